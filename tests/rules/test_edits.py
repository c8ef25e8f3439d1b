"""--fix changes no meaning: of the copy that it once harmed, of real copy, of any other value."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest import SPECS
from hypothesis import given
from hypothesis import strategies as st
from small_issues import issue_file

from layout.core.diagnostics import Findings, Span
from layout.issue.load import load_edition
from layout.rules.edits import apply, harmless
from layout.rules.fix import fix_file
from layout.rules.rule import Replacement
from layout.source.tree import parse_yaml

SEED = Path(__file__).parent.parent / "seed-3589.txt"
ISSUE = "期号: 1\n主题: 甲乙  # 丙\n副题: [丁, '戊''己']\n正文: |\n  庚,辛\n\n  壬\n"


def printed(path: Path) -> list[tuple[str, int, str]]:
    edition = load_edition(path, None, Findings())
    assert edition is not None
    return [part for m in edition.manuscripts.values() for part in m.printed()]


@pytest.mark.parametrize(
    "line",
    [
        "出口从每周5.5亿元增加，每周5次，每星期3天，每周7、8两天。",
        "一个排第三、一个排第七，分列二、三名，排名在三、四位间。",
        "廿九、三十过年，初三、四日走亲，第二、三次会议。",
        "一、二年级，三、四年级，二、三产业，一、二审，三、四线城市。",
        "愿与读者共勉。——编者",
        "感染JN.1的人，见v.2版，No.5楼，图.1所示，1 .5倍，一.5倍。",
        "有邹家华，、杨尚昆、，丁光训。",
        "卖800至1万元，70至60万元，2023—2025万里行，容量为15千兆。",
        "豆腐、“甲”、“乙”、丙，“好吗？”、“好。”都说过。",
        "他来了。。。。。。又走了，v2025.7.25，见www.a.cn/2025.7.25/b。",
        "’97香港，’90后，5′10″，39°54′20″，xī’ān。",
    ],
)
def test_what_it_once_harmed(line: str, tmp_path: Path) -> None:
    path = issue_file(tmp_path, line)
    before, text = printed(path), path.read_text("utf-8")
    fix_file(path, None)
    assert printed(path) == before
    changed = path.read_text("utf-8")
    assert changed == text.replace("。。。。。。", "……")


def test_real_copy_keeps_its_meaning(tmp_path: Path) -> None:
    """Of a printed front page, only half-width marks and blanks beside them are changed.

    The page has one slip that `--fix` mends: 讯 is missing in an opening.
    """
    text = SEED.read_text("utf-8").replace("本报(记者", "本报讯(记者")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    path = issue_file(tmp_path, *lines)
    before = printed(path)
    fix_file(path, None)
    assert printed(path) == before
    bare = re.compile('[,，:：;；?？()（）"“” \u3000]')
    new = path.read_text("utf-8").split("正文: |\n")[1]
    typed = "".join(bare.sub("", line) for line in lines)
    assert bare.sub("", new.replace("\n", "")) == typed


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_signs_that_break_lines_in_yaml_alone(sign: str, end: str, tmp_path: Path) -> None:
    path = issue_file(tmp_path, f"甲{sign}乙,丙。", "丁,戊。", headline="己,庚")
    text = path.read_text("utf-8").replace("期号: 12", f"# 一{sign}二,三\n期号: 12")
    path.write_bytes(text.replace("\n", end).encode())
    fix_file(path, None)
    right = text.replace("乙,丙", "乙，丙").replace("丁,戊", "丁，戊").replace("己,庚", "己，庚")
    assert path.read_bytes().decode() == right.replace("\n", end)


def replacement(text: str, old: str, new: str) -> Replacement:
    index = text.index(old)
    line = text.count("\n", 0, index) + 1
    return Replacement(Span("a", line, index - text.rfind("\n", 0, index)), old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("乙", "乙: 癸"),  # a value becomes a table
        ("乙", "乙 #癸"),  # a value is cut
        ("甲", "@甲"),  # a file that cannot be read
        ("丁", "丁, 癸"),  # an item more
        ("丙", "癸"),  # a comment
        ("  庚", "庚"),  # a block ends
        ("己", "'癸"),  # a quote closes
    ],
)
def test_an_edit_that_changes_another_value_is_not_made(old: str, new: str) -> None:
    assert harmless(ISSUE, [replacement(ISSUE, old, new)]) == []


def test_the_edits_beside_a_refused_one_are_made() -> None:
    edits = [replacement(ISSUE, "乙", "乙 #癸"), replacement(ISSUE, "庚,辛", "庚，辛")]
    assert harmless(ISSUE, edits) == edits[1:]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["甲", "乙", "丁", "己", "庚", ",", "壬", "丙", "期"]),
            st.sampled_from(["，", "", "“癸”", "#", " #", ": ", "- ", "'", '"', "\n", "&", "]"]),
        ),
        max_size=4,
    )
)
def test_no_edit_changes_another_value(pairs: list[tuple[str, str]]) -> None:
    edits = [replacement(ISSUE, old, new) for old, new in pairs]
    kept = harmless(ISSUE, edits)
    text, _ = apply(ISSUE, kept)
    before, after = values(ISSUE), values(text)
    assert before.keys() == after.keys()
    for key, value in before.items():
        made = {edit.old: edit.new for edit in kept if edit.old in value}
        expected = "".join(made.get(char, char) for char in value)
        assert after[key] == expected
    assert re.findall("#.*", text)[:1] == ["# 丙"] or " #" in text


def values(text: str) -> dict[str, str]:
    """Every value of a file by its path."""
    from layout.source.tree import Listing, Mapping, Node, Scalar

    found: dict[str, str] = {}

    def walk(node: Node) -> None:
        if isinstance(node, Scalar):
            found[node.span.path] = node.text
        elif isinstance(node, Listing):
            for item in node.items:
                walk(item)
        else:
            assert isinstance(node, Mapping)
            for entry in node.entries:
                walk(entry.value)

    root = parse_yaml(text, "a", Findings())
    assert root is not None
    walk(root)
    return found


def test_the_sample_stays_the_same_paper(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(SPECS, tmp_path / "specs")
    path = tmp_path / "specs" / "3589.yaml"
    before, text = printed(path), path.read_text("utf-8")
    fix_file(path, None)
    assert printed(path) == before
    bare = re.compile("[,，:：;；?？()（） ]")
    assert bare.sub("", path.read_text("utf-8")) == bare.sub("", text)


def test_the_same_mark_may_stand_before_an_edit() -> None:
    text = "正文: |\n  甲、乙、丙“丁”、“戊”，己\n副题: '甲、''乙''“丁”、“戊”'\n"
    edits = []
    for line, column in ((2, 11), (3, 16)):
        assert text.split("\n")[line - 1][column - 1] == "、"
        edits.append(Replacement(Span("a", line, column), "、", ""))
    assert harmless(text, edits) == edits
