"""A newspaper's own house file laid over the packaged one: only what differs has to be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.core.diagnostics import Findings
from layout.house.newspaper import House
from layout.house.paper import read_house


def laid_over(folder: Path, text: str) -> tuple[House | None, list[str]]:
    """The house with this house file, and the rules of the faults."""
    file = folder / "paper.yaml"
    file.write_text(text, encoding="utf-8")
    found = Findings()
    bound = read_house(file, "paper.yaml", found)
    return None if bound is None else bound.value, [item.rule for item in found.items]


@pytest.mark.parametrize("keys", [("文字", "正文"), ("styles", "body"), ("文字", "body")])
def test_one_key_of_a_table_is_written_in_either_language(
    keys: tuple[str, str], tmp_path: Path, house: House
) -> None:
    """正文 is also a table of the house itself: twins belong to one table, not to the file."""
    own, faults = laid_over(tmp_path, f"{keys[0]}: {{{keys[1]}: 楷}}\n")
    assert own is not None and not faults
    assert own.styles == house.styles.model_copy(update={"body": "楷"})
    assert own.model_copy(update={"styles": house.styles}) == house


def test_tables_are_merged_but_hotlines_are_replaced(tmp_path: Path, house: House) -> None:
    own, faults = laid_over(
        tmp_path, "检查: {等级: {weekday: 提醒}, 词表: {倒底: 到底}}\nhotlines: {市政府: 12345}\n"
    )
    assert own is not None and not faults
    assert own.hotlines == {"市政府": "12345"}
    assert own.checks.weights == {"weekday": "提醒"}
    assert own.checks.wordlist == {**house.checks.wordlist, "倒底": "到底"}
    assert own.checks.sections == house.checks.sections


def test_lists_are_replaced(tmp_path: Path) -> None:
    own, faults = laid_over(tmp_path, "检查: {版名: [要闻]}\n公益广告: []\n")
    assert own is not None and not faults
    assert own.checks.sections == ("要闻",) and own.fillers == ()


def test_a_key_in_both_languages_is_a_fault(tmp_path: Path) -> None:
    assert "twin-keys" in laid_over(tmp_path, "报名: 甲报\nname: 乙报\n")[1]
