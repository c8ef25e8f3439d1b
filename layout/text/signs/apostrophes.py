"""Which ’ of a text are apostrophes: the others close a quotation (GB/T 15834 4.8)."""

from __future__ import annotations

import re

_QUOTE = re.compile("[‘’]")
_ELISION = re.compile("’(?:[0-9]0s|[0-9]{2}(?![0-9])|[0-9]{2}(?=[^0-9]))")
"""’97 and ’90后: the century is left out before a year of two figures."""


def apostrophes(text: str) -> frozenset[int]:
    """The indices of the apostrophes: between Latin letters (don’t, xī’ān), before a year of two
    figures (’97), and after a Latin letter where no ‘ is open (the students’ books).
    """
    if "’" not in text:
        return frozenset()
    found, opened = set(), 0
    for match in _QUOTE.finditer(text):
        at = match.start()
        if match[0] == "‘":
            opened += 1
        elif _is_letter(text[at - 1 : at]) and text[at + 1 : at + 2].isalpha():
            if _is_letter(text[at + 1 : at + 2]) or not opened:
                found.add(at)
            else:
                opened -= 1
        elif opened:
            opened -= 1
        elif _ELISION.match(text, at) or _is_letter(text[at - 1 : at]):
            found.add(at)
    return frozenset(found)


def _is_letter(char: str) -> bool:
    """Whether a character is a letter or a figure of Latin text, with an accent or without."""
    return char.isalnum() and (char <= "\u024f" or "\u1e00" <= char <= "\u1eff")
