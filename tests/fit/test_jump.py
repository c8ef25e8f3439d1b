"""A story with a jump: both parts have their jump lines, and no character is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import SPECS

from layout.core.diagnostics import Diagnostic, Spot
from layout.edition.requests import MakeupRequest
from layout.fit.copy_ways import KEPT_LEAST, SENT_LEAST
from layout.issue.model import Module
from layout.output.builder import build
from layout.proof.preview.editing.dummy_writing import with_dummy

LINE = "入伏以后，街道的阴凉处多了长椅和凉茶，老人们说，这比空调好，孩子们也爱来。"


PAGE = """  - 版次: 2
    版名: 综合
    责任编辑: 赵慧慧
    美编: 王莹莹
    稿件:
"""


def story(name: str, rank: str, head: str, paragraphs: int) -> str:
    body = "\n".join(["          " + LINE * 5] * paragraphs)
    return f"      - 编号: {name}\n        等级: {rank}\n        主题: {head}\n        正文: |\n{body}\n"


Jumped = tuple[Path, dict, list[Diagnostic]]


def jump(folder: Path, word: str, place: str = "", *, short: bool = False) -> Jumped:
    """Page 1 is the sample's, its lead (or a brief) jumping to a page of three stories, where
    `place` is kept for its rest.
    """
    text = (SPECS / "3589.yaml").read_text(encoding="utf-8")
    front = "".join(re.split(r"(?m)^(?=  - 版次: )", text)[:2]).replace("版数: 4", "版数: 2")
    name = "tongliao" if short else "junzheng"
    front = front.replace(f"- 编号: {name}\n", f"- 编号: {name}\n        转版: {word}\n")
    dummy = f"    版样:\n      {name}: {{{place}}}\n" if place else ""
    stories = (
        story("shuyin", "头条", "树荫底下｜多了一排长椅", 22)
        + story("liangcha", "重点", "凉茶摊前的三件小事", 16)
        + story("yedu", "一般", "晚风里的夜读会", 8)
    )
    file = folder / "jump.yaml"
    page = PAGE.replace("    稿件:", f"{dummy}    稿件:")
    file.write_text(front + page + stories, encoding="utf-8")
    built = build(file, folder / "out", SPECS / "paper.yaml")
    report = json.loads((folder / "out/jump/report.json").read_text(encoding="utf-8"))
    return folder, report, list(built.diagnostics)


def boxes(report: dict, page: int) -> dict[str, tuple[list[int], list[int]]]:
    """Columns and rows of the stories of a page."""
    return {
        one["id"]: (box["columns"], box["rows"])
        for one in report["pages"][page - 1]["stories"]
        for box in one["boxes"]
        if box["page"] == page
    }


@pytest.fixture(scope="module")
def jumped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict]:
    """An issue whose lead may jump; make-up chooses where the copy is cut."""
    folder, report, _ = jump(tmp_path_factory.mktemp("jump"), "2")
    assert (folder / "out" / "jump.pdf").exists()
    return folder, report


def test_nothing_is_lost_between_the_parts(jumped: tuple[Path, dict]) -> None:
    _, report = jumped
    assert (report["certificate"]["lost"], report["certificate"]["doubled"]) == (0, 0)
    assert [page["white_rows"] for page in report["pages"]] == [0, 0]


def test_enough_stays_and_enough_goes(jumped: tuple[Path, dict]) -> None:
    _, report = jumped
    (front,) = [s for s in report["pages"][0]["stories"] if s["id"] == "junzheng"]
    (rest,) = [s for s in report["pages"][1]["stories"] if s["id"] == "junzheng"]
    assert rest["continued_from"] == 1 and "continued_from" not in front
    assert front["lines"] - 1 >= KEPT_LEAST and rest["lines"] >= SENT_LEAST // 2
    assert [box["page"] for box in front["boxes"]] == [1, 2] == [b["page"] for b in rest["boxes"]]


def test_both_ends_are_printed_and_the_cut_is_inside_a_paragraph(
    jumped: tuple[Path, dict],
) -> None:
    pdfium = pytest.importorskip("pypdfium2")
    folder, _ = jumped
    document = pdfium.PdfDocument(folder / "out" / "jump.pdf")
    front, back = (document[n].get_textpage().get_text_bounded() for n in (0, 1))
    document.close()
    front, back = ("".join(text.split()) for text in (front, back))
    assert front.count("（下转第2版）") == 1 and back.count("（上接第1版）") == 1
    assert "（上接" not in front and "（下转" not in back
    before = front.split("（下转第2版）")[0]
    assert before[-1] not in "。！？”"
    assert "朝阳区2025年军政领导座谈会召开（上接第1版）" in back


def test_a_short_story_stands_whole_with_a_word(tmp_path: Path) -> None:
    text = (SPECS / "3589.yaml").read_text(encoding="utf-8")
    text = text.replace("编号: jianxun-weather\n", "编号: jianxun-weather\n        转版: 3\n")
    file = tmp_path / "3589.yaml"
    file.write_text(text, encoding="utf-8")
    (tmp_path / "photos").symlink_to(SPECS / "photos")
    built = build(file, tmp_path / "out", SPECS / "paper.yaml")
    assert "jump-short" in [d.rule for d in built.diagnostics]


@pytest.mark.parametrize("word", ["2", "自动"])
def test_the_rest_stands_where_the_dummy_of_its_page_puts_it(word: str, tmp_path: Path) -> None:
    """The make-up of the sample sends 38 lines, which close 8 columns and 12 rows."""
    folder, report, told = jump(tmp_path, word, "栏: 1-8, 行: 5-16")
    assert boxes(report, 2) == {
        "junzheng": ([1, 8], [5, 16]),
        "shuyin": ([1, 6], [17, 77]),
        "liangcha": ([1, 8], [78, 115]),
        "yedu": ([7, 8], [17, 77]),
    }
    assert [page["white_rows"] for page in report["pages"]] == [0, 0]
    assert (report["certificate"]["lost"], report["certificate"]["doubled"]) == (0, 0)
    assert (folder / "out" / "jump.pdf").exists()
    assert not {d.rule for d in told} & {"dummy-story", "dummy-rest", "underset", "overset"}


def test_a_place_too_deep_for_the_rest_is_told_at_the_dummy(tmp_path: Path) -> None:
    _, report, told = jump(tmp_path, "2", "栏: 1-8, 行: 5-20")
    (under,) = [d for d in told if d.rule == "underset"]
    assert "空 3 行" in under.message.zh and "减 3 行" in under.hint.zh
    lines = (tmp_path / "jump.yaml").read_text(encoding="utf-8").split("\n")
    assert under.span is not None
    assert lines[under.span.line - 1].strip() == "junzheng: {栏: 1-8, 行: 5-20}"
    assert [page["white_rows"] for page in report["pages"]] == [0, 3]


def test_a_place_for_a_story_that_does_not_jump_is_an_error(tmp_path: Path) -> None:
    folder, _, told = jump(tmp_path, "否", "栏: 1-8, 行: 5-16")
    (rest,) = [d for d in told if d.rule.startswith("dummy-")]
    assert rest.rule == "dummy-rest" and "转版: 2" in rest.hint.zh
    assert not (folder / "out" / "jump.pdf").exists()


def test_a_place_for_a_rest_that_does_not_come_is_an_error(tmp_path: Path) -> None:
    folder, _, told = jump(tmp_path, "2", "栏: 1-4, 行: 5-16", short=True)
    (rest,) = [d for d in told if d.rule.startswith("dummy-")]
    assert (rest.rule, rest.spot) == ("dummy-rest", Spot(2, "tongliao"))
    assert rest.span is not None and rest.span.path.endswith("版样.tongliao")
    assert "jump-short" in [d.rule for d in told]
    assert not (folder / "out" / "jump.pdf").exists()


def test_a_dummy_to_paste_names_the_story_of_a_rest() -> None:
    module = Module(columns=(1, 8), rows=(5, 16))
    text = "版面:\n  - 版次: 2\n    版样:\n      junzheng: {栏: 1-4, 行: 5-30}  # 下文\n"
    assert with_dummy(text, 2, {"junzheng@2": module}) == (
        "版面:\n  - 版次: 2\n    版样:\n      junzheng: {栏: 1-8, 行: 5-16}  # 下文\n"
    )


def test_the_dummies_of_both_pages_pasted_make_the_same_pages(tmp_path: Path) -> None:
    file = tmp_path / "jump.yaml"
    jump(tmp_path, "2")
    out, house = tmp_path / "out", SPECS / "paper.yaml"
    remarks = build(file, out, house, request=MakeupRequest(alternatives=1)).remarks
    before = json.loads((out / "jump" / "report.json").read_text(encoding="utf-8"))
    head, *pages = re.split(r"(?m)^(?=  - 版次: )", file.read_text(encoding="utf-8"))
    for page, remark in zip(pages, remarks, strict=True):
        _, dummy = remark.split("\n", 1)
        head += page.replace("    稿件:", f"{dummy}\n    稿件:", 1)
    assert head.count("      junzheng: {栏:") == 2
    file.write_text(head, encoding="utf-8")
    assert build(file, out, house).pdf is not None
    after = json.loads((out / "jump" / "report.json").read_text(encoding="utf-8"))
    assert [boxes(after, n) for n in (1, 2)] == [boxes(before, n) for n in (1, 2)]
    assert [page["white_rows"] for page in after["pages"]] == [0, 0]
