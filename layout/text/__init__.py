"""Composition: paragraphs, styles and a measure in; lines out. It knows no stories."""
