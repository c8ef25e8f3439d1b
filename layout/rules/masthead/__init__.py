"""Rules of date line, imprint, licences, the row of pages, hotlines and the kind of paper."""
