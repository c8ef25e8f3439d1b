"""The issue: its file, its model, its manuscripts, and the files that it names."""
