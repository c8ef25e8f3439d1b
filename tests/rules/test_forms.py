"""Every test vector of the handbook: forms of masthead texts, and the patterns of copy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layout.furniture.masthead import masthead_copy
from layout.house.newspaper import House
from layout.issue.load import load_edition
from layout.rules import forms
from layout.rules.copy import numbers, punctuation
from layout.rules.masthead.lookalike import difference, lunar_slip
from layout.rules.masthead.pinyin import is_pinyin_of, pinyin_of, readable
from layout.rules.rule import Pattern

VECTORS = json.loads((Path(__file__).parent / "validator_vectors.json").read_text("utf-8"))
FORMS = {
    "PERMIT": forms.LICENCE,
    "CN": forms.CN,
    "ISSUE": forms.ISSUE,
    "PAGES": forms.PAGES,
    "DATE": forms.DATE,
    "WD": forms.WEEKDAY,
    "LUN": forms.LUNAR,
    "JUMP": forms.JUMP,
    "PHONE": forms.PHONE,
    "LEAD": forms.LEAD,
    "LEADBAD": forms.LEAD_WITHOUT_XUN,
    "CREDIT": forms.CREDIT,
    "PAGENO": forms.PAGE,
}
COPY = {
    "P01": punctuation.HALF_WIDTH,
    "P02": punctuation.HALF_BRACKET,
    "P03": punctuation.LISTED_QUOTES,
    "P04": punctuation.SINGLE_DASH,
    "P05": punctuation.DASH_FORM,
    "P06": punctuation.ELLIPSIS_FORM,
    "P07": punctuation.ELLIPSIS_ETC,
    "P08": punctuation.STOP_DASH,
    "P09": numbers.APPROXIMATE,
    "P10": numbers.MIXED,
    "P11": numbers.RANGE_UNIT,
    "P12": numbers.FULL_WIDTH,
    "P13": punctuation.HEAD_STOP,
    "P14": punctuation.TILDE,
    "P15": punctuation.INTERPUNCT,
    "P16": numbers.SHORT_YEAR,
    "P17": numbers.LING_YEAR,
    "P18": numbers.BARE_DECIMAL,
    "P19": punctuation.DOUBLED,
}
MASTHEAD = [
    (name, text, right)
    for name, row in VECTORS["masthead"].items()
    for kind, right in (("valid", True), ("invalid", False))
    for text in row[kind]
]
LINT = [
    (name.split()[0], text, flagged)
    for name, row in VECTORS["lint"].items()
    for kind, flagged in (("flag", True), ("pass", False))
    for text in row[kind]
]


def test_no_vector_is_left_out() -> None:
    assert set(FORMS) == set(VECTORS["masthead"])
    assert set(COPY) == {name.split()[0] for name in VECTORS["lint"]}
    assert len(MASTHEAD) > 200 and len(LINT) > 80


@pytest.mark.parametrize(("name", "text", "right"), MASTHEAD)
def test_masthead_forms(name: str, text: str, right: bool) -> None:
    pattern: Pattern = FORMS[name]
    match = pattern.opens(text) if name.startswith("LEAD") else pattern.full(text)
    assert (match is not None) == right


@pytest.mark.parametrize(("name", "text", "flagged"), LINT)
def test_copy_patterns(name: str, text: str, flagged: bool) -> None:
    assert (COPY[name].compiled.search(text) is not None) == flagged


def test_signs_stand_in_every_match() -> None:
    """A line without the signs of a rule is not searched; every match must contain a sign."""
    entries = {e.wording.pattern: e.wording for e in (*punctuation.ENTRIES, *numbers.ENTRIES)}
    for name, text, flagged in LINT:
        if flagged:
            assert any(sign in text for sign in entries[COPY[name]].signs), (name, text)


def test_what_the_masthead_prints_is_of_the_forms(house: House) -> None:
    from conftest import SPECS

    from layout.core.diagnostics import Findings

    edition = load_edition(SPECS / "3589.yaml", None, Findings())
    assert edition is not None
    issue = edition.issue.value
    copy = masthead_copy(house, issue.number, issue.date, len(issue.pages))
    assert forms.ISSUE.full(copy.number) and forms.PAGES.full(copy.pages)
    assert forms.DATE.full(copy.year + copy.day) and forms.WEEKDAY.full(copy.weekday)
    assert forms.LUNAR.full(copy.lunar)
    assert forms.LICENCE.full(copy.licence.removeprefix("准印证号："))


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("京内资准字O710—L0070号", "第 6 个字是大写字母 O，应是数字 0，两者很像"),
        ("京内资准字0710—l0070号", "第 11 个字是小写字母 l，应是大写字母 L，两者很像"),
        ("京内资准字0710—10070号", "第 11 个字是数字 1，应是大写字母 L，两者很像"),
        ("京内资准字0710-L0070号", "第 10 个字是连字符 -，应是一字线 —，两者很像"),
        ("京内资准字0710一L0070号", "第 10 个字是汉字一，应是一字线 —，两者很像"),
        ("京内资准字０710—L0070号", "第 6 个字是全角的 ０，应是数字 0，两者很像"),
        ("京内资准字0710—L0070", "末尾少了“号”"),
    ],
)
def test_a_look_alike_is_named(given: str, says: str) -> None:
    assert difference(given, "京内资准字0710—L0070号").zh == says


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ("农历已巳年六月初一", "天干写成了“已”"),
        ("农历乙已年六月初一", "地支写成了“已”"),
        ("农历乙己年六月初一", "地支写成了“己”"),
        ("农历甲巳年六月初一", "没有“甲巳”年"),
        ("农历乙巳年润六月初一", "“润”应是“闰”"),
        ("农历乙巳年一月初一", "是“正月”"),
        ("农历乙巳年六月卅", "三十日写“三十”"),
        ("农历乙巳年闰6月初1", "不用阿拉伯数字"),
    ],
)
def test_a_lunar_trap_is_named(given: str, says: str) -> None:
    slip = lunar_slip(given)
    assert slip is not None and says in slip.zh


def test_issn_check_digit() -> None:
    assert forms.issn_holds("0378-5955") and forms.issn_holds("2434-561X")
    assert not forms.issn_holds("0378-5954") and not forms.issn_holds("03785955")


@pytest.mark.parametrize(("code", "right"), [("1-55", True), ("81-4", True), ("155", False)])
def test_postal_codes(code: str, right: bool) -> None:
    assert (forms.POSTAL.full(code) is not None) == right


def test_pinyin() -> None:
    assert pinyin_of("朝阳报") == "CHAOYANGBAO" and pinyin_of("北京日报") == "BEIJINGRIBAO"
    assert pinyin_of("\U00030edd报") is None and is_pinyin_of("BIANGBAO", "\U00030edd报") is None
    assert readable("CHAOYANGBAO", 3) and not readable("CHAOYNAGBAO", 3)


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("清泉报", "QINGQUANBAO", "QINGQUANGBAO"),
        ("渭南晚报", "WEINANWANBAO", "WENANWANBAO"),
        ("长安新闻", "CHANGANXINWEN", "CHANGANXIWEN"),
        ("长宁时报", "CHANGNINGSHIBAO", "CHANGLINGSHIBAO"),
        ("乐清日报", "YUEQINGRIBAO", "YUQINGRIBAO"),
        ("乐清日报", "LEQINGRIBAO", "LEQINGBAO"),
        ("绿城", "LVCHENG", "LIUCHENG"),
        ("绿城", "LÜCHENG", "NVCHENG"),
        ("鄞州", "YINZHOU", "YINGZHOU"),
        ("亳州晚报", "BOZHOUWANBAO", "HAOZHOUWANBAO"),
    ],
)
def test_pinyin_of_any_name(name: str, right: str, wrong: str) -> None:
    assert is_pinyin_of(right, name) and is_pinyin_of(wrong, name) is False


@pytest.mark.parametrize(
    ("line", "page"),
    [
        ("（下转第2版）", 2),
        ("上接第十版", 10),
        ("（下转第十二版）", 12),
        ("下转二十一版", 21),
        ("上接第三版", 3),
    ],
)
def test_a_jump_line_names_a_page(line: str, page: int) -> None:
    match = forms.JUMP.full(line)
    assert match is not None and forms.page_named(match) == page
