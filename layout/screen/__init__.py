"""Frames to a PDF for readers: tagged, linked, in screen colours. It knows articles, not stories."""
