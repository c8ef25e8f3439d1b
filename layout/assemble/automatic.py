"""A page made up: its stories' settings, the search, and the cleanest of the cheapest layouts.

Means are used in order: the copy as it comes, then paragraphs a line longer and subheads spread;
the search is widened in between. The first pass that gives a page without a fault is taken.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from layout.assemble.measures import is_boxed
from layout.assemble.settings import (
    Closing,
    PagePlace,
    StorySettings,
    may_be_boxed,
    may_stand,
)
from layout.furniture.shop import Shop
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.issue.photographs import PixelSize
from layout.makeup.bands import Bands
from layout.makeup.holes import filled, fillings
from layout.makeup.lint import BOXES_MOST, Block, Fault, faults
from layout.makeup.reading import Area, Placed, Root
from layout.makeup.search import ALL_SUBSETS, Search
from layout.makeup.shape import Shape, Table, shapes
from layout.makeup.weights import Weights

IMPORTANCE = {"lead": 10, "major": 5, "normal": 3, "brief": 2}
MASTHEAD_IMPORTANCE = 40
CANDIDATES = (100, 30)
"""Layouts that are read out and judged, the cheapest first: on a page, on a large one."""
FAULT_PRICE = 5000
GOOD_PRICE = (3000, 500)
"""A clean page at such a price, and so much more a story, is looked for no further."""
STANDING_MOST = 2
EARS = 4
"""Stories that are tried in the ear beside the masthead."""
EVERY_MOST = 8
"""Pages of so many elements are at last searched over all subsets."""
REPAIRS = 4
FEW, FEW_WIDER = 4, 4
"""On pages of so few stories all may run over more columns."""
QUICK = 3
"""Passes of a quick search."""
FILLER = -1
"""Stands for the number of a story."""
FILLER_ROWS = (8, 60)
OTHER_PICTURE_MOST = 6
"""The largest share of the page for a picture that is not the lead's, in hundredths."""
MIDDLE_PAGE = 10
"""Up to so many elements groups with a gap are tried before the copy is stretched."""
LARGE_PAGE = 14
"""With more the search is costly, and there are so many ways that few passes do."""


@dataclass(frozen=True, slots=True)
class StoryArea:
    """Where the stories of a page may stand: columns, first and last row, masthead if any."""

    columns: int
    first_row: int
    last_row: int
    masthead: tuple[int, int] | None = None
    """Columns and rows of the masthead in the top left corner."""

    @property
    def rows(self) -> int:
        """Rows with the air row under the last module, which falls off the page."""
        return self.last_row - self.first_row + 2


@dataclass(frozen=True, slots=True)
class Layout:
    """A made-up page: modules and closings by story id, its faults and its price."""

    modules: Mapping[str, Module]
    closings: Mapping[str, Closing]
    faults: tuple[Fault, ...]
    price: int
    base: int
    """The price without that of the faults."""
    root: Root
    """The structure of the page in short: layouts with different roots look different."""
    fillers: tuple[Module, ...] = ()

    def root_in(self, lang: str) -> str:
        """The structure in words."""
        row, upper, edge = self.root
        zh = lang == "zh"
        parts = []
        if row:
            parts.append(f"末条横带约从第 {row} 行起" if zh else f"last band from row {row}")
        for name, column in (("上部" if zh else "upper", upper), ("末带" if zh else "last", edge)):
            if column:
                gutter = f"主栏缝在第 {column} 栏后" if zh else f"gutter after column {column}"
                parts.append(f"{name}{gutter}" if zh else f"{name} {gutter}")
        return ("，" if zh else ", ").join(parts) or ("通栏" if zh else "whole width")


@dataclass(frozen=True, slots=True)
class Desk:
    """What a page is made up with: the shop, its pictures' sizes, the prices."""

    shop: Shop
    sizes: Mapping[str, PixelSize]
    weights: Weights
    fillers: int = 0
    """Fillers that a page may use."""
    wanted: int = 1
    """Layouts with different roots to look for."""


def make_up(
    manuscripts: Sequence[Manuscript],
    area: StoryArea,
    desk: Desk,
    fixed: Mapping[str, Module] | None = None,
    *,
    quick: bool = False,
) -> list[Layout]:
    """The layouts of a page, the best first; none if it cannot be closed.

    `fixed` are the modules that the editor gave to other stories of the page. The search ends
    with the first pass that gives a good layout; a `quick` one with the first that gives any.
    """
    found: list[Layout] = []
    page = _PageMaker(manuscripts, area, desk, fixed)
    good = GOOD_PRICE[0] + GOOD_PRICE[1] * len(manuscripts)
    front = area.masthead is not None
    large = len(manuscripts) + front > LARGE_PAGE
    passes = _passes(len(manuscripts) + front, desk.fillers, front=front and not fixed)
    if quick:
        passes = [attempt for attempt in passes if attempt.ease and not attempt.ear][:QUICK]
    for attempt in passes:
        for made in page.layouts(attempt):
            found.append(made)
            found.sort(key=lambda known: known.price)
            enough = len({known.root for known in found}) >= desk.wanted
            if quick or (enough and made.base >= found[0].price):
                break  # no later layout can be better
        settled = found and (quick or found[0].price < good or (large and attempt.order))
        if settled and len({known.root for known in found}) >= desk.wanted:
            break
    return found


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass of the search: ease of the copy, gaps of the groups, and which order of equals."""

    ease: int
    gaps: int = 0
    order: int = 0
    fillers: int = 0
    ear: int = 0
    """Which of the least stories, counted from the end, stands in the ear; 0 is none."""
    every: bool = False


def _passes(elements: int, fillers: int, *, front: bool) -> Sequence[Pass]:
    """The passes for a page, the cheapest first; the last ones may use a filler or two."""
    if elements > LARGE_PAGE:
        passes = [Pass(1), Pass(1, order=1)]
    elif elements <= ALL_SUBSETS:
        passes = [Pass(0), Pass(1)]
    elif elements <= MIDDLE_PAGE:
        passes = [Pass(0), Pass(0, 1), Pass(1, 1), Pass(1, 1, 1)]
    else:
        passes = [Pass(0), Pass(1), Pass(1, order=1), Pass(1, order=2)]
    if front and elements > ALL_SUBSETS:
        passes += [Pass(1, ear=ear) for ear in range(1, EARS + 1)]
    passes += [Pass(1, order=order, fillers=n) for n in range(1, fillers + 1) for order in (0, 1)]
    if ALL_SUBSETS < elements <= EVERY_MOST:
        passes.append(Pass(1, every=True))
    elif MIDDLE_PAGE < elements <= LARGE_PAGE:
        passes.append(Pass(1, 1))
    return passes


@dataclass(frozen=True, slots=True)
class _Spot:
    """A story's shape on the page: first column and row of the story area, counted from 0."""

    story: int
    column: int
    row: int
    shape: Shape


class _PageMaker:
    """The stories of one page with their places, and settings that grow from pass to pass."""

    def __init__(
        self,
        manuscripts: Sequence[Manuscript],
        area: StoryArea,
        desk: Desk,
        fixed: Mapping[str, Module] | None = None,
    ) -> None:
        self.manuscripts, self.area, self.desk = manuscripts, area, desk
        self.fixed = _fixed_areas(area, fixed or {})
        self.places = page_places(manuscripts, desk.weights)
        self.stories = [
            StorySettings(manuscript, place, desk.shop, desk.sizes, desk.weights)
            for manuscript, place in zip(manuscripts, self.places, strict=True)
        ]
        self._tables: dict[int, list[Table]] = {}

    @property
    def ahead(self) -> int:
        """Elements before the stories: the masthead, where nothing else is fixed."""
        return 1 if self.area.masthead and not self.fixed else 0

    @property
    def candidates(self) -> int:
        """How many layouts of a pass are judged."""
        return CANDIDATES[len(self.manuscripts) + self.ahead > LARGE_PAGE]

    def order(self, attempt: Pass) -> list[int]:
        """The stories in order of importance; those of one rank change places by number."""
        numbers = list(range(len(self.manuscripts)))
        if attempt.ear:
            numbers.insert(0, numbers.pop(-attempt.ear))
        if attempt.order:
            dice = random.Random(attempt.order)
            for rank in IMPORTANCE:
                equal = [i for i in numbers if self.manuscripts[i].story.rank == rank]
                mixed = dice.sample(equal, len(equal))
                for place, number in zip(equal, mixed, strict=True):
                    numbers[place] = number
        return numbers

    def tables(self, ease: int) -> list[Table]:
        """The shapes of every story."""
        found = self._tables.get(ease)
        if found is None:
            rows, weights = self.area.rows, self.desk.weights
            found = [shapes(story.settings(ease), rows, rows, weights) for story in self.stories]
            self._tables[ease] = found
        return found

    def search(self, attempt: Pass) -> Search:
        """The tables of a pass, filled."""
        order = self.order(attempt)
        tables = [self.tables(attempt.ease)[i] for i in order]
        importance = [IMPORTANCE[self.manuscripts[i].story.rank] for i in order]
        if self.ahead and self.area.masthead:
            tables.insert(0, _masthead_table(self.area.masthead))
            importance.insert(0, MASTHEAD_IMPORTANCE)
        tables += [filler_table(self.area, self.desk.weights)] * attempt.fillers
        importance += [0] * attempt.fillers
        search = Search(
            tables,
            importance,
            # with fixed modules there are no bands, and a hole may be as wide as the page
            self.area.columns + bool(self.fixed),
            self.area.rows,
            self.desk.weights,
            pinned=bool(self.ahead),
            lead=self.ahead + bool(attempt.ear),
            ear=self.ahead if attempt.ear else 0,
            gaps=attempt.gaps,
            every=attempt.every,
            room=None if self.fixed else self.area.columns * self.area.rows,
        )
        search.run()
        return search

    def layouts(self, attempt: Pass) -> Iterator[Layout]:
        """The layouts of a pass, the cheapest first."""
        order = [*self.order(attempt), *[FILLER] * attempt.fillers]
        for base, root, placed in self._placings(attempt):
            spots = [
                _Spot(order[p.element - self.ahead], p.column, p.row, p.shape)
                for p in placed
                if p.element >= self.ahead
            ]
            spots, wrong = self.repaired(spots, attempt.ease)
            price = base + FAULT_PRICE * len(wrong)
            modules, closings = self.closed(spots, attempt.ease)
            fillers = tuple(self._module(spot) for spot in spots if spot.story == FILLER)
            yield Layout(modules, closings, tuple(wrong), price, base, root, fillers)

    def _placings(self, attempt: Pass) -> Iterator[tuple[int, Root, list[Placed]]]:
        """Price, root and placed shapes, the cheapest first."""
        if self.fixed:
            area = Area(0, 0, self.area.columns, self.area.rows)
            search = self.search(attempt)
            for filling in fillings(search, area, self.fixed)[: self.candidates]:
                yield filling.price, (0, 0, 0), filled(search, filling)
            return
        bands = Bands(self.search(attempt))
        bands.run()
        for cut in bands.cuts(self.candidates):
            yield cut.price, cut.root, bands.layout(cut)

    def _faults(self, spots: Sequence[_Spot], ease: int) -> list[Fault]:
        blocks = self._blocks(spots, ease)
        return faults(blocks, self.area.columns, self.area.rows - 1, self.desk.weights)

    def repaired(
        self, spots: list[_Spot], ease: int, free: AbstractSet[str] | None = None
    ) -> tuple[list[_Spot], list[Fault]]:
        """Butted heads parted, where one story has a shape of the same size with other corners.

        Only stories that are `free` may change theirs; without it all may.
        """
        wrong = self._faults(spots, ease)
        for _ in range(REPAIRS):
            butted = [fault for fault in wrong if fault.rule == "butted-heads"]
            better = next(
                (
                    (tried, left)
                    for fault in butted
                    for tried in self._reshaped(spots, fault, ease, free)
                    if len(left := self._faults(tried, ease)) < len(wrong)
                ),
                None,
            )
            if better is None:
                break
            spots, wrong = better
        return spots, wrong

    def _reshaped(
        self,
        spots: Sequence[_Spot],
        fault: Fault,
        ease: int,
        free: AbstractSet[str] | None,
    ) -> Iterator[list[_Spot]]:
        """The page with another shape for one of the stories that butt."""
        for place, spot in enumerate(spots):
            if spot.story == FILLER:
                continue
            name = self.manuscripts[spot.story].story.id
            if name not in fault.modules or (free is not None and name not in free):
                continue
            table = self.tables(ease)[spot.story]
            for corners in ((0, 0), (1, 0)):
                other = table.get((spot.shape.width, spot.shape.rows, corners))
                if other is not None and corners != spot.shape.corners:
                    yield [*spots[:place], replace(spot, shape=other), *spots[place + 1 :]]

    def closed(
        self, spots: Sequence[_Spot], ease: int
    ) -> tuple[dict[str, Module], dict[str, Closing]]:
        """The modules of a page's shapes, and how they are closed, by story."""
        modules, closings = {}, {}
        for spot in spots:
            number = spot.story
            if number == FILLER:
                continue
            story, shape = self.stories[number], spot.shape
            name = self.manuscripts[number].story.id
            modules[name] = self._module(spot)
            closings[name] = story.closing(shape, story.settings(ease))
        return modules, closings

    def _module(self, spot: _Spot) -> Module:
        """The columns and rows of the page that a shape takes."""
        top, shape = self.area.first_row + spot.row, spot.shape
        return Module(
            columns=(spot.column + 1, spot.column + shape.width),
            rows=(top, min(top + shape.rows - 1, self.area.last_row)),
            legs=shape.legs,
            picture_place="above" if shape.picture_above else "right",
        )

    def _blocks(self, spots: Sequence[_Spot], ease: int) -> list[Block]:
        """The modules as the lint sees them."""
        blocks = []
        if self.area.masthead:
            mast = (0, 0, *self.area.masthead)
            blocks.append(Block("masthead", "brief", *mast, boxed=True, fixed=True))
        blocks += [
            Block("fixed", "brief", f.column, f.row, f.width, f.rows, boxed=True, fixed=True)
            for f in self.fixed
        ]
        for spot in spots:
            shape, number = spot.shape, spot.story
            cells = (spot.column, spot.row, shape.width, shape.rows)
            if number == FILLER:
                blocks.append(Block("filler", "brief", *cells, boxed=True, fixed=True))
                continue
            setting = self.stories[number].settings(ease)[shape.setting]
            head = setting.heads[shape.head]
            above = shape.picture if shape.picture_above else 0
            horizontal = None
            if not (shape.beside or setting.pad) and head.rows:
                # the type itself: the stack stands in its rows with a row of air in all
                horizontal = (spot.row + above + shape.air // 2, max(head.rows - 1, 1))
            wide = next((p.width for p in setting.pictures if p.legs == shape.picture_legs), 0)
            under = 0 < shape.picture < shape.depth and not shape.picture_above
            story = self.manuscripts[number].story
            blocks.append(
                Block(
                    story.id,
                    story.rank,
                    *cells,
                    head=horizontal,
                    head_width=_head_width(shape.width, setting.legs, head.span),
                    voice=head.voice,
                    vertical=shape.beside,
                    boxed=bool(setting.pad),
                    picture=wide * shape.picture / (self.area.rows - 1),
                    legs=(shape.depth,),
                    stubs=(shape.depth - shape.picture,) if under else (),
                )
            )
        return blocks


def _head_width(width: int, legs: int, span: int) -> float:
    """How far a head reaches from the module's left edge, in basic columns."""
    return width * span / legs if span else width


def hole_cells(area: StoryArea, fixed: Mapping[str, Module] | None = None) -> int:
    """The cells of a page that its stories must fill: columns × rows less what is fixed."""
    taken = sum(one.width * one.rows for one in _fixed_areas(area, fixed or {}))
    if area.masthead and not fixed:
        taken = area.masthead[0] * area.masthead[1]
    return area.columns * area.rows - taken


def fill_of(
    manuscripts: Sequence[Manuscript],
    area: StoryArea,
    desk: Desk,
    fixed: Mapping[str, Module] | None = None,
) -> float:
    """The least area of all modules over that of the page's hole: above 1 a page is too full."""
    page = _PageMaker(manuscripts, area, desk, fixed)
    least = 0.0
    for story, table in zip(page.stories, page.tables(1), strict=True):
        # without any shape (legs would be too long) the area is reckoned from the copy
        reckoned = (
            setting.width * (setting.copies[0].rows / setting.legs + setting.heads[0].rows + 1)
            for setting in story.settings(0)
        )
        areas: list[float] = [width * rows for width, rows, _ in table]
        areas = areas or list(reckoned)
        least += min(areas, default=0.0)
    return least / max(hole_cells(area, fixed), 1)


def close_fixed(
    manuscripts: Sequence[Manuscript], modules: Mapping[str, Module], area: StoryArea, desk: Desk
) -> dict[str, Closing]:
    """How the stories of a page close the modules the editor fixed, where they can exactly.

    Each closes at its cheapest, but for heads that would butt: they are parted as elsewhere.
    """
    page = _PageMaker(manuscripts, area, desk)
    spots = []
    for number, (manuscript, table) in enumerate(zip(manuscripts, page.tables(1), strict=True)):
        module = modules.get(manuscript.story.id)
        if module is None or module.picture_place == "left":
            continue
        rows = module.rows[1] - module.rows[0] + 1 + (module.rows[1] >= area.last_row)
        width = module.columns[1] - module.columns[0] + 1
        fitting = [
            shape
            for shape in table.values()
            if (shape.width, shape.rows) == (width, rows)
            and module.legs in (None, shape.legs)
            and (not shape.picture or shape.picture_above == (module.picture_place == "above"))
        ]
        if fitting:
            shape = min(fitting, key=lambda shape: (shape.price, shape.corners))
            row = module.rows[0] - area.first_row
            spots.append(_Spot(number, module.columns[0] - 1, row, shape))
    free = {name for name, module in modules.items() if module.legs is None}
    spots, _ = page.repaired(spots, 1, free)
    _, closings = page.closed(spots, 1)
    return closings


def page_places(manuscripts: Sequence[Manuscript], weights: Weights) -> list[PagePlace]:
    """What each story may do on its page: at most two vertical heads and two boxes."""
    standing = [m.story.id for m in manuscripts if may_stand(m)][:STANDING_MOST]
    boxed = sum(is_boxed(m.story) for m in manuscripts)
    free = [m.story.id for m in manuscripts if may_be_boxed(m) and not is_boxed(m.story)]
    boxing = free[: max(BOXES_MOST - boxed, 0)]
    plain = [m.story.id for m in manuscripts if is_boxed(m.story)][BOXES_MOST:]
    lead_pictured = any(m.story.rank == "lead" and m.pictures for m in manuscripts)
    seen: Counter[str] = Counter()
    places = []
    for manuscript in manuscripts:
        story = manuscript.story
        other = lead_pictured and story.rank != "lead"
        most = OTHER_PICTURE_MOST if other else weights.picture_most
        places.append(
            PagePlace(
                seen[story.rank],
                story.id in standing,
                story.id in boxing,
                story.id in plain,
                most,
                FEW_WIDER if len(manuscripts) <= FEW else 0,
            )
        )
        seen[story.rank] += 1
    return places


def _fixed_areas(area: StoryArea, modules: Mapping[str, Module]) -> list[Area]:
    """The fixed modules as cells of the story area, the masthead among them; none without."""
    if not modules:
        return []
    found = [
        Area(
            module.columns[0] - 1,
            module.rows[0] - area.first_row,
            module.columns[1] - module.columns[0] + 1,
            # the row under the last one is the air that falls off the page
            module.rows[1] - module.rows[0] + 1 + (module.rows[1] >= area.last_row),
        )
        for module in modules.values()
    ]
    if area.masthead:
        found.append(Area(0, 0, *area.masthead))
    return found


def filler_table(area: StoryArea, weights: Weights) -> Table:
    """A filler takes any rectangle that is no sliver, the dearer the larger it is."""
    table: Table = {}
    for columns in range(2, area.columns + 1):
        for rows in range(FILLER_ROWS[0], FILLER_ROWS[1] + 1):
            share = 100 * columns * rows // (area.columns * area.rows)
            price = weights.filler + weights.filler_area * share
            if share <= weights.filler_most and columns * 5 <= rows * 4 <= columns * 70:
                corners = (0, 0)
                table[columns, rows, corners] = Shape(
                    columns, rows, corners, price, 0, 0, 0, 0, 0, 0, False, 0, False, 1, rows
                )
    return table


def _masthead_table(masthead: tuple[int, int]) -> Table:
    columns, rows = masthead
    shape = Shape(columns, rows, (0, 0), 0, 0, 0, 0, 0, 0, 0, False, 0, False, 1, rows)
    return {(columns, rows, (0, 0)): shape}
