"""Two proofs compared: changes, ledger, red-line."""
