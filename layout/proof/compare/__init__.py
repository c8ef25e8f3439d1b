"""Two proofs compared: changes, the list of changes, red-line proof."""
