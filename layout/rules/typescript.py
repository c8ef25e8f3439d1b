"""Where a printed character was typed: the printed line and the file read in step.

The clean door changes widths, quotes and spaces, takes invisible signs away and puts marks in. So
both texts are folded to one form, and a character that is not found is passed over.
"""

from __future__ import annotations

import unicodedata

REACH = 48
"""Characters ahead in which the next printed character is looked for in the typescript. Markup,
and a line break with its indentation, are shorter.
"""
_NEAR = 3
"""Characters that may stand between two printed ones without doubt: markup, invisible signs."""
_SURE = 2
"""Printed characters that must follow where one is found further off."""
_LONGER = 4
"""Times that a typescript is longer than what is printed of it, at most."""
_FORMS = {
    **dict.fromkeys("‘’′`´", "'"),
    **dict.fromkeys("“”″「」『』", '"'),
    **dict.fromkeys("—–―−－─‐‑", "-"),
    **dict.fromkeys("…⋯。．․‥", "."),
    **dict.fromkeys("•‧・∙⋅･", "·"),
    **dict.fromkeys("～〜", "~"),
    "、": ",",
}


class _Folds(dict[int, str]):
    """The one form of a character and its relatives, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        form = _FORMS.get(char) or unicodedata.normalize("NFKD", char)[:1]
        found = self[code] = _FORMS.get(form, form)
        return found


_FOLDS = _Folds()


def typed_offset(typed: str, start: int, printed: str, index: int) -> tuple[int, bool]:
    """The place in a file of the printed character with the number `index`, and whether it is sure.

    `start` is the place of the printed text's beginning. A character that was not typed has the
    place after the last one that was.
    """
    found, position = False, 0
    folded = printed[: index + 1 + _SURE].translate(_FOLDS)
    text = typed[start : start + len(folded) * _LONGER + REACH].translate(_FOLDS)
    for at in range(index + 1):
        step = _step(text[position : position + REACH], folded[at : at + 1 + _SURE])
        found = step >= 0
        if found and at < index:
            position += step + 1
        elif found:
            position += step
    return start + position, found


def _step(window: str, wanted: str) -> int:
    """How far off the first of some characters stands; -1 if it is not there.

    Far off it counts only where the others follow it.
    """
    step = window.find(wanted[0])
    while step > _NEAR and len(wanted) > 1:
        following = window[step + 1 : step + 1 + 2 * _NEAR]
        if all(char in following for char in wanted[1:]):
            break
        step = window.find(wanted[0], step + 1)
    return step
