"""Reads YAML files into typed values and records the place of each value in its file."""
