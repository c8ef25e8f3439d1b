"""The layouts of one pass: stories put in an order, searched, and read out, the cheapest first."""

from __future__ import annotations

import random
from collections.abc import Iterator

from layout.assemble.desk import FILLER, Layout, ShapeSpot
from layout.assemble.pagemaker import (
    IMPORTANCE,
    MASTHEAD_IMPORTANCE,
    PageMaker,
    filler_table,
    masthead_table,
)
from layout.assemble.passes import LARGE_PAGE, Pass
from layout.makeup.bands import Bands
from layout.makeup.holes import filled, fillings
from layout.makeup.reading import Area, Placed, Root
from layout.makeup.search import Search

CANDIDATES = (100, 30)
"""Layouts that are read out and judged, the cheapest first: on a page, on a large one."""


def order_of(page: PageMaker, attempt: Pass) -> list[int]:
    """The stories in order of importance; those of one rank change places by number."""
    numbers = list(range(len(page.manuscripts)))
    if attempt.ear:
        numbers.insert(0, numbers.pop(-attempt.ear))
    if attempt.order:
        dice = random.Random(attempt.order)
        for rank in IMPORTANCE:
            equal = [i for i in numbers if page.manuscripts[i].story.rank == rank]
            mixed = dice.sample(equal, len(equal))
            for place, number in zip(equal, mixed, strict=True):
                numbers[place] = number
    return numbers


def _search(page: PageMaker, attempt: Pass) -> Search:
    """The tables of a pass, filled."""
    order = order_of(page, attempt)
    tables = [page.tables(attempt.ease)[i] for i in order]
    importance = [IMPORTANCE[page.manuscripts[i].story.rank] for i in order]
    if page.ahead and page.area.masthead:
        tables.insert(0, masthead_table(page.area.masthead))
        importance.insert(0, MASTHEAD_IMPORTANCE)
    tables += [filler_table(page.area, page.desk.weights)] * attempt.fillers
    importance += [0] * attempt.fillers
    search = Search(
        tables,
        importance,
        # with fixed modules there are no bands, and a hole may be as wide as the page
        page.area.columns + bool(page.fixed),
        page.area.rows,
        page.desk.weights,
        pinned=bool(page.ahead),
        lead=page.ahead + bool(attempt.ear),
        ear=page.ahead if attempt.ear else 0,
        gaps=attempt.gaps,
        every=attempt.every,
        room=None if page.fixed else page.area.columns * page.area.rows,
    )
    search.run()
    return search


def layouts(page: PageMaker, attempt: Pass) -> Iterator[Layout]:
    """The layouts of a pass, the cheapest first."""
    order = [*order_of(page, attempt), *[FILLER] * attempt.fillers]
    for base, root, placed in _placings(page, attempt):
        spots = [
            ShapeSpot(order[p.element - page.ahead], p.column, p.row, p.shape)
            for p in placed
            if p.element >= page.ahead
        ]
        yield page.layout(spots, base, root, attempt.ease)


def _candidates(page: PageMaker) -> int:
    """How many layouts of a pass are judged."""
    return CANDIDATES[len(page.manuscripts) + page.ahead > LARGE_PAGE]


def _placings(page: PageMaker, attempt: Pass) -> Iterator[tuple[int, Root, list[Placed]]]:
    """Price, root and placed shapes, the cheapest first."""
    if page.fixed:
        area = Area(0, 0, page.area.columns, page.area.rows)
        search = _search(page, attempt)
        for filling in fillings(search, area, page.fixed)[: _candidates(page)]:
            yield filling.price, (0, 0, 0), filled(search, filling)
        return
    bands = Bands(_search(page, attempt))
    bands.run()
    for cut in bands.cuts(_candidates(page)):
        yield cut.price, cut.root, bands.layout(cut)
