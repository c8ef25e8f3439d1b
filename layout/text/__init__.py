"""Composition: paragraphs, rules and a measure go in, lines come out. It knows no stories."""
