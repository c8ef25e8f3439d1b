"""Values that YAML reads as something else are reported with cause, column and the mended line."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_issues import check, issue_file

from layout.core.diagnostics import Diagnostic, Findings
from layout.source.tree import Mapping, Scalar, parse_yaml


def told(text: str) -> Diagnostic:
    """The one finding of a file."""
    findings = Findings()
    parse_yaml(text, "a.yaml", findings)
    (item,) = findings.items
    return item


@pytest.mark.parametrize(
    ("line", "column", "says", "mended"),
    [
        ("主题: @小区通知", 5, "“@”", '主题: "@小区通知"'),
        ("主题: `小区`", 5, "“`”", '主题: "`小区`"'),
        ("主题: %小区", 5, "“%”", '主题: "%小区"'),
        ("主题: [通知] 停水", 5, "“[”", '主题: "[通知] 停水"'),
        ("主题: {姓名} 你好", 5, "“{”", '主题: "{姓名} 你好"'),
        ("主题: *重要* 通知", 5, "“*”", '主题: "*重要* 通知"'),
        ("主题: *abc", 5, "“*”", '主题: "*abc"'),
        ("主题: &通知 停水", 5, "“&”", '主题: "&通知 停水"'),
        ("主题: &abc 停水", 5, "“&abc”", '主题: "&abc 停水"'),
        ("主题: !通知 停水", 5, "“!”", '主题: "!通知 停水"'),
        ("主题: !abc 停水", 5, "“!abc”", '主题: "!abc 停水"'),
        ("主题: |停水", 5, "“|”", '主题: "|停水"'),
        ("主题: >停水", 5, "“>”", '主题: ">停水"'),
        ("主题: - 停水", 5, "“-”", '主题: "- 停水"'),
        ("主题: ? 停水", 5, "“?”", '主题: "? 停水"'),
        ('主题: "北京"欢迎你', 9, "引号后面还有字", "主题: “北京”欢迎你"),
        ("主题: '北京'欢迎你", 9, "引号后面还有字", "主题: “北京”欢迎你"),
        ('主题: "北京"和"上海"', 9, "引号后面还有字", "主题: “北京”和“上海”"),
        ("主题: 'it's'", 9, "引号后面还有字", '主题: "it\'s"'),
        ('主题: ""北京""', 7, "引号后面还有字", "主题: '\"北京\"'"),
        ('主题: "C:\\图片"', 8, "反斜杠", "主题: 'C:\\图片'"),
        ("主题: 小区: 3号楼", 7, "冒号加空格", '主题: "小区: 3号楼"'),
        ("主题:\u00a0停水", 4, "不换行空格（U+00A0）", "主题: 停水"),
        ("主题:\u3000停水", 4, "全角空格（U+3000）", "主题: 停水"),
        ("主题:停水", 4, "少了空格", "主题: 停水"),
    ],
)
def test_the_cause_the_column_and_the_mended_line(
    line: str, column: int, says: str, mended: str
) -> None:
    item = told(f"期号: 1\n{line}\n版名: 要闻\n")
    assert item.span is not None and (item.span.line, item.span.column) == (2, column)
    assert says in item.message.zh and item.hint.zh.endswith(f"：{mended}")
    findings = Findings()
    tree = parse_yaml(f"期号: 1\n{mended}\n版名: 要闻\n", "a.yaml", findings)
    assert not findings.items
    assert isinstance(tree, Mapping) and [e.key for e in tree.entries] == ["期号", "主题", "版名"]


def test_a_blank_of_another_kind_as_indent() -> None:
    item = told("a:\n  - b: 1\n  \u00a0\u00a0c: 2\n")
    assert item.span is not None and (item.span.line, item.span.column) == (3, 3)
    assert "U+00A0" in item.message.zh


@pytest.mark.parametrize("mark", ["---", "..."])
def test_two_documents(mark: str) -> None:
    item = told(f"a: 1\n{mark}\nb: 2\n")
    assert item.span is not None and item.span.line == 2
    assert "两份" in item.message.zh and item.hint.zh == "删掉这一行"


def test_a_value_that_goes_on_after_a_comment() -> None:
    item = told("主题: 小区 #3\n  号楼\n版名: 要闻\n")
    assert item.span is not None and (item.span.line, item.span.column) == (1, 8)
    assert '主题: "小区 #3"' in item.hint.zh


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085", "\r"])
def test_lines_are_those_of_the_file(sign: str) -> None:
    findings = Findings()
    tree = parse_yaml(f"# 一{sign}二\na: 一{sign}二\nb: 三\n", "a.yaml", findings)
    assert isinstance(tree, Mapping) and not findings.items
    assert [(e.key, e.span.line) for e in tree.entries] == [("a", 2), ("b", 3)]
    assert isinstance(tree.entries[0].value, Scalar) and tree.entries[0].value.text == "一 二"


@pytest.mark.parametrize(
    ("key", "value", "lost"),
    [
        ("主题", "小区 #3 号楼", "#3 号楼"),
        ("副题", "一 # 二", "# 二"),
        ("副题", "[一, 二 #三\n          ]", "#三"),
        ("作者", "记者 侯建宁  #值班", "#值班"),
        ("来源", "人民日报 # 转载", "# 转载"),
    ],
)
def test_a_text_that_is_cut_by_a_comment(key: str, value: str, lost: str, tmp_path: Path) -> None:
    more = "" if key == "主题" else f"        {key}: {value}\n"
    path = issue_file(tmp_path, "好。", headline=value if key == "主题" else "夏天喝水", more=more)
    (item,) = [one for one in check(path).items if one.rule == "value-cut"]
    assert item.severity == "error" and f"丢了“{lost}”" in item.message.zh


@pytest.mark.parametrize(
    "value", ["小区3号楼  # 注释", '"小区 #3 号楼"', "小区#3号楼", "小区  # 注"]
)
def test_a_comment_is_no_text(value: str, tmp_path: Path) -> None:
    assert not {"value-cut", "yaml-syntax"} & {
        item.rule for item in check(issue_file(tmp_path, "他来 #2 号楼。", headline=value)).items
    }


def test_every_text_of_issue_and_house_is_looked_at(tmp_path: Path) -> None:
    path = issue_file(tmp_path, "好。")
    more = "便民电话: {市政府: 12345 #1\n  }\n公益广告: [节约用水 #2\n  ]\n版面:"
    path.write_text(path.read_text("utf-8").replace("版面:", more), encoding="utf-8")
    house = tmp_path / "paper.yaml"
    text = house.read_text("utf-8").replace("报名: 朝阳报", "报名: 朝阳报 #3")
    assert "#3" in text
    house.write_text(text, encoding="utf-8")
    cut = [item for item in check(path).items if item.rule == "value-cut"]
    assert [item.message.zh[-4:-1].strip("“”") for item in cut] == ["#1", "#2", "#3"]


def test_a_text_of_one_line(tmp_path: Path) -> None:
    path = issue_file(tmp_path, "好。", headline='"第一行\\n第二行"')
    (item,) = [one for one in check(path).items if one.severity == "error"]
    assert item.rule == "value-form" and "换行" in item.message.zh
    assert item.span is not None and (item.span.line, item.span.column) == (10, 13)
    path = issue_file(tmp_path, "好。", headline="|\n          夏天喝水", name="two")
    assert not [one for one in check(path).items if one.severity == "error"]


def test_the_key_that_is_missing_is_named(tmp_path: Path) -> None:
    path = issue_file(tmp_path, "好。")
    path.write_text(path.read_text("utf-8").replace("期号: 12\n", ""), encoding="utf-8")
    (item,) = [one for one in check(path).items if one.severity == "error"]
    assert item.rule == "missing-key" and item.message.zh == "缺少“期号”"


def test_a_short_name_of_a_wrong_form_is_told_once(tmp_path: Path) -> None:
    path = issue_file(tmp_path, "好。")
    path.write_text(path.read_text("utf-8").replace("编号: lead", "编号: A1"), encoding="utf-8")
    (item,) = [one for one in check(path).items if one.severity == "error"]
    assert "A1" in item.message.zh and "小写字母、数字、连字符" in item.hint.zh


@pytest.mark.parametrize("form", [">\n          甲。\n          乙。", "甲。\n          乙。"])
def test_copy_whose_lines_yaml_joins_is_refused(form: str, tmp_path: Path) -> None:
    path = issue_file(tmp_path, "好。")
    text = path.read_text("utf-8").replace("|\n          好。", form)
    path.write_text(text, encoding="utf-8")
    (item,) = [one for one in check(path).items if one.severity == "error"]
    assert item.rule == "value-form" and item.hint.zh.startswith("写成 正文: |")
    assert item.span is not None and (item.span.line, item.span.column) == (11, 13)


@pytest.mark.parametrize("form", [">\n          甲。\n\n          乙。", "甲。", '"甲。\\n乙。"'])
def test_copy_that_keeps_its_paragraphs_is_not_refused(form: str, tmp_path: Path) -> None:
    path = issue_file(tmp_path, "好。")
    text = path.read_text("utf-8").replace("|\n          好。", form)
    path.write_text(text, encoding="utf-8")
    assert not [one for one in check(path).items if one.severity == "error"]
