"""What holds on every finished page: of the sample, of small issues, of fuzzed pages."""

from __future__ import annotations

import pytest
from pagefacts import PageFacts, Property
from pageproperties import PROPERTIES


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)
def test_it_holds_on_every_page(holds: Property, pages: list[PageFacts]) -> None:
    wrong = {facts.drawn.name: found for facts in pages if (found := list(holds(facts)))}
    assert not wrong


def test_the_pages_have_everything_that_is_asked_about(pages: list[PageFacts]) -> None:
    """A property of what no page has would hold of nothing."""
    stories = [story for facts in pages for story in facts.stories]
    assert any(story.side_head for story in stories)
    assert any(story.boxed for story in stories)
    assert any(story.spans for story in stories)
    assert any(story.head_legs for story in stories)
    assert any(story.manuscript.jumped_from for story in stories)
    assert any(line.part == "jump-to" for story in stories for line in story.galley.lines)
    assert any(story.manuscript.story.verse for story in stories)
    assert {facts.page.number for facts in pages} == {1, 2, 3, 4}
    assert any(facts.drawn.parts.made.fillers for facts in pages)
    assert sum(len(facts.hairlines) for facts in pages) > 50
    assert {facts.house.grid.columns for facts in pages} == {5, 8}
    parts = {run.source.part for facts in pages for run in facts.runs}
    assert {"label", "kicker", "deck", "standfirst", "byline", "subhead", "source"} <= parts
    assert {"cutline", "credit", "placeholder"} <= parts
