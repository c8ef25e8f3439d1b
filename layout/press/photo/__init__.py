"""Photographs for the press: cropped, separated, kept."""
