"""The passes of make-up: what each tries, in what order, and how one is searched."""
