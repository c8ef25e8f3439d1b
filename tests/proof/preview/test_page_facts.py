"""What is said of a page: what filled it, which stories have no place, where a note is marked."""

from __future__ import annotations

from pathlib import Path

from proofkit import edited

from layout.proof.preview.page_facts import fill_notes
from layout.proof.preview.views import ViewMaker

LATE = """      - 编号: late
        等级: 一般
        主题: 晚到的一篇稿子没有位置
        正文: |
          这一篇来得很晚。
  - 版次: 2
"""


def test_a_story_without_a_place_is_named_and_marked_in_its_galley(issue_folder: Path) -> None:
    swaps = (
        ("second: {栏: 1-4, 行: 51-80}", "second: {栏: 1-8, 行: 51-109}"),
        ("  - 版次: 2\n", LATE),
        ("这一篇来得很晚。", "这一篇来得很晚，写得很长。" * 400),
    )
    done, found = edited(issue_folder, *swaps)
    pages = ViewMaker().pages(done, found, None, "zh")
    galley = next(sheet for sheet in pages.sheets if sheet.galley)
    assert galley.galley == "条样 1版《晚到的一篇稿子没有位》"
    front = pages.sheets[0]
    assert (front.placed, front.unset, front.galley) == (2, 1, "")
    late = [mark for mark in pages.marks if mark.diagnostic.spot.story == "late"]
    assert late and {mark.page for mark in late} == {galley.page}
    house = done.edition.house.value
    # a mark is a line of the galley; nothing is marked by a rectangle over a whole page
    assert all(mark.rects and mark.rects[0].height < 20 for mark in late)
    assert all(house.type_area not in mark.rects for mark in pages.marks)


def test_what_filled_a_page_is_said(issue_folder: Path) -> None:
    done, _ = edited(
        issue_folder,
        ("      second: {栏: 1-4, 行: 51-80}\n", ""),
        ("      lead: {栏: 1-8, 行: 18-50, 分栏: 4}", "      lead: {栏: 1-8, 行: 18-90, 分栏: 4}"),
    )
    front = next(note for note in fill_notes(done.pages.pages, done.edition.house.value, "zh"))
    assert front.page == 1 and front.heavy
    assert "《社区图书馆周末延长开放》的图片" in front.words and "占版面" in front.words
