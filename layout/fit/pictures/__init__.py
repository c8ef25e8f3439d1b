"""The pictures of one story: as a group or apart, the ways to set them, and how they are set."""
