"""PDF as a file format: objects, embedded faces, metadata, the document."""
