"""One page made up: passes of the search, layouts mended, pages shared out to processes."""
