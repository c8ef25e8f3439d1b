"""The parts of a page: heads, pictures with their words, masthead, folio, foot."""
