"""Display lines: heads set solid or vertically, and where a head may be turned."""
