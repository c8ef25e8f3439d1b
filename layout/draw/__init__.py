"""Pages as frames: the only room that turns rows and em into points of the page."""
