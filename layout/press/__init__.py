"""Frames to PDF. It knows no stories."""
