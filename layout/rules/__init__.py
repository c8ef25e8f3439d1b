"""The rules that check an issue before it is set: one small rule for every kind of fault."""
