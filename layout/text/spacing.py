"""Gaps between atoms: natural width, limits, and the step at which each gives way.

Adjacent marks after clreq (handbook A6), Han–Latin space A9, justification steps A10; all in em.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from layout.text.charclass import STOPS, Kind
from layout.text.kinsoku import Level, may_break

Style = Literal["全角", "开明", "半角", "不压缩"]

NEVER = 0
SQUEEZE_STEPS = (2, 3, 4, 5, 6, 7)
"""2 word space, 3 interpunct, 4 brackets, 5 ，、；：, 6 Han–Latin, 7 。？！ (step 1 is the line end)."""
SPREAD_STEPS = (1, 2, 3)
"""1 word space, 2 Han–Latin, 3 all other gaps alike."""

AUTOSPACE_FLOOR = 0.125
AUTOSPACE_CEILING = 0.5
WORD_SPACE = (1 / 3, 0.25, 0.5)
"""Natural, floor and ceiling of a space between Latin words."""
UNLIMITED = 99.0


class Rules(NamedTuple):
    """The house's choices for setting lines."""

    level: Level = "gb"
    style: Style = "全角"
    autospace: float = 0.125
    trim_start: bool = True
    trim_indent: bool = True


class Gap(NamedTuple):
    """The space between two atoms: natural width, floor, ceiling, squeeze and spread step.

    `may_break` tells whether a line may end here; `space` whether the copy has a word space.
    """

    natural: float
    floor: float
    ceiling: float
    squeeze: int
    spread: int
    may_break: bool
    space: bool = False


class _Gaps(dict[tuple[Kind, Kind], Gap]):
    """Gaps without a word space by the kinds on their two sides, worked out when first met."""

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
    """The gap between an atom ending in `before` and one starting with `after`."""
    breakable = may_break(before, after, rules.level)
    if space:
        natural, floor, ceiling = WORD_SPACE
        return Gap(natural, floor, ceiling, 2, 1, breakable, True)
    right = _blank(before, rules.style) if before in STOPS else 0.0
    left = _blank(after, rules.style) if after is Kind.OPEN else 0.0
    if (before in STOPS or before is Kind.OPEN) and (
        after in STOPS or after in (Kind.OPEN, Kind.STACK)
    ):
        return _between_marks(before, after, right, left, breakable, rules)
    if right or left:
        kind = before if right else after
        return Gap(right + left, 0.0, UNLIMITED, _squeeze_step(kind), 3, breakable)
    if _is_autospaced(before, after) and rules.autospace:
        floor = min(AUTOSPACE_FLOOR, rules.autospace)
        return Gap(rules.autospace, floor, AUTOSPACE_CEILING, 6, 2, breakable)
    around = {before, after} & {Kind.CONNECT, Kind.SOLIDUS, Kind.INTERPUNCT}
    rigid = around or after is Kind.POSTFIX or before is Kind.PREFIX
    return Gap(0.0, 0.0, 0.0 if rigid else UNLIMITED, NEVER, NEVER if rigid else 3, breakable)


def _between_marks(
    before: Kind, after: Kind, right: float, left: float, breakable: bool, rules: Rules
) -> Gap:
    """Two marks side by side: one half-em goes, for good (A6.2, A6.3)."""
    natural = right + left
    if rules.style != "不压缩":
        natural = max(natural - 0.5, 0.0)
    if natural <= 0:
        return Gap(0.0, 0.0, 0.0, NEVER, NEVER, breakable)
    step = max(_squeeze_step(kind) for kind in (before, after) if kind is not Kind.STACK)
    return Gap(natural, 0.0, natural, step, NEVER, breakable)


def _blank(kind: Kind, style: Style) -> float:
    """The blank half a mark brings along in a style (A6.5)."""
    if style == "半角" or (style == "开明" and kind is not Kind.END):
        return 0.0
    return 0.5


def _squeeze_step(kind: Kind) -> int:
    return {Kind.OPEN: 4, Kind.CLOSE: 4, Kind.MID: 5, Kind.END: 7}[kind]


def _is_autospaced(before: Kind, after: Kind) -> bool:
    latin = (Kind.LATIN, Kind.POSTFIX)
    return (before is Kind.HAN and after is Kind.LATIN) or (before in latin and after is Kind.HAN)
