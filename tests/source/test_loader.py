"""The loader: every scalar is a text with its place, every fault has a line and a column."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import Field

from layout.core.diagnostics import Findings
from layout.source.binding import SourceModel, YesNo, bind
from layout.source.tree import Mapping, Node, Scalar, parse_yaml, read_text


class Inner(SourceModel):
    phone: str = Field(alias="电话")


class Outer(SourceModel):
    number: int = Field(alias="期号")
    flag: YesNo = Field(alias="开关", default=False)
    inner: tuple[Inner, ...] = Field(alias="内", default=())


def parse(text: str, findings: Findings) -> Node:
    node = parse_yaml(text, "a.yaml", findings)
    assert node is not None
    return node


def reported(text: str) -> list[tuple[str, int, int]]:
    findings = Findings()
    node = parse_yaml(text, "a.yaml", findings)
    if node is not None:
        bind(node, Outer, findings)
    return [(d.rule, d.span.line, d.span.column) for d in findings.items if d.span]


def test_scalars_stay_text(findings: Findings) -> None:
    node = parse("a: 010110\nb: 12:30\nc: no\nd: 2025-07-25\n", findings)
    assert isinstance(node, Mapping)
    texts = [entry.value.text for entry in node.entries if isinstance(entry.value, Scalar)]
    assert texts == ["010110", "12:30", "no", "2025-07-25"]


def test_values_know_their_place(findings: Findings) -> None:
    bound = bind(parse("期号: 7\n内:\n  - 电话: 010110\n", findings), Outer, findings)
    assert bound is not None
    assert bound.value.inner[0].phone == "010110"
    span = bound.span("inner", 0, "phone")
    assert (span.line, span.column, span.path) == (3, 9, "内[0].电话")


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("期号: 1\n期号: 2\n", "duplicate-key", 2, 1),
        ("期号: 1\nnumber: 1\n", "twin-keys", 2, 1),
        ("期号: 1\n内:\n  - 电活: 1\n", "unknown-key", 3, 5),
        ("期号: 三\n", "number-form", 1, 5),
        ("期号: 1\n开关: 也许\n", "value-form", 2, 5),
        ("期号: 1\n内: [{}]\n", "missing-key", 2, 5),
        ("期号: [1\n", "yaml-syntax", 1, 5),
        ("期号: 1\n\t内: 1\n", "yaml-syntax", 2, 1),
        ("a: &a [1]\nb: &b [*a, *a]\nc: [*z]\n", "yaml-syntax", 3, 5),
    ],
)
def test_faults_have_rule_line_and_column(text: str, rule: str, line: int, column: int) -> None:
    assert (rule, line, column) in reported(text)


def test_all_faults_of_a_file_in_one_run() -> None:
    rules = {rule for rule, _, _ in reported("期号: 三\n开关: 也许\n期数: 2\n开关: 是\n")}
    assert rules == {"number-form", "value-form", "unknown-key", "duplicate-key"}


def test_the_nearest_key_is_the_hint() -> None:
    findings = Findings()
    bind(parse("期号: 1\n电号: 2\n", findings), Outer, findings)
    assert "期号" in findings.items[0].hint.zh


def test_a_key_that_is_lacking_is_meant_first() -> None:
    findings = Findings()
    bind(parse("开关: 是\n开号: 2\n", findings), Outer, findings)
    unknown = next(item for item in findings.items if item.rule == "unknown-key")
    assert unknown.hint.zh == "是不是“期号”？"


def test_an_anchor_bomb_is_refused_quickly() -> None:
    text = "a0: &a0 [x, x]\n" + "".join(
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 9)
    )
    assert reported(text)[0][0] == "anchor-bomb"


def test_an_anchor_inside_itself_is_refused() -> None:
    assert reported("a: &a [*a]\n")[0][0] in ("anchor-bomb", "yaml-syntax")


def test_deep_nesting_is_refused() -> None:
    assert reported("a: " + "[" * 5000)[0][0] in ("yaml-too-deep", "yaml-syntax")


def test_a_gbk_file_is_named_as_such(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("期号: 3589\n版名: 要闻\n".encode("gb18030"))
    findings = Findings()
    assert read_text(path, "a.yaml", findings) is None
    assert findings.items[0].rule == "encoding" and "GB 18030" in findings.items[0].message.zh


def test_a_byte_order_mark_is_no_fault(tmp_path: Path, findings: Findings) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeff期号: 1\n".encode())
    assert read_text(path, "a.yaml", findings) == "期号: 1\n"


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * (8 * 1024 * 1024 + 1))
    findings = Findings()
    assert read_text(path, "a.yaml", findings) is None
    assert findings.items[0].rule == "file-too-large"


def test_a_control_character_is_named(tmp_path: Path) -> None:
    assert reported("期号: 1\n内: \x07\n")[0][0] == "yaml-syntax"


class Measured(SourceModel):
    """A number and a yes or no."""

    size: float = Field(alias="字号", default=9.0, gt=0)
    flag: YesNo = Field(alias="开关", default=False)


@pytest.mark.parametrize(
    "text",
    ["字号: inf\n", "字号: nan\n", "字号: 0\n", "字号: 9 pt\n", "开关: [是]\n", "开关: {是: 是}\n"],
)
def test_a_value_of_another_kind_is_one_fault(text: str) -> None:
    findings = Findings()
    assert bind(parse(text, findings), Measured, findings) is None
    assert [item.rule for item in findings.items] == ["value-form"]
