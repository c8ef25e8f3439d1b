"""A whole issue: planned, made up page by page, set, and judged."""
