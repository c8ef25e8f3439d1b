"""The house: what does not change from issue to issue, and its faces."""
