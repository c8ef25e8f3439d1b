"""From finished pages to files: press PDF, certificate, report, record."""
