"""The PDF file: objects, embedded faces, metadata."""
