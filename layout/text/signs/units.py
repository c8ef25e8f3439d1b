"""What a line never parts besides words: figures with their signs, indices, units and spaces.

`bonds` reads a text once and says what is special about the place before a character. A place that
it does not name is treated by the kinds of its two sides (`spacing`). In a unit nothing opens:
there is no space but a typed one, and that is `UNIT_SPACE` wide (A4.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import lru_cache

from layout.text.signs.addresses import address_pieces
from layout.text.signs.apostrophes import apostrophes


class Bond(Enum):
    """What stands before a character."""

    TIGHT = "tight"
    """Nothing: the two characters are one unit."""
    SPACE = "space"
    """The character is the space of a unit: 5 ℃, 10 000."""
    NAME_SPACE = "name space"
    """The character is a space inside the name of a licence: a word space that no line ends at."""
    ADDRESS = "address"
    """Nothing, but a line may end here: inside an address, after a mark."""
    BEFORE_ADDRESS = "before address"
    """An ordinary gap; a line that ends here may stay short: an address or a number cannot fill it."""
    SIGN = "sign"
    """The character itself is a sign of a figure or an apostrophe, and is set like a figure."""


UNIT_SPACE = 0.25
"""Em: the space inside a unit, which no line opens (GB/T 15835: 千分空 is a quarter of a Han)."""

# patterns are kept as texts: `re` compiles one when a text first needs it, which most never do
_BEFORE = "±∓−×√∛≥≤≧≦≈≒≠＜＞=€£￡￦₩₽฿§Δ∆∅∠∝￠"
_BETWEEN = "±∓−×÷≥≤≧≦≈≒≠∶·^*"
_AFTER = "²³¹⁰⁴⁵⁶⁷⁸⁹⁺⁻⁼ⁿⁱ₀₁₂₃₄₅₆₇₈₉₊₋½¼¾⅓⅔⅛µμΩ€£¢￠㎡㎢㎥㎏㎜㎝㎞㎎"
_LETTER = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff"
_SIGN = (
    f"[{_BEFORE}](?=[{_BEFORE}]? ?[.0-9])"
    f"|(?<=[{_LETTER}{_AFTER}%％℃°′″)])[{_BETWEEN}](?=[{_LETTER}{_BEFORE}(+-])"
    f"|(?<=[{_LETTER})′″])[{_AFTER}]+"
)
"""A sign before a figure, between two, or after a letter or figure."""

NARROW = frozenset(_BEFORE + _BETWEEN + _AFTER + "·") - {"∶"}
"""Signs that are as narrow as figures inside a unit."""

_SYMBOLS = (
    "℃|℉|°C?F?|%|％|‰|[kcdmnμµ]?m[²³23]?|[kmμµ]?g|[mkμµ]?[LlVWΩ]|[kM]?(?:Wh|Pa|eV|bp|N|J|cal)|t|s|min|h|d"
    "|[kMGT]?(?:Hz|B|b|bps|bit)|hPa|mmHg|m?A|A·?h|mAh|K|mol|d[Bb]|lm|lx|hm²|ha|rpm|km/h|m/s|元|x"
)
_SPACES = (
    r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])"  # 10 000
    rf"|[0-9] (?:{_SYMBOLS})(?![0-9A-Za-z])"  # 5 ℃
    f"|[{_BEFORE}] (?=[0-9])"  # ≥ 60
    f"|(?<=[0-9]) [±×÷−+=≈] (?=[0-9])"  # 3 × 5
    r"|(?<![0-9A-Za-z])(?:0[0-9]{2,3}|[48]00|1[3-9][0-9]) [0-9]{3,4} [0-9]{3,4}(?![0-9])"
    r"|(?<![0-9A-Za-z])0[0-9]{2,3} [0-9]{7,8}(?![0-9])"  # 010 65062911
    r"|(?<![A-Za-z])(?:No|Vol|Fig|pp?)\. (?=[0-9])"
)
"""Spaces inside a unit: thousands, unit symbols, signs, telephones."""
_LICENCE = (
    r"(?<![0-9A-Za-z])[A-Z][A-Z0-9]*(?:-[A-Z]+)*(?: [A-Z][A-Z-]+)* [0-9]+\.[0-9]+(?![0-9A-Za-z])"
)
"""A licence with its number: CC BY 4.0, CC BY-SA 4.0, GFDL 1.3."""

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_WHOLE = (
    f"[{_PROVINCES}][A-Z]·?[0-9A-Z]{{5,6}}(?![0-9A-Z])"  # 京A·12345
    r"|[〔［（\[(][12][0-9]{3}[〕］）\])]第?[0-9]{1,5}号"  # 〔2025〕12号
    r"|[（(]0[0-9]{2,3}[）)][ -]?[0-9]{7,8}"  # （010）65062911
    r"|[0-9]{7,8}转[0-9]{1,5}"
    r"|(?<![0-9])[0-9]{1,3}°(?:[0-9]{1,2}[′″])*(?:[0-9.]+″)?[NSEW]?"  # 39°54′20″
    r"|[0-9.]+∶[0-9.]+(?:∶[0-9.]+)*"  # 3∶1
)
"""Units with Han or marks in them."""
_TRIGGER = re.compile(
    f"[{_BEFORE}{_BETWEEN}{_AFTER} ’°〔［（\\[(转@\\\\]|://|[Ww]{{3}}\\.|[{_PROVINCES}][A-Z]"
    "|[0-9]{12}"
)
_NUMBER = r"(?<![0-9A-Za-z.])[0-9]{12,}"
"""A number too long for the rest of a line: of an identity card, an account."""
_NOTHING: Mapping[int, Bond] = {}


@lru_cache(maxsize=4096)
def bonds(text: str) -> Mapping[int, Bond]:
    """What is special about the place before each character, by its index in the text."""
    if not _TRIGGER.search(text):
        return _NOTHING
    found = dict.fromkeys(_spaces(text, _LICENCE), Bond.NAME_SPACE)
    for start, stop in _units(text):
        for at in range(start + 1, stop):
            found[at] = Bond.SPACE if text[at] == " " else Bond.TIGHT
    for match in re.finditer(_SIGN, text):
        for at in range(match.start(), match.end()):
            if found.get(at) is not Bond.TIGHT:
                found[at] = Bond.SIGN
    found |= dict.fromkeys(apostrophes(text), Bond.SIGN)
    for match in re.finditer(_NUMBER, text):
        if match.start():
            found.setdefault(match.start(), Bond.BEFORE_ADDRESS)
    for start, _, breaks in address_pieces(text):
        found |= dict.fromkeys(breaks, Bond.ADDRESS)
        if start:
            found[start] = Bond.BEFORE_ADDRESS
    return found


def inside_units(text: str) -> frozenset[int]:
    """The places in a text that lie inside a unit: no head is turned there.

    A place is the number of characters before it.
    """
    found: set[int] = set()
    for at, bond in bonds(text).items():
        if bond in (Bond.TIGHT, Bond.SPACE, Bond.NAME_SPACE):
            found.add(at)
        elif bond is Bond.SIGN:
            found.update(
                place
                for place, beside in ((at, text[at - 1 : at]), (at + 1, text[at + 1 : at + 2]))
                if re.match(f"[{_LETTER}{_BEFORE}{_AFTER}.]", beside)
            )
    return frozenset(found)


def is_drawn_narrow(char: str, bond: Bond | None) -> bool:
    """Whether a character stands as a sign in a unit, so that it is as narrow as figures are."""
    return bond is Bond.SIGN or (bond is Bond.TIGHT and char in NARROW)


def _spaces(text: str, pattern: str) -> Iterator[int]:
    """The indices of the spaces in the matches of a pattern."""
    for match in re.finditer(pattern, text):
        yield from (at for at in range(*match.span()) if text[at] == " ")


def _units(text: str) -> Iterator[tuple[int, int]]:
    """First and last place, with what stands between them in one unit."""
    for at in _spaces(text, _SPACES) if " " in text else ():
        yield at - 1, at + 2
    for match in re.finditer(_WHOLE, text):
        yield match.span()
