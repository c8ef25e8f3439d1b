"""What the make-up pays for, in hundredths: the trade's preferences as integer prices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

IMPOSSIBLE = 1 << 28
"""No page costs so much."""


class Weights(NamedTuple):
    """Prices by fault; limits in rows and in hundredths of the page (handbook, make-up 3 and 7)."""

    butted_heads: int = 6000
    """碰题: two horizontal heads meet at a gutter."""
    long_gutter: int = 5000
    """断版: a gutter unbroken over more than `gutter_most` of the height."""
    gutter_most: int = 60
    gutter_runs_on: int = 1500
    """The main gutters of two bands in one line."""
    waist_cut: int = 4000
    """通线: a cut through the whole width between 40 and 60 % of the height."""
    waist: tuple[int, int] = (40, 60)
    out_of_order: int = 220
    """A story before a more important one."""
    lead_low: int = 9000
    """A story above the lead."""
    gravity: int = 12
    """A row of depth, or half a column to the right, for a story of importance 10."""
    air: tuple[int, ...] = (40, 0, 25, 90, 180, 300, 460, 660, 900)
    """Rows of air added to a head."""
    close_head: int = 200
    """A head that does with a row less."""
    short_leg: tuple[int, int] = (20, 160)
    """One leg a row short, and every further one."""
    crop: int = 5
    """A hundredth of logarithmic change of a picture's aspect."""
    picture_small: int = 100
    """What the lead picture lacks of `picture_least` in hundredths of the page, squared: a stamp is
    far worse than a picture a little small.
    """
    picture_least: int = 8
    picture_behind: int = 500
    """A hundredth of the page by which the lead picture is smaller than others may be."""
    picture_outdone: int = 15000
    """The lead picture smaller than another must be: a fault (`picture-not-dominant`) wherever it
    stands.
    """
    picture_most: int = 20
    leg_long: int = 15
    """A row of a leg beyond `leg_good`."""
    leg_good: int = 44
    leg_most: int = 60
    leg_least: int = 4
    leg_short: int = 40
    """A row that a leg lacks of nine."""
    lone_last: int = 200
    """孤行: the last line of a paragraph alone at the top of a leg (handbook, standards A12.2)."""
    lone_first: int = 15
    """The first line of a paragraph alone at the foot of a leg."""
    own_columns: int = 60
    """破栏: legs that are not basic columns."""
    narrow: int = 50
    """A measure of the basic column, where a wider one could be."""
    wide: int = 40
    """A measure of more than 22 em."""
    aspect: int = 8
    """A hundredth by which a module is narrower than 0.55 or wider than 2.6 of its height."""
    torn_line: int = 250
    """A paragraph with a line that is opened wide at this measure."""
    loose: int = 120
    """A paragraph set a line longer."""
    tight: int = 60
    """A paragraph set a line shorter."""
    jump: int = 400
    """转版: a story that goes on on another page."""
    spread_subhead: int = 45
    """A subhead given a third row."""
    vertical_head: int = 120
    inset_head: int = 90
    wrap_masthead: int = 3000
    """绕报头: the lead runs round the masthead, its picture over all legs beside it."""
    wrap_bare: int = 15000
    """The same where all legs beside the masthead begin without a picture; between, by their share."""
    small_head: int = 150
    box: int = 150
    """A story boxed that need not be."""
    pictures_alike: int = 900
    """Two pictures of nearly one size in modules that touch."""
    insets_many: int = 250
    """Each inset head beyond one in three stories."""
    lead_under: int = 5000
    """The lead under another story."""
    filler: int = 900
    """A filler, and for each hundredth of the page it takes `filler_area`."""
    filler_area: int = 120
    filler_most: int = 30

    def changed(self, prices: Mapping[str, Any]) -> Weights:
        """These weights with some prices, by name, set otherwise."""
        return self._replace(**prices)
