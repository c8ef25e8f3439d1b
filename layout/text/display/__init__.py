"""Display lines: heads set solid or vertical, and where a head may turn."""
