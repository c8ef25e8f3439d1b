"""A story that goes on on another page: both parts, both lines, not a character lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from conftest import SPECS

from layout.assemble.copyways import KEPT_LEAST, SENT_LEAST
from layout.build import build

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


@pytest.fixture(scope="module")
def jumped(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict]:
    """Page 1 is the sample's, its lead jumping to a page of two stories."""
    folder = tmp_path_factory.mktemp("jump")
    text = (SPECS / "3589.yaml").read_text(encoding="utf-8")
    front = "".join(re.split(r"(?m)^(?=  - 版次: )", text)[:2]).replace("版数: 4", "版数: 2")
    front = front.replace("- 编号: junzheng\n", "- 编号: junzheng\n        转版: 2\n")
    stories = (
        story("shuyin", "头条", "树荫底下｜多了一排长椅", 22)
        + story("liangcha", "重点", "凉茶摊前的三件小事", 16)
        + story("yedu", "一般", "晚风里的夜读会", 8)
    )
    file = folder / "jump.yaml"
    file.write_text(front + PAGE + stories, encoding="utf-8")
    built = build(file, folder / "out", SPECS / "paper.yaml")
    assert built.pdf is not None, [d.line() for d in built.diagnostics]
    return folder, json.loads((folder / "out/jump/report.json").read_text(encoding="utf-8"))


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
