"""Proofs for people: marked-up pages, page pictures, comparison, rounds, live preview."""
