"""A page that stays open: changes that would close it, each tried before it is proposed."""
