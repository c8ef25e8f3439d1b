"""A page that stays open: what would close it, each change tried before it is proposed."""
