"""build-issue: a Chinese newspaper issue from one YAML file to a press-ready PDF."""

__version__ = "0.1.0"
