"""Rules of copy: punctuation, numbers, names, news forms."""
