"""The shapes of one story: every module that it fills exactly."""
