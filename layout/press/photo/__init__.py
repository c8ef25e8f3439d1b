"""Photographs for press and screen: cropped, separated into inks, kept for the next run."""
