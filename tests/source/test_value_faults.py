"""Values that a model refuses: the message quotes them as they were typed."""

from __future__ import annotations

from typing import Literal

import pytest
from pydantic import Field

from layout.core.diagnostics import Diagnostic, Findings
from layout.source.binding import IsoDate, SourceModel, YesNo, bind
from layout.source.tree import parse_yaml


class Sample(SourceModel):
    flag: YesNo = Field(alias="开关", default=False)
    level: Literal["严", "宽"] = Field(alias="级", default="严")
    day: IsoDate | None = Field(alias="日", default=None)
    sides: tuple[float, float] = Field(alias="边", default=(0.0, 0.0))
    words: tuple[str, ...] = Field(alias="词", default=())


def fault(text: str) -> Diagnostic:
    findings = Findings()
    node = parse_yaml(text, "a.yaml", findings)
    assert node is not None and bind(node, Sample, findings) is None
    (item,) = findings.items
    return item


def test_a_value_with_a_bar_is_quoted_whole() -> None:
    item = fault("开关: 甲|乙\n")
    assert item.message.zh == "“开关”要写 是 或 否，不能写“甲|乙”"
    assert item.message.en == "“开关”: yes or no is expected, not “甲|乙”"


def test_the_known_values_are_the_hint() -> None:
    item = fault("级: 中\n")
    assert (item.hint.zh, item.hint.en) == ("可以写：严、宽", "choose one of: 严, 宽")


@pytest.mark.parametrize("day", ["2025-02-30", "1753401600", "2025-07-25 12:00", "[2025-07-25]"])
def test_a_date_has_one_form_and_exists(day: str) -> None:
    assert fault(f"日: {day}\n").rule == "date-form"


@pytest.mark.parametrize(
    ("text", "message"),
    [("边: 甲\n", "“边”这里的结构不对：“甲”"), ("词: 甲\n", "“词”这里的结构不对：“甲”")],
)
def test_a_text_for_a_list_is_a_fault_of_structure(text: str, message: str) -> None:
    assert fault(text).message.zh == message


def test_a_long_value_is_shortened() -> None:
    assert fault(f"边: {'长' * 30}\n").message.zh == f"“边”这里的结构不对：“{'长' * 23}…”"
