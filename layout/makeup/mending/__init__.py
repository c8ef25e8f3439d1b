"""Layouts with faults, mended part by part."""
