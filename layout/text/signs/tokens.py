"""Copy is cut into tokens: what an atom is made of, and the spaces between.

The clause of a token's kind stands beside it (A4.1, A4.5).
"""

from __future__ import annotations

import re

from layout.text.signs.addresses import address_pieces

_TOKEN = re.compile(
    r"——|⸺|……|⋯⋯"
    r"|[？！]{2,3}"
    r"|(?<![0-9A-Za-z])[0-9]{4}—[A-Z][0-9]{4}号"  # a licence number stays whole (A4.5)
    r"|[$￥¥№]?[0-9A-Za-zÀ-ɏͰ-ӿ]+(?:[-.,:/@_'’&+][0-9A-Za-zÀ-ɏ]+)*(?:\+|[%％‰℃]|°C?)?"
    r"|(?<=[\u4e00-\u9fff])-[0-9A-Za-z]+"  # 歼-20: the hyphen stays with both sides
    r"|[ \u00a0]+"
    r"|(?s:.)[\ufe00-\ufe0f\U000e0100-\U000e01ef]?"
)
"""What stays together, tried in this order: two-em marks, runs of ？！, licence numbers, Latin
words and numbers with their signs, a hyphen after Han, spaces, one character with its selector.
"""


def tokens(text: str) -> list[str]:
    """The copy cut into strings and word spaces; joining them gives the copy back.

    A string is unbreakable, but for an address, which is one string: see `atoms.pieces_of`.
    """
    found: list[str] = []
    at = 0
    for start, end, _ in address_pieces(text):
        found += _TOKEN.findall(text, at, start)
        found.append(text[start:end])
        at = end
    return found + _TOKEN.findall(text, at) if at else _TOKEN.findall(text)
