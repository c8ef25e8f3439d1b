"""Make-up in whole columns and rows. It knows no points and no fonts."""
