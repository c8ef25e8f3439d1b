"""The finished press PDF is opened and checked against what was ordered, from the file alone."""
