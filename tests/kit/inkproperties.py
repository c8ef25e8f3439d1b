"""Ink on ink: texts, lines and pictures that must not meet, and areas that hold them."""

from __future__ import annotations

from ink import holds, meet
from pagefacts import EXACT, TOUCH, Complaints, PageFacts, box_lines, line_rect, text

from layout.core.frame import BLACK
from layout.core.geometry import Rect


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
