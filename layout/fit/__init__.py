"""One story in one module: the ways to set its copy, heads and pictures, in rows and em."""
