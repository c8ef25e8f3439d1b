"""One page while it is made up: settings and shapes of its stories, and layouts made of shapes."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from layout.fit.copy_ways import FREEST
from layout.fit.materials import Materials
from layout.fit.page_place import freed, page_places
from layout.fit.story_settings import Closing, StorySettings
from layout.issue.model import Module
from layout.makeup.furniture_tables import fixed_areas
from layout.makeup.head_repair import Repair
from layout.makeup.layout_prices import FAULT_PRICE, STRAIN_PRICE
from layout.makeup.page_layout import FILLER, Layout, ShapeSpot
from layout.makeup.page_problem import PageProblem
from layout.makeup.placed_modules import (
    furniture_modules,
    page_faults,
    photograph,
    placed_filler,
    placed_shape,
)
from layout.search.page_faults import MakeupFault, PlacedModule
from layout.search.readout import Root
from layout.search.shapes.setting import Setting
from layout.search.shapes.shape import Table, shapes, strained_shapes, wrapped
from layout.search.taste import lead_under, taste

CELL_CHARACTERS = 10
"""Characters of a cell of the page, with last lines and heads averaged in."""
EASED = 1
"""The ease with all means except jumps and those for full pages."""
STRAINED = 4
"""The ease with all means at which shapes may also fail to close their modules by a row or two."""


class PageMaker:
    """One page problem with the settings and shapes of its stories, found when they are asked for.

    A story is given by its number in `problem.manuscripts`.
    """

    def __init__(self, problem: PageProblem) -> None:
        self.problem = problem
        self.manuscripts = problem.manuscripts
        self.area = problem.area
        self.context = context = problem.context
        self._materials = Materials(context.composing, context.sizes, context.weights)
        self.fixed = fixed_areas(problem.area, problem.fixed)
        masthead = self.area.masthead[0] if self.area.masthead else 0
        weights = context.weights
        room = round(self.cells * CELL_CHARACTERS)
        self.places = page_places(self.manuscripts, weights, problem.jumps, masthead, room)
        self._story_tables: dict[tuple[int, int], Table] = {}
        self.stories = [self._settings_of(number) for number in range(len(self.manuscripts))]
        self._freest_stories: list[StorySettings] | None = None
        self._tables: dict[int, list[Table]] = {}
        self._wraps: dict[tuple[int, int], Table] = {}
        self._bound_lead_pictures()
        self.numbers = {one.story.id: number for number, one in enumerate(self.manuscripts)}
        self._known_modules: dict[tuple[ShapeSpot, int], PlacedModule] = {}

    def _settings_of(self, number: int) -> StorySettings:
        """The settings of a story at its place, from the cache if they are there."""
        manuscript, place, context = self.manuscripts[number], self.places[number], self.context
        known = context.shape_cache and context.shape_cache.find(
            manuscript, place, self.area.rows, context.sizes
        )
        if not known:
            return StorySettings(manuscript, place, self._materials)
        self._story_tables |= {(number, ease): table for ease, table in known.tables.items()}
        return known.settings

    def keep_shapes(self) -> None:
        """Put settings and shapes of the stories into the cache for the next make-up."""
        if self.context.shape_cache is None:
            return
        for number, story in enumerate(self.stories):
            found = {ease: self._story_tables.get((number, ease)) for ease in range(FREEST)}
            tables = {ease: table for ease, table in found.items() if table is not None}
            self.context.shape_cache.keep(story, tables, self.area.rows, self.context.sizes)

    def _bound_lead_pictures(self) -> None:
        """Let the settings of leads know the largest picture that another story must have."""
        pictured = [(n, m.story) for n, m in enumerate(self.manuscripts) if m.pictures]
        leads = [number for number, story in pictured if story.rank == "lead"]
        rivals = [n for n, story in pictured if n not in leads and story.kind != "advert"]
        must = max(map(self._least_picture, rivals), default=0) if leads else 0
        for number in leads if must else ():
            self.places[number] = self.places[number]._replace(must=must)
            for ease in range(FREEST):
                self._story_tables.pop((number, ease), None)
            self.stories[number] = self._settings_of(number)

    def _least_picture(self, number: int) -> int:
        """The least size of a story's picture, in rows times hundredths of the page's width."""
        settings = self.settings(number, EASED)
        taken = (photograph(s, settings[s.setting]) for s in self._table(number, EASED).values())
        return min(taken, default=0)

    @property
    def room(self) -> int:
        """The cells that the smallest shapes of all stories leave; below 0 the page is too full."""
        return self.room_at(EASED)

    def room_at(self, ease: int) -> int:
        """The room if copy may be set with `ease`."""
        cells = self.area.columns * self.area.rows
        least = [min((w * h for w, h, _ in table), default=cells) for table in self.tables(ease)]
        return self.cells - sum(least)

    @property
    def cells(self) -> int:
        """The cells that the stories must fill: columns × rows less those of fixed modules."""
        taken = sum(one.width * one.rows for one in self.fixed)
        if self.ahead and self.area.masthead:
            taken = self.area.masthead[0] * self.area.masthead[1]
        return self.area.columns * self.area.rows - taken

    @property
    def fillers(self) -> int:
        """Fillers that the page may use: none on a page of pictures. A hole stands for one."""
        if self.problem.hole:
            return 1
        pictorial = any(place.pictorial for place in self.places)
        return 0 if pictorial else self.context.fillers

    @property
    def ahead(self) -> int:
        """Elements before the stories: the masthead, if no module is fixed."""
        return 1 if self.area.masthead and not self.fixed else 0

    def settings(self, number: int, ease: int) -> list[Setting]:
        """Every way to set a story."""
        return self.story(number, ease).settings(ease)

    def story(self, number: int, ease: int) -> StorySettings:
        """The settings of a story; from the ease `FREEST` on there are more of them."""
        if ease < FREEST:
            return self.stories[number]
        if self._freest_stories is None:
            self._freest_stories = [
                StorySettings(
                    one.manuscript, freed(one.manuscript, one.place), self._materials, like=one
                )
                for one in self.stories
            ]
        return self._freest_stories[number]

    def tables(self, ease: int) -> list[Table]:
        """The shapes of every story."""
        found = self._tables.get(ease)
        if found is None:
            found = [self._table(number, ease) for number in range(len(self.stories))]
            self._tables[ease] = found
        return found

    def _table(self, number: int, ease: int) -> Table:
        """The shapes of a story. One that has none at its last ease gives way until it has some."""
        found = self._story_tables.get((number, ease))
        if found is None:
            rows, weights = self.area.rows, self.context.weights
            if ease == STRAINED:
                found = strained_shapes(self._table(number, FREEST), rows, STRAIN_PRICE)
            else:
                found = shapes(self.settings(number, ease), rows, rows, weights)
                last = ease == FREEST or (ease == EASED and not self.places[number].jump.page)
                while not found and last and self.story(number, ease).give_way():
                    found = shapes(self.settings(number, ease), rows, rows, weights)
            self._story_tables[number, ease] = found
        return found

    def wraps(self, number: int, ease: int) -> Table:
        """The modules in which a story runs round the masthead."""
        found = self._wraps.get((number, ease))
        if found is None:
            masthead, rows = self.area.masthead, self.area.rows
            found = {}
            if masthead and self.places[number].masthead:
                found = wrapped(self.settings(number, ease), masthead, rows, self.context.weights)
            self._wraps[number, ease] = found
        return found

    def layout(self, spots: Sequence[ShapeSpot], base: int, root: Root, ease: int) -> Layout:
        """A layout made of shapes, after repairs that move no module; `base` is their price."""
        fitting, faults = self.repaired(list(spots), ease)
        modules, closings = self.closed(fitting, ease)
        fillers = tuple(self._module(spot) for spot in fitting if spot.story == FILLER)
        price = base + FAULT_PRICE * len(faults) + self._taste(fitting, ease)
        found = (tuple(faults), price, base, root, fillers, tuple(fitting), ease)
        return Layout(modules, closings, *found)

    def lead_under(self, made: Layout) -> bool:
        """Whether the lead of a layout stands under another story."""
        return lead_under(self._placed(made.spots, made.ease))

    def _taste(self, spots: Sequence[ShapeSpot], ease: int) -> int:
        return taste(self._placed(spots, ease), self.context.weights)

    def faults(self, spots: Sequence[ShapeSpot], ease: int) -> list[MakeupFault]:
        """The faults of a page with these shapes."""
        return page_faults(self._placed(spots, ease), self.area, self.context.weights)

    def repaired(
        self, spots: list[ShapeSpot], ease: int, free: AbstractSet[str] | None = None
    ) -> tuple[list[ShapeSpot], list[MakeupFault]]:
        """The shapes after repairs that move no module, and the faults that are left.

        Only stories that are `free` may change their legs; None frees all.
        """
        return Repair(self, ease, free).done(spots)

    def closed(
        self, spots: Sequence[ShapeSpot], ease: int
    ) -> tuple[dict[str, Module], dict[str, Closing]]:
        """The modules of the stories' shapes, and how stories close them, by story id."""
        modules, closings = {}, {}
        for spot in spots:
            number = spot.story
            if number == FILLER:
                continue
            story = self.story(number, ease)
            name = self.manuscripts[number].story.id
            modules[name] = self._module(spot)
            closings[name] = story.closing(spot.shape, story.settings(ease))
        return modules, closings

    def _module(self, spot: ShapeSpot) -> Module:
        """The columns and rows of the page that a shape takes."""
        top, shape = self.area.first_row + spot.row, spot.shape
        return Module(
            columns=(spot.column + 1, spot.column + shape.width),
            rows=(top, min(top + shape.rows - 1, self.area.last_row)),
            legs=shape.legs,
            picture_place="above" if shape.picture_above else "right",
        )

    def _placed(self, spots: Sequence[ShapeSpot], ease: int) -> list[PlacedModule]:
        """All modules of the page as the lint judges them."""
        placed = furniture_modules(self.area, self.fixed)
        for spot in spots:
            module = self._known_modules.get((spot, ease))
            if module is None:
                module = self._known_modules[spot, ease] = self._placed_at(spot, ease)
            placed.append(module)
        return placed

    def _placed_at(self, spot: ShapeSpot, ease: int) -> PlacedModule:
        if spot.story == FILLER:
            return placed_filler(spot)
        setting = self.settings(spot.story, ease)[spot.shape.setting]
        return placed_shape(spot, self.manuscripts[spot.story], setting, self.area)
