"""A module that cannot be set is refused, whatever waivers and weights say: no PDF, the cause named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layout.core.diagnostics import Severity
from layout.output.builder import Built, build

SECOND = "second: {栏: 1-4, 行: 51-80}"
MODULES = {
    "over a neighbour": ("栏: 1-4, 行: 40-80", "dummy-overlap"),
    "over the masthead": ("栏: 1-4, 行: 10-17", "dummy-overlap"),
    "over the foot": ("栏: 1-4, 行: 95-114", "dummy-overlap"),
    "across the foot of the type area": ("栏: 1-4, 行: 98-125", "dummy-range"),
    "below the type area": ("栏: 1-4, 行: 117-130", "dummy-range"),
    "off the sheet": ("栏: 1-4, 行: 200-217", "dummy-range"),
}
WAYS = ("豁免", "提醒", "说明", "关")
HOUSE = """报名: 朝阳报
拼音: CHAOYANGBAO
主办: 甲
出版: 乙
网址: http://a.cn
性质: 内部资料
准印证号: 京内资准字0710—L0070号
检查: {{等级: {{{rule}: {weight}}}}}
"""


def built_with(folder: Path, module: str, rule: str, way: str) -> Built:
    """The small issue with another module for `second`, and a waiver or weight of a rule."""
    spec = folder / "mini.yaml"
    text = spec.read_text(encoding="utf-8")
    assert SECOND in text
    text = text.replace(SECOND, f"second: {{{module}}}")
    if way == "豁免":
        text = text.replace("版面:\n", f"豁免:\n  - {{规则: {rule}, 理由: 试试}}\n版面:\n", 1)
    else:
        (folder / "paper.yaml").write_text(HOUSE.format(rule=rule, weight=way), encoding="utf-8")
    spec.write_text(text, encoding="utf-8")
    return build(spec, folder / "out")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("place", MODULES)
def test_neither_waiver_nor_weight_prints_a_refused_module(
    place: str, way: str, issue_folder: Path
) -> None:
    module, rule = MODULES[place]
    built = built_with(issue_folder, module, rule, way)
    assert not built.ok and built.pdf is None
    assert not list((issue_folder / "out").rglob("*.pdf"))
    found = {item.rule: item for item in built.diagnostics}
    assert found[rule].severity is Severity.ERROR
    assert (found[rule].spot.page, found[rule].spot.story) == (1, "second")
    refusal = found["waiver-rule" if way == "豁免" else "weight-rule"]
    assert refusal.severity is Severity.ERROR and rule in refusal.message.zh
    assert refusal.span is not None and refusal.span.file.endswith(
        "mini.yaml" if way == "豁免" else "paper.yaml"
    )
    errors = {item.rule for item in built.diagnostics if item.severity is Severity.ERROR}
    assert errors == {rule, refusal.rule}
    made_up = [
        i.rule for i in built.diagnostics if i.spot.page == 1 and i.rule.startswith("makeup-")
    ]
    assert made_up == []  # other faults of a page that lacks a story are not reported


def test_a_refused_story_is_not_set(issue_folder: Path) -> None:
    """The report names only the stories that stand on the page."""
    built_with(issue_folder, *MODULES["over a neighbour"], "豁免")
    report = json.loads((issue_folder / "out" / "mini" / "report.json").read_text("utf-8"))
    assert [story["id"] for story in report["pages"][0]["stories"]] == ["lead"]


def test_a_structural_rule_may_be_weighed_as_the_error_that_it_is(issue_folder: Path) -> None:
    built = built_with(issue_folder, *MODULES["over a neighbour"], "错误")
    assert [item.rule for item in built.diagnostics if item.severity is Severity.ERROR] == [
        "dummy-overlap"
    ]


@pytest.mark.parametrize("rule", ["overset", "page-open"])
def test_faults_found_while_setting_cannot_be_waived(rule: str, issue_folder: Path) -> None:
    built = built_with(issue_folder, SECOND.partition("{")[2].rstrip("}"), rule, "豁免")
    assert built.pdf is None
    assert "waiver-rule" in [item.rule for item in built.diagnostics]
