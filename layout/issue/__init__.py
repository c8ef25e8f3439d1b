"""The issue: its file, its model, its copy, and what can be checked without setting it."""
