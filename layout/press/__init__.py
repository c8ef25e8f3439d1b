"""Frames to a press PDF, with photographs prepared and the file checked. It knows no stories."""
