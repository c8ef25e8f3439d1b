"""Pages made up: passes of the search, layouts mended, open pages rescued."""
