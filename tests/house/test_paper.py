"""A newspaper's own house file over the packaged style: identity is its own, style is inherited."""

from __future__ import annotations

from pathlib import Path

import pytest
from houses import (
    IDENTITY,
    LEAST,
    OWN_CHECKS,
    STYLE,
    only,
    read,
    sample_house,
    sample_texts,
    write_house,
)

from layout.house.newspaper import Checks, House
from layout.house.paper import STYLE_FILE


def laid_over(folder: Path, text: str) -> tuple[House | None, list[str]]:
    """The sample's house with these values of its own, and the rules of the faults."""
    own, found = read(write_house(folder, text))
    return own, [item.rule for item in found.items]


@pytest.mark.parametrize("keys", [("文字", "正文"), ("styles", "body"), ("文字", "body")])
def test_one_key_of_a_table_is_written_in_either_language(
    keys: tuple[str, str], tmp_path: Path, house: House
) -> None:
    """正文 is also a table of the house itself: twins belong to one table, not to the file."""
    own, faults = laid_over(tmp_path, f"{keys[0]}: {{{keys[1]}: 楷}}\n")
    assert own is not None and not faults
    assert own.styles == house.styles.model_copy(update={"body": "楷"})
    assert own.model_copy(update={"styles": house.styles}) == house


def test_tables_are_merged(tmp_path: Path, house: House) -> None:
    own, faults = laid_over(tmp_path, "检查: {等级: {weekday: 提醒}, 词表: {倒底: 到底}}\n")
    assert own is not None and not faults
    assert own.checks.weights == {"weekday": "提醒"}
    assert own.checks.wordlist == {**house.checks.wordlist, "倒底": "到底"}


def test_lists_are_replaced(tmp_path: Path) -> None:
    own, faults = laid_over(tmp_path, "检查: {版名: [要闻]}\n公益广告: []\n")
    assert own is not None and not faults
    assert own.checks.sections == ("要闻",) and own.fillers == ()


def test_a_key_in_both_languages_is_a_fault(tmp_path: Path) -> None:
    assert "twin-keys" in laid_over(tmp_path, "报名: 甲报\nname: 乙报\n")[1]


def test_the_packaged_style_has_no_identity() -> None:
    """Every key is decided: it is packaged, or it is the newspaper's own."""
    assert {
        *("报名", "拼音", "主管", "主办", "出版", "网址", "性质", "准印证号", "准印证有效期"),
        *("准印证号格式", "刊号", "国际刊号", "邮发代号", "定价", "发送对象", "印刷单位", "印数"),
        *("地址", "电话", "出版日", "休刊日", "便民电话", "不拆词"),
    } == IDENTITY
    checks = {str(info.alias) for info in Checks.model_fields.values()}
    assert set(STYLE["检查"]) == checks - OWN_CHECKS
    text = STYLE_FILE.read_text(encoding="utf-8")
    assert not [words for words in sample_texts() if words in text]


@pytest.mark.parametrize("key", sorted(IDENTITY))
def test_identity_is_never_inherited(key: str, tmp_path: Path) -> None:
    """A house without a key prints nothing for it, or is an error: never the sample's value."""
    full, _ = only(tmp_path, {**sample_house(), **LEAST})
    assert full is not None
    values = {name: value for name, value in LEAST.items() if name != key}
    own, found = only(tmp_path, values)
    if key in LEAST:
        assert own is None
        (fault,) = found.items
        assert (fault.rule, fault.message.zh) == ("missing-key", f"缺少“{key}”")
        assert f"{key}: " in fault.hint.zh and fault.span is not None
        assert (fault.span.file, fault.span.line) == ("paper.yaml", 1)
        return
    assert own is not None and not found.items
    field = next(name for name, info in House.model_fields.items() if info.alias == key)
    assert getattr(own, field) in ("", None, (), {})


def test_no_names_are_inherited(tmp_path: Path) -> None:
    own, _ = only(tmp_path, dict(LEAST))
    assert own is not None
    assert (own.checks.sections, own.checks.staff, own.checks.people) == ((), (), {})
    assert own.words == () and own.checks.wordlist["帐号"] == "账号"


@pytest.mark.parametrize(
    ("regime", "permit", "missing"),
    [
        ("报纸", {}, "刊号"),
        ("内部资料", {"刊号": "CN 99-0001"}, "准印证号"),
        ("报纸", {"刊号": ""}, "刊号"),
    ],
)
def test_the_number_that_the_law_demands(
    regime: str, permit: dict[str, str], missing: str, tmp_path: Path
) -> None:
    rest = {key: value for key, value in LEAST.items() if key != "准印证号"}
    own, found = only(tmp_path, {**rest, "性质": regime, **permit})
    assert own is None
    assert [item.message.zh for item in found.items] == [f"缺少“{missing}”"]


def test_all_that_is_missing_is_reported_at_once(tmp_path: Path) -> None:
    own, found = only(tmp_path, {"报名": "清泉报"})
    assert own is None
    missing = [item.message.zh for item in found.items]
    assert missing == [f"缺少“{key}”" for key in LEAST if key != "报名"]
