"""What is the same for all rules: weights, waivers, the shelf, the error budget."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from small_issues import check, issue_file, rules_of

from layout.core.diagnostics import Diagnostic, Severity, Span, Spot, Words
from layout.house.newspaper import House
from layout.output.builder import build
from layout.rules.budget import budget, capacity
from layout.rules.registry import BY_NAME, CHECKED, RULES
from layout.rules.run import NEVER_WAIVED

PAPER = """报名: 朝阳报
拼音: CHAOYANGBAO
主办: 甲
出版: 乙
网址: http://a.cn
性质: 内部资料
准印证号: 京内资准字0710—L0070号
"""
LAYOUT = Path(__file__).parent.parent.parent / "layout"
BAD = "本报（记者侯建宁）7月24日，开会。"


def paper(folder: Path, extra: str = "", base: str = PAPER) -> None:
    (folder / "paper.yaml").write_text(base + extra, encoding="utf-8")


def test_names_are_unique_and_rules_say_what_they_want() -> None:
    assert len(BY_NAME) == len(RULES) > 90
    for rule in RULES:
        assert rule.title.zh and rule.title.en and rule.remedy.zh and rule.remedy.en, rule.name
        assert rule.name.replace("-", "").isalpha() and rule.name.islower()
    for rule in CHECKED:
        assert rule.bad and rule.good, rule.name


def test_a_waiver_covers_one_story_and_keeps_its_reason(tmp_path: Path) -> None:
    path = issue_file(tmp_path, BAD)
    waiver = "豁免:\n  - {规则: byline-form, 稿件: lead, 理由: 原稿如此}\n版面"
    path.write_text(path.read_text("utf-8").replace("版面", waiver, 1), "utf-8")
    findings = check(path)
    assert "byline-form" not in {d.rule for d in findings.items}
    ((item, reason),) = findings.waived
    assert (item.rule, reason) == ("byline-form", "原稿如此")


@pytest.mark.parametrize(
    ("waiver", "rule", "severity"),
    [
        ("{规则: byline-form, 稿件: other, 理由: 没有这篇}", "waiver-unused", "warning"),
        ("{规则: weekday, 理由: 用不着}", "waiver-unused", "warning"),
        ("{规则: byline-from, 理由: 写错了}", "waiver-rule", "error"),
        ("{规则: yaml-syntax, 理由: 不能豁免}", "waiver-rule", "error"),
    ],
)
def test_waivers_are_judged(waiver: str, rule: str, severity: str, tmp_path: Path) -> None:
    path = issue_file(tmp_path, BAD)
    text = path.read_text("utf-8").replace("版面", f"豁免:\n  - {waiver}\n版面", 1)
    path.write_text(text, "utf-8")
    found = {d.rule: d for d in check(path).items}
    assert "byline-form" in found and found[rule].severity == severity
    assert found[rule].span is not None and found[rule].span.line == 4


def test_the_house_weighs_and_switches_off(tmp_path: Path) -> None:
    paper(tmp_path, "检查: {等级: {byline-form: 说明, internal-self: 关, bad-name: 错误}}\n")
    found = {d.rule: d for d in check(issue_file(tmp_path, BAD)).items}
    assert found["byline-form"].severity is Severity.INFO
    assert "internal-self" not in found
    assert found["weight-rule"].severity is Severity.ERROR


def test_a_strict_house_makes_article_14_errors(tmp_path: Path) -> None:
    path = issue_file(tmp_path, "本报讯（记者侯建宁）7月24日，开会。")
    internal = {"internal-name", "internal-self", "internal-phrase", "internal-imprint"}
    paper(tmp_path)
    mild = {d.rule: d.severity for d in check(path).items if d.rule in internal}
    paper(tmp_path, "检查: {严格: 是}\n")
    strict = {d.rule: d.severity for d in check(path).items if d.rule in internal}
    assert set(mild) == set(strict) == internal
    assert set(mild.values()) == {Severity.WARNING} and set(strict.values()) == {Severity.ERROR}


def test_an_internal_paper_has_no_price_and_no_adverts(tmp_path: Path) -> None:
    paper(tmp_path, "定价: 1元\n刊号: CN 11-0065\n")
    rules = rules_of(issue_file(tmp_path, "好。", more="        体裁: 广告\n"))
    assert {"internal-forbidden", "internal-advert", "cn-and-licence"} <= rules


def test_a_newspaper_needs_its_imprint_and_marks_adverts(tmp_path: Path) -> None:
    base = PAPER.replace("性质: 内部资料\n准印证号: 京内资准字0710—L0070号\n", "")
    path = issue_file(tmp_path, "本报讯（记者侯建宁）7月24日，开会。", more="        体裁: 广告\n")
    paper(tmp_path, "性质: 报纸\n刊号: CN 11-0065\n", base)
    assert {"newspaper-imprint", "advert-label"} <= rules_of(path)
    full = "性质: 报纸\n刊号: CN 11-0065\n主管: 丙\n定价: 1元\n地址: 丁\n电话: 65762876\n印刷单位: 戊\n"
    paper(tmp_path, full + "邮发代号: 1-55\n国际刊号: 0378-5955\n", base)
    marked = issue_file(
        tmp_path, "好。", more="        体裁: 广告\n        栏目: 广告\n", name="two"
    )
    assert not {
        r for r in rules_of(marked) if r.startswith(("newspaper", "advert", "internal", "cn"))
    }
    paper(
        tmp_path, full.replace("11-0065", "16-0001") + "邮发代号: 2-55\n国际刊号: 0378-5954\n", base
    )
    assert {"cn-form", "postal-code", "issn-form"} <= rules_of(marked)


@pytest.mark.parametrize(
    ("until", "rule"),
    [
        ("2025-07-24", "licence-expired"),
        ("2025-07-25", "licence-renewal"),
        ("2025-08-23", "licence-renewal"),
    ],
)
def test_the_licence_ends(until: str, rule: str, tmp_path: Path) -> None:
    paper(tmp_path, f"准印证有效期: {until}\n")
    assert {r for r in rules_of(issue_file(tmp_path, "好。")) if r.startswith("licence")} == {rule}


def test_the_licence_is_valid_long_enough(tmp_path: Path) -> None:
    paper(tmp_path, "准印证有效期: 2025-08-24\n")
    assert not {r for r in rules_of(issue_file(tmp_path, "好。")) if r.startswith("licence")}


def test_a_paper_that_names_itself_writes_its_own_imprint(tmp_path: Path) -> None:
    (tmp_path / "paper.yaml").write_text("报名: 海淀报\n拼音: HAIDIANBAO\n", encoding="utf-8")
    found = check(issue_file(tmp_path, "好。")).items
    assert [(d.rule, d.message.zh) for d in found] == [
        ("missing-key", f"缺少“{key}”") for key in ("主办", "出版", "性质", "准印证号")
    ]
    assert {d.span and (Path(d.span.file).name, d.span.line) for d in found} == {("paper.yaml", 1)}


def shelf(folder: Path, number: int, date: str) -> Path:
    path = issue_file(folder, "好。", name=str(number))
    text = (
        path.read_text("utf-8").replace("期号: 12", f"期号: {number}").replace("2025-07-25", date)
    )
    path.write_text(text, "utf-8")
    return path


def on_shelf(path: Path) -> set[str]:
    rules = rules_of(path)
    return {r for r in rules if r.startswith("issue-") or r == "publishing-day"}


def test_the_shelf(tmp_path: Path) -> None:
    paper(tmp_path, "出版日: [星期二, 星期五]\n休刊日: [2025-07-22]\n")
    first = shelf(tmp_path, 12, "2025-07-18")
    second = shelf(tmp_path, 13, "2025-07-25")
    third = shelf(tmp_path, 14, "2025-07-29")
    assert [on_shelf(path) for path in (first, second, third)] == [set(), set(), set()]
    assert on_shelf(shelf(tmp_path, 14, "2025-08-01")) == {"issue-interval"}
    assert on_shelf(shelf(tmp_path, 14, "2025-07-24")) == {"issue-order", "publishing-day"}
    assert on_shelf(shelf(tmp_path, 13, "2025-07-30")) >= {"issue-order"}
    assert on_shelf(shelf(tmp_path, 16, "2025-08-05")) == {"issue-gap"}
    third.write_text(third.read_text("utf-8").replace("期号: 14", "期号: 15"), "utf-8")
    assert "issue-file" in on_shelf(third)


def diagnostic(rule: str, text: str, story: str | None) -> Diagnostic:
    return Diagnostic(
        rule, Severity.WARNING, Words(text, text), span=Span("a", 1, 1), spot=Spot(1, story)
    )


def test_the_error_budget(house: House) -> None:
    """B4: four pages of 96 × 115 characters allow 13.25 errors; the masthead counts double."""
    assert capacity(house, 4) == 44_160
    marks = [diagnostic("doubled-mark", f"第{i}处", "a") for i in range(5)]
    assert budget(marks, house, 4).errors == pytest.approx(0.5)
    assert budget(marks, house, 4).allowed == pytest.approx(13.25)
    same = [diagnostic("house-word", "截止目前", "a")] * 9
    assert budget(same, house, 4).errors == 3.0
    numbers = [diagnostic("mixed-number", f"第{i}处", "a") for i in range(30)]
    assert budget(numbers, house, 4).errors == 1.0
    weekday = budget([diagnostic("weekday", "星期四", None)], house, 4)
    assert weekday.errors == 2.0 and weekday.rate == pytest.approx(0.453)
    assert weekday.as_json()["passes"] is True
    many = [diagnostic("house-word", f"第{i}处", "a") for i in range(14)]
    assert budget(many, house, 4).as_json()["passes"] is False


STRUCTURAL = sorted(rule.name for rule in RULES if rule.structural)


def test_the_structural_rules() -> None:
    """The rules against which no page can be printed."""
    assert [name for name in STRUCTURAL if not name.startswith("dummy-")] == [
        "headline-missing",
        "hotline-line",
        "jump-page",
        "jump-target",
        "outside-folder",
        "page-number",
        "picture-missing",
        "template-left",
    ]


@pytest.mark.parametrize("name", STRUCTURAL)
def test_a_structural_rule_is_neither_waived_nor_lowered(name: str, tmp_path: Path) -> None:
    path = issue_file(tmp_path, "夏天要多喝水。")
    text = path.read_text(encoding="utf-8")
    waiver = f"豁免:\n  - {{规则: {name}, 理由: 原稿如此}}\n版面"
    path.write_text(text.replace("版面", waiver, 1), encoding="utf-8")
    paper(tmp_path, f"检查: {{等级: {{{name}: 关}}}}\n")
    found = {item.rule: item.severity for item in check(path).items}
    assert (found["waiver-rule"], found["weight-rule"]) == (Severity.ERROR, Severity.ERROR)


@pytest.mark.parametrize("head", ["｜", "\u3000", "｜ ｜", '["｜", ""]'])
def test_a_headline_that_prints_nothing_is_missing(head: str, tmp_path: Path) -> None:
    head = head if head.startswith("[") else f'"{head}"'
    assert "headline-missing" in rules_of(issue_file(tmp_path, "夏天要多喝水。", headline=head))


def test_a_story_without_a_headline_is_set_so_that_a_proof_shows_it(tmp_path: Path) -> None:
    path = issue_file(tmp_path, "夏天要多喝水。", headline='"｜"')
    built = build(path, tmp_path / "out")
    assert not built.ok and "headline-missing" in {item.rule for item in built.diagnostics}


@pytest.mark.parametrize("number", [1, 5, 9])
def test_a_typed_jump_to_no_other_page_is_structural(number: int, tmp_path: Path) -> None:
    path = issue_file(tmp_path, f"夏天要多喝水。（下转第{number}版）")
    waived = "豁免:\n  - {规则: jump-pair, 理由: 原稿如此}\n版面"
    path.write_text(path.read_text(encoding="utf-8").replace("版面", waived, 1), encoding="utf-8")
    assert "jump-page" in rules_of(path)


@pytest.mark.parametrize("name", sorted(NEVER_WAIVED))
def test_a_fault_of_the_pages_is_no_rule_and_cannot_be_waived(name: str, tmp_path: Path) -> None:
    path = waiving(tmp_path, name)
    (item,) = [one for one in check(path).items if one.rule == "waiver-rule"]
    assert "不能豁免" in item.message.zh and "删掉这条豁免" in item.hint.zh
    assert any(f'"{name}"' in file.read_text("utf-8") for file in LAYOUT.rglob("*.py"))


@pytest.mark.parametrize("name", ["yaml-syntax", "unknown-key"])
def test_a_fault_of_reading_cannot_be_waived(name: str, tmp_path: Path) -> None:
    (item,) = [one for one in check(waiving(tmp_path, name)).items if one.rule == "waiver-rule"]
    assert "不能豁免" in item.message.zh and "是不是" not in item.hint.zh


def test_a_waiver_of_a_structural_rule_that_is_kept_is_to_be_deleted(tmp_path: Path) -> None:
    (item,) = [
        one for one in check(waiving(tmp_path, "page-number")).items if one.rule == "waiver-rule"
    ]
    assert item.hint.zh == "删掉这条豁免"


def waiving(folder: Path, name: str) -> Path:
    """A small issue with a waiver of a rule."""
    path = issue_file(folder, "夏天要多喝水。")
    waiver = f"豁免:\n  - {{规则: {name}, 理由: 原稿如此}}\n版面"
    path.write_text(path.read_text("utf-8").replace("版面", waiver, 1), encoding="utf-8")
    return path


def test_a_copy_of_an_issue_under_another_number_is_not_compared(tmp_path: Path) -> None:
    paper(tmp_path, "出版日: [星期五]\n")
    path = shelf(tmp_path, 13, "2025-07-25")
    shutil.copy(path, tmp_path / "14.yaml")
    shutil.copy(path, tmp_path / "12.yaml")
    assert on_shelf(path) == set()
    assert on_shelf(shelf(tmp_path, 15, "2025-07-18")) >= {"issue-order"}
