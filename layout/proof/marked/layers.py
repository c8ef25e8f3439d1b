"""The layers of a marked page: rows, columns, modules, and the copy that does not fit."""

from __future__ import annotations

from typing import NamedTuple

from layout.core.diagnostics import Words
from layout.core.frame import Frame, Item, Layer, Outline, RuleLine, Source, Tint
from layout.core.geometry import MM, Rect
from layout.draw.cells import module_cells, zone_rect
from layout.draw.page import SetPage
from layout.draw.story import module_rect
from layout.fit.set_story import SetStory
from layout.furniture.block import atom_runs
from layout.house.newspaper import House
from layout.issue.model import Module
from layout.output.adjustment_words import adjustment_words
from layout.output.certificate import bare
from layout.proof.marked.mark_setter import (
    CENTRE_OF_HAN,
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
    OVERSET: Words("溢文与空白", "overset copy and holes"),
}
"""The key of a layer in the file and its name in a viewer, in the order of the viewer's list."""

HAIRLINE = 0.15
"""Points of width of a line of the grid."""
EVERY = 5
"""The lines and numbers of every fifth row are stronger."""
NUMBER_SIZES = (4.5, 7.0)
"""Points of size of a row's number: of most rows, and of every fifth."""
BESIDE = 5.0
"""Points between the type area and the row numbers."""
COLUMN_REACH, COLUMN_ABOVE, COLUMN_BELOW = 6.0, 9.0, 16.0
"""Points that a column's edges reach beyond the type area, and from the type area to the baselines of
the column numbers over and under it.
"""
MODULE_ASIDE, MODULE_ABOVE, MODULE_LINE = 3.0, 1.5, 0.6
"""Points between a module and the box drawn round it, at its sides and over it; the box's line."""
TAG_MARGIN = 8.0
"""Points that the words of a module stay narrower than its box."""
WORD_GAP = "  "
"""Stands between the words of a module."""
OVERSET_LINE, OVERSET_AIR, SHEET_AIR = 0.8, 3.0, 4.0
"""Points of the line round overset copy, between that line and the copy, and between the box and the
edge of the sheet.
"""
HOLE_SIZE, HOLE_PITCH, HOLE_SHARE = 18.0, 1.4, 0.9
"""Points of size of the words in a hole, their pitch in em, and the share of its width that they take."""
OVERSET_TITLE = (5.0, 9.5)
"""Where the title of overset copy begins in its box: points from the left, and of its baseline."""


class OversetBox(NamedTuple):
    """The copy that does not fit: its box on the page, and how many lines and characters it has."""

    rect: Rect
    lines: int
    characters: int


def marked_frame(frame: Frame, page: SetPage, setter: MarkSetter) -> Frame:
    """A page of the paper with its layers: grid lines under the page, modules and overset copy over
    it.
    """
    house = setter.composing.house
    over: list[Item] = []
    for story in page.stories:
        over += overset_items(story, setter)
    for hole in page.holes:
        over += hole_items(hole, setter)
    layers = (
        Layer(ROWS, tuple(row_items(house, setter))),
        Layer(COLUMNS, tuple(column_items(house, setter))),
        Layer(MODULES, tuple(item for story in page.stories for item in _module(story, setter))),
        Layer(OVERSET, tuple(over)),
    )
    return frame._replace(items=(*layers[:2], *frame.items, *layers[2:]))


def row_items(house: House, setter: MarkSetter) -> list[Item]:
    """A line on every baseline, with the row's number at both sides of the type area."""
    area, grid = house.type_area, house.grid
    items: list[Item] = []
    for row in range(1, grid.rows + 1):
        y = house.row_y(row) + house.baseline
        strong = row % EVERY == 0
        items.append(RuleLine(area.x, y, area.right, y, HAIRLINE * (1 + strong), GRID))
        style = MarkStyle(size=NUMBER_SIZES[strong], colour=COLUMN if strong else GRID)
        middle = y - CENTRE_OF_HAN * (grid.size - style.size)
        items += setter.line(str(row), area.x - BESIDE, middle, style._replace(side="right"))
        items += setter.line(str(row), area.right + BESIDE, middle, style)
    return items


def column_items(house: House, setter: MarkSetter) -> list[Item]:
    """The edges of every basic column, with its number over and under the type area."""
    area, grid = house.type_area, house.grid
    items: list[Item] = []
    for column in range(1, grid.columns + 1):
        left = house.column_x(column)
        right = left + grid.column_em * grid.size
        for x in (left, right):
            items.append(
                RuleLine(
                    x, area.y - COLUMN_REACH, x, area.bottom + COLUMN_REACH, HAIRLINE * 2, GRID
                )
            )
        style = MarkStyle(size=9.0, colour=COLUMN, side="centre")
        middle = (left + right) / 2
        items += setter.line(f"{column}栏", middle, area.y - COLUMN_ABOVE, style)
        items += setter.line(f"{column}栏", middle, area.bottom + COLUMN_BELOW, style)
    return items


def module_words(story: SetStory) -> str:
    """A story's module in a line: id, characters, lines, measure, place, the means that closed it, and
    what remained: empty rows or lines that do not fit.
    """
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
    return WORD_GAP.join(parts)


def _module(story: SetStory, setter: MarkSetter) -> list[Item]:
    """The box of a module and its words on a tab; red if copy does not fit."""
    house = setter.composing.house
    area = module_rect(story, house)
    tail = 0.0 if story.module.rows[1] == house.grid.rows else house.grid.leading
    colour = RED if story.fit.overset_lines else MODULE
    box = Rect(
        area.x - MODULE_ASIDE,
        area.y - MODULE_ABOVE,
        area.width + 2 * MODULE_ASIDE,
        area.height - tail + 2 * MODULE_ABOVE,
    )
    style = MarkStyle(size=5.5, colour=colour)
    words = module_words(story)
    while setter.measure(words, style) > box.width - TAG_MARGIN and WORD_GAP in words:
        words = words.rpartition(WORD_GAP)[0]  # in a narrow module the last words are left out
    # the tab stands in the empty row over the module, but never on masthead or folio
    zone_rows = house.masthead.rows if story.manuscript.page == 1 else house.folio_rows
    foot = box.y + style.size * TAB_EM if story.module.rows[0] == zone_rows + 1 else box.y
    return [Outline(box, MODULE_LINE, colour), *setter.tag(words, box.right, foot, style)]


def overset_of(story: SetStory) -> tuple[GalleyLine, ...]:
    """The lines of a story that do not fit into its module."""
    return story.galley.lines[len(story.fit.places) :] if story.fit.overset_lines else ()


def overset_box(story: SetStory, house: House) -> OversetBox | None:
    """The box of a story's copy that does not fit: under its module, in as many legs; None if all
    fits. At the foot of a page the box covers the end of the story, to stay on the sheet.
    """
    lines = overset_of(story)
    if not lines:
        return None
    grid, measures = house.grid, story.measures
    rows = -(-sum(line.rows + line.above for line in lines) // measures.legs) + 1
    area = module_rect(story, house)
    last = house.sheet.height * MM - SHEET_AIR
    deepest = int((last - house.type_area.y) / grid.leading) - 1
    rows = min(rows, deepest)
    height = rows * grid.leading + OVERSET_AIR
    top = min(area.bottom, last - height)
    rect = Rect(area.x - OVERSET_AIR, top, area.width + 2 * OVERSET_AIR, height)
    characters = sum(len(bare(line.text)) for line in lines)
    return OversetBox(rect, story.fit.overset_lines, characters)


def overset_items(story: SetStory, setter: MarkSetter) -> list[Item]:
    """The copy that does not fit, red on white, as it would continue below the module."""
    house = setter.composing.house
    over = overset_box(story, house)
    if over is None:
        return []
    grid, measures = house.grid, story.measures
    rows = round((over.rect.height - OVERSET_AIR) / grid.leading) - 1
    items: list[Item] = [Tint(over.rect, PAPER), Outline(over.rect, OVERSET_LINE, RED)]
    words = f"《{story.manuscript.story.title}》溢文 {over.lines} 行、{over.characters} 字"
    title = MarkStyle(size=8.0, colour=RED)
    across, down = OVERSET_TITLE
    items += setter.line(words, over.rect.x + across, over.rect.y + down, title)
    name = story.manuscript.story.id
    leg = row = 0
    for line in overset_of(story):
        if row + line.rows > rows:
            leg, row = leg + 1, 0
        if leg == measures.legs:
            break
        x = over.rect.x + OVERSET_AIR + measures.leg_x(leg) * grid.size
        y = over.rect.y + (row + max(line.rows, 1)) * grid.leading + house.baseline
        drawn = atom_runs(line, grid.size, (x, y), Source(name, line.part, line.number))
        items += [run._replace(colour=RED) for run in drawn]
        row += line.rows
    return items


def hole_items(hole: Module, setter: MarkSetter) -> list[Item]:
    """What stays empty on an open page: a red box with its size in words."""
    house = setter.composing.house
    area = zone_rect(module_cells(hole), house)
    (left, right), (top, foot) = hole.columns, hole.rows
    columns, rows = right - left + 1, foot - top + 1
    characters = columns * rows * house.grid.column_em
    style = MarkStyle(size=HOLE_SIZE, colour=RED, side="centre")
    words = [f"空 {rows} 行 × {columns} 栏", f"约 {characters} 字"]
    size = min(1.0, *(area.width * HOLE_SHARE / setter.measure(one, style) for one in words))
    style = style._replace(size=HOLE_SIZE * size)
    middle, across = area.y + area.height / 2, area.x + area.width / 2
    items: list[Item] = [Outline(area, OVERSET_LINE, RED)]
    if area.height > 2 * HOLE_PITCH * style.size:
        items += setter.line(words[0], across, middle, style)
        items += setter.line(words[1], across, middle + HOLE_PITCH * style.size, style)
    return items
