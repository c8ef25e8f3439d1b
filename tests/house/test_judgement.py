"""A house judged as a whole: values that do not agree are faults at the newspaper's own file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from houses import LEAST, only

from layout.house.licence_forms import has_licence_form, is_licence_pattern


@pytest.mark.parametrize(
    ("changes", "rule", "path"),
    [
        ({"纸张": {"高": "300"}}, "house-page", "纸张.高"),
        ({"纸张": {"宽": "200"}}, "house-page", "纸张.宽"),
        ({"纸张": {"左边距": "60"}}, "house-page", "纸张.左边距"),
        ({"纸张": {"上边距": "90"}}, "house-page", "纸张.上边距"),
        ({"版心": {"行数": "130"}}, "house-page", "版心.行数"),
        ({"版心": {"栏数": "9"}}, "house-page", "版心.栏数"),
        ({"版心": {"栏距": "4"}}, "house-page", "版心.栏距"),
        (
            {"版心": {"字号": "11.5", "行距": "12"}, "纸张": {"宽": "500"}},
            "house-page",
            "版心.行距",
        ),
        ({"版心": {"行距": "6"}}, "house-page", "版心.行距"),
        ({"报头": {"栏": "1-9"}}, "house-page", "报头.栏"),
        ({"报头": {"行数": "50"}}, "house-page", "报头.行数"),
        ({"版眉行数": "30"}, "house-page", "版眉行数"),
        ({"标题": {"头条": {"最小": "70"}}}, "house-type", "标题.头条.最小"),
        ({"标题": {"重点": {"最大": "70"}}}, "house-type", "标题.重点.最大"),
        ({"标题": {"简讯": {"引题字号": "30"}}}, "house-type", "标题.简讯.引题字号"),
        ({"标题": {"简讯": {"最小": "8"}}}, "house-type", "标题.简讯.最小"),
        ({"正文": {"拉伸提醒": "0.5"}}, "house-type", "正文.拉伸提醒"),
        ({"印刷": {"专色": "Black"}}, "house-ink", "印刷.专色"),
        ({"印刷": {"专色": "All"}}, "house-ink", "印刷.专色"),
        ({"印刷": {"专色": "红" * 43}}, "house-ink", "印刷.专色"),
        ({"颜色": {"红": ["0", "0", "0", "0"]}}, "house-ink", "颜色.红"),
        ({"颜色": {"红": ["0", "10", "10", "0"]}}, "house-ink", "颜色.红"),
        ({"颜色": {"红": ["0", "0", "100", "0"]}}, "house-ink", "颜色.红"),
        ({"颜色": {"红": ["100", "100", "100", "100"]}}, "house-ink", "颜色.红"),
        ({"准印证号格式": "京(内"}, "house-checks", "准印证号格式"),
        ({"准印证号格式": "(?=京)内"}, "house-checks", "准印证号格式"),
        ({"检查": {"词表": {"帐号": "帐号"}}}, "house-checks", "检查.词表.帐号"),
        ({"拼版": {"主图最小": "40", "图片最大": "20"}}, "house-checks", "拼版.主图最小"),
    ],
)
def test_what_does_not_agree_is_named(
    changes: dict[str, Any], rule: str, path: str, tmp_path: Path
) -> None:
    own, found = only(tmp_path, {**LEAST, **changes})
    assert own is None and {item.rule for item in found.items} == {rule}
    first = found.items[0]
    assert first.span is not None and (first.span.file, first.span.path) == ("paper.yaml", path)
    assert first.span.line > 1 and first.message.zh and first.hint.zh


def test_a_spot_ink_is_not_summed(tmp_path: Path) -> None:
    """The inks of the red are then only its likeness on the screen."""
    red = {"颜色": {"红": ["60", "100", "90", "20"]}}
    assert only(tmp_path, {**LEAST, **red})[0] is None
    spot = {"印刷": {"专色": "PANTONE 485 C"}}
    assert only(tmp_path, {**LEAST, **red, **spot})[0] is not None


def test_no_pattern_keeps_a_check_waiting() -> None:
    """The engine's time grows with the text alone."""
    assert not has_licence_form("a" * 59 + "!", "(a+)+$")
    assert not has_licence_form("a" * 60, "(a|aa)+b(.*)*(.*)*c")
    is_licence_pattern("(a{1,100}){1,100}")
    is_licence_pattern("((((a{99}){99}){99}){99}){99}")


@pytest.mark.parametrize(
    ("licence", "pattern", "right"),
    [
        ("青内资准字第0311号", "[^0-9]{2,10}[0-9]{4}号", True),
        ("青内资准字第0311号\n", "[^0-9]{2,10}[0-9]{4}号", False),
        ("前青内资准字第0311号", "青|内.*", False),
        ("京内资准字0710—L0070号", r"京内资准字\d{4}—L\d{4}号", True),
    ],
)
def test_a_pattern_matches_the_whole_number(licence: str, pattern: str, right: bool) -> None:
    assert is_licence_pattern(pattern) and has_licence_form(licence, pattern) == right
