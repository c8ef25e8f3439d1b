"""Hairlines, boxes and fillers: where they stand, and where none may."""

from __future__ import annotations

from itertools import pairwise

from ink import around, holds, meet, overlap
from pagefacts import EXACT, Complaints, PageFacts, box_lines, line_rect

from layout.core.geometry import Rect
from layout.fit.set_story import SetStory

HAIRLINE_WIDTH = 0.3
"""Points."""
BOX_INSET = 0.25
"""Rows between a module's edge and its box line."""
DOUBLE_BOX_GAP = 4.0
"""Points between the two lines of a filler's box."""
LEAST_CONTACT = 6
"""Rows that two modules must stand side by side for a rule between them to be asked for."""
SIDE_PADDING, END_PADDING = 0.9, 0.5
"""Of a box, between line and ink: em at the sides, rows at the ends; at least."""


def column_rules_stand_in_gutters(facts: PageFacts) -> Complaints:
    """Every upright hairline stands in the middle of a gutter; every level one in an air row."""
    house, grid = facts.house, facts.house.grid
    gutters = [
        house.column_x(column) - grid.gutter_em * grid.size / 2
        for column in range(2, grid.columns + 1)
    ]
    for rule in facts.hairlines:
        if abs(rule.width - HAIRLINE_WIDTH) > EXACT:
            yield f"{rule} is not a hairline"
        if rule.x1 == rule.x2:
            if not any(abs(rule.x1 - x) <= EXACT for x in gutters):
                yield f"{rule} is not in the middle of a gutter"
        else:
            rows = (rule.y1 - house.type_area.y) / grid.leading
            ends = [story.module.rows[1] for story in facts.stories]
            if not any(abs(rows - (end - 0.5)) * grid.leading <= EXACT for end in ends):
                yield f"{rule} is not in the middle of an air row"


def hairlines_part_the_modules(facts: PageFacts) -> Complaints:
    """Between two unboxed stories stands one hairline, all along; none crosses a module."""
    unboxed = [story for story in facts.stories if not story.boxed]
    for story in unboxed:
        area = facts.rect(story.module)
        for rule in facts.hairlines:
            if meet(line_rect(rule), area, EXACT) and not _runs_round_masthead(facts, story):
                yield f"{rule} crosses {story.manuscript.story.id}"
        for other in unboxed:
            if other is not story:
                yield from _parted(facts, story, other)
    yield from _hairlines_apart(facts)


def _parted(facts: PageFacts, story: SetStory, other: SetStory) -> Complaints:
    """Hairlines that lack between a story and one that stands at its right or under it."""
    grid = facts.house.grid
    names = f"{story.manuscript.story.id} and {other.manuscript.story.id}"
    area, beside = facts.rect(story.module), facts.rect(other.module)
    across, down = overlap(area, beside)
    if abs(beside.x - area.right - grid.gutter_em * grid.size) <= EXACT:
        middle = area.right + grid.gutter_em * grid.size / 2
        long = down > LEAST_CONTACT * grid.leading
        if long and not _covered_down(facts, middle, area, beside):
            yield f"no rule between {names}"
    if abs(beside.y - area.bottom - grid.leading) <= EXACT and across > 0:
        y = area.bottom + grid.leading / 2
        left, right = max(area.x, beside.x), min(area.right, beside.right)
        if not _covered_across(facts, y, left, right):
            yield f"no rule between {names} under it"


def _hairlines_apart(facts: PageFacts) -> Complaints:
    """Hairlines that are drawn twice, or that cross a box or one another."""
    for one, other in pairwise(sorted(facts.hairlines, key=lambda rule: (rule.x1, rule.y1))):
        if meet(line_rect(one), line_rect(other), EXACT):
            yield f"{one} is drawn twice"
    for rule in facts.hairlines:
        for box in facts.outlines:
            if any(meet(line_rect(rule), line, 0.0) for line in box_lines(box)):
                yield f"{rule} crosses a box at {box.rect}"
        for other_rule in facts.hairlines:
            upright = rule.x1 == rule.x2 and other_rule.x1 != other_rule.x2
            if upright and meet(line_rect(rule), line_rect(other_rule), 0.0):
                yield f"{rule} crosses {other_rule}"


def boxes_have_no_hairlines_beside_them(facts: PageFacts) -> Complaints:
    """No hairline runs along a box: none in the gutters beside it, none in the rows round it."""
    grid = facts.house.grid
    gutter = grid.gutter_em * grid.size
    boxed = [story.module for story in facts.stories if story.boxed]
    boxed += [module for _, module in facts.drawn.parts.made.fillers]
    for module in boxed:
        box = facts.rect(module)
        beside = Rect(box.x - gutter, box.y, box.width + 2 * gutter, box.height)
        over = Rect(box.x, box.y - grid.leading, box.width, box.height + 2 * grid.leading)
        for rule in facts.hairlines:
            if meet(line_rect(rule), beside, 0.0) or meet(line_rect(rule), over, 0.0):
                yield f"{rule} runs along the box on {module.columns}, {module.rows}"


def _runs_round_masthead(facts: PageFacts, story: SetStory) -> bool:
    """Whether a story runs round the masthead, so that its module is no rectangle."""
    return facts.page.number == 1 and story.module.rows[0] == 1 and story.module.columns[0] == 1


def _covered_down(facts: PageFacts, x: float, one: Rect, other: Rect) -> bool:
    """Whether a hairline at x runs along what two neighbours have in common, but for two rows."""
    leading = facts.house.grid.leading
    top, bottom = max(one.y, other.y) + leading, min(one.bottom, other.bottom) - leading
    reached = top
    for rule in sorted(facts.hairlines, key=lambda rule: rule.y1):
        if rule.x1 == rule.x2 and abs(rule.x1 - x) <= EXACT and rule.y1 <= reached + 2 * leading:
            reached = max(reached, rule.y2)
    return reached >= bottom


def _covered_across(facts: PageFacts, y: float, left: float, right: float) -> bool:
    """Whether a hairline at y runs from left to right."""
    return any(
        rule.y1 == rule.y2
        and abs(rule.y1 - y) <= EXACT
        and rule.x1 <= left + EXACT
        and rule.x2 >= right - EXACT
        for rule in facts.hairlines
    )


def boxes_stand_on_their_modules(facts: PageFacts) -> Complaints:
    """Every boxed story has a box a quarter row inside its module, with an em of padding."""
    grid = facts.house.grid
    boxes = [box.rect for box in facts.outlines]
    for story in facts.stories:
        if not story.boxed or story.fit.overset_lines:
            continue
        name, module = story.manuscript.story.id, facts.rect(story.module)
        inset = BOX_INSET * grid.leading
        wanted = Rect(module.x, module.y + inset, module.width, module.height - 2 * inset)
        box = next(
            (box for box in boxes if holds(wanted, box, EXACT) and holds(box, wanted, EXACT)), None
        )
        if box is None:
            yield f"{name} has no box at {wanted}"
            continue
        ink = around(ink for _, ink in facts.ink_of(story))
        assert ink is not None
        if min(ink.x - box.x, box.right - ink.right) < SIDE_PADDING * grid.size:
            yield f"the box of {name} has no padding at its sides"
        if min(ink.y - box.y, box.bottom - ink.bottom) < END_PADDING * grid.leading:
            yield f"the box of {name} has no padding above or below"


def fillers_stand_in_double_boxes(facts: PageFacts) -> Complaints:
    """A filler has two boxes in its module, its slogan in their middle, its label at the foot."""
    grid = facts.house.grid
    for copy, module in facts.drawn.parts.made.fillers:
        rect, inset = facts.rect(module), BOX_INSET * grid.leading
        outer = Rect(rect.x, rect.y + inset, rect.width, rect.height - 2 * inset)
        gap = DOUBLE_BOX_GAP
        inner = Rect(outer.x + gap, outer.y + gap, outer.width - 2 * gap, outer.height - 2 * gap)
        for wanted in (outer, inner):
            if not any(
                holds(wanted, b.rect, EXACT) and holds(b.rect, wanted, EXACT)
                for b in facts.outlines
            ):
                yield f"the filler on {module.columns}, {module.rows} has no box at {wanted}"
        inks = {
            part: around(ink for run, ink in facts.inks if run.source == copy.source(part))
            for part in ("slogan", "label")
        }
        slogan, label = inks["slogan"], inks["label"]
        if slogan is None or label is None:
            yield "a filler lacks its slogan or its label"
            continue
        for part, ink in (("slogan", slogan), ("label", label)):
            if abs(ink.x + ink.width / 2 - rect.x - rect.width / 2) > grid.size:
                yield f"the {part} of a filler is off the middle"
        if label.y < slogan.bottom or inner.bottom - label.bottom > 2 * grid.leading:
            yield "the label of a filler is not at its foot"
        middle = slogan.y + slogan.height / 2
        if not 0.35 < (middle - inner.y) / inner.height < 0.6:
            yield "the slogan of a filler is not in its middle"
