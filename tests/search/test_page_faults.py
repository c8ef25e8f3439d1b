"""Every fault of the lint, each on a page drawn for it."""

from __future__ import annotations

from layout.search.page_faults import PlacedModule, makeup_faults
from layout.search.weights import Weights


def block(name: str, column: int, row: int, width: int, rows: int, **facts: object) -> PlacedModule:
    rank = facts.pop("rank", "normal")
    head = facts.pop("head", (row, 4))
    return PlacedModule(name, rank, column, row, width, rows, head=head, **facts)  # type: ignore[arg-type]


def rules(*blocks: PlacedModule, rows: int = 100) -> list[str]:
    return [fault.rule for fault in makeup_faults(blocks, 8, rows, Weights())]


def test_a_sound_page_has_no_fault() -> None:
    assert (
        rules(
            block("a", 0, 0, 8, 35, rank="lead", voice=(60, "x")),
            block("b", 0, 35, 5, 40, voice=(40, "x")),
            block("c", 5, 35, 3, 40, head=None, vertical=True),
            block("d", 0, 75, 8, 25),
        )
        == []
    )


def test_heads_that_meet_at_a_gutter() -> None:
    one, other = block("a", 0, 0, 4, 30), block("b", 4, 2, 4, 30)
    assert "butted-heads" in rules(one, other)
    assert "butted-heads" not in rules(one, block("b", 4, 4, 4, 30))
    assert "butted-heads" not in rules(block("a", 0, 0, 4, 30, head_width=2.7), other)


def test_a_gutter_over_most_of_the_height() -> None:
    assert "long-gutter" in rules(block("a", 0, 0, 4, 70), block("b", 4, 0, 4, 70, head=None))
    bridge = block("c", 2, 60, 4, 10, head=None)
    assert "long-gutter" not in rules(
        block("a", 0, 0, 4, 60),
        block("b", 4, 0, 4, 60, head=None),
        bridge,
        block("d", 0, 70, 8, 30),
    )


def test_a_cut_through_the_waist() -> None:
    assert "waist-cut" in rules(block("a", 0, 0, 8, 50), block("b", 0, 50, 8, 50))
    assert "waist-cut" not in rules(block("a", 0, 0, 8, 38), block("b", 0, 38, 8, 62))


def test_the_lead_and_its_picture() -> None:
    assert "lead-low" in rules(block("a", 0, 60, 8, 40, rank="lead"))
    lead = block("a", 0, 0, 8, 40, rank="lead", picture=7.0)
    assert "picture-not-dominant" in rules(lead, block("b", 0, 40, 8, 60, picture=8.0))
    assert "picture-large" in rules(block("a", 0, 0, 8, 40, rank="lead", picture=21.0))


def test_of_two_leads_one_may_stand_below_the_fold() -> None:
    second = block("b", 0, 60, 8, 40, rank="lead")
    assert "lead-low" not in rules(second, block("a", 0, 0, 8, 60, rank="lead"))
    both = (second, block("c", 0, 52, 8, 8, rank="lead"))
    assert rules(*both).count("lead-low") == 1


def test_legs_stubs_voices_and_counts() -> None:
    assert "leg-long" in rules(block("a", 0, 0, 8, 70, legs=(61,)))
    assert "stub" in rules(block("a", 0, 0, 8, 30, stubs=(3,)))
    loud = {"voice": (40.0, "黑")}
    page = (
        block("a", 0, 0, 8, 30, rank="lead", voice=(60.0, "宋")),
        block("b", 0, 30, 4, 30, rank="major", **loud),
        block("c", 4, 36, 4, 30, rank="major", **loud),
    )
    assert "same-voice" in rules(*page)
    assert "ladder" in rules(page[0], block("d", 0, 30, 4, 30, rank="brief", voice=(61.0, "宋")))
    vertical = [block(n, i, 0, 1, 20, head=None, vertical=True) for i, n in enumerate("abc")]
    assert "vertical-many" in rules(*vertical)
    boxes = [block(n, i, 0, 1, 20, head=None, boxed=True) for i, n in enumerate("abc")]
    assert "boxes-many" in rules(*boxes)


def test_a_picture_of_a_picture_story_may_be_large() -> None:
    story = block("a", 0, 0, 8, 100, rank="lead", picture=75.0, pictorial=True)
    assert rules(story) == []
    assert rules(story._replace(picture=81.0)) == ["picture-large"]
    assert rules(story._replace(pictorial=False)) == ["picture-large"]


def test_a_filler_knows_its_place() -> None:
    """An eighth of the page at most, never in the ear, never on a page of pictures."""
    mast = block("masthead", 0, 0, 5, 17, head=None, boxed=True, fixed=True)
    story = block("a", 0, 17, 8, 60, rank="lead")
    filler = {"head": None, "boxed": True, "fixed": True, "rank": "brief"}
    assert rules(mast, story, block("filler", 5, 80, 3, 20, **filler)) == []
    assert rules(mast, story, block("filler", 0, 80, 6, 20, **filler)) == ["filler-large"]
    assert rules(mast, story, block("filler", 5, 0, 3, 17, **filler)) == ["filler-in-ear"]
    low = story._replace(row=40)
    assert rules(mast, low, block("filler", 0, 20, 3, 12, **filler)) == ["filler-over-lead"]
    large = story._replace(picture=45.0, pictorial=True)
    at_foot = block("filler", 0, 80, 3, 20, **filler)
    assert rules(mast, large, at_foot) == ["filler-on-picture-page"]
