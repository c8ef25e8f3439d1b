"""Furniture without room is found before anything is set, at the key that can give it some."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, SPECS
from houses import write_house

from layout.core.diagnostics import Diagnostic, Findings
from layout.edition.furniture_check import plain_furniture as plain
from layout.edition.furniture_check.whole_check import check_whole
from layout.house.paper import STYLE_FILE
from layout.issue.load import Edition, load_edition
from layout.output.builder import build

NEWSPAPERS = ("county", "tabloid", "school")
ISSUE = SPECS / "3589.yaml"


NARROW = {"报头": {"栏": "1-3"}}
"""A masthead in which a text of 60 characters has no room."""


def edition_of(path: Path, paper: Path | None = None) -> Edition:
    findings = Findings()
    edition = load_edition(path, paper, findings)
    assert edition is not None, findings.items
    return edition


def told(edition: Edition, rule: str = "furniture-room") -> list[Diagnostic]:
    findings = Findings()
    check_whole(edition, findings)
    return [item for item in findings.items if item.rule == rule]


def laid_over(folder: Path, **changes: Any) -> Edition:
    return edition_of(ISSUE, write_house(folder, changes))


@pytest.mark.parametrize("name", NEWSPAPERS)
def test_other_newspapers_have_room(name: str) -> None:
    edition = edition_of(ROOT / "tests" / "issues" / name / "7.yaml")
    assert not told(edition) and plain.is_plain(edition) == (name == "county")


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"文字": {"版次": {"字号": "80"}}}, "文字.版次.字号"),
        ({"文字": {"版名": {"字号": "80"}}}, "文字.版名.字号"),
        ({"文字": {"版眉": {"字号": "30"}}}, "文字.版眉.字号"),
        ({"版眉行数": "2"}, "版眉行数"),
        ({"报尾行数": "2"}, "报尾行数"),
        ({"报头": {"行数": "6"}}, "报头.行数"),
        ({"报头": {"栏": "1-2"}}, "报头.栏"),
        ({"出版": "长" * 60, **NARROW}, "出版"),
        ({"主办": "长" * 60, **NARROW}, "主办"),
        ({"网址": "http://" + "w" * 52, **NARROW}, "网址"),
        ({"准印证号": "某内资准字" + "0" * 54 + "号", **NARROW}, "准印证号"),
        ({"报名": "\U00030edd报"}, "报名"),
    ],
)
def test_the_house_key_is_named(changes: dict[str, Any], key: str, tmp_path: Path) -> None:
    edition = laid_over(tmp_path, **changes)
    found = told(edition) or told(edition, "missing-glyph")
    assert found and {item.severity.value for item in found} == {"error"}
    spans = [item.span for item in found if item.span is not None]
    assert key in {span.path for span in spans}
    assert {Path(span.file).name for span in spans} <= {"paper.yaml", STYLE_FILE.name}
    assert all(item.hint.zh for item in found)


def test_nothing_is_set_without_room(tmp_path: Path) -> None:
    built = build(ISSUE, tmp_path / "out", write_house(tmp_path, {"出版": "长" * 60, **NARROW}))
    assert built.pdf is None and not (tmp_path / "out" / "3589.pdf").exists()
    assert built.report is None  # refused before a page was made up
    assert {item.rule for item in built.diagnostics if item.severity == "error"} == {
        "furniture-room"
    }


@pytest.mark.parametrize(
    ("text", "length", "key"),
    [("版名: 综合", 30, "版名"), ("美编: 王莹莹", 60, "美编"), ("附注: 样稿", 60, "附注")],
)
def test_a_long_text_of_the_issue_is_named_there(
    text: str, length: int, key: str, tmp_path: Path
) -> None:
    copied = tmp_path / "3589.yaml"
    before, found, after = ISSUE.read_text("utf-8").rpartition(f"    {text}")
    assert found
    copied.write_text(f"{before}    {key}: {'长' * length}{after}", encoding="utf-8")
    write_house(tmp_path)
    faults = told(edition_of(copied))
    assert faults and {Path(item.span.file).name for item in faults if item.span} == {"3589.yaml"}


def test_plain_furniture_has_room(tmp_path: Path) -> None:
    """What the check takes for plain without drawing it has room, at its greatest lengths."""
    edition = laid_over(
        tmp_path,
        报名="报" * plain.NAME_CHARS,
        拼音="W" * plain.NAME_CHARS * 6,
        主办="长" * plain.IMPRINT_CHARS,
        出版="长" * plain.IMPRINT_CHARS,
        网址="W" * plain.URL_CHARS,
        准印证号="号" * plain.PERMIT_CHARS,
        地址="地" * 47,
        发送对象="人" * (plain.COLOPHON_CHARS - 55),
        便民电话={
            "电话" * 3 + str(n): "0" * (plain.HOTLINE_CHARS // plain.HOTLINES - 7)
            for n in range(plain.HOTLINES)
        },
    )
    pages = [
        page.model_copy(
            update={
                "section": "版" * plain.SECTION_CHARS,
                "editor": "长" * plain.STAFF_CHARS,
                "designer": "",
                "note": "注" * plain.NOTE_CHARS,
            }
        )
        for page in edition.issue.value.pages
    ]
    issue = edition.issue.value.model_copy(update={"pages": tuple(pages)})
    bound = type(edition.issue)(
        edition.issue.spans, edition.issue.blocks, edition.issue.texts, value=issue
    )
    longest = edition._replace(issue=bound)
    assert plain.is_plain(longest)
    from layout.edition.furniture_check.furniture_room import judge_furniture
    from layout.house.faces import load_faces

    findings = Findings()
    faces = load_faces(longest.house.value, ROOT, longest.house.span(), findings)
    assert faces is not None and judge_furniture(longest, faces, findings), findings.items
