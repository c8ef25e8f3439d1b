"""The house: what does not change between the issues of a newspaper, and its faces."""
