"""Rules of copy: punctuation, numbers, names, the forms of news."""
