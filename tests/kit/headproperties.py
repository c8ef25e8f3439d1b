"""Heads: on their rows, their parts in order, vertical ones in their column."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from ink import around, holds, meet
from pagefacts import EXACT, Complaints, PageFacts, em_box, text

from layout.core.frame import BLACK, WHITE, GlyphRun, Tint
from layout.core.geometry import Rect
from layout.fit.set_story import SetStory

HEAD_PARTS = ("label", "kicker", "headline", "deck", "standfirst", "byline")
"""The parts of a head in reading order."""
AIR_ABOVE_HEAD, AIR_ABOVE_SIDE_HEAD = 0.55, 0.45
"""Share of a head's air that stands above it, of a level and of a vertical one."""


def heads_stand_on_their_rows(facts: PageFacts) -> Complaints:
    """A head stays in its rows, and its air is shared out above and below as the house wants."""
    for story in facts.stories:
        runs = [run for part in HEAD_PARTS for run in _story_runs(facts, story, part)]
        if not runs or story.fit.overset_lines:
            continue
        leading = facts.house.grid.leading
        top = facts.inner_top(story) + story.fit.head_row * leading
        bottom = top + story.fit.head_rows * leading
        boxes = [em_box(run) for run in runs if not run.turned]
        boxes += [item.rect for item in _label_tints(facts, story)]
        block = around(boxes)
        assert block is not None
        name = story.manuscript.story.id
        if (
            story.side_head
        ):  # its columns end at different heights: the first cell alone is at the top
            continue
        if block.y < top - EXACT or block.bottom > bottom + EXACT:
            yield f"the head of {name} leaves its rows"
        wanted = AIR_ABOVE_HEAD * (bottom - top - block.height)
        if abs(block.y - top - wanted) > EXACT:
            yield f"the head of {name} stands {block.y - top:.2f} pt down its rows, not {wanted:.2f}"


def vertical_heads_stand_in_their_column(facts: PageFacts) -> Complaints:
    """A vertical head stands left of its copy, a little over the middle, read from the right."""
    for story in facts.stories:
        if not story.side_head:
            continue
        grid, name = facts.house.grid, story.manuscript.story.id
        pad = grid.size if story.boxed else 0.0
        left = facts.house.column_x(story.module.columns[0]) + pad
        top = facts.inner_top(story)
        depth = story.fit.head_rows * grid.leading
        column = Rect(left, top, grid.column_em * grid.size, depth)
        spare = depth - story.head.height
        block = around([em_box(run) for run in _head_runs(facts, story)])
        assert block is not None
        for run, ink in facts.ink_of(story):
            if run.source.part in HEAD_PARTS and not holds(column, ink, EXACT):
                yield f"{text(run)} leaves the column of its vertical head"
        highest = min(em_box(run).y for run in _head_runs(facts, story) if not run.turned)
        tints = [item.rect.y for item in _label_tints(facts, story)]
        wanted = top + max(spare * AIR_ABOVE_SIDE_HEAD, 0.0)
        if abs(min(highest, *tints, 1e9) - wanted) > grid.size and spare > 0:
            yield f"the vertical head of {name} is not a little over the middle of its rows"
        middles = _column_middles(facts, story)
        for (part, one), (after, other) in pairwise(middles):
            if other >= one:
                yield f"{part} of {name} does not stand right of {after}"
        if middles:
            widths = around([em_box(run) for run in _upright_runs(facts, story)])
            assert widths is not None
            middle = widths.x + widths.width / 2
            if abs(middle - column.x - column.width / 2) > grid.size:
                yield f"the vertical head of {name} is not in the middle of its column"


def _column_middles(facts: PageFacts, story: SetStory) -> list[tuple[str, float]]:
    """The parts of a vertical head in reading order, with the x of their Han characters."""
    found = []
    for part in HEAD_PARTS[1:]:
        order = (
            part if part not in ("deck", "standfirst", "byline") else f"~{HEAD_PARTS.index(part)}"
        )
        runs = [run for run in _story_runs(facts, story, part) if not run.turned]
        columns = dict.fromkeys(
            (run.source.paragraph, round(run.x, 1))
            for run in runs
            if "\u4e00" <= "".join(run.texts)[0] <= "\u9fff"
        )
        found += [(f"{order} {paragraph}", x) for paragraph, x in columns]
    return found


def head_parts_follow_one_another(facts: PageFacts) -> Complaints:
    """Label, kicker, headline, deck, standfirst and byline stand under one another, centred."""
    for story in facts.stories:
        if story.side_head:
            continue
        runs = [run for part in HEAD_PARTS for run in _story_runs(facts, story, part)]
        for one, other in pairwise(runs):
            same_line = one.source == other.source and abs(one.y - other.y) <= EXACT
            if not same_line and em_box(other).y < em_box(one).bottom - EXACT:
                yield f"{text(other)} does not stand under {text(one)}"
        width = _head_width(facts, story)
        if width is None:
            continue
        lines: defaultdict[float, list[Rect]] = defaultdict(list)
        for run, ink in facts.ink_of(story):
            if run.source.part in HEAD_PARTS:
                lines[run.y].append(ink)
        for y, inks in lines.items():
            line = around(inks)
            assert line is not None
            off = line.x + line.width / 2 - width.x - width.width / 2
            if abs(off) > CENTRE_MOST:
                yield f"a line of the head of {story.manuscript.story.id} at {y:.1f} is {off:.1f} off centre"


CENTRE_MOST = 4.0
"""Points by which the ink of a centred line may be off the middle: half a mark of the largest head."""


def _head_width(facts: PageFacts, story: SetStory) -> Rect | None:
    """The width over which a horizontal head is centred; None under or beside a masthead."""
    lefts, grid = facts.leg_lefts(story), facts.house.grid
    legs = story.head_legs or len(lefts)
    measure = story.measures.measure * grid.size
    return Rect(lefts[0], 0.0, lefts[legs - 1] + measure - lefts[0], 0.0)


def labels_are_white_on_black(facts: PageFacts) -> Complaints:
    """White text lies on black that was drawn before it, and all black bears white text."""
    place = {id(item): number for number, item in enumerate(facts.items)}
    black = [item for item in facts.tints if item.colour == BLACK]
    used = set()
    for run, ink in facts.inks:
        on = [item for item in black if holds(item.rect, ink, 0.0)]
        used |= {id(item) for item in on if run.colour == WHITE}
        if run.colour == WHITE and not any(place[id(item)] < place[id(run)] for item in on):
            yield f"{text(run)} is white, but not on black"
        if run.colour != WHITE and any(meet(item.rect, ink, 0.0) for item in black):
            yield f"{text(run)} is not white, but on black"
    for item in black:
        if id(item) not in used:
            yield f"black at {item.rect} bears nothing"


def _story_runs(facts: PageFacts, story: SetStory, part: str) -> list[GlyphRun]:
    return facts.runs_of.get((story.manuscript.story.id, part), [])


def _head_runs(facts: PageFacts, story: SetStory) -> list[GlyphRun]:
    return [run for part in HEAD_PARTS for run in _story_runs(facts, story, part)]


def _upright_runs(facts: PageFacts, story: SetStory) -> list[GlyphRun]:
    return [
        run for run in _head_runs(facts, story) if not run.turned and run.source.part != "label"
    ]


def _label_tints(facts: PageFacts, story: SetStory) -> list[Tint]:
    """The black behind the standing head of a story."""
    labels = [em_box(run) for run in _story_runs(facts, story, "label")]
    black = (item for item in facts.tints if item.colour == BLACK)
    return [item for item in black if any(meet(item.rect, label, 0.0) for label in labels)]
