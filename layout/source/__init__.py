"""YAML files in, typed values with their places out."""
