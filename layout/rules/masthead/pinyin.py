"""Pinyin without tones of the 20,891 characters of GBK that have a reading (M15).

For a name with another character, only the number of syllables can be checked.
"""

from __future__ import annotations

import re

from layout.house.paper import DATA

PINYIN_FILE = DATA / "pinyin.txt"
"""A line for each syllable: the characters that are read so, and those that can be read so too."""
_SYLLABLE = (
    "(?:(?:ZH|CH|SH|[BPMFDTNLGKHJQXRZCSYW])?"
    "(?:IANG|IONG|UANG|ANG|ENG|ING|ONG|IAN|IAO|UAI|UAN|AI|EI|UI|AO|OU|IU|IE|UE|VE|ER|AN|EN|IN|UN"
    "|VN|IA|UA|UO|A|O|E|I|U|V))"
)
_ROUNDED = "(?:V|Ü|YU|U)"
"""How the ü of 绿 and 女 is written in capitals."""


def readings_of(name: str) -> list[list[str]] | None:
    """The syllables of each character of a name, the usual one first; None if one is unknown."""
    found: dict[str, list[str]] = {char: [] for char in name}
    for line in PINYIN_FILE.read_text(encoding="utf-8").splitlines():
        if any(char in line for char in found):
            syllable, usual, other = line.split(" ")
            for char, readings in found.items():
                if char in usual:
                    readings.insert(0, syllable)
                elif char in other:
                    readings.append(syllable)
    return [found[char] for char in name] if all(found.values()) else None


def pinyin_of(name: str) -> str | None:
    """The usual pinyin of a name in capitals; None if a character has no known reading."""
    readings = readings_of(name)
    return None if readings is None else "".join(syllables[0] for syllables in readings)


def is_pinyin_of(pinyin: str, name: str) -> bool | None:
    """Whether capitals are the pinyin of a name in any reading of its characters.

    None if a character has no known reading.
    """
    readings = readings_of(name)
    if readings is None:
        return None
    form = "".join(f"(?:{'|'.join(map(_written, syllables))})" for syllables in readings)
    return re.fullmatch(form, pinyin) is not None


def _written(syllable: str) -> str:
    """A syllable as a regular expression of its spellings."""
    return syllable.replace("V", _ROUNDED)


def readable(pinyin: str, count: int) -> bool:
    """Whether capitals can be read as exactly `count` pinyin syllables without tones."""
    return re.fullmatch(f"{_SYLLABLE}{{{count}}}", pinyin) is not None
