"""What can be said of an issue without setting it: one small rule for every fault."""
