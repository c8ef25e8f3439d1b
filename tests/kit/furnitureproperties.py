"""The masthead, the folio line and the foot of page 1."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from ink import around, holds, meet
from pagefacts import EXACT, TOUCH, Complaints, PageFacts, text

from layout.core.frame import BLACK, RuleLine
from layout.core.geometry import Rect

FLUSH = 6.0
"""Points between the edge of an area and the ink that stands flush with it, at most."""
UNDER_NAME = 4.0, 20.0
"""Points from the name's ink down to pinyin and imprint, at least and at most."""
APART = 10.0
"""Points that neighbours in the masthead keep apart at least."""
CENTRED = 3.0
"""Points by which the ink of something centred may be off the middle: its last mark's blank."""
STACK = ("number", "pages", "year", "day", "weekday", "lunar")
"""The parts of the date stack."""
FOLIO_PARTS = ("number", "section", "name", "date", "staff")
DOUBLE_RULE = [0.3, 1.2]
"""Widths of the thin and of the thick rule under it, in points."""
DOUBLE_RULE_GAP = 1.5, 3.0
"""Points from the thin rule to the thick one in the folio line, at least and at most."""
OVER_RULE = 1.0, 6.0
"""Points from the lowest ink of a line down to the rule that it stands on, at least and at most."""
FOOT_TOP_ROWS = 0.9
"""Rows from the top of the foot down to the black of its label."""
FOOT_RULE_GAP = 2.0, 8.0
"""Points from the rule over the foot to that black, at least and at most."""


def the_nameplate_is_clear(facts: PageFacts) -> Complaints:
    """Name, pinyin and imprint keep off one another, off the date stack and off the info line."""
    if facts.page.number != 1:
        return
    blocks = _blocks(facts, "masthead")
    name, pinyin, imprint = blocks["name"], blocks["pinyin"], blocks["imprint"]
    box, thin = _stack_box(facts), _masthead_rules(facts)[0]
    if box.x - max(name.right, pinyin.right, imprint.right) < APART:
        yield "the nameplate comes too near to the date stack"
    least, most = UNDER_NAME
    if not all(least <= block.y - name.bottom <= most for block in (pinyin, imprint)):
        yield "pinyin and imprint do not stand under the name"
    if imprint.x - pinyin.right < APART:
        yield "pinyin and imprint touch"
    if abs(pinyin.x - name.x) > CENTRED or abs(imprint.right - name.right) > CENTRED:
        yield "pinyin and imprint do not end with the ink of the name"
    if thin is not None and max(imprint.bottom, pinyin.bottom) > thin.y1 - CENTRED:
        yield "the nameplate stands on the info line"


def the_date_stack_stands_in_its_box(facts: PageFacts) -> Complaints:
    """Number, pages and date stand in the middle of their box, which keeps off the info line."""
    if facts.page.number != 1:
        return
    blocks, box, thin = _blocks(facts, "masthead"), _stack_box(facts), _masthead_rules(facts)[0]
    stack = around(blocks[part] for part in STACK)
    assert stack is not None
    if abs(_middle(stack) - _middle(box)) > CENTRED or not holds(box, stack, -EXACT):
        yield "the date stack is not in the middle of its box"
    if thin is not None and box.bottom > thin.y1 - CENTRED:
        yield "the date stack stands on the info line"


def the_info_line_stands_between_its_rules(facts: PageFacts) -> Complaints:
    """Licence at the left and address at the right, in the middle between a thin and a thick rule
    at the foot of the masthead.
    """
    if facts.page.number != 1:
        return
    blocks, (thin, thick) = _blocks(facts, "masthead"), _masthead_rules(facts)
    if thin is None or thick is None:
        yield "the masthead has no double rule from edge to edge"
        return
    for part in ("licence", "url"):
        block = blocks[part]
        if not thin.y1 < block.y < block.bottom < thick.y1:
            yield f"{part} does not stand between the rules"
        if abs((block.y + block.bottom) / 2 - (thin.y1 + thick.y1) / 2) > CENTRED:
            yield f"{part} is not in the middle between the rules"
    if blocks["licence"].x - thin.x1 > FLUSH or thin.x2 - blocks["url"].right > FLUSH:
        yield "licence and address do not stand at the ends of the info line"
    leading = facts.house.grid.leading
    air = facts.house.row_y(facts.house.masthead.rows + 1) - thick.y1
    if not 0 <= air < leading:
        yield "the thick rule does not stand at the foot of the masthead"
    if thick.x2 - thick.x1 > facts.house.type_area.width - EXACT and air < leading / 2:
        yield "a masthead strip has no air under it"


def the_folio_is_mirrored(facts: PageFacts) -> Complaints:
    """Number and section at the outer edge, which is left on even pages; date and staff inside."""
    if facts.page.number == 1:
        return
    area, blocks = facts.house.type_area, _blocks(facts, f"folio-{facts.page.number}")
    if not set(FOLIO_PARTS) <= blocks.keys():
        yield "the folio line lacks a part"
        return
    if facts.page.number % 2:  # seen in a mirror, an odd page is an even one
        blocks = {
            part: Rect(area.x + area.right - block.right, block.y, block.width, block.height)
            for part, block in blocks.items()
        }
    number, section, date, staff = (blocks[p] for p in ("number", "section", "date", "staff"))
    if number.x - area.x > FLUSH:
        yield "the number does not stand at the outer edge"
    if not CENTRED < section.x - number.right < 2 * APART:
        yield "the section does not stand beside the number"
    if area.right - min(date.right, staff.right) > FLUSH:
        yield "date and staff do not stand at the inner edge"
    if abs(_middle(blocks["name"]) - _middle(area)) > CENTRED:
        yield "the name is not in the middle of the folio line"


def the_folio_stands_on_its_rules(facts: PageFacts) -> Complaints:
    """The folio line stands on its double rule, a row over the stories, the date over the staff."""
    if facts.page.number == 1:
        return
    area, blocks = facts.house.type_area, _blocks(facts, f"folio-{facts.page.number}")
    thin, thick = _double_rule(facts, area.x, area.right)
    if thin is None or thick is None:
        yield "the folio line has no double rule from edge to edge"
        return
    if not DOUBLE_RULE_GAP[0] < thick.y1 - thin.y1 < DOUBLE_RULE_GAP[1]:
        yield "the rules of the folio line are not a double rule"
    if not OVER_RULE[0] < thin.y1 - max(b.bottom for b in blocks.values()) < OVER_RULE[1]:
        yield "the folio line does not stand on its rules"
    if abs(thick.y1 - facts.house.row_y(facts.house.folio_rows)) > EXACT:
        yield "the rules of the folio line are off their row"
    if blocks["date"].bottom > blocks["staff"].y:
        yield "the date does not stand over the staff"


def the_foot_stands_on_its_rows(facts: PageFacts) -> Complaints:
    """The foot of page 1 stays in its rows: label at the left, staff at the right, in one line."""
    if facts.page.number != 1:
        return
    strip = [(run, ink) for run, ink in facts.inks if run.source.story == "foot"]
    for run, ink in strip:
        if not holds(_foot_zone(facts), ink, TOUCH):
            yield f"{text(run)} leaves the rows of the foot"
    line = [(run, ink) for run, ink in strip if run.source.part != "colophon"]
    if len({round(run.y, 2) for run, _ in line}) != 1:
        yield "label, hotlines and staff do not stand on one line"
    order = sorted(line, key=lambda pair: pair[1].x)
    if order[0][0].source.part != "label" or order[-1][0].source.part != "staff":
        yield "the label does not stand first in the foot, or the staff not last"
    if facts.house.type_area.right - order[-1][1].right > FLUSH:
        yield "the staff does not end at the right edge"


def the_foot_has_its_rule_and_its_black(facts: PageFacts) -> Complaints:
    """The black of the foot's label is on its row at the left edge, under a rule over the page."""
    if facts.page.number != 1:
        return
    area, zone = facts.house.type_area, _foot_zone(facts)
    tints = [item.rect for item in facts.tints if item.colour == BLACK]
    black = [rect for rect in tints if meet(zone, rect, EXACT)]
    if len(black) != 1 or abs(black[0].x - area.x) > EXACT:
        yield "the label of the foot has no black at the left edge"
        return
    if abs(black[0].y - zone.y - FOOT_TOP_ROWS * facts.house.grid.leading) > EXACT:
        yield "the foot is off its rows"
    rules = [rule for rule in facts.rules if rule.colour == BLACK and rule.y1 >= zone.y]
    if len(rules) != 1 or rules[0].x1 > area.x + EXACT or rules[0].x2 < area.right - EXACT:
        yield "the foot has no rule over it from edge to edge"
    elif not FOOT_RULE_GAP[0] < black[0].y - rules[0].y1 < FOOT_RULE_GAP[1]:
        yield "the rule over the foot is off its place"


def furniture_is_as_styled(facts: PageFacts) -> Complaints:
    """The folio line in the sizes and faces of the house, the foot in its face and no larger."""
    styles, faces = facts.house.styles, facts.faces
    folio = {
        "number": styles.page_number,
        "section": styles.section,
        "note": styles.folio,
        "date": styles.folio,
        "staff": styles.folio,
    }
    for run in facts.runs:
        at_foot = run.source.story == "foot"
        style = styles.foot if at_foot else folio.get(run.source.part)
        if style is None or not (at_foot or run.source.story.startswith("folio-")):
            continue
        if run.size > style.size + EXACT or (run.size < style.size - EXACT and not at_foot):
            yield f"{text(run)} has {run.size} pt, not {style.size}"
        if run.face not in {face.key for face in faces.chain(style.face)}:
            yield f"{text(run)} is set in {run.face}, not in {style.face}"


def _blocks(facts: PageFacts, story: str) -> Mapping[str, Rect]:
    """The ink of every part of a piece of furniture."""
    parts: defaultdict[str, list[Rect]] = defaultdict(list)
    for run, ink in facts.inks:
        if run.source.story == story:
            parts[run.source.part].append(ink)
    return {part: block for part, inks in parts.items() if (block := around(inks)) is not None}


def _middle(rect: Rect) -> float:
    """The x of a rectangle's middle."""
    return rect.x + rect.width / 2


def _stack_box(facts: PageFacts) -> Rect:
    """The box of the date stack: the first of the page."""
    return facts.outlines[0].rect


def _foot_zone(facts: PageFacts) -> Rect:
    """The rows of the foot of page 1."""
    house = facts.house
    top = house.row_y(house.grid.rows - house.foot_depth + 1)
    area = house.type_area
    return Rect(area.x, top, area.width, house.foot_depth * house.grid.leading)


def _masthead_rules(facts: PageFacts) -> tuple[RuleLine | None, RuleLine | None]:
    """The double rule of the masthead."""
    house = facts.house
    first, last = (int(column) for column in house.masthead.columns.split("-"))
    right = house.column_x(last) + house.grid.column_em * house.grid.size
    return _double_rule(facts, house.column_x(first), right)


def _double_rule(
    facts: PageFacts, left: float, right: float
) -> tuple[RuleLine | None, RuleLine | None]:
    """The one thin and the one thick black rule from left to right in the head of the page."""
    half = facts.house.row_y(facts.house.grid.rows // 2)
    rules = [
        rule
        for rule in sorted(facts.rules, key=lambda rule: rule.y1)
        if rule.colour == BLACK
        and rule.y1 == rule.y2 < half
        and abs(rule.x1 - left) <= EXACT
        and abs(rule.x2 - right) <= EXACT
    ]
    if [rule.width for rule in rules] != DOUBLE_RULE:
        return None, None
    return rules[0], rules[1]
