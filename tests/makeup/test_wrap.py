"""The lead round the masthead (绕报头): head under it, photograph and legs beside it to the top."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest
import yaml
from conftest import SPECS
from fuzz_makeup import FRONT, Fuzzer
from fuzz_makeup import check as fuzz_check
from readback import read_images, read_runs

from layout.core.diagnostics import Findings
from layout.edition.alternatives import picture
from layout.edition.explanations import explained
from layout.edition.requests import MakeupRequest
from layout.fit.set_story import set_story
from layout.issue.load import load_edition
from layout.issue.model import Module
from layout.makeup.fixed_modules import close_fixed
from layout.makeup.one_page import make_up
from layout.makeup.page_maker import PageMaker
from layout.makeup.page_problem import PageProblem
from layout.output.builder import build
from layout.rules.run import check_edition


@pytest.fixture(scope="module")
def fuzzer() -> Fuzzer:
    return Fuzzer()


@pytest.mark.parametrize(
    ("seed", "number"), [(303, 65), (103, 43), (9001, 173)], ids=["93 %", "95 %", "94 %"]
)
def test_three_stories_beside_the_masthead_close(fuzzer: Fuzzer, seed: int, number: int) -> None:
    """Pages that rectangles alone do not close, in any order; once the first two stayed open."""
    case = fuzzer.page(number, random.Random(f"{seed}-{number}"))
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    fuzz_check(fuzzer, case, made)
    assert [bool(spot.shape.notch) for spot in made.spots] == [True, False, False]
    lead, context = case.manuscripts[0], fuzzer.context
    module, closing = made.modules["s0"], made.closings["s0"]
    assert (module.columns[0], module.rows[0]) == (1, 1)
    done = set_story(lead, module, case.area, context.composing, context.sizes, closing)
    columns, rows = case.area.masthead or (0, 0)
    assert done.fit.head_row == rows and done.head_legs == columns
    assert set(done.fit.tops[:columns]) == {rows + done.head.rows + closing.shape.air}
    (photograph,) = done.fit.pictures
    assert photograph.leg >= columns and photograph.row == 0
    assert min(done.fit.tops[columns:]) in (0, photograph.rows)


def test_the_same_modules_close_again_when_they_are_fixed(fuzzer: Fuzzer) -> None:
    """Modules are fixed without legs, as by --keep, and with legs, as --alternatives writes them."""
    case = fuzzer.page(173, random.Random("9001-173"))
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    legs = {name: module.legs for name, module in made.modules.items()}
    for with_legs in (False, True):
        fixed = {
            name: Module(columns=m.columns, rows=m.rows, legs=legs[name] if with_legs else None)
            for name, m in made.modules.items()
        }
        closings = close_fixed(PageProblem(case.manuscripts, case.area, fuzzer.context), fixed)
        assert closings["s0"].shape.notch == 17
    # the other stories are made up round it
    lead = {"s0": fixed["s0"]}
    again = make_up(PageProblem(case.manuscripts[1:], case.area, fuzzer.context, lead))[0]
    assert again.modules.keys() == {"s1", "s2"}


def test_the_explanation_says_so(fuzzer: Fuzzer) -> None:
    case = fuzzer.page(173, random.Random("9001-173"))
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    page = PageMaker(PageProblem(case.manuscripts, case.area, fuzzer.context))
    settings, table = page.settings(0, made.ease), page.tables(made.ease)[0]
    told = (case.manuscripts[0], made.spots[0].shape, settings, table)
    assert "，绕报头，图" in explained(*told, "zh")
    assert "round the masthead, picture" in explained(*told, "en")


def test_the_small_picture_shows_the_masthead_over_the_lead(fuzzer: Fuzzer) -> None:
    case = fuzzer.page(173, random.Random("9001-173"))
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    drawn = picture(made, FRONT, {one.story.id: one.story.title for one in case.manuscripts})
    assert drawn.rindex("#d33") > drawn.rindex('fill="#fff"')


MINI = "lead: {栏: 1-8, 行: 18-50, 分栏: 4}"


@pytest.mark.parametrize(
    ("dummy", "accepted"),
    [
        ("栏: 1-8, 行: 1-45", True),
        ("栏: 1-7, 行: 1-45", True),
        ("栏: 1-8, 行: 1-45, 分栏: 4", False),  # no whole leg ends where the masthead does
        ("栏: 1-8, 行: 2-45", False),
        ("栏: 1-5, 行: 1-45", False),
        ("栏: 2-8, 行: 1-45", False),
        ("栏: 1-8, 行: 1-17", False),
    ],
)
def test_an_editor_may_run_a_story_round_it(dummy: str, accepted: bool, issue_folder: Path) -> None:
    spec = issue_folder / "mini.yaml"
    text = spec.read_text(encoding="utf-8")
    assert MINI in text
    spec.write_text(text.replace(MINI, f"lead: {{{dummy}}}"), encoding="utf-8")
    findings = Findings()
    edition = load_edition(spec, None, findings)
    assert edition is not None
    check_edition(edition, findings)
    found = [item for item in findings.items if item.rule == "dummy-overlap"]
    assert (not found) == accepted
    assert accepted or "与“报头”重叠" in found[0].message.zh


def test_a_dummy_that_does_not_close_leaves_the_masthead_free(
    issue_folder: Path, tmp_path: Path
) -> None:
    """Too little copy is reported as white rows; head and photograph stand where they belong."""
    spec = issue_folder / "mini.yaml"
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace(MINI, "lead: {栏: 1-8, 行: 1-45, 图位: 上}"), encoding="utf-8")
    built = build(spec, tmp_path / "out")
    assert built.pdf is not None and any(item.rule == "underset" for item in built.diagnostics)
    runs = [run for run in read_runs(built.pdf) if run.page == 1]
    head = next(run for run in runs if run.text.startswith("社区图书馆") and run.size > 20)
    imprint = next(run for run in runs if run.text.startswith("准印证号"))
    assert head.y < imprint.y
    date = max(run.x for run in runs if run.text.startswith("7月25日"))
    (image,) = [image for image in read_images(built.pdf) if image[0] == 1]
    assert image[1] > date and image[2] > head.y


def test_late_news_keeps_the_lead_round_the_masthead(fuzzer: Fuzzer, tmp_path: Path) -> None:
    """Another story of the page loses a word; the lead keeps its module."""
    spec = _issue_of(fuzzer, tmp_path)
    first = build(spec, tmp_path / "out")
    assert first.ok, [item.message.zh for item in first.diagnostics][:4]
    report = tmp_path / "out" / "3589" / "report.json"
    boxes = _boxes(report)
    assert boxes["s0"] == [[1, 8], [1, 74]] and len(boxes) == 3
    kept = tmp_path / "kept.json"
    shutil.copy(report, kept)
    issue = yaml.safe_load(spec.read_text(encoding="utf-8"))
    last = issue["版面"][0]["稿件"][2]
    last["正文"] = last["正文"][:-2] + "。"
    spec.write_text(yaml.safe_dump(issue, allow_unicode=True, width=10**6), encoding="utf-8")
    again = build(spec, tmp_path / "out", request=MakeupRequest(keep=kept))
    assert again.ok and _boxes(report) == boxes


def _issue_of(fuzzer: Fuzzer, folder: Path) -> Path:
    """The sample with a front page of three stories, whose copy is too odd for some rules."""
    shutil.copytree(SPECS, folder / "specs")
    paper = folder / "specs" / "paper.yaml"
    odd = "  等级: {unpaired: 关, doubled-mark: 关, byline-form: 关}\n"
    text = paper.read_text(encoding="utf-8")
    assert text.count("检查:\n") == 1
    paper.write_text(text.replace("检查:\n", "检查:\n" + odd), encoding="utf-8")
    case = fuzzer.page(173, random.Random("9001-173"))
    stories = []
    for one in case.manuscripts:
        story = one.story.model_dump(by_alias=True, exclude_defaults=True, mode="json")
        lines = ("## " * part.subhead + part.text for part in one.paragraphs)
        stories.append({**story, "正文": "\n".join(lines)})
    spec = folder / "specs" / "3589.yaml"
    issue = yaml.safe_load(spec.read_text(encoding="utf-8"))
    issue["版面"][0]["稿件"] = stories
    del issue["豁免"]
    spec.write_text(yaml.safe_dump(issue, allow_unicode=True, width=10**6), encoding="utf-8")
    return spec


def _boxes(report: Path) -> dict[str, list[list[int]]]:
    content = json.loads(report.read_text(encoding="utf-8"))
    stories = content["pages"][0]["stories"]
    return {s["id"]: [s["boxes"][0]["columns"], s["boxes"][0]["rows"]] for s in stories}
