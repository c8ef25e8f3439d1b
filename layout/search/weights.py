"""What make-up pays for: the trade's preferences as integer prices.

Depths are in baseline rows, shares of the page in hundredths. A house changes a price by its name
under 拼版 in paper.yaml.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

IMPOSSIBLE = 1 << 28
"""More than any page costs; a few of them added still fit 32 bits."""


class Weights(NamedTuple):
    """Integer prices of what is wrong or better avoided, and the limits from which some count (U1, U2)."""

    butted_heads: int = 6000
    """碰题: two horizontal heads meet at a gutter."""
    long_gutter: int = 5000
    """断版: a gutter unbroken over more than `gutter_most` of the page's height."""
    gutter_most: int = 60
    """Hundredths of the page's height that a gutter may run unbroken."""
    gutter_runs_on: int = 1500
    """The main gutters of two neighbouring bands are in one line."""
    waist_cut: int = 4000
    """通线: a cut through the page's whole width within `waist`."""
    waist: tuple[int, int] = (40, 60)
    """The middle of the page's height, from and to, in hundredths."""
    out_of_order: int = 220
    """A story stands before a more important one."""
    lead_low: int = 9000
    """A story stands above the lead: charged in the search, wherever parts are joined."""
    gravity: int = 12
    """A story of importance 10 stands one row lower; seven rows are worth a column to the right."""
    air: tuple[int, ...] = (40, 0, 25, 90, 180, 300, 460, 660, 900)
    """Rows of air added to a head: none, one, and so on."""
    close_head: int = 200
    """A head does with a row less than its own air."""
    short_leg: tuple[int, int] = (20, 160)
    """One leg of a module is a row short, and every further one."""
    crop: int = 5
    """A hundredth of change of a picture's aspect, on a logarithmic scale."""
    picture_small: int = 100
    """The square of the hundredths of the page that the lead picture lacks of `picture_least`: a
    stamp is far worse than a picture a little small.
    """
    picture_least: int = 8
    """Hundredths of the page that the lead picture should take at least."""
    picture_behind: int = 500
    """A hundredth of the page by which the lead picture is smaller than others may be."""
    picture_outdone: int = 15000
    """The lead picture is smaller than another one must be: a fault (`picture-not-dominant`)
    wherever it stands.
    """
    picture_most: int = 20
    """Hundredths of the page that a picture may take."""
    picture_page_most: int = 80
    """Hundredths of the page that a picture of a picture story may take where copy does not fill
    the page.
    """
    leg_long: int = 15
    """A row of a leg beyond `leg_good`."""
    leg_good: int = 44
    """Rows of a leg that cost nothing."""
    leg_most: int = 60
    """Rows of a leg at most."""
    leg_least: int = 4
    """Rows of a leg at least, where copy is set in several."""
    leg_short: int = 40
    """Each row by which a leg is shorter than nine rows."""
    lone_last: int = 200
    """孤行: the last line of a paragraph alone at the top of a leg (A12.2)."""
    lone_first: int = 15
    """The first line of a paragraph alone at the foot of a leg."""
    own_columns: int = 60
    """破栏: legs that are not basic columns."""
    narrow: int = 50
    """The measure of a basic column, where a wider one could be had."""
    wide: int = 40
    """A measure of more than 22 em."""
    aspect: int = 8
    """A hundredth by which a module's width is less than 0.55 or more than 2.6 of its height."""
    torn_line: int = 250
    """A paragraph with a line whose gaps are opened wide."""
    loose: int = 120
    """A paragraph is set a line longer; the square of their number counts."""
    tight: int = 60
    """A paragraph is set a line shorter; the square of their number counts."""
    jump: int = 400
    """转版: a story goes on on another page."""
    spread_subhead: int = 45
    """A subhead has a third row."""
    vertical_head: int = 120
    """A head stands beside its story, vertically."""
    inset_head: int = 90
    """A head stands over some of the legs only."""
    wrap_masthead: int = 3000
    """绕报头: the lead runs round the masthead, its picture over all legs beside it."""
    wrap_bare: int = 15000
    """The same where all legs beside the masthead begin without a picture; in between, by share."""
    small_head: int = 150
    """A head is two steps of the ladder smaller than is due; the price grows in proportion to the steps."""
    box: int = 150
    """A story is boxed that need not be, or not boxed as its kind should be."""
    pictures_alike: int = 900
    """Two pictures of nearly one size are in modules that touch."""
    insets_many: int = 250
    """Each inset head beyond one in three stories."""
    lead_under: int = 5000
    """The lead stands under another story: charged once for the whole page, by `taste`."""
    filler: int = 900
    """A filler (公益广告)."""
    filler_area: int = 120
    """Each hundredth of the page that a filler takes."""
    filler_most: int = 12
    """Hundredths of the page that a filler may take: about an eighth."""

    def changed(self, prices: Mapping[str, Any]) -> Weights:
        """These weights with the prices given by name in place of their own."""
        return self._replace(**prices)
