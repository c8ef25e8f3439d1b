"""The search round modules that the editor fixed."""
