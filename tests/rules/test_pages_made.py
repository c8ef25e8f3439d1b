"""Rules of the finished pages: jump lines in pairs, waivers and weights of make-up faults."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from small_issues import check, issue_file

import layout
from layout.core.diagnostics import NOTHING, Diagnostic, Findings, Severity, Span, Spot, Words
from layout.core.frame import Source
from layout.edition.verdicts.made_pages import WORDS
from layout.house.newspaper import House
from layout.issue.load import Edition, load_edition
from layout.output.certificate import judge_jumps
from layout.output.report import pictured_pages
from layout.press.painter import Drawn
from layout.rules.budget import budget, capacity
from layout.rules.page_rules import RULES
from layout.rules.run import apply_to_page_findings

PACKAGE = Path(layout.__file__).parent
SECOND = """  - 版次: 2
    版名: 综合
    责任编辑: 赵慧慧
    美编: 王莹莹
    稿件:
      - 编号: rest
        主题: 夏天喝水
        正文: |
          {copy}
"""


def two_pages(folder: Path, first: str, second: str) -> Findings:
    path = issue_file(folder, first)
    path.write_text(path.read_text("utf-8") + SECOND.format(copy=second), "utf-8")
    return check(path)


def pairs(findings: Findings) -> list[str]:
    return [item.message.zh for item in findings.items if item.rule in ("jump-pair", "jump-page")]


@pytest.mark.parametrize(
    ("first", "second", "faults"),
    [
        ("喝水。（下转第2版）", "（上接第1版）再喝。", 0),
        ("喝水。（下转第二版）", "（上接第一版）再喝。", 0),
        ("喝水。（下转第2版）", "再喝。", 1),
        ("喝水。", "（上接第1版）再喝。", 1),
        ("喝水。（下转第3版）", "（上接第1版）再喝。", 2),
        ("喝水。（下转第1版）", "再喝。", 1),
        ("喝水，上接第1版、下转第2版都不算。", "再喝。", 0),
    ],
)
def test_typed_jump_lines_are_pairs(first: str, second: str, faults: int, tmp_path: Path) -> None:
    assert len(pairs(two_pages(tmp_path, first, second))) == faults


def drawn(page: int, story: str, part: str, text: str) -> list[Drawn]:
    half = len(text) // 2
    return [Drawn(page, Source(story, part), piece) for piece in (text[:half], text[half:])]


@pytest.mark.parametrize(
    ("onward", "back", "faults"),
    [
        ((1, "（下转第2版）"), (2, "（上接第1版）"), 0),
        ((1, "（下转第3版）"), (2, "（上接第1版）"), 2),
        ((1, "（下转第2版）"), (3, "（上接第1版）"), 2),
        ((1, "（下转第2版）"), (2, "记者 侯建宁"), 1),
    ],
)
def test_printed_jump_lines_are_pairs(
    onward: tuple[int, str], back: tuple[int, str], faults: int
) -> None:
    runs = drawn(onward[0], "lead", "jump-to", onward[1])
    runs += drawn(back[0], "lead@2", "byline", back[1])
    findings = Findings()
    judge_jumps(runs, findings)
    assert len(pairs(findings)) == faults


def test_every_warning_of_the_pages_is_a_rule() -> None:
    """Every warning of the making of pages is a rule, so that it can be weighed and waived."""
    names = {f"makeup-{name}" for name in WORDS}
    for file in PACKAGE.rglob("*.py"):
        room = file.relative_to(PACKAGE).parts[0]
        if room not in ("rules", "proof") and file.name != "presswork.py":
            names |= set(re.findall(r'\.warn\(\s*"([a-z-]+)"', file.read_text("utf-8")))
    names |= {"loose-line", "picture-resolution"}  # warnings or errors by their amount
    names |= {"head-turn"}  # information
    assert {rule.name for rule in RULES} == names


def edition(folder: Path, waiver: str) -> Edition:
    path = issue_file(folder, "好。")
    if waiver:
        text = path.read_text("utf-8").replace("版面", f"豁免:\n  - {waiver}\n版面", 1)
        path.write_text(text, "utf-8")
    made = load_edition(path, None, Findings())
    assert made is not None
    return made


def butted(story: str = "lead") -> Diagnostic:
    return Diagnostic(
        "makeup-butted-heads",
        Severity.WARNING,
        Words("碰题", "butted heads"),
        NOTHING,
        Span("one.yaml", 9, 9),
        Spot(1, story),
    )


@pytest.mark.parametrize("story", ["lead", "lead@2"])
def test_a_waiver_covers_make_up(story: str, tmp_path: Path) -> None:
    waiver = "{规则: makeup-butted-heads, 稿件: lead, 理由: 双头条}"
    made, findings = edition(tmp_path, waiver), Findings()
    findings.items.append(butted(story))
    apply_to_page_findings(made, findings)
    assert findings.items == [] and [reason for _, reason in findings.waived] == ["双头条"]
    other = Findings()
    other.items.append(butted("second"))
    apply_to_page_findings(made, other)
    assert [item.rule for item in other.items] == ["makeup-butted-heads", "waiver-unused"]


def test_a_waiver_of_make_up_waits_for_the_pages(tmp_path: Path) -> None:
    edition(tmp_path, "{规则: makeup-stub, 理由: 两行也好}")
    found = {item.rule for item in check(tmp_path / "one.yaml").items}
    assert found.isdisjoint({"waiver-rule", "waiver-unused"})


@pytest.mark.parametrize(
    ("weight", "severity"), [("错误", Severity.ERROR), ("说明", Severity.INFO)]
)
def test_the_house_weighs_make_up(weight: str, severity: Severity, tmp_path: Path) -> None:
    made = edition(tmp_path, "")
    bound = made.house
    checks = bound.value.checks.model_copy(update={"weights": {"makeup-butted-heads": weight}})
    house = replace(bound, value=bound.value.model_copy(update={"checks": checks}))
    findings = Findings()
    findings.items.append(butted())
    apply_to_page_findings(made._replace(house=house), findings)
    assert [item.severity for item in findings.items] == [severity]


def test_photographs_count_four_fifths(house: House) -> None:
    """B4: a page of pictures alone has 80 % of the characters of a page of type."""
    assert pictured_pages([], house) == 0
    page = capacity(house, 1)
    assert capacity(house, 1, 1.0) == round(page * 0.8)
    assert budget([], house, 4, 0.5).allowed == round(page * 3.9 * 3 / 10_000, 2)
