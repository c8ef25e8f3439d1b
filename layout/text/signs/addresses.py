"""Addresses of web, mail and network: where they stand in a text, and where a line may end in them.

A line may end after the scheme and after / . - ? & = @ _ and the backslash of a network path,
without a hyphen, and nowhere else (A4.5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BODY = r"[0-9A-Za-z./_~%?=&#:+@,;!$'()*\[\]-]*[0-9A-Za-z/_=&#-]"
ADDRESS = re.compile(
    rf"(?<![0-9A-Za-z])(?:[A-Za-z][A-Za-z0-9+.-]{{1,11}}://|[Ww]{{3}}\.|mailto:){_BODY}"
    r"|[0-9A-Za-z][0-9A-Za-z._+-]*@[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)+"
    rf"|(?<![0-9A-Za-z.@-])[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*\.(?:com|cn|net|org|gov|edu|info|top|xyz)(?![0-9A-Za-z])(?:/{_BODY})?"
    r"|\\\\[0-9A-Za-z._$-]+(?:\\[0-9A-Za-z._$-]+)*"
)
"""A web address with its scheme or with www., a mail address, a domain with its path, \\\\server\\path."""
_PIECE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?://)?|[^/.?&=@_\\-]*[/.?&=@_\\-]+|[^/.?&=@_\\-]+")
_LEAST_PIECE = 2
"""Characters: a shorter piece stays with the next one."""


def address_pieces(text: str) -> Iterator[tuple[int, int, list[int]]]:
    """The start and the end of every address, and the places in it at which a line may end."""
    if "." not in text and "\\" not in text and "/" not in text:
        return
    for match in ADDRESS.finditer(text):
        breaks, at, size = [], match.start(), 0
        for piece in _PIECE.findall(match[0]):
            if at > match.start() and size >= _LEAST_PIECE and match.end() - at >= _LEAST_PIECE:
                breaks.append(at)
                size = 0
            at += len(piece)
            size += len(piece)
        yield match.start(), match.end(), breaks
