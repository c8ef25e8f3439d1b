"""The finished press PDF opened and checked as a stranger would."""
