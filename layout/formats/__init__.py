"""Findings as text, JSON, GitHub annotations, SARIF and JUnit's XML; the rulebook and the key tables."""
