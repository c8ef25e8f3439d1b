"""Pictures: in their place, their words under them."""

from __future__ import annotations

from collections.abc import Sequence

from ink import holds
from pagefacts import EXACT, TOUCH, Complaints, PageFacts, text

from layout.core.geometry import Rect
from layout.fit.set_story import SetStory

WORD_PARTS = ("cutline", "credit")
CUTLINE_DISTANCE = 11.0
"""Points from the foot of a picture to the first baseline of its words."""


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
