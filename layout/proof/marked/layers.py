"""The layers of a marked page: rows, columns, modules, and the copy that does not fit."""

from __future__ import annotations

from typing import NamedTuple

from layout.core.diagnostics import Words
from layout.core.frame import Frame, Item, Layer, Outline, RuleLine, Source, Tint
from layout.core.geometry import MM, Rect
from layout.draw.page import SetPage
from layout.draw.story import module_rect
from layout.fit.set_story import SetStory
from layout.furniture.block import atom_runs
from layout.house.paper import House
from layout.output.adjustment_words import adjustment_words
from layout.output.certificate import bare
from layout.proof.marked.mark_setter import (
    COLUMN,
    GRID,
    MODULE,
    PAPER,
    RED,
    TAB_EM,
    MarkSetter,
    MarkStyle,
)
from layout.text.galley import GalleyLine

ROWS, COLUMNS, MODULES, OVERSET = "Rows", "Columns", "Modules", "Overset"
LAYERS = {
    ROWS: Words("行格与行号", "baseline grid"),
    COLUMNS: Words("栏与栏号", "columns"),
    MODULES: Words("稿件框", "modules"),
    OVERSET: Words("溢文", "overset copy"),
}
"""Key in the file and name in the viewer, in the order of the viewer's list."""

HAIRLINE = 0.15
EVERY = 5
"""Each so many rows a number is set larger."""
BESIDE = 5.0
"""Points between the type area and the row numbers."""


class OversetBox(NamedTuple):
    """Where the copy that does not fit is shown: its box on the page, lines and characters."""

    rect: Rect
    lines: int
    characters: int


def marked_frame(frame: Frame, page: SetPage, setter: MarkSetter) -> Frame:
    """A page of the paper under its layers."""
    house = setter.composing.house
    over: list[Item] = []
    for story in page.stories:
        over += overset_items(story, setter)
    layers = (
        Layer(ROWS, tuple(row_items(house, setter))),
        Layer(COLUMNS, tuple(column_items(house, setter))),
        Layer(MODULES, tuple(item for story in page.stories for item in _module(story, setter))),
        Layer(OVERSET, tuple(over)),
    )
    return frame._replace(items=(*layers[:2], *frame.items, *layers[2:]))


def row_items(house: House, setter: MarkSetter) -> list[Item]:
    """A line on every baseline; its number at both sides of the type area."""
    area, grid = house.type_area, house.grid
    items: list[Item] = []
    for row in range(1, grid.rows + 1):
        y = house.row_y(row) + house.baseline
        tenth = row % EVERY == 0
        items.append(RuleLine(area.x, y, area.right, y, HAIRLINE * (2 if tenth else 1), GRID))
        look = MarkStyle(size=7.0 if tenth else 4.5, colour=COLUMN if tenth else GRID)
        middle = y - 0.38 * (grid.size - look.size)
        items += setter.line(str(row), area.x - BESIDE, middle, look._replace(side="right"))
        items += setter.line(str(row), area.right + BESIDE, middle, look)
    return items


def column_items(house: House, setter: MarkSetter) -> list[Item]:
    """The edges of every basic column; its number over and under the type area."""
    area, grid = house.type_area, house.grid
    items: list[Item] = []
    for column in range(1, grid.columns + 1):
        left = house.column_x(column)
        right = left + grid.column_em * grid.size
        for x in (left, right):
            items.append(RuleLine(x, area.y - 6, x, area.bottom + 6, HAIRLINE * 2, GRID))
        look = MarkStyle(size=9.0, colour=COLUMN, side="centre")
        middle = (left + right) / 2
        items += setter.line(f"{column}栏", middle, area.y - 9, look)
        items += setter.line(f"{column}栏", middle, area.bottom + 16, look)
    return items


def module_words(story: SetStory) -> str:
    """A module in a line: story, characters, lines, measure, place, and what closed it."""
    module, manuscript = story.module, story.manuscript
    characters = sum(len(bare(text)) for _, _, text in manuscript.printed())
    lines = sum(line.rows for line in story.galley.lines)
    columns, rows = module.columns, module.rows
    parts = [
        manuscript.story.id,
        f"{characters}字",
        f"{lines}行",
        f"{story.measures.measure}字×{story.measures.legs}",
        f"栏{columns[0]}-{columns[1]} 行{rows[0]}-{rows[1]}",
        *(adjustment_words(one).zh for one in story.fit.adjustments),
    ]
    if story.fit.white_rows:
        parts.append(f"空{story.fit.white_rows}行")
    if story.fit.overset_lines:
        parts.append(f"超{story.fit.overset_lines}行")
    return "  ".join(parts)


def _module(story: SetStory, setter: MarkSetter) -> list[Item]:
    house = setter.composing.house
    area = module_rect(story, house)
    tail = 0.0 if story.module.rows[1] == house.grid.rows else house.grid.leading
    colour = RED if story.fit.overset_lines else MODULE
    box = Rect(area.x - 3, area.y - 1.5, area.width + 6, area.height - tail + 3)
    look = MarkStyle(size=5.5, colour=colour)
    words = module_words(story)
    while setter.measure(words, look) > box.width - 8 and "  " in words:
        words = words.rpartition("  ")[0]  # a narrow module keeps what stands first
    # the tab stands in the air row above, but never on masthead or folio
    zone = house.masthead.rows if story.manuscript.page == 1 else house.folio_rows
    under = box.y + look.size * TAB_EM if story.module.rows[0] == zone + 1 else box.y
    return [Outline(box, 0.6, colour), *setter.tag(words, box.right, under, look)]


def overset_of(story: SetStory) -> tuple[GalleyLine, ...]:
    """The lines of a story that have no place."""
    return story.galley.lines[len(story.fit.places) :] if story.fit.overset_lines else ()


def overset_box(story: SetStory, house: House) -> OversetBox | None:
    """Where a story's copy that does not fit is shown: under its module, in its own legs.

    The box stays on the sheet: at the foot of the page it stands over the story's own end.
    """
    lines = overset_of(story)
    if not lines:
        return None
    grid, measures = house.grid, story.measures
    rows = -(-sum(line.rows + line.above for line in lines) // measures.legs) + 1
    area = module_rect(story, house)
    last = house.sheet.height * MM - 4
    deepest = int((last - house.type_area.y) / grid.leading) - 1
    rows = min(rows, deepest)
    top = min(area.bottom, last - rows * grid.leading - 3)
    rect = Rect(area.x - 3, top, area.width + 6, rows * grid.leading + 3)
    characters = sum(len(bare(line.text)) for line in lines)
    return OversetBox(rect, story.fit.overset_lines, characters)


def overset_items(story: SetStory, setter: MarkSetter) -> list[Item]:
    """The copy that does not fit, in red on white, going on where the module ends."""
    house = setter.composing.house
    over = overset_box(story, house)
    if over is None:
        return []
    grid, measures = house.grid, story.measures
    rows = round((over.rect.height - 3) / grid.leading) - 1
    items: list[Item] = [Tint(over.rect, PAPER), Outline(over.rect, 0.8, RED)]
    words = f"《{story.manuscript.story.title}》溢文 {over.lines} 行、{over.characters} 字"
    title = MarkStyle(size=8.0, colour=RED)
    items += setter.line(words, over.rect.x + 5, over.rect.y + 9.5, title)
    name = story.manuscript.story.id
    leg = row = 0
    for line in overset_of(story):
        if row + line.rows > rows:
            leg, row = leg + 1, 0
        if leg == measures.legs:
            break
        x = over.rect.x + 3 + measures.leg_x(leg) * grid.size
        y = over.rect.y + (row + max(line.rows, 1)) * grid.leading + house.baseline
        drawn = atom_runs(line, grid.size, (x, y), Source(name, line.part, line.number))
        items += [run._replace(colour=RED) for run in drawn]
        row += line.rows
    return items
