"""The clean door: the one table of what becomes of pasted signs before copy is set."""
