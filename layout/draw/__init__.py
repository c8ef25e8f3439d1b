"""Set pages as frames: the only step from rows and em to points."""
