"""A fault of syntax is told in the line where it begins, by its cause."""

from __future__ import annotations

import pytest

from layout.core.diagnostics import Findings
from layout.source.tree import parse_yaml

HEAD = "期号: 1\n版面:\n  - 版次: 1\n    稿件:\n      - 编号: a\n"


@pytest.mark.parametrize(
    ("text", "line", "column", "cause"),
    [
        (f"{HEAD}        等级：头条\n        主题: x\n", 6, 11, "“等级”后面是全角冒号"),
        (f"{HEAD}        等级：头条\n        主题：x\n        正文: |\n", 6, 11, "全角冒号"),
        (f"{HEAD}        正文：|\n          好\n          报名：的\n", 6, 11, "“正文”"),
        (f"{HEAD}        主题：x\n", 6, 11, "“主题”"),
        ("期号：1\n日期: 2\n", 1, 3, "“期号”"),
        ("版面:\n  - 编号：a\n    等级: 头条\n", 2, 7, "“编号”"),
        (f'{HEAD}        主题: "x\n        正文: |\n          甲\n', 6, 13, '引号 "'),
        (f'{HEAD}        主题: "x\n        正文: |\n          说"好"。\n', 6, 13, "没有关上"),
        (f"{HEAD}        主题: 'x\n        正文: |\n          甲\n", 6, 13, "引号 '"),
        (f"{HEAD}        主题: [x\n        正文: |\n          甲\n", 6, 13, "方括号"),
        (f"{HEAD}        主题: {{x: 1\n        正文: y\n", 6, 13, "花括号"),
        (f"{HEAD}\t主题: x\n", 6, 1, "制表符"),
        (f"{HEAD}        主题: x\n        \t等级: 头条\n", 7, 9, "制表符"),
        ("期号: 1\n<<<<<<< HEAD\n日期: 2\n=======\n日期: 3\n>>>>>>> x\n", 2, 1, "合并冲突"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "对不齐"),
        (f"{HEAD}        正文: |\n          地点：甲\n       等级: 乙\n", 8, 8, "对不齐"),
    ],
)
def test_where_it_begins_and_why(text: str, line: int, column: int, cause: str) -> None:
    findings = Findings()
    assert parse_yaml(text, "a.yaml", findings) is None
    (fault,) = findings.items
    assert fault.rule == "yaml-syntax" and fault.span is not None
    assert (fault.span.line, fault.span.column) == (line, column)
    assert cause in fault.message.zh and fault.hint.zh


def test_the_mended_line_is_shown() -> None:
    findings = Findings()
    parse_yaml(f"{HEAD}        等级：头条\n        主题: x\n", "a.yaml", findings)
    assert findings.items[0].hint.zh.endswith("等级: 头条")
