"""ToUnicode maps (ISO 32000-1 9.10.3): the text of every character code of a font.

pikepdf reads content streams but no CMaps, so the two kinds of mapping that ToUnicode maps
consist of are read here.
"""

from __future__ import annotations

import re

_SINGLE_BLOCK = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_SINGLE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_RANGE_BLOCK = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def unicode_table(cmap: bytes) -> dict[int, str]:
    """The text of every code that the ToUnicode map `cmap` lists.

    A range whose texts are given one by one, as an array, is not read.
    """
    table: dict[int, str] = {}
    for block in _SINGLE_BLOCK.findall(cmap):
        for code, text in _SINGLE.findall(block):
            table[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in _RANGE_BLOCK.findall(cmap):
        for first, last, text in _RANGE.findall(block):
            start = int(text, 16)
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                table[code] = (start + step).to_bytes(len(text) // 2, "big").decode("utf-16-be")
    return table
