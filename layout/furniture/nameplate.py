"""The nameplate: the newspaper's name letter-fitted by its ink, pinyin and imprint under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from layout.core.frame import GlyphRun, Source
from layout.core.geometry import Rect
from layout.furniture.block import SetLine, house_red
from layout.house.newspaper import House
from layout.text.atoms import TypeCase
from layout.text.display.solid import DisplayLine, set_display, set_letters, spread_display

STORY = "masthead"
"""The story of every source in the masthead."""
LEAST_CLEARANCE, MOST_CLEARANCE = 0.045, 0.16
"""Between the inks of two characters of the name, in em of its size."""
UNKNOWN_INK = (0.0, -0.1, 1.0, 0.85)
"""Left, bottom, right and top of a character's ink in em, where no face has the name."""
IMPRINT_SIZE = 9.0
"""Size of sponsor and publisher, in points."""
IMPRINT_PITCH = 1.25
"""From the sponsor's baseline to the publisher's, in em of their size."""
IMPRINT_BASELINE = 0.95
"""From the top of the two lines to the sponsor's baseline, in em of their size."""
IMPRINT_DEPTH = 2.1
"""Depth of the two lines, kept free under the name, in em of their size."""
PINYIN_SIZE = 10.0
"""Size of the pinyin in points."""
PINYIN_DROP = 0.6
"""From the sponsor's baseline to the pinyin's, in em of `IMPRINT_SIZE`: beside both lines' middle."""
PINYIN_GAP, LEAST_PINYIN_GAP = 40.0, 12.0
"""Points between pinyin and imprint: as a rule, and at least under a narrow name."""
NAME_GAP = 7.0
"""Points between the ink of the name and what stands under it."""


class NameplateCopy(NamedTuple):
    """What the nameplate prints: name, pinyin, and the imprint (sponsor, publisher)."""

    name: str
    pinyin: str
    imprint: tuple[str, str]


class _FittedName(NamedTuple):
    """The name in its size and place: a line `size` points large on `baseline`, from `x`.

    `left`, `right` and `foot` are the edges of its ink. All are points of the page.
    """

    line: DisplayLine
    size: float
    x: float
    baseline: float
    left: float
    right: float
    foot: float


def nameplate_runs(
    copy: NameplateCopy, plate: Rect, house: House, case: TypeCase
) -> list[GlyphRun]:
    """The nameplate inside the rectangle `plate`, in points."""
    name = _fitted_name(copy.name, plate, house, case)
    red = house_red(house)
    line = SetLine(name.line, name.size, 0, 0, Source(STORY, "name"), red)
    return [*line.runs(name.x, name.baseline), *_under_name(copy, name, plate, case)]


def _fitted_name(text: str, plate: Rect, house: House, case: TypeCase) -> _FittedName:
    """The name as large as `plate` allows, with equal clearances between its characters' inks."""
    role = house.masthead.nameplate_face
    line = set_display(text, role, case)
    face = case.faces.for_text(role, text)
    inks = [UNKNOWN_INK if face is None else face.ink(atom.glyphs[0]) for atom in line.atoms]
    top, bottom = max(ink[3] for ink in inks), min(ink[1] for ink in inks)
    ink_width = sum(ink[2] - ink[0] for ink in inks)
    gaps = len(inks) - 1
    below = IMPRINT_DEPTH * IMPRINT_SIZE + NAME_GAP
    size = min(
        (plate.height - below) / (top - bottom),
        plate.width / (ink_width + LEAST_CLEARANCE * gaps),
    )
    measure = plate.width / size
    clearance = min((measure - ink_width) / max(gaps, 1), MOST_CLEARANCE)
    xs = _letter_fitted(inks, measure, clearance)
    baseline = plate.y + top * size
    return _FittedName(
        DisplayLine(line.atoms, xs, measure),
        size,
        plate.x,
        baseline,
        plate.x + (xs[0] + inks[0][0]) * size,
        plate.x + (xs[-1] + inks[-1][2]) * size,
        baseline - bottom * size,
    )


def _letter_fitted(
    inks: Sequence[tuple[float, float, float, float]], measure: float, clearance: float
) -> tuple[float, ...]:
    """The origins of characters whose inks stand `clearance` apart, centred in `measure`; in em."""
    ink_width = sum(ink[2] - ink[0] for ink in inks)
    pen = (measure - ink_width - clearance * (len(inks) - 1)) / 2
    xs = []
    for ink in inks:
        xs.append(pen - ink[0])
        pen += ink[2] - ink[0] + clearance
    return tuple(xs)


def _under_name(
    copy: NameplateCopy, name: _FittedName, plate: Rect, case: TypeCase
) -> Iterator[GlyphRun]:
    """Pinyin from the left edge of the name's ink, the imprint justified to its right edge.

    Without pinyin the imprint stands under the middle of the name. Under a name too narrow for both they take as much of the plate as they need, the name over
    their middle; where the plate too is narrow they are set smaller.
    """
    pinyin = set_letters(copy.pinyin, "黑", case)
    pinyin_room = pinyin.width * PINYIN_SIZE + LEAST_PINYIN_GAP if copy.pinyin else 0.0
    imprint = [set_display(text, "书宋", case) for text in copy.imprint]
    imprint_em = max(line.width for line in imprint)
    least = pinyin_room + imprint_em * IMPRINT_SIZE
    scale = min(1.0, plate.width / least)
    pinyin_size, imprint_size = PINYIN_SIZE * scale, IMPRINT_SIZE * scale
    overhang = max(least * scale - (name.right - name.left), 0.0) / 2
    left, right = name.left - overhang, name.right + overhang
    baseline = name.foot + NAME_GAP + imprint_size * IMPRINT_BASELINE
    imprint_x = right - imprint_em * imprint_size
    if copy.pinyin:
        pinyin_em = (imprint_x - left - PINYIN_GAP) / pinyin_size
        spread = spread_display(pinyin, pinyin_em)
        placed = SetLine(spread, pinyin_size, 0, 0, Source(STORY, "pinyin"))
        yield from placed.runs(left, baseline + imprint_size * PINYIN_DROP)
    else:
        imprint_x = (left + imprint_x) / 2
    for number, line in enumerate(imprint):
        justified = spread_display(line, imprint_em)
        placed = SetLine(justified, imprint_size, 0, 0, Source(STORY, "imprint", number))
        yield from placed.runs(imprint_x, baseline + number * imprint_size * IMPRINT_PITCH)
