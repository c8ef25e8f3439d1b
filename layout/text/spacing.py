"""The gap between two atoms: natural width, limits, and when it gives way in justification.

A gap is what Knuth and Plass call glue, with two differences. Its limits are hard: it never gets
narrower than its floor nor wider than its ceiling. And gaps give way in a fixed order instead of
all at once: each gap belongs to a step of squeezing and to a step of spreading, and a step moves
only after the steps before it are used up (clreq, line adjustment; A10).

Adjacent marks follow A6, the space between Han and Latin A9. All widths are in em.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from typing import Literal, NamedTuple

from layout.text.charclass import HALF, STOPS, Kind
from layout.text.kinsoku import Level, may_break
from layout.text.signs.units import UNIT_SPACE

Style = Literal["全角", "开明", "半角", "不压缩"]
"""How wide single marks are (A6.5).

全角: one em each; 开明: one em for 。？！, half an em for the others; 半角: half an em for all;
不压缩: as 全角, and adjacent marks keep both their blanks.
"""


class Squeeze(IntEnum):
    """The steps by which gaps are squeezed, in order (A10).

    Step 1 of the clause is the blank of a mark at the line's end. It always goes (A7.3), so no
    gap stands for it.
    """

    NEVER = 0
    WORD_SPACE = 2
    INTERPUNCT = 3
    BRACKETS = 4
    COMMAS = 5
    """，、；："""
    HAN_LATIN = 6
    STOPS = 7
    """。？！"""


class Spread(IntEnum):
    """The steps by which gaps are spread, in order (A10)."""

    NEVER = 0
    WORD_SPACE = 1
    HAN_LATIN = 2
    ORDINARY = 3
    """All other gaps, by equal amounts."""


SQUEEZE_STEPS = tuple(step for step in Squeeze if step)
SPREAD_STEPS = tuple(step for step in Spread if step)

AUTOSPACE_FLOOR = 0.125
AUTOSPACE_CEILING = 0.5
"""Em: the limits of the space between Han and Latin text (A9.1)."""
WORD_SPACE = (1 / 3, 0.25, 0.5)
"""Em: natural width, floor and ceiling of a space between Latin words (A10)."""
UNLIMITED = 99.0
"""Em: the ceiling of a gap that has none; wider than any line."""
_FIGURES = frozenset({Kind.LATIN, Kind.POSTFIX})
_BESIDE_FIGURES = frozenset({Kind.LATIN, Kind.FOLLOWER, Kind.POSTFIX})
"""Kinds that, without a space between them, are one word or figure with its signs."""
_STEP_OF_MARK = {
    Kind.OPEN: Squeeze.BRACKETS,
    Kind.CLOSE: Squeeze.BRACKETS,
    Kind.MID: Squeeze.COMMAS,
    Kind.END: Squeeze.STOPS,
}
"""The step at which the blank of a mark is squeezed, by the mark's kind."""


class Rules(NamedTuple):
    """The house's choices for setting lines.

    `autospace` is the natural space between Han and Latin text in em; 0 freezes it, so that such
    a gap is like any other (A9.1, A10). `trim_start` lets an opening mark at the start
    of a line lose its blank (A7.1), `trim_indent` one after the first line's indent (A7.2).
    """

    level: Level = "gb"
    style: Style = "全角"
    autospace: float = 0.125
    trim_start: bool = True
    trim_indent: bool = True


class Gap(NamedTuple):
    """The space between two atoms in em: natural width, floor, ceiling, and its two steps.

    `may_break` says whether a line may end here, `space` whether the copy has a word space here.
    `unit` says that both sides are one unit. A line that ends at a `ragged` gap may stay short.
    """

    natural: float
    floor: float
    ceiling: float
    squeeze: Squeeze
    spread: Spread
    may_break: bool
    space: bool = False
    unit: bool = False
    ragged: bool = False


TIGHT = Gap(0.0, 0.0, 0.0, Squeeze.NEVER, Spread.NEVER, may_break=False, unit=True)
"""The gap inside a unit."""
SPACED = Gap(
    UNIT_SPACE, UNIT_SPACE, UNIT_SPACE, Squeeze.NEVER, Spread.NEVER, False, space=True, unit=True
)
"""The typed space inside a unit."""
CUT = Gap(0.0, 0.0, 0.0, Squeeze.NEVER, Spread.NEVER, may_break=True, ragged=True)
"""The gap between two pieces of an address, or of an atom that was too wide for the measure."""


class _Gaps(dict[tuple[Kind, Kind], Gap]):
    """Gaps without a word space by the kinds on their two sides, made when first looked up."""

    def __init__(self, rules: Rules) -> None:
        super().__init__()
        self.rules = rules

    def __missing__(self, kinds: tuple[Kind, Kind]) -> Gap:
        found = self[kinds] = gap_between(*kinds, False, self.rules)
        return found


@cache
def gaps_between(rules: Rules) -> Mapping[tuple[Kind, Kind], Gap]:
    """Every gap without a word space under a house's rules, by the kinds before and after it."""
    return _Gaps(rules)


@cache
def gap_between(before: Kind, after: Kind, space: bool, rules: Rules) -> Gap:
    """The gap between an atom whose right edge is `before` and one whose left edge is `after`.

    `space` says whether the copy has a word space there.
    """
    if not space and before in _FIGURES and after in _BESIDE_FIGURES:
        return TIGHT
    breakable = may_break(before, after, rules.level)
    if space:
        natural, floor, ceiling = WORD_SPACE
        return Gap(natural, floor, ceiling, Squeeze.WORD_SPACE, Spread.WORD_SPACE, breakable, True)
    right = _blank(before, rules.style) if before in STOPS else 0.0
    left = _blank(after, rules.style) if after is Kind.OPEN else 0.0
    if _are_adjacent_marks(before, after):
        return _between_marks(before, after, right + left, breakable, rules.style)
    if right or left:
        step = _STEP_OF_MARK[before if right else after]
        return Gap(right + left, 0.0, UNLIMITED, step, Spread.ORDINARY, breakable)
    if _is_autospaced(before, after) and rules.autospace:
        floor = min(AUTOSPACE_FLOOR, rules.autospace)
        return Gap(
            rules.autospace,
            floor,
            AUTOSPACE_CEILING,
            Squeeze.HAN_LATIN,
            Spread.HAN_LATIN,
            breakable,
        )
    if _is_rigid(before, after):
        return Gap(0.0, 0.0, 0.0, Squeeze.NEVER, Spread.NEVER, breakable)
    return Gap(0.0, 0.0, UNLIMITED, Squeeze.NEVER, Spread.ORDINARY, breakable)


def _are_adjacent_marks(before: Kind, after: Kind) -> bool:
    """Whether a mark stands against a mark, so that one of the blanks between them goes."""
    return (before in STOPS or before is Kind.OPEN) and (
        after in STOPS or after in (Kind.OPEN, Kind.STACK)
    )


def _between_marks(before: Kind, after: Kind, blanks: float, breakable: bool, style: Style) -> Gap:
    """The gap between adjacent marks, of whose `blanks` half an em goes (A6.2).

    Justification never gives it back: the ceiling is the natural width (A6.3).
    """
    natural = blanks if style == "不压缩" else max(blanks - HALF, 0.0)
    if natural <= 0:
        return Gap(0.0, 0.0, 0.0, Squeeze.NEVER, Spread.NEVER, breakable)
    step = max(_STEP_OF_MARK[kind] for kind in (before, after) if kind is not Kind.STACK)
    return Gap(natural, 0.0, natural, step, Spread.NEVER, breakable)


def _blank(kind: Kind, style: Style) -> float:
    """The blank of a mark in a style, in em (A6.5)."""
    if style == "半角" or (style == "开明" and kind is not Kind.END):
        return 0.0
    return HALF


def _is_autospaced(before: Kind, after: Kind) -> bool:
    """Whether Han stands beside Latin text, on either side (A9.1)."""
    latin = (Kind.LATIN, Kind.POSTFIX)
    return (before is Kind.HAN and after is Kind.LATIN) or (before in latin and after is Kind.HAN)


def _is_rigid(before: Kind, after: Kind) -> bool:
    """Whether two atoms stay close together, however loose the line.

    So do connectors, the solidus and the interpunct with both their neighbours (A10),
    and what belongs to the word before it or after it (A3.3).
    """
    joins = {before, after} & {Kind.CONNECT, Kind.SOLIDUS, Kind.INTERPUNCT}
    return bool(joins) or after is Kind.POSTFIX or before is Kind.PREFIX
