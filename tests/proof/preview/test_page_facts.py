"""What is said of a page: what filled it, which stories have no place, where a note is marked."""

from __future__ import annotations

from pathlib import Path

from proofkit import MINI, edited

from layout.core.diagnostics import Diagnostic, Findings, Severity, Spot, Words
from layout.core.frame import Frame, GlyphRun, Source
from layout.core.geometry import Rect
from layout.issue.load import load_edition
from layout.proof.marked.marks import ProofMark
from layout.proof.preview.page_facts import fill_notes, galley_name, placed_marks


def line(story: str, y: float) -> GlyphRun:
    return GlyphRun("", 10.0, 50.0, y, (1, 2), (0.0, 1.0), ("甲", "乙"), Source(story, "body"))


def note(story: str | None, page: int, rect: Rect) -> ProofMark:
    words, spot = Words("拼不成", "open"), Spot(page, story)
    return ProofMark(Diagnostic("r", Severity.ERROR, words, spot=spot), page, (rect,))


def test_no_mark_covers_a_page_or_another_mark() -> None:
    edition = load_edition(MINI, None, Findings())
    assert edition is not None
    unset = {name: edition.manuscripts[name] for name in ("second", "third")}
    galley = Frame(3, 500, 700, (line("second", 100), line("second", 112), line("third", 200)))
    assert galley_name(galley, unset, "zh") == "条样 1版《雨天记得收好花盆》 等 2 篇"
    third = {"third": unset["third"]}
    assert galley_name(galley, third, "en") == "galley p. 2 “夏天喝水有讲究”"
    house = edition.house.value
    whole, head = house.type_area, Rect(10, 10, 90, 20)
    given = [note("second", 1, whole), note("third", 2, whole), note(None, 1, whole)]
    first, second, page, lead = placed_marks(
        [*given, note("lead", 1, head)], [galley], unset, house
    )
    # stories without a place are marked at the first lines of their galleys
    assert (first.page, second.page) == (3, 3)
    assert first.rects[0].y < 100 < first.rects[0].bottom < second.rects[0].y < 200
    assert first.rects[0].height < 15
    assert (page.page, page.rects) == (1, ())
    assert (lead.page, lead.rects) == (1, (head,))


def test_what_filled_a_page_is_said(issue_folder: Path) -> None:
    swaps = (
        ("      second: {栏: 1-4, 行: 51-80}\n", ""),
        ("lead: {栏: 1-8, 行: 18-50, 分栏: 4}", "lead: {栏: 1-8, 行: 18-90, 分栏: 4}"),
    )
    done, _ = edited(issue_folder, *swaps)
    front = fill_notes(done.pages.pages, done.edition.house.value, "zh")[0]
    assert front.page == 1 and front.heavy
    assert "《社区图书馆周末延长开放》的图片" in front.words and "占版面" in front.words
