"""Rules of masthead, imprint, licences, page row and hotlines."""
