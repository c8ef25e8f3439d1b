"""What is known of a story before its module is: columns, legs, heads, pictures and copy.

Everything is a number: depths are in baseline rows, areas of pictures in rows times hundredths of
the page's width. `fit` makes these values, the search closes modules with them.
"""

from __future__ import annotations

from typing import NamedTuple

from layout.search.shapes.adjustment import Adjustment


class CopySetting(NamedTuple):
    """A story's copy at one measure; its rows are counted from 0 at the first line."""

    rows: int
    """Rows of the whole copy."""
    no_start: frozenset[int] = frozenset()
    """The rows at which no leg may begin."""
    lone_last: frozenset[int] = frozenset()
    """A leg that begins at one of these rows opens with the last line of a paragraph (孤行)."""
    lone_first: frozenset[int] = frozenset()
    """A leg before one that begins at one of these rows ends with the first line of a paragraph."""
    price: int = 0
    adjustments: tuple[Adjustment, ...] = ()
    choice: int = 0
    """The number by which `fit` finds again how this copy is set."""


class HeadSetting(NamedTuple):
    """A head of a story: over all legs, over some, or beside them."""

    rows: int
    price: int = 0
    air_most: int = 0
    """Rows of air that may be added to it."""
    beside: bool = False
    """Whether it stands vertically, left of the legs."""
    span: int = 0
    """The first legs that it stands over, while the others climb to the top; 0 is all."""
    choice: int = 0
    """The number by which `fit` finds again how this head is set."""
    voice: tuple[float, str] = (0.0, "")
    """Size in points and face; heads of one voice look alike."""
    air_least: int = 0
    """Below 0 where it can do with so many rows less."""
    round_masthead: bool = False
    """Whether it stands over some legs only where the masthead stands over it."""


class PictureSetting(NamedTuple):
    """The pictures of a story: the first over some legs, or all of them as a group over some."""

    legs: int
    least: int
    """Rows that it may take at least, with its words."""
    ideal: int
    """Rows with the least cropping."""
    most: int
    """Rows that it may take at most."""
    width: int
    """Its width in hundredths of the page's."""
    above: bool = False
    """Whether it stands over the head."""
    others: tuple[tuple[int, int], ...] = ()
    """Legs and rows of further pictures, which stand beside the first."""
    dominant: bool = False
    """Whether it is the lead's, which may not be small."""
    rivals: int = 0
    """Hundredths of the page below which a dominant picture is smaller than others may be."""
    shares: tuple[int, ...] = ()
    """Of a group: the area of its largest picture at `least` rows, one row more, and so on."""
    beside: tuple[int, ...] = ()
    """The rows that a group takes of the legs beside it, as `shares`; empty if it takes none."""
    choice: int = 0
    """The number by which `fit` finds again how a group is arranged."""
    price: int = 0
    """What the arrangement of a group costs."""
    limit: int = 0
    """Hundredths of the page that it may take if that is more than usual."""
    paid: bool = False
    """Whether it is an advert's, which may be of any size."""
    must: int = 0
    """The area that another picture of the page has at least."""

    def taken_beside(self, rows: int) -> int:
        """The rows that a group of `rows` rows takes of the legs beside it."""
        return self.beside[rows - self.least] if self.beside else 0

    def share(self, rows: int) -> int:
        """The area of the largest picture where all take `rows` rows."""
        return self.shares[rows - self.least] if self.shares else self.width * rows


class Setting(NamedTuple):
    """One way to set a story over a width: its legs, and everything that may stand in the module."""

    width: int
    """Basic columns."""
    legs: int
    measure: int
    """Em of each leg."""
    heads: tuple[HeadSetting, ...]
    copies: tuple[CopySetting, ...]
    pictures: tuple[PictureSetting, ...] = ()
    pad: int = 0
    """Rows between a box and what is in it, at the head and at the foot; 0 without a box."""
    price: int = 0
    aspect: float = 1.0
    """Width of the module over the height of one row."""
    leg_most: int = 0
    """Rows of a leg at most, where the story may have longer ones than others; else 0."""
