"""The page of a house: the sheet holds the type area, and the type area holds the furniture."""

from __future__ import annotations

from layout.core.diagnostics import Words
from layout.core.geometry import MM
from layout.house.judgement.house_fault import Faults, HouseFault, HouseRule
from layout.house.newspaper import House

SIDE_TOLERANCE = 1.0
"""Millimetres by which the type area, which is centred, may be wider than the space for it."""
FOOT_MARGIN = 3.0
"""Millimetres of the sheet that stay free under the type area at least."""
LEADING_LEAST, LEADING_MOST = 1.1, 2.5
"""Leading in em of the body size. Under the least, Han lines touch; over the most, they fall apart."""
FURNITURE_MOST = 0.4
"""Share of a page's rows that masthead and foot, or the folio line, take at most."""


def judge_width(house: House) -> Faults:
    """The type area between the side margins."""
    grid, sheet = house.grid, house.sheet
    width = grid.span_em(grid.columns) * grid.size / MM
    room = sheet.width - 2 * sheet.left
    if width > room + SIDE_TOLERANCE:
        yield HouseFault(
            HouseRule.PAGE,
            (
                ("sheet", "width"),
                ("sheet", "left"),
                ("grid", "columns"),
                ("grid", "column_em"),
                ("grid", "gutter_em"),
                ("grid", "size"),
            ),
            Words(
                f"版心宽 {width:.1f} 毫米，纸宽 {sheet.width:g} 减去两边的 {sheet.left:g} 只有 {room:.1f} 毫米",
                f"the type area is {width:.1f} mm wide, but the sheet has {room:.1f} mm for it "
                f"(width {sheet.width:g}, left {sheet.left:g})",
            ),
            Words(
                "减少栏数、栏宽、栏距或字号，或者改纸张的宽、左边距",
                "reduce columns, column_em, gutter_em or size, or change width or left of the sheet",
            ),
        )


def judge_height(house: House) -> Faults:
    """The type area over the foot margin."""
    grid, sheet = house.grid, house.sheet
    height = grid.rows * grid.leading / MM
    room = sheet.height - sheet.top - FOOT_MARGIN
    if height > room:
        yield HouseFault(
            HouseRule.PAGE,
            (("sheet", "height"), ("sheet", "top"), ("grid", "rows"), ("grid", "leading")),
            Words(
                f"版心高 {height:.1f} 毫米，纸高 {sheet.height:g} 减去上边距 {sheet.top:g} "
                f"和下面至少的 {FOOT_MARGIN:g} 只有 {room:.1f} 毫米",
                f"the type area is {height:.1f} mm high, but the sheet has {room:.1f} mm for it "
                f"(height {sheet.height:g}, top {sheet.top:g}, {FOOT_MARGIN:g} at the foot)",
            ),
            Words(
                "减少行数或行距，或者改纸张的高、上边距",
                "reduce rows or leading, or change height or top of the sheet",
            ),
        )


def judge_leading(house: House) -> Faults:
    """The leading against the body size."""
    grid = house.grid
    share = grid.leading / grid.size
    if not LEADING_LEAST <= share <= LEADING_MOST:
        least, most = grid.size * LEADING_LEAST, grid.size * LEADING_MOST
        yield HouseFault(
            HouseRule.PAGE,
            (("grid", "leading"), ("grid", "size")),
            Words(
                f"行距 {grid.leading:g} 点配不上字号 {grid.size:g} 点",
                f"a leading of {grid.leading:g} pt does not suit a size of {grid.size:g} pt",
            ),
            Words(
                f"字号 {grid.size:g} 的行距写 {least:.1f} 到 {most:.1f}",
                f"for a size of {grid.size:g} write a leading from {least:.1f} to {most:.1f}",
            ),
        )


def judge_masthead(house: House) -> Faults:
    """The masthead's columns and rows, with the foot under it."""
    last = int(house.masthead.columns.partition("-")[2])
    if last > house.grid.columns:
        yield HouseFault(
            HouseRule.PAGE,
            (("masthead", "columns"), ("grid", "columns")),
            Words(
                f"报头到第 {last} 栏，版心只有 {house.grid.columns} 栏",
                f"the masthead ends in column {last}, but the grid has {house.grid.columns}",
            ),
            Words(
                f"报头的栏最多写到 1-{house.grid.columns}",
                f"write at most 1-{house.grid.columns} for the masthead",
            ),
        )
    taken, most = house.masthead.rows + house.foot_depth, int(house.grid.rows * FURNITURE_MOST)
    if taken > most:
        yield HouseFault(
            HouseRule.PAGE,
            (("masthead", "rows"), ("foot_rows",), ("grid", "rows")),
            Words(
                f"报头和报尾共 {taken} 行，版心 {house.grid.rows} 行，它们最多占 {most} 行",
                f"masthead and foot take {taken} rows; of {house.grid.rows} they may take {most}",
            ),
            Words("减少报头行数或报尾行数", "reduce the rows of masthead or foot"),
        )


def judge_folio(house: House) -> Faults:
    """The folio line's share of an inside page."""
    most = int(house.grid.rows * FURNITURE_MOST / 2)
    if house.folio_rows > most:
        yield HouseFault(
            HouseRule.PAGE,
            (("folio_rows",), ("grid", "rows")),
            Words(
                f"版眉 {house.folio_rows} 行，版心 {house.grid.rows} 行，版眉最多占 {most} 行",
                f"the folio line takes {house.folio_rows} rows; of {house.grid.rows} it may take {most}",
            ),
            Words(f"版眉行数最多写 {most}", f"write at most {most} for folio_rows"),
        )
