"""--fix makes the safe changes and no others; comments, order and indentation stay."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from conftest import SPECS
from hypothesis import given
from hypothesis import strategies as st
from small_issues import check, issue_file

from layout.core.diagnostics import Findings, Span
from layout.issue.load import load_edition
from layout.rules.edits import apply
from layout.rules.fix import fix_file
from layout.rules.rule import Replacement


def printed(path: Path) -> list[tuple[str, int, str]]:
    edition = load_edition(path, None, Findings())
    assert edition is not None
    return [part for m in edition.manuscripts.values() for part in m.printed()]


def test_the_sample_is_typed_as_it_is_printed(tmp_path: Path) -> None:
    folder = tmp_path / "specs"
    shutil.copytree(SPECS, folder)
    path = folder / "3589.yaml"
    before, text = printed(path), path.read_text("utf-8")
    ((name, count),) = fix_file(path, None)
    assert name.endswith("3589.yaml") and count > 30
    new = path.read_text("utf-8")
    assert printed(path) == before
    edition = load_edition(path, None, Findings())
    assert edition is not None and not any(m.changes for m in edition.manuscripts.values())
    assert fix_file(path, None)[0][1] == 0
    kept = [line for line in text.split("\n") if re.match(r" *(#|- 编号|  *[一-鿿]+: \|?$)", line)]
    assert kept == [
        line for line in new.split("\n") if re.match(r" *(#|- 编号|  *[一-鿿]+: \|?$)", line)
    ]
    assert "本报（记者王健伟）" in new  # waived: the published page reads so


def test_slips_are_mended_where_they_stand(tmp_path: Path) -> None:
    path = issue_file(
        tmp_path,
        "本报(记者侯建宁)7月24日,二零二五年占15～30%。",
        "分为“甲”、“乙”，**截止目前**好，，{旮旯|gālá}里,好。",
        headline='"推动发展。"  # 注释留着',
    )
    text = path.read_text("utf-8").replace(
        "日期: 2025-07-25", "日期: 2025-07-25   # 星期五\n星期: 周五"
    )
    path.write_text(text.replace("期号: 12", "期号: 012"), "utf-8")
    fix_file(path, None)
    new = path.read_text("utf-8").split("\n")
    assert (
        new[0] == "期号: 12"
        and new[1] == "日期: 2025-07-25   # 星期五"
        and new[2] == "星期: 星期五"
    )
    assert new[10] == '        主题: "推动发展"  # 注释留着'
    assert new[12] == "          本报讯（记者侯建宁）7月24日，二〇二五年占15%～30%。"
    assert new[13] == "          分为“甲”“乙”，**截至目前**好，{旮旯|gālá}里,好。"
    assert {d.rule for d in check(path).items if d.severity == "error"} == set()


def test_what_may_be_meant_is_left(tmp_path: Path) -> None:
    """A wrong weekday may be a wrong date, and copy with 规范化: 否 is typed so on purpose."""
    path = issue_file(tmp_path, "甲,乙(丙)。", more="        规范化: 否\n")
    path.write_text(
        path.read_text("utf-8").replace("2025-07-25", "2025-07-25\n星期: 星期四"), "utf-8"
    )
    fix_file(path, None)
    new = path.read_text("utf-8")
    assert "星期: 星期四" in new
    off = path.read_text("utf-8")
    fix_file(path, None)
    assert path.read_text("utf-8") == off


def test_copy_files_are_mended_too(tmp_path: Path) -> None:
    (tmp_path / "copy.md").write_bytes(
        "\ufeff本报(记者张三)7月24日,开会。\r\n\r\n好,,好。\r\n".encode()
    )
    path = issue_file(tmp_path, "x")
    text = path.read_text("utf-8").split("        正文")[0] + "        正文文件: copy.md\n"
    path.write_text(text, "utf-8")
    counts = {Path(name).name: count for name, count in fix_file(path, None)}
    assert counts["copy.md"] >= 2 and counts["one.yaml"] == 0
    data = (tmp_path / "copy.md").read_bytes().decode()
    assert data == "\ufeff本报讯（记者张三）7月24日，开会。\r\n\r\n好，好。\r\n"


@given(
    st.text("甲乙,丙。\n", max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from("甲,。")), max_size=8),
)
def test_edits_touch_their_spans_alone(text: str, places: list[tuple[int, str]]) -> None:
    edits = []
    for index, old in places:
        if text[index : index + 1] == old:
            line = text.count("\n", 0, index) + 1
            edits.append(
                Replacement(
                    Span("a", line, index - (text.rfind("\n", 0, index) + 1) + 1), old, "新"
                )
            )
    new, count = apply(text, edits)
    assert len(new) == len(text) and count == len({(e.span.line, e.span.column) for e in edits})
    changed = sum(a != b for a, b in zip(text, new, strict=True))
    assert changed == count


def test_a_file_that_is_none_is_left(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("期号: [", encoding="utf-8")
    assert fix_file(path, None) == [(str(path), 0)]
    assert path.read_text("utf-8") == "期号: ["


@pytest.mark.parametrize("style", ['"{}"', "'{}'", "{}"])
def test_heads_in_quotes(style: str, tmp_path: Path) -> None:
    path = issue_file(tmp_path, "好。", headline=style.format("奋发有为,推动(新)发展"))
    fix_file(path, None)
    assert "主题: " + style.format("奋发有为，推动（新）发展") in path.read_text("utf-8")
