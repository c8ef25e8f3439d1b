"""版样 written into the issue file: the modules come back as written, everything else stays."""

from __future__ import annotations

import pytest

from layout.core.diagnostics import Findings
from layout.issue.model import Issue, Module
from layout.proof.preview.editing.dummy_writing import with_dummy, without_dummy
from layout.source.binding import bind
from layout.source.tree import parse_yaml

HEAD = "期号: 12   # 第十二期\n日期: 2025-07-25\n版面:\n"
STORIES = """    稿件:   # 按重要程度
      - 编号: lead      # 头条
        主题: 社区图书馆周末延长开放
        正文: |
          本报讯 # 这不是注释
      - 编号: second
        正文: 雨天收花盆
"""
PLAIN = f"{HEAD}  - 版次: 1\n    版名: 要闻\n    责任编辑: 甲\n    美编: 乙\n{STORIES}"
BLOCK = PLAIN.replace(
    "    稿件:",
    "    版样:   # 昨天定的\n      # 头条不动\n      lead: {栏: 1-8, 行: 18-50}   # 通栏\n"
    "      second:\n        栏: 1-2\n        行: 51-60\n      # 完\n    稿件:",
)
BRACES = PLAIN.replace(
    "    稿件:", "    版样: {lead: {栏: 1-8, 行: 18-50}}   # 昨天定的\n    稿件:"
)
STORIES_FIRST = f"{HEAD}  - 稿件:\n      - 编号: lead\n        正文: 甲\n    版次: 1\n    版名: 要闻\n    责任编辑: 甲\n    美编: 乙\n"
ENGLISH = (
    "number: 12\ndate: 2025-07-25\npages:\n  - page: 1\n".replace("page:", "number:")
    + "    section: a\n    editor: b\n    designer: c\n    stories:\n      - id: lead\n        body: d\n"
)
MODULES = {
    "lead": Module(columns=(1, 5), rows=(18, 60)),
    "second": Module(columns=(6, 8), rows=(1, 44)),
}


def placed(text: str) -> dict[str, tuple[tuple[int, int], tuple[int, int]]]:
    findings = Findings()
    root = parse_yaml(text, "", findings)
    assert root is not None
    issue = bind(root, Issue, findings)
    assert issue is not None and not findings.items, [item.line() for item in findings.items]
    return {name: (m.columns, m.rows) for name, m in issue.value.pages[0].dummy.items()}


@pytest.mark.parametrize(
    "text", [PLAIN, BLOCK, BRACES, STORIES_FIRST], ids=["none", "block", "braces", "first"]
)
def test_the_modules_come_back_as_written(text: str) -> None:
    written = with_dummy(text, 1, MODULES)
    assert written is not None
    assert placed(written) == {n: (m.columns, m.rows) for n, m in MODULES.items()}


@pytest.mark.parametrize(
    "text", [PLAIN, BLOCK, BRACES, STORIES_FIRST], ids=["none", "block", "braces", "first"]
)
def test_everything_else_stays(text: str) -> None:
    written = with_dummy(text, 1, MODULES)
    assert written is not None
    new = written.split("\n")
    gone = [line for line in text.split("\n") if line not in new]
    changed = ("lead: {栏", "second:", "栏: 1-2", "行: 51-60", "版样: {", "- 稿件:")
    assert all(line.strip().startswith(changed) for line in gone)
    for comment in ("# 第十二期", "# 昨天定的", "# 头条不动", "# 通栏", "# 完", "# 按重要程度"):
        assert (comment in text) == (comment in written)
    assert with_dummy(written, 1, MODULES) == written


def test_english_keys_stay_english() -> None:
    written = with_dummy(ENGLISH, 1, {"lead": MODULES["lead"]})
    assert written is not None
    assert "    dummy:\n      lead: {columns: 1-5, rows: 18-60}\n    stories:" in written


def test_taking_it_out_gives_the_file_back() -> None:
    written = with_dummy(PLAIN, 1, MODULES)
    assert written is not None and written != PLAIN
    assert without_dummy(written, 1) == PLAIN
    assert without_dummy(PLAIN, 1) is None
    assert with_dummy(PLAIN, 7, MODULES) is None
    assert with_dummy("版面: [", 1, MODULES) is None


def test_a_story_that_is_not_placed_keeps_its_place() -> None:
    written = with_dummy(BLOCK, 1, {"lead": MODULES["lead"]})
    assert written is not None
    assert placed(written) == {"lead": ((1, 5), (18, 60)), "second": ((1, 2), (51, 60))}


@pytest.mark.parametrize("text", [PLAIN, BLOCK, BRACES, STORIES_FIRST, ENGLISH])
def test_windows_line_ends_stay(text: str) -> None:
    written = with_dummy(text, 1, MODULES)
    assert written is not None and written != text
    assert with_dummy(windows(text), 1, MODULES) == windows(written)
    taken_out = without_dummy(written, 1)
    if taken_out is not None:
        assert without_dummy(windows(written), 1) == windows(taken_out)


def windows(text: str) -> str:
    return text.replace("\n", "\r\n")
