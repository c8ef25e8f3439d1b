"""Frames to a PDF for reading: tagged, linked, in screen colours. It knows articles, not stories."""
