"""What is known of a story before its depth is: columns, legs, heads, pictures, lines of copy."""

from __future__ import annotations

from typing import NamedTuple

from layout.search.shapes.adjustment import Adjustment


class CopySetting(NamedTuple):
    """The copy at one measure: rows in all, places where no leg may begin, price and adjustments.

    A leg that begins at one of `lone_last` opens with the last line of a paragraph (孤行), the one
    before a leg that begins at one of `lone_first` closes with the first. `choice` is the setter's
    own number for the way.
    """

    rows: int
    no_start: frozenset[int] = frozenset()
    lone_last: frozenset[int] = frozenset()
    lone_first: frozenset[int] = frozenset()
    price: int = 0
    adjustments: tuple[Adjustment, ...] = ()
    choice: int = 0


class HeadSetting(NamedTuple):
    """A head: its rows, price, the most air it may take; `beside` stands left of the legs.

    An inset head stands over the first `span` legs alone, and the last leg climbs to the top; with
    `round_masthead` it does so only where the masthead stands over it. `choice` is the setter's own
    number for the way; heads of one `voice` look alike.
    """

    rows: int
    price: int = 0
    air_most: int = 0
    beside: bool = False
    span: int = 0
    choice: int = 0
    voice: tuple[float, str] = (0.0, "")
    air_least: int = 0
    """Below 0 where it can do with so many rows less."""
    round_masthead: bool = False


class PictureSetting(NamedTuple):
    """A picture over so many legs: the rows it may take, its width in hundredths of the page's.

    `others` are legs and rows of further pictures, which stand beside it as they are. A group fills
    all legs: `largest` is the width of one picture and `below` the rows of those under it. One that
    is `paid`, an advert's, may be as large as it is. The
    `dominant` one of the page may not be small, least of all below the size of its `rivals`, in
    hundredths of the page, nor below `must`, rows times hundredths of width that another picture
    has at least.
    """

    legs: int
    least: int
    ideal: int
    most: int
    width: int
    above: bool = False
    others: tuple[tuple[int, int], ...] = ()
    dominant: bool = False
    rivals: int = 0
    largest: int = 0
    below: int = 0
    paid: bool = False
    must: int = 0

    def share(self, rows: int) -> int:
        """The width of the largest picture times its depth, of so many rows in all."""
        return (self.largest or self.width) * (rows - self.below)


class Setting(NamedTuple):
    """A story over a width in basic columns: legs and everything that stands in the module."""

    width: int
    legs: int
    measure: int
    heads: tuple[HeadSetting, ...]
    copies: tuple[CopySetting, ...]
    pictures: tuple[PictureSetting, ...] = ()
    pad: int = 0
    price: int = 0
    aspect: float = 1.0
    """Width of the module over the height of one row."""
    leg_most: int = 0
    """Rows of a leg at most, where the story may have longer ones than others."""
