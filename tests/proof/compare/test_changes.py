"""Two proofs compared: exactly what was changed is told, and nothing that only flowed elsewhere."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import SPECS
from edits import figures, judged, sample_content
from hypothesis import given
from hypothesis import strategies as st
from proofkit import edited, set_issue

from layout.core.frame import GlyphRun
from layout.output.record import Content, content_of, read_content
from layout.proof.compare.change import Change
from layout.proof.compare.changes import compare
from layout.proof.compare.differ import apply_edits, edits
from layout.proof.compare.summary import Comparison, comparison_summary, line_of

MINI = Path(__file__).parents[2] / "issues" / "mini.yaml"


def content(folder: Path, *swaps: tuple[str, str]) -> Content:
    return content_of(edited(folder, *swaps)[0])


def pieces(change: Change) -> list[tuple[str, str]]:
    return [(change.old[slice(*e.old)], change.new[slice(*e.new)]) for e in change.edits]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The small issue as it is; every test edits its own copy of it."""
    folder = tmp_path_factory.mktemp("before")
    shutil.copytree(SPECS / "photos", folder / "photos")
    shutil.copy(MINI, folder / "mini.yaml")
    shutil.copy(MINI.with_name("paper.yaml"), folder / "paper.yaml")
    return content(folder)


def test_nothing_changed(before: Content, issue_folder: Path) -> None:
    assert compare(before, content(issue_folder)) == []


def test_one_character(before: Content, issue_folder: Path) -> None:
    (change,) = compare(before, content(issue_folder, ("添了两排座位", "添了三排座位")))
    assert (change.kind, change.story, change.part, change.number) == ("text", "lead", "body", 0)
    assert pieces(change) == [("两", "三")]


def test_a_paragraph_that_flows_to_another_leg_is_no_change(
    before: Content, issue_folder: Path
) -> None:
    def place() -> tuple[float, float]:
        done, _ = set_issue(issue_folder / "mini.yaml")
        runs = [
            r
            for r in done.frames[0].items
            if isinstance(r, GlyphRun) and "管理员说" in "".join(r.texts)
        ]
        return runs[0].x, runs[0].y

    old_place = place()
    new = (
        "          头天晚上，"
        + "街坊们早早来排队，" * 70
        + "都很高兴。\n          本报讯（记者某某）"
    )
    after = content(issue_folder, ("          本报讯（记者某某）", new))
    assert place()[0] != old_place[0]  # it stands in another leg
    (change,) = compare(before, after)
    assert (change.kind, change.number, change.old) == ("text", 0, "")
    assert change.new.startswith("头天晚上") and "管理员" not in change.new


def test_a_story_moved_to_another_page(before: Content, issue_folder: Path) -> None:
    path = issue_folder / "mini.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("      - 编号: second")
    end = text.index("  - 版次: 2")
    story = text[start:end]
    text = (text[:start] + text[end:] + story).replace("      second: {栏: 1-4, 行: 51-80}\n", "")
    text = text.replace("行: 5-30}", "行: 5-30}\n      second: {栏: 5-8, 行: 5-30}")
    path.write_text(text, encoding="utf-8")
    (change,) = compare(before, content(issue_folder))
    assert (change.kind, change.story, change.old_page, change.page) == (
        "story-moved",
        "second",
        1,
        2,
    )


def test_a_photograph_swapped(before: Content, issue_folder: Path) -> None:
    shutil.copy(SPECS / "photos" / "sunset.jpg", issue_folder / "photos" / "dandelion.jpg")
    kinds = {change.kind for change in compare(before, content(issue_folder))}
    assert kinds == {"picture-swapped"}


def test_a_crop_changed(before: Content, issue_folder: Path) -> None:
    after = content(issue_folder, ("栏数: 2-4", "栏数: 2-4\n            焦点: [0.1, 0.1]"))
    (change,) = compare(before, after)
    assert (change.kind, change.story, change.number) == ("crop", "lead", 0)


def test_a_date_changed(before: Content, issue_folder: Path) -> None:
    changes = compare(before, content(issue_folder, ("2025-07-25", "2025-07-26")))
    told = {(c.story, c.part): (c.old, c.new) for c in changes}
    assert all(c.kind == "furniture" for c in changes)
    assert told == {
        ("masthead", "day"): ("7月25日", "7月26日"),
        ("masthead", "weekday"): ("星期五", "星期六"),
        ("masthead", "lunar"): ("农历乙巳年闰六月初一", "农历乙巳年闰六月初二"),
        ("folio-2", "date"): ("2025年7月25日　星期五", "2025年7月26日　星期六"),
    }


def test_a_story_added_and_one_taken_out(before: Content, issue_folder: Path) -> None:
    after = content(
        issue_folder,
        ("编号: third", "编号: fourth"),
        ("third: {", "fourth: {"),
        ("夏天喝水有讲究", "冬天晒被子有讲究"),
        (
            "一次不要喝太多，少量多次，出汗多时喝一点淡盐水，老人更要记得按时喝水。",
            "中午前后最好。",
        ),
    )
    assert [(c.kind, c.story) for c in compare(before, after)] == [
        ("story-added", "fourth"),
        ("story-removed", "third"),
    ]


def test_a_story_under_another_id_is_the_same(before: Content, issue_folder: Path) -> None:
    assert (
        compare(
            before, content(issue_folder, ("编号: third", "编号: water"), ("third: {", "water: {"))
        )
        == []
    )


def test_a_cutline_goes_with_its_picture(before: Content, issue_folder: Path) -> None:
    shutil.copy(SPECS / "photos" / "sunset.jpg", issue_folder / "photos" / "sunset.jpg")
    new = "图片:\n          - {文件: photos/sunset.jpg, 说明: 落日。, 摄影: 资料图}\n"
    changes = compare(before, content(issue_folder, ("图片:\n", new)))
    told = {(c.kind, c.part) for c in changes if c.kind != "crop"}
    assert told == {("picture-added", "picture"), ("text", "cutline"), ("text", "credit")}
    assert all(c.old == "" for c in changes if c.kind == "text")


def test_a_hundred_random_papers() -> None:
    made, missed, false = figures(100)
    assert made > 150
    assert (missed, false) == (0, 0)


def test_the_count_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A comparison that is blind, or tells of what was not touched, is found out."""
    monkeypatch.setattr("edits.compare", lambda old, new: [])
    assert sum(judged(sample_content(), seed)[1] for seed in range(5)) >= 5
    noise = Change("text", 1, "junzheng", "", "body", 0, "甲", "乙", edits("甲", "乙"))
    monkeypatch.setattr("edits.compare", lambda old, new: [noise])
    assert sum(judged(sample_content(), seed)[2] for seed in range(5)) >= 4


@given(st.text("甲乙丙，。 ab12", max_size=40), st.text("甲乙丙，。 ab12", max_size=40))
def test_edits_make_the_new_text_of_the_old(old: str, new: str) -> None:
    found = edits(old, new)
    assert apply_edits(old, new, found) == new
    assert bool(found) == (old != new)
    assert all(old[slice(*e.old)] != new[slice(*e.new)] for e in found)


def test_the_record_comes_back_whole(before: Content) -> None:
    record = json.loads(json.dumps(before.as_json(), ensure_ascii=False))
    assert read_content(record) == before
    assert read_content({**record, "version": 99}) is None and read_content({}) is None


def test_a_deleted_paragraph_is_named_by_what_it_was(before: Content) -> None:
    story = before.stories[0]
    subhead = ("subhead", 1, "小标题在后")
    texts = [text for text in story.texts if text[0] not in ("body", "subhead")]
    old = story._replace(
        texts=(*texts, ("body", 0, "删掉的一段。"), subhead, ("body", 2, "末段。"))
    )
    new = story._replace(texts=(*texts, ("subhead", 0, "小标题在后"), ("body", 1, "末段。")))
    (change,) = compare(replace(before, stories=(old,)), replace(before, stories=(new,)))
    assert "正文原第1段：删“删掉的一段。”" in line_of(change, "zh")
    assert "copy, old paragraph 1: deleted" in line_of(change, "en")


def test_the_summary_for_the_chat_group(before: Content, issue_folder: Path) -> None:
    after = content(issue_folder, ("添了两排座位", "添了三排座位"), ("2025-07-25", "2025-07-26"))
    comparison = Comparison("朝阳报 第12期", "一校", tuple(compare(before, after)))
    lines = comparison_summary(comparison, "zh").splitlines()
    assert lines[0] == "朝阳报 第12期，与一校相比改动 5 处"
    assert "2版版眉 日期" in lines[4]
    assert (
        lines[5]
        == "5. 1版《社区图书馆周末延长开放》第1段：“两”改为“三”，“阅览室添了【三】排座位。”"
    )
    assert "“两” became “三”" in comparison_summary(comparison, "en")
    none = Comparison("朝阳报 第12期", "一校", ())
    assert comparison_summary(none, "zh") == "朝阳报 第12期：没有改动\n"
    record = comparison.as_json()["changes"][-1]
    assert record["edits"] == [
        {"deleted": "两", "inserted": "三", "old_at": [35, 36], "new_at": [35, 36]}
    ]
