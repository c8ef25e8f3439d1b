"""Findings as people and programs read them: text, JSON, GitHub, SARIF, JUnit; the page of rules."""
