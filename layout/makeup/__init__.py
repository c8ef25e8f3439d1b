"""One page made up: its passes, layouts mended, open pages rescued, pages shared out to processes."""
