"""What holds on every finished page. Each property yields a complaint for every breach.

The properties ask the frame, and compare it with the modules, the house and the settings of the
stories; they use no constant of the drawing rooms, so that a wrong one is seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from drawnpages import DrawnPage
from ink import around, holds, meet, overlap, run_ink

from layout.core.frame import (
    BLACK,
    WHITE,
    GlyphRun,
    Outline,
    PlacedPicture,
    RuleLine,
    Tint,
)
from layout.core.geometry import Rect
from layout.fit.set_story import SetStory
from layout.issue.model import PLACEHOLDER, Module

TOUCH = 0.1
"""Points by which the ink of two neighbours may overlap: side bearings of marks and italics."""
EXACT = 0.01
"""Points within which two places are the same."""
HAIRLINE_WIDTH = 0.3
HEAD_PARTS = ("label", "kicker", "headline", "deck", "standfirst", "byline")
"""The parts of a head in reading order."""
COPY_PARTS = ("body", "subhead", "source", "jump-to")
WORD_PARTS = ("cutline", "credit")
AIR_ABOVE_HEAD, AIR_ABOVE_SIDE_HEAD = 0.55, 0.45
ASCENT, DESCENT = 0.88, 0.12
"""The em box over and under a baseline."""
BOX_INSET = 0.25
"""Rows between a module's edge and its box line."""
CUTLINE_DISTANCE = 11.0
"""Points from the foot of a picture to the first baseline of its words."""

Complaints = Iterator[str]
Property = Callable[["PageFacts"], Complaints]


class PageFacts:
    """A page, with its ink and its items sorted by kind."""

    def __init__(self, drawn: DrawnPage) -> None:
        self.drawn = drawn
        self.house, self.page, self.stories = drawn.house, drawn.page, drawn.stories
        self.items = drawn.frame.items
        self.faces = drawn.composing.case.faces
        self.runs = [item for item in self.items if isinstance(item, GlyphRun)]
        self.rules = [item for item in self.items if isinstance(item, RuleLine)]
        self.outlines = [item for item in self.items if isinstance(item, Outline)]
        self.tints = [item for item in self.items if isinstance(item, Tint)]
        self.pictures = [item for item in self.items if isinstance(item, PlacedPicture)]
        self.hairlines = [rule for rule in self.rules if rule.colour != BLACK]

    @cached_property
    def inks(self) -> list[tuple[GlyphRun, Rect]]:
        """Every run that draws something, with its ink."""
        by_key = self.faces.by_key()
        found = ((run, run_ink(run, by_key)) for run in self.runs)
        return [(run, ink) for run, ink in found if ink is not None]

    @cached_property
    def runs_of(self) -> Mapping[tuple[str, str], list[GlyphRun]]:
        """The runs of every story and part."""
        found: defaultdict[tuple[str, str], list[GlyphRun]] = defaultdict(list)
        for run in self.runs:
            found[run.source.story, run.source.part].append(run)
        return found

    @cached_property
    def last_row(self) -> int:
        """The last row for stories."""
        foot = self.house.foot_depth if self.page.number == 1 else 0
        return self.house.grid.rows - foot

    def rect(self, module: Module, *, air: bool = False) -> Rect:
        """A module in points, with its air row or without."""
        grid, (first, last), (top, bottom) = self.house.grid, module.columns, module.rows
        rows = bottom - top + 1 - (bottom < self.last_row and not air)
        width = grid.span_em(last - first + 1) * grid.size
        return Rect(self.house.column_x(first), self.house.row_y(top), width, rows * grid.leading)

    def names(self, story: SetStory) -> set[str]:
        """The names that a story's sources bear: its own, and its beginning's for the copy."""
        return {story.manuscript.story.id, story.manuscript.origin}

    def ink_of(self, story: SetStory) -> list[tuple[GlyphRun, Rect]]:
        """The ink of a story."""
        names = self.names(story)
        return [(run, ink) for run, ink in self.inks if run.source.story in names]

    def inner_top(self, story: SetStory) -> float:
        """The top of the first row inside the padding of a story's module, in points."""
        return self.house.row_y(story.module.rows[0] + story.pad_rows)

    def leg_lefts(self, story: SetStory) -> list[float]:
        """The left edges of a story's legs in points."""
        left, size = self.house.column_x(story.module.columns[0]), self.house.grid.size
        measures = story.measures
        step = measures.measure + measures.gutter
        return [left + (measures.left + leg * step) * size for leg in range(measures.legs)]

    def picture_rects(self, story: SetStory) -> list[Rect]:
        """The photographs and placeholders of a story, in its order."""
        rects = {item.file: item.rect for item in self.pictures if item.story in self.names(story)}
        module = self.rect(story.module)
        grey = [t.rect for t in self.tints if t.colour != BLACK and meet(module, t.rect, 1.0)]
        placeholders = iter(grey)
        return [
            next(placeholders) if picture.file == PLACEHOLDER else rects[picture.file]
            for picture in story.manuscript.pictures[: len(story.fit.pictures)]
        ]


def text(run: GlyphRun) -> str:
    """A run for a complaint."""
    story, part, number = run.source
    return f"{story} {part} {number} “{''.join(run.texts)}”"


def line_rect(rule: RuleLine) -> Rect:
    """A rule with its width, as a rectangle."""
    half = rule.width / 2
    return Rect(
        min(rule.x1, rule.x2) - (half if rule.x1 == rule.x2 else 0),
        min(rule.y1, rule.y2) - (half if rule.y1 == rule.y2 else 0),
        abs(rule.x2 - rule.x1) or rule.width,
        abs(rule.y2 - rule.y1) or rule.width,
    )


def box_lines(box: Outline) -> list[Rect]:
    """The four lines of a box, as rectangles."""
    (x, y, width, height), line = box.rect, box.width
    half = line / 2
    return [
        Rect(x - half, y - half, width + line, line),
        Rect(x - half, y + height - half, width + line, line),
        Rect(x - half, y - half, line, height + line),
        Rect(x + width - half, y - half, line, height + line),
    ]


# ink


def no_line_crosses_ink(facts: PageFacts) -> Complaints:
    """No rule and no line of a box touches the ink of a text or a picture."""
    lines = [line_rect(rule) for rule in facts.rules]
    around_pictures = {item.rect for item in facts.tints}
    for box in facts.outlines:
        lines += [] if box.rect in around_pictures else box_lines(box)
    for line in lines:
        for run, ink in facts.inks:
            if meet(line, ink, 0.0):
                yield f"a line at {line} crosses {text(run)}"
        for picture in facts.pictures:
            if meet(line, picture.rect, 0.0):
                yield f"a line at {line} crosses the picture {picture.file}"


def no_two_texts_overlap(facts: PageFacts) -> Complaints:
    """The ink of no two runs overlaps, be they of one line or of two."""
    inks = sorted(facts.inks, key=lambda pair: pair[1].y)
    for index, (run, ink) in enumerate(inks):
        for other, below in inks[index + 1 :]:
            if below.y >= ink.bottom:
                break
            if meet(ink, below, TOUCH):
                yield f"{text(run)} overlaps {text(other)}"


def no_text_on_a_picture(facts: PageFacts) -> Complaints:
    """No text stands on a photograph, and on a placeholder only its own words."""
    rects = [(item.rect, "") for item in facts.pictures]
    rects += [(item.rect, "placeholder") for item in facts.tints if item.colour != BLACK]
    for rect, own in rects:
        for run, ink in facts.inks:
            if run.source.part != own and meet(rect, ink, 0.0):
                yield f"{text(run)} stands on a picture"


def stories_stay_in_their_modules(facts: PageFacts) -> Complaints:
    """No ink of a story outside its module and its box, nor in the masthead it runs round."""
    masthead = [ink for run, ink in facts.inks if run.source.story == "masthead"]
    for story in facts.stories:
        module = facts.rect(story.module)
        if story.fit.overset_lines:
            continue
        for run, ink in facts.ink_of(story):
            if not holds(module, ink, TOUCH):
                yield f"{text(run)} stands outside its module"
            if any(meet(ink, other, 0.0) for other in masthead):
                yield f"{text(run)} stands in the masthead"
        for picture in facts.pictures:
            if picture.story in facts.names(story) and not holds(module, picture.rect, EXACT):
                yield f"the picture {picture.file} stands outside its module"


def nothing_leaves_the_type_area(facts: PageFacts) -> Complaints:
    """Everything stands in the type area; half the width of a line may stand out."""
    area = facts.house.type_area
    for run, ink in facts.inks:
        if not holds(area, ink, TOUCH):
            yield f"{text(run)} stands outside the type area"
    for item in (*facts.outlines, *facts.tints, *facts.pictures):
        if not holds(area, item.rect, EXACT):
            yield f"{item} stands outside the type area"
    for rule in facts.rules:
        ends = Rect(rule.x1, rule.y1, rule.x2 - rule.x1, rule.y2 - rule.y1)
        if not holds(area, ends, EXACT):
            yield f"{rule} stands outside the type area"


# heads


def heads_stand_on_their_rows(facts: PageFacts) -> Complaints:
    """A head stays in its rows, and its air is shared out above and below as the house wants."""
    for story in facts.stories:
        runs = [run for part in HEAD_PARTS for run in _story_runs(facts, story, part)]
        if not runs or story.fit.overset_lines:
            continue
        leading = facts.house.grid.leading
        top = facts.inner_top(story) + story.fit.head_row * leading
        bottom = top + story.fit.head_rows * leading
        boxes = [_em_box(run) for run in runs if not run.turned]
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
        block = around([_em_box(run) for run in _head_runs(facts, story)])
        assert block is not None
        for run, ink in facts.ink_of(story):
            if run.source.part in HEAD_PARTS and not holds(column, ink, EXACT):
                yield f"{text(run)} leaves the column of its vertical head"
        highest = min(_em_box(run).y for run in _head_runs(facts, story) if not run.turned)
        tints = [item.rect.y for item in _label_tints(facts, story)]
        wanted = top + max(spare * AIR_ABOVE_SIDE_HEAD, 0.0)
        if abs(min(highest, *tints, 1e9) - wanted) > grid.size and spare > 0:
            yield f"the vertical head of {name} is not a little over the middle of its rows"
        middles = _column_middles(facts, story)
        for (part, one), (after, other) in pairwise(middles):
            if other >= one:
                yield f"{part} of {name} does not stand right of {after}"
        if middles:
            widths = around([_em_box(run) for run in _upright_runs(facts, story)])
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
            if not same_line and _em_box(other).y < _em_box(one).bottom - EXACT:
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


def _em_box(run: GlyphRun) -> Rect:
    """A run's line from the top of its em box to its foot; its width is that of its origins."""
    width = (run.offsets[-1] * run.condense + 1) * run.size
    return Rect(run.x, run.y - ASCENT * run.size, width, (ASCENT + DESCENT) * run.size)


def _label_tints(facts: PageFacts, story: SetStory) -> list[Tint]:
    """The black behind the standing head of a story."""
    labels = [_em_box(run) for run in _story_runs(facts, story, "label")]
    black = (item for item in facts.tints if item.colour == BLACK)
    return [item for item in black if any(meet(item.rect, label, 0.0) for label in labels)]


# copy


def copy_stands_on_the_grid(facts: PageFacts) -> Complaints:
    """Body baselines stand on the page's grid; a subhead in the middle of its rows."""
    grid, house = facts.house.grid, facts.house
    to_baseline = (grid.leading - grid.size) / 2 + ASCENT * grid.size
    for story in facts.stories:
        origin = story.manuscript.origin
        for part in COPY_PARTS:
            for run in facts.runs_of.get((origin, part), []):
                row = (run.y - house.type_area.y - to_baseline) / grid.leading
                steps = row * 2 if part == "subhead" else row
                if abs(steps - round(steps)) * grid.leading > EXACT:
                    yield f"{text(run)} stands on row {row:.2f}"


def copy_stands_in_its_legs(facts: PageFacts) -> Complaints:
    """Every line stands in the leg and on the row that the setting gave it, and in the measure."""
    grid = facts.house.grid
    for story in facts.stories:
        origin, lefts = story.manuscript.origin, facts.leg_lefts(story)
        expected = []
        top = facts.inner_top(story)
        to_baseline = (grid.leading - grid.size) / 2 + ASCENT * grid.size
        for line, place in zip(story.galley.lines, story.fit.places, strict=False):
            row = story.fit.tops[place.leg] + place.row + (max(line.rows, 1) - 1) / 2
            y = top + row * grid.leading + to_baseline
            start = next((x for x, atom in zip(line.xs, line.atoms, strict=True) if atom.glyphs), 0)
            expected.append((lefts[place.leg] + start * grid.size, y, line))
        runs = [
            run
            for run in facts.runs
            if run.source.story == origin and run.source.part in COPY_PARTS
        ]
        starts = {(round(run.x, 2), round(run.y, 2)) for run in runs}
        for x, y, line in expected:
            if line.text.strip() and not _near((x, y), starts):
                yield f"the line “{line.text}” of {origin} does not begin at {x:.2f}, {y:.2f}"
        drawn = sum(len("".join(run.texts)) for run in runs)
        wanted = sum(len(t) for _, _, line in expected for atom in line.atoms for t in atom.texts)
        if drawn != wanted:
            yield f"{origin} has {wanted} characters of copy, but {drawn} are drawn"
        measure = story.measures.measure * grid.size
        for run, ink in facts.ink_of(story):
            if run.source.part in COPY_PARTS and not any(
                left - TOUCH <= ink.x and ink.right <= left + measure + TOUCH for left in lefts
            ):
                yield f"{text(run)} leaves the measure of its leg"


def _near(point: tuple[float, float], points: set[tuple[float, float]]) -> bool:
    """Whether a point is among those that are rounded to a hundredth, within two hundredths."""
    x, y = point
    steps = (-0.01, 0.0, 0.01)
    return any((round(x + a, 2), round(y + b, 2)) in points for a in steps for b in steps)


# pictures


def pictures_fill_their_place(facts: PageFacts) -> Complaints:
    """A picture is as wide as the legs it stands over, on the rows it was given."""
    grid = facts.house.grid
    for story in facts.stories:
        lefts, measure = facts.leg_lefts(story), story.measures.measure * grid.size
        module_left = facts.house.column_x(story.module.columns[0])
        top = facts.inner_top(story)
        for spot, rect, span in zip(
            story.fit.pictures, facts.picture_rects(story), _spans(story), strict=True
        ):
            left, right = (
                lefts[spot.leg],
                lefts[min(spot.leg + spot.legs, len(lefts)) - 1] + measure,
            )
            if span is not None:
                left, right = module_left + span[0] * grid.size, 0.0
                right = left + span[1] * grid.size
            if abs(rect.x - left) > EXACT or abs(rect.right - right) > EXACT:
                yield f"a picture of {story.manuscript.story.id} stands at {rect}, not from {left:.2f} to {right:.2f}"
            place = Rect(
                left, top + spot.row * grid.leading, right - left, spot.rows * grid.leading
            )
            if not holds(place, rect, EXACT) or rect.y - place.y > grid.leading / 2:
                yield f"a picture of {story.manuscript.story.id} leaves its rows"


def _spans(story: SetStory) -> Sequence[tuple[float, float] | None]:
    """Left edge and width in em of the pictures of a group; None of other pictures."""
    return story.spans or [None] * len(story.fit.pictures)


def words_stand_under_their_picture(facts: PageFacts) -> Complaints:
    """Cutline directly under its picture, from its left edge; the credit ends at its right edge."""
    for story in facts.stories:
        name = story.manuscript.story.id
        for number, rect in enumerate(facts.picture_rects(story)):
            found = [
                (run, ink)
                for run, ink in facts.inks
                if run.source.story == name
                and run.source.part in WORD_PARTS
                and run.source.paragraph == number
            ]
            if not found:
                yield f"picture {number} of {name} has no words"
                continue
            first = min(run.y for run, _ in found)
            if abs(first - rect.bottom - CUTLINE_DISTANCE) > EXACT:
                yield f"the words of picture {number} of {name} are {first - rect.bottom:.2f} pt under it"
            for run, ink in found:
                if ink.x < rect.x - TOUCH or ink.right > rect.right + TOUCH:
                    yield f"{text(run)} is wider than its picture"
            cutlines = [run for run, _ in found if run.source.part == "cutline"]
            if cutlines and min(run.x for run in cutlines) > rect.x + cutlines[0].size:
                yield f"the cutline of picture {number} of {name} does not begin at its left edge"
            credits = [(run, ink) for run, ink in found if run.source.part == "credit"]
            lowest = max(run.y for run, _ in found)
            ends = [ink.right for run, ink in credits if run.y == lowest]
            size = facts.house.styles.cutline.size
            if not ends or rect.right - max(ends) > size:
                yield f"the credit of picture {number} of {name} does not end at its right edge"


# rules and boxes


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
    grid = facts.house.grid
    for story in facts.stories:
        if story.boxed:
            continue
        area = facts.rect(story.module)
        for rule in facts.hairlines:
            if meet(line_rect(rule), area, EXACT) and not _runs_round_masthead(facts, story):
                yield f"{rule} crosses {story.manuscript.story.id}"
        for other in facts.stories:
            if other.boxed or other is story:
                continue
            beside = facts.rect(other.module)
            across, down = overlap(area, beside)
            if abs(beside.x - area.right - grid.gutter_em * grid.size) <= EXACT:
                middle = area.right + grid.gutter_em * grid.size / 2
                if down > 6 * grid.leading and not _covered_down(facts, middle, area, beside):
                    yield f"no rule between {story.manuscript.story.id} and {other.manuscript.story.id}"
            if abs(beside.y - area.bottom - grid.leading) <= EXACT and across > 0:
                y = area.bottom + grid.leading / 2
                left, right = max(area.x, beside.x), min(area.right, beside.right)
                if not _covered_across(facts, y, left, right):
                    yield f"no rule between {story.manuscript.story.id} and {other.manuscript.story.id} under it"
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
        if ink.x - box.x < 0.9 * grid.size or box.right - ink.right < 0.9 * grid.size:
            yield f"the box of {name} has no padding at its sides"
        if ink.y - box.y < 0.5 * grid.leading or box.bottom - ink.bottom < 0.5 * grid.leading:
            yield f"the box of {name} has no padding above or below"


def fillers_stand_in_double_boxes(facts: PageFacts) -> Complaints:
    """A filler has two boxes in its module, its slogan in their middle, its label at the foot."""
    grid = facts.house.grid
    for copy, module in facts.drawn.parts.made.fillers:
        rect, inset = facts.rect(module), BOX_INSET * grid.leading
        outer = Rect(rect.x, rect.y + inset, rect.width, rect.height - 2 * inset)
        inner = Rect(outer.x + 4, outer.y + 4, outer.width - 8, outer.height - 8)
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


# furniture


def the_nameplate_is_clear(facts: PageFacts) -> Complaints:
    """Name, pinyin and imprint keep off one another, off the date stack and off the info line."""
    if facts.page.number != 1:
        return
    parts: defaultdict[str, list[Rect]] = defaultdict(list)
    for run, ink in facts.inks:
        if run.source.story == "masthead":
            parts[run.source.part].append(ink)
    blocks = {part: block for part, inks in parts.items() if (block := around(inks)) is not None}
    name, pinyin, imprint = blocks["name"], blocks["pinyin"], blocks["imprint"]
    stack = around(blocks[part] for part in ("number", "pages", "year", "day", "weekday", "lunar"))
    box = next(item.rect for item in facts.outlines)
    assert stack is not None
    if name.right > box.x - 10 or max(pinyin.right, imprint.right) > box.x - 10:
        yield "the nameplate comes too near to the date stack"
    if min(pinyin.y, imprint.y) - name.bottom < 4 or max(pinyin.y, imprint.y) - name.bottom > 20:
        yield "pinyin and imprint do not stand under the name"
    if imprint.x - pinyin.right < 12:
        yield "pinyin and imprint touch"
    if abs(pinyin.x - name.x) > 2 or abs(imprint.right - name.right) > 2:
        yield "pinyin and imprint do not end with the ink of the name"
    if abs(stack.x + stack.width / 2 - box.x - box.width / 2) > 3 or not holds(box, stack, -1.0):
        yield "the date stack is not in the middle of its box"
    across = facts.house.masthead.columns.split("-")
    left, right = facts.house.column_x(int(across[0])), facts.house.column_x(int(across[1]))
    right += facts.house.grid.column_em * facts.house.grid.size
    thin, thick = _double_rule(facts, left, right)
    if thin is None or thick is None:
        yield "the masthead has no double rule from edge to edge"
        return
    for part in ("licence", "url"):
        if not thin.y1 < blocks[part].y and blocks[part].bottom < thick.y1:
            yield f"{part} does not stand between the rules"
        if abs((blocks[part].y + blocks[part].bottom) / 2 - (thin.y1 + thick.y1) / 2) > 2:
            yield f"{part} is not in the middle between the rules"
    if max(box.bottom, imprint.bottom, pinyin.bottom) > thin.y1 - 2:
        yield "the nameplate or the date stack stands on the info line"
    if blocks["licence"].x - left > 8 or right - blocks["url"].right > 8:
        yield "licence and address do not stand at the ends of the info line"
    foot = facts.house.row_y(facts.house.masthead.rows + 1)
    if not foot - 12 < thick.y1 <= foot:
        yield "the thick rule does not stand at the foot of the masthead"
    strip = int(across[1]) - int(across[0]) + 1 == facts.house.grid.columns
    if strip and foot - thick.y1 < facts.house.grid.leading / 2:
        yield "a masthead strip has no air under it"


def _double_rule(
    facts: PageFacts, left: float, right: float
) -> tuple[RuleLine | None, RuleLine | None]:
    """The one thin and the one thick black rule from left to right at the head of the page."""
    third = facts.house.row_y(facts.house.grid.rows // 3)
    rules = [
        rule
        for rule in facts.rules
        if rule.colour == BLACK
        and rule.y1 == rule.y2 < third
        and abs(rule.x1 - left) <= EXACT
        and abs(rule.x2 - right) <= EXACT
    ]
    if [rule.width for rule in sorted(rules, key=lambda rule: rule.y1)] != [0.3, 1.2]:
        return None, None
    thin, thick = sorted(rules, key=lambda rule: rule.y1)
    return thin, thick


def the_folio_is_mirrored(facts: PageFacts) -> Complaints:
    """Number and section at the outer edge, which is left on even pages; date and staff inside."""
    if facts.page.number == 1:
        return
    area = facts.house.type_area
    inks = {
        part: around(
            ink
            for run, ink in facts.inks
            if run.source.story == f"folio-{facts.page.number}" and run.source.part == part
        )
        for part in ("number", "section", "name", "date", "staff")
    }
    if None in inks.values():
        yield "the folio line lacks a part"
        return
    found = {part: ink for part, ink in inks.items() if ink is not None}
    even = facts.page.number % 2 == 0

    def from_outer(ink: Rect) -> float:
        return ink.x - area.x if even else area.right - ink.right

    def from_inner(ink: Rect) -> float:
        return area.right - ink.right if even else ink.x - area.x

    if from_outer(found["number"]) > 4 or from_outer(found["section"]) < 15:
        yield "number and section do not stand at the outer edge"
    if from_outer(found["section"]) > 60:
        yield "the section does not stand beside the number"
    if from_inner(found["date"]) > 6 or from_inner(found["staff"]) > 6:
        yield "date and staff do not stand at the inner edge"
    if found["date"].bottom > found["staff"].y:
        yield "the date does not stand over the staff"
    name = found["name"]
    if abs(name.x + name.width / 2 - area.x - area.width / 2) > 3:
        yield "the name is not in the middle of the folio line"
    thin, thick = _double_rule(facts, area.x, area.right)
    if thin is None or thick is None:
        yield "the folio line has no double rule from edge to edge"
        return
    if not 1.5 < thick.y1 - thin.y1 < 3:
        yield "the rules of the folio line are not a double rule"
    lowest = max(ink.bottom for ink in found.values())
    if not 1 < thin.y1 - lowest < 6:
        yield "the folio line does not stand on its rules"
    if abs(thick.y1 - facts.house.row_y(facts.house.folio_rows)) > EXACT:
        yield "the rules of the folio line are off their row"


def the_foot_stands_on_its_rows(facts: PageFacts) -> Complaints:
    """The foot of page 1 stays in its rows: label at the left, staff at the right, in one line."""
    if facts.page.number != 1:
        return
    house, area = facts.house, facts.house.type_area
    zone = Rect(
        area.x,
        house.row_y(house.grid.rows - house.foot_depth + 1),
        area.width,
        house.foot_depth * house.grid.leading,
    )
    strip = [(run, ink) for run, ink in facts.inks if run.source.story == "foot"]
    for run, ink in strip:
        if not holds(zone, ink, TOUCH):
            yield f"{text(run)} leaves the rows of the foot"
    line = [(run, ink) for run, ink in strip if run.source.part != "colophon"]
    if len({round(run.y, 2) for run, _ in line}) != 1:
        yield "label, hotlines and staff do not stand on one line"
    order = sorted(line, key=lambda pair: pair[1].x)
    if order[0][0].source.part != "label" or order[-1][0].source.part != "staff":
        yield "the label does not stand first in the foot, or the staff not last"
    if area.right - order[-1][1].right > 4:
        yield "the staff does not end at the right edge"
    black = [
        item.rect for item in facts.tints if item.colour == BLACK and meet(zone, item.rect, 1.0)
    ]
    if len(black) != 1 or abs(black[0].x - area.x) > EXACT:
        yield "the label of the foot has no black at the left edge"
    elif abs(black[0].y - zone.y - 0.9 * house.grid.leading) > EXACT:
        yield "the foot is off its rows"
    rules = [rule for rule in facts.rules if rule.colour == BLACK and rule.y1 >= zone.y]
    if len(rules) != 1 or rules[0].x1 > area.x + EXACT or rules[0].x2 < area.right - EXACT:
        yield "the foot has no rule over it from edge to edge"
    elif black and not 2 < black[0].y - rules[0].y1 < 8:
        yield "the rule over the foot is off its place"


# type


def type_is_as_styled(facts: PageFacts) -> Complaints:
    """Every run has a source, the size of its style, and a face of the role that it should have."""
    styles = facts.house.styles
    for run in facts.runs:
        if not run.source.story or not run.source.part:
            yield f"{run} has no source"
    for story in facts.stories:
        name, origin = story.manuscript.story.id, story.manuscript.origin
        ladder = getattr(facts.house.heads, story.manuscript.story.rank)
        wanted = {
            "kicker": (ladder.kicker_size, ladder.kicker_face),
            "deck": (ladder.deck_size, ladder.deck_face),
            "standfirst": (styles.standfirst.size, styles.standfirst.face),
            "byline": (styles.byline.size, styles.byline.face),
            "label": (styles.label.size, styles.label.face),
            "cutline": (styles.cutline.size, styles.cutline.face),
            "credit": (styles.cutline.size, styles.cutline.face),
        }
        for part, (size, face) in wanted.items():
            fitted = part in ("kicker", "deck", "standfirst") or story.side_head
            for run in facts.runs_of.get((name, part), []):
                if run.size > size + EXACT or (run.size < size - EXACT and not fitted):
                    yield f"{text(run)} has {run.size} pt, not {size}"
                if run.face not in _keys(facts, face):
                    yield f"{text(run)} is set in {run.face}, not in {face}"
        headline = facts.runs_of.get((name, "headline"), [])
        sizes = {run.size for run in headline}
        if len(sizes) > 1 or any(size > ladder.largest + EXACT for size in sizes):
            yield f"the headline of {name} is set in {sizes}"
        if sizes and abs(max(sizes) - story.head.size) > EXACT:
            yield f"the headline of {name} is not set in the size that was chosen"
        for part in COPY_PARTS:
            for run in facts.runs_of.get((origin, part), []):
                if run.size != facts.house.grid.size or run.colour != BLACK:
                    yield f"{text(run)} is not set as body copy"


def _keys(facts: PageFacts, role: str) -> set[str]:
    return {face.key for face in facts.faces.chain(role)}


PROPERTIES: Sequence[Property] = (
    no_line_crosses_ink,
    no_two_texts_overlap,
    no_text_on_a_picture,
    stories_stay_in_their_modules,
    nothing_leaves_the_type_area,
    heads_stand_on_their_rows,
    vertical_heads_stand_in_their_column,
    head_parts_follow_one_another,
    labels_are_white_on_black,
    copy_stands_on_the_grid,
    copy_stands_in_its_legs,
    pictures_fill_their_place,
    words_stand_under_their_picture,
    column_rules_stand_in_gutters,
    hairlines_part_the_modules,
    boxes_have_no_hairlines_beside_them,
    boxes_stand_on_their_modules,
    fillers_stand_in_double_boxes,
    the_nameplate_is_clear,
    the_folio_is_mirrored,
    the_foot_stands_on_its_rows,
    type_is_as_styled,
)
