"""Pages made up from real stories: the sample, fixed modules, fillers, remedies that work."""

from __future__ import annotations

import json
import random
import re
import shutil
from pathlib import Path

import pytest
from conftest import SPECS, Sample
from fuzz_makeup import Fuzzer, cells_of
from fuzz_makeup import check as fuzz_check

from layout.core.diagnostics import Findings
from layout.edition.alternatives import alternatives, root_words
from layout.edition.requests import MakeupRequest
from layout.fit.area import StoryArea
from layout.fit.copy_ways import FREEST
from layout.fit.set_story import set_story
from layout.furniture.composing_room import open_composing_room
from layout.house.newspaper import House
from layout.issue.load import load_edition
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup.fixed_modules import close_fixed
from layout.makeup.mending.faulty_parts import Mender
from layout.makeup.mending.near_misses import closed_layout as set_closed
from layout.makeup.mending.near_misses import open_stories
from layout.makeup.mending.part_search import PartSearch
from layout.makeup.one_page import make_up
from layout.makeup.page_layout import Layout
from layout.makeup.page_maker import STRAINED, PageMaker
from layout.makeup.page_problem import MakeupContext, PageProblem
from layout.makeup.rescue.find_remedies import diagnosis_of
from layout.makeup.rescue.remedy_types import (
    CopyAdded,
    CopyCut,
    StoriesDropped,
    shortened,
    with_remedy,
)
from layout.makeup.schedule.pass_search import layouts
from layout.makeup.schedule.passes import Pass
from layout.output.builder import build
from layout.search.page_faults import MakeupRule
from layout.search.weights import Weights
from layout.text.atoms import TypeCase


def cells(story: dict) -> set[tuple[int, int, int]]:
    (box,) = story["boxes"]
    (left, right), (top, foot) = box["columns"], box["rows"]
    return {
        (box["page"], column, row)
        for column in range(left, right + 1)
        for row in range(top, foot + 1)
    }


def test_the_sample_is_made_up_without_a_fault(sample: Sample, house: House) -> None:
    """Without a dummy in the file every cell of every page is taken once, and no row is white."""
    assert "版样" not in (SPECS / "3589.yaml").read_text(encoding="utf-8")
    assert not [d for d in sample.report["diagnostics"] if d["rule"].startswith("makeup-")]
    taken: set[tuple[int, int, int]] = set()
    for page in sample.report["pages"]:
        assert (page["white_rows"], page["overset_lines"], page["fillers"]) == (0, 0, [])
        for story in page["stories"]:
            assert not taken & cells(story), story["id"]
            taken |= cells(story)
    front = 8 * (house.grid.rows - house.foot_rows) - 5 * house.masthead.rows
    inside = 8 * (house.grid.rows - house.folio_rows)
    assert len(taken) == front + 3 * inside


@pytest.fixture(scope="module")
def stories() -> list[Manuscript]:
    edition = load_edition(SPECS / "3589.yaml", None, Findings())
    assert edition is not None
    return [m for m in edition.manuscripts.values() if m.page == 2]


@pytest.fixture(scope="module")
def context(house: House, case: TypeCase) -> MakeupContext:
    return MakeupContext(open_composing_room(house, case.faces), {}, Weights())


@pytest.fixture(scope="module")
def fuzzer() -> Fuzzer:
    return Fuzzer()


AREA = StoryArea(8, 5, 115)


def test_what_the_editor_fixed_stays(stories: list[Manuscript], context: MakeupContext) -> None:
    first, rest = stories[0], stories[1:]
    pin = Module(columns=(1, 5), rows=(5, 54))
    made = make_up(PageProblem(rest, AREA, context, {first.story.id: pin}))[0]
    taken = {(c, r) for c in range(1, 6) for r in range(5, 55)}
    for module in made.modules.values():
        for column in range(module.columns[0], module.columns[1] + 1):
            for row in range(module.rows[0], module.rows[1] + 1):
                assert (column, row) not in taken
                taken.add((column, row))
    assert len(taken) == 8 * 111


def longer(manuscript: Manuscript, times: int) -> Manuscript:
    return manuscript._replace(paragraphs=manuscript.paragraphs * times)


def test_every_remedy_closes_the_page(stories: list[Manuscript], context: MakeupContext) -> None:
    full = [longer(stories[1], 2), *stories[2:5], longer(stories[0], 2)]
    assert make_up(PageProblem(full, AREA, context), quick=True) == []
    found = diagnosis_of(PageProblem(full, AREA, context)).remedies
    assert found
    for remedy in found:
        assert make_up(PageProblem(with_remedy(full, remedy), AREA, context), quick=True), remedy


def test_where_one_story_cannot_give_enough_several_are_cut(
    stories: list[Manuscript], context: MakeupContext
) -> None:
    full = [longer(stories[1], 2), longer(stories[2], 2), *stories[3:5], longer(stories[0], 2)]
    found = diagnosis_of(PageProblem(full, AREA, context)).remedies
    cut = found[0]
    assert isinstance(cut, CopyCut) and len(cut.amounts) > 1
    assert make_up(PageProblem(with_remedy(full, cut), AREA, context), quick=True)
    for manuscript in full:
        size = sum(len(p.text) for p in manuscript.paragraphs)
        assert cut.amounts.get(manuscript.story.id, 0) <= size * 0.46


def test_a_story_of_one_paragraph_is_shortened(stories: list[Manuscript]) -> None:
    short = stories[0]._replace(paragraphs=stories[0].paragraphs[:1])
    before, after = (len(m.paragraphs[0].text) for m in (short, shortened(short, 20)))
    assert after == before - 20


def covered(made: Layout, area: StoryArea) -> bool:
    """Whether modules, masthead and fillers take every cell once."""
    modules = (*made.modules.values(), *made.fillers)
    taken = [cell for module in modules for cell in cells_of(module, area)]
    mast = area.masthead[0] * area.masthead[1] if area.masthead else 0
    cells = area.columns * (area.last_row - area.first_row + 1) - mast
    return len(taken) == len(set(taken)) == cells


@pytest.mark.parametrize("masthead", [(5, 17), (8, 18)], ids=["corner", "strip"])
def test_a_front_page_under_either_masthead(
    context: MakeupContext, masthead: tuple[int, int]
) -> None:
    edition = load_edition(SPECS / "3589.yaml", None, Findings())
    assert edition is not None
    front = [m for m in edition.manuscripts.values() if m.page == 1]
    area = StoryArea(8, 1, 112, masthead)
    made = make_up(PageProblem(front, area, context))[0]
    assert made.faults == () and covered(made, area)
    for one in front:
        module, closing = made.modules[one.story.id], made.closings[one.story.id]
        done = set_story(one, module, area, context.composing, context.sizes, closing)
        assert (done.fit.overset_lines, done.fit.white_rows) == (0, 0), one.story.id
        assert module.rows[0] > (masthead[1] if module.columns[0] <= masthead[0] else 0)


def test_mending_leaves_fewer_faults_and_the_page_covered(
    stories: list[Manuscript], context: MakeupContext
) -> None:
    page = PageMaker(PageProblem(stories, AREA, context))
    faulty = [made for made in layouts(page, Pass(1)) if made.faults][:6]
    assert faulty
    mended = [Mender(PartSearch(page, 60)).mended(made) for made in faulty]
    assert all(
        len(after.faults) <= len(made.faults) for made, after in zip(faulty, mended, strict=True)
    )
    assert any(not after.faults for after in mended)
    assert all(covered(after, AREA) for after in mended)


def test_modules_that_fail_by_a_row_are_closed(fuzzer: Fuzzer) -> None:
    """A front page of fourteen stories at 96 % that hardly any cuts close."""
    case = fuzzer.page(10, random.Random("3589-10"))
    page = PageMaker(PageProblem(case.manuscripts, case.area, fuzzer.context))
    strained = [m for m in layouts(page, Pass(STRAINED, order=3)) if open_stories(m)][:8]
    closed_layout = [
        done for made in strained if (done := set_closed(PartSearch(page, 30), made)) is not None
    ]
    assert closed_layout
    for made in closed_layout:
        assert covered(made, case.area) and not open_stories(made)


@pytest.mark.parametrize("number", [44, 91, 199])
def test_full_pages_come_out_clean(fuzzer: Fuzzer, number: int) -> None:
    """Four to seven stories at a fill of 91 to 95 %; once a waist cut or a long gutter was left."""
    case = fuzzer.page(number, random.Random(f"3589-{number}"))
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    assert made.faults == () and covered(made, case.area)


@pytest.mark.parametrize(
    ("seed", "number"), [(77, 214), (77, 97)], ids=["a front page of 14 at 93 %", "of 16 at 90 %"]
)
def test_a_front_page_is_parted_round_its_middle(fuzzer: Fuzzer, seed: int, number: int) -> None:
    """Every layout by cuts has a waist cut or a long gutter; a pinwheel has neither."""
    case = fuzzer.page(number, random.Random(f"{seed}-{number}"))
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    assert made.faults == () and covered(made, case.area)
    assert made.root[0] < 0 and "风车形" in root_words(made.root).zh
    fuzz_check(fuzzer, case, made)


@pytest.mark.parametrize("number", [21, 96, 104, 114])
def test_the_lead_stands_at_the_top_where_there_is_room(fuzzer: Fuzzer, number: int) -> None:
    """Pages of 8 to 18 stories whose first layout without a fault has a story above the lead."""
    case = fuzzer.page(number, random.Random(f"{41 if number < 100 else 77}-{number}"))
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    lead = next(one.story.id for one in case.manuscripts if one.story.rank == "lead")
    columns, rows = case.area.masthead or (0, 0)
    module = made.modules[lead]
    under = rows if module.columns[0] <= columns and not case.area.notch(module) else 0
    assert module.rows[0] == case.area.first_row + under
    assert not made.faults


def test_on_a_full_page_a_head_does_with_a_row_less(fuzzer: Fuzzer) -> None:
    """Eleven stories at 93 %: two heads give up a row of air."""
    case = fuzzer.page(144, random.Random("77-144"))
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    assert made.faults == () and covered(made, case.area)
    closer = [name for name, closing in made.closings.items() if closing.shape.air == -1]
    assert closer
    for one in case.manuscripts:
        if one.story.id in closer:
            module, closing = made.modules[one.story.id], made.closings[one.story.id]
            composing, sizes = fuzzer.context.composing, fuzzer.context.sizes
            done = set_story(one, module, case.area, composing, sizes, closing)
            assert done.fit.head_rows == done.head.rows - 1
            air = done.fit.head_rows * composing.house.grid.leading - done.head.height
            assert air >= 0.6 * composing.house.grid.leading
            assert (done.fit.overset_lines, done.fit.white_rows) == (0, 0)


@pytest.mark.parametrize("number", [144, 190])
def test_the_dummy_of_a_full_page_closes_again(fuzzer: Fuzzer, number: int) -> None:
    """Modules that were made with all means close with all means when they are fixed, none overset."""
    case = fuzzer.page(number, random.Random(f"77-{number}"))
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    assert made.ease == FREEST
    closings = close_fixed(PageProblem(case.manuscripts, case.area, fuzzer.context), made.modules)
    for one in case.manuscripts:
        name, composing, sizes = one.story.id, fuzzer.context.composing, fuzzer.context.sizes
        module = made.modules[name]
        done = set_story(one, module, case.area, composing, sizes, closings[name])
        assert (done.fit.overset_lines, done.fit.white_rows) == (0, 0), name


def test_no_head_is_far_under_the_sizes_of_its_rank(fuzzer: Fuzzer) -> None:
    """A head of 28 characters was set in 7.5 points in one column; a wider module sets it in 16.5."""
    case = fuzzer.page(37, random.Random("77-37"))
    page = PageMaker(PageProblem(case.manuscripts, case.area, fuzzer.context))
    for number, manuscript in enumerate(case.manuscripts):
        style = getattr(fuzzer.context.composing.house.heads, manuscript.story.rank)
        for ease in (0, 1, 3):
            sizes = [h.voice[0] for s in page.settings(number, ease) for h in s.heads]
            assert min(sizes) >= 0.8 * style.smallest


def test_a_page_of_four_stories_at_96_percent_closes(fuzzer: Fuzzer) -> None:
    """The page closes with small inset heads, also over a brief; once it was a row short."""
    case = fuzzer.page(164, random.Random("3589-164"))
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    assert covered(made, case.area)
    fuzz_check(fuzzer, case, made)


@pytest.mark.parametrize(
    ("seed", "number"), [(309, 194), (103, 91)], ids=["11 stories", "20 stories"]
)
def test_the_fullest_pages_close_in_the_end(fuzzer: Fuzzer, seed: int, number: int) -> None:
    """Pages at 97 % and 98 % close over all subsets, or in further orders; once they stayed open."""
    case = fuzzer.page(number, random.Random(f"{seed}-{number}"))
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    fuzz_check(fuzzer, case, made)


def test_a_page_short_of_copy_takes_a_filler(
    stories: list[Manuscript], context: MakeupContext
) -> None:
    few = [m._replace(pictures=()) for m in (stories[0], stories[3], stories[4])]
    assert make_up(PageProblem(few, AREA, context)) == []
    made = make_up(PageProblem(few, AREA, context._replace(fillers=2)))
    assert made and 1 <= len(made[0].fillers) <= 2


SHORT_PAGE = """  - 版次: 2
    版名: 综合
    责任编辑: 赵慧慧
    美编: 王莹莹
    稿件:
"""
SHORT_STORY = """      - 编号: s{number}
        等级: {rank}
        主题: {head}
        正文: |
{body}
"""


def test_fillers_are_printed_and_certified(tmp_path: Path) -> None:
    """The sample's front page and a second page of three stories without pictures."""
    text = (SPECS / "3589.yaml").read_text(encoding="utf-8")
    front = "".join(re.split(r"(?m)^(?=  - 版次: )", text)[:2]).replace("版数: 4", "版数: 2")
    line = "          入伏以后，街道的阴凉处多了长椅和凉茶，老人们说，这比空调好。"
    page = SHORT_PAGE + "".join(
        SHORT_STORY.format(number=number, rank=rank, head=head, body="\n".join([line] * lines))
        for number, (rank, head, lines) in enumerate(
            [
                ("头条", "树荫底下｜多了一排长椅", 60),
                ("重点", "凉茶摊前的三件小事", 45),
                ("一般", "晚风里的夜读会", 30),
            ]
        )
    )
    file = tmp_path / "short.yaml"
    file.write_text(front + page, encoding="utf-8")
    built = build(file, tmp_path / "out", SPECS / "paper.yaml")
    assert built.pdf is not None, [d.line() for d in built.diagnostics]
    report = json.loads((tmp_path / "out/short/report.json").read_text(encoding="utf-8"))
    assert report["pages"][1]["fillers"] and report["pages"][1]["white_rows"] == 0
    assert report["certificate"]["lost"] == report["certificate"]["doubled"] == 0


def test_the_same_layout_every_time(stories: list[Manuscript], context: MakeupContext) -> None:
    assert (
        make_up(PageProblem(stories, AREA, context))[0]
        == make_up(PageProblem(stories, AREA, context))[0]
    )


def test_an_alternative_put_into_the_file_closes_the_pages(tmp_path: Path) -> None:
    """The dummies that --alternatives prints, put into the file, close every page without a fault."""
    built = build(SPECS / "3589.yaml", tmp_path / "out", request=MakeupRequest(alternatives=2))
    assert (tmp_path / "out/3589/alternative-1-2.svg").read_text().startswith("<svg")
    firsts = [remark for remark in built.remarks if "方案1" in remark]
    assert len(firsts) == 4 and len(built.remarks) >= 7
    text = (SPECS / "3589.yaml").read_text(encoding="utf-8")
    head, *pages = re.split(r"(?m)^(?=  - 版次: )", text)
    pasted = head + "".join(
        page.rstrip() + "\n" + remark.split("\n", 1)[1] + "\n"
        for page, remark in zip(pages, firsts, strict=True)
    )
    shutil.copytree(SPECS / "photos", tmp_path / "photos")
    file = tmp_path / "3589.yaml"
    file.write_text(pasted, encoding="utf-8")
    again = build(file, tmp_path / "by-hand", SPECS / "paper.yaml")
    assert again.pdf is not None, [d.line() for d in again.diagnostics]
    report = json.loads((tmp_path / "by-hand/3589/report.json").read_text(encoding="utf-8"))
    assert [page["white_rows"] for page in report["pages"]] == [0, 0, 0, 0]
    assert not [d for d in again.diagnostics if d.rule.startswith("makeup-")]


def test_alternatives_are_clean_and_begin_with_the_page_as_it_is(
    stories: list[Manuscript], context: MakeupContext
) -> None:
    alone = make_up(PageProblem(stories, AREA, context))[0]
    found = make_up(PageProblem(stories, AREA, context._replace(wanted=3)))
    assert found[0].spots == alone.spots
    chosen = alternatives(found, 3)
    assert chosen[0] is found[0] and len({made.root for made in chosen}) == 3
    assert all(not made.faults and covered(made, AREA) for made in chosen)


def test_a_story_is_explained(tmp_path: Path) -> None:
    built = build(
        SPECS / "3589.yaml", tmp_path, request=MakeupRequest(explain="tongliao", lang="en")
    )
    (remark,) = built.remarks
    assert remark.startswith("“tongliao”: ") and "sizes were tried" in remark
    prices = [int(line.split()[-1]) for line in remark.split("\n")[1:5]]
    assert sum(prices) == int(remark.split("\n")[0].split(", ")[-1].split()[0])


@pytest.mark.parametrize(
    ("dummy", "asked", "words"),
    [
        ("", "nosuch", "没有编号是“nosuch”的稿件；本期有：junzheng、"),
        ("    版样: {tongliao: {栏: 6-8, 行: 37-68}}\n", "tongliao", "不是拼版排的"),
    ],
)
def test_what_cannot_be_explained_is_told(
    tmp_path: Path, dummy: str, asked: str, words: str
) -> None:
    shutil.copytree(SPECS, tmp_path / "specs")
    path = tmp_path / "specs" / "3589.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    稿件:\n", f"{dummy}    稿件:\n", 1), encoding="utf-8")
    built = build(path, tmp_path / "out", request=MakeupRequest(explain=asked))
    assert built.ok and words in built.remarks[-1]


LATE = """      - 编号: late
        等级: 简讯
        主题: 明起末班车延后一刻钟
        正文: |
          明日起末班车延后十五分钟，换乘站的服务台同步延时，夜归的市民可以多一趟车。
"""


def test_late_news_moves_few_boxes(tmp_path: Path) -> None:
    """With --keep every module of the earlier report stays, except those that make room."""
    text = (SPECS / "3589.yaml").read_text(encoding="utf-8")
    shutil.copytree(SPECS / "photos", tmp_path / "photos")
    file = tmp_path / "3589.yaml"
    file.write_text(text, encoding="utf-8")
    assert build(file, tmp_path / "out", SPECS / "paper.yaml").pdf is not None
    report = tmp_path / "out/3589/report.json"
    before = json.loads(report.read_text(encoding="utf-8"))
    third = text.index("  - 版次: 4")
    file.write_text(text[:third].rstrip() + "\n" + LATE + text[third:], encoding="utf-8")
    request = MakeupRequest(lang="en", keep=report)
    again = build(file, tmp_path / "out", SPECS / "paper.yaml", "en", request)
    assert again.pdf is not None, [d.line() for d in again.diagnostics]
    after = json.loads(report.read_text(encoding="utf-8"))
    old, new = (
        {s["id"]: s["boxes"] for page in content["pages"] for s in page["stories"]}
        for content in (before, after)
    )
    moved = sorted(name for name in old if old[name] != new[name])
    assert "late" in new and 1 <= len(moved) <= 3
    assert [page["white_rows"] for page in after["pages"]] == [0, 0, 0, 0]
    (told,) = [remark for remark in again.remarks if "late" in remark]
    assert all(name in told for name in moved) and told.startswith("page 3: ")


def test_a_report_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text("[1, 2]", encoding="utf-8")
    built = build(
        Path(__file__).parents[1] / "issues" / "mini.yaml",
        tmp_path / "out",
        request=MakeupRequest(keep=tmp_path / "report.json"),
    )
    assert built.pdf is None and "keep-unreadable" in [d.rule for d in built.diagnostics]


def test_a_page_of_far_too_much_leaves_whole_stories_out(
    stories: list[Manuscript], context: MakeupContext
) -> None:
    """The least important stories are dropped, never the first."""
    full = [longer(stories[0], 2), *[longer(m, 2) for m in stories[1:]]]
    found = diagnosis_of(PageProblem(full, AREA, context)).remedies
    assert found
    for remedy in found:
        assert isinstance(remedy, StoriesDropped)
        kept = with_remedy(full, remedy)
        assert full[0].story.id not in remedy.stories and len(kept) < len(full)
        assert make_up(PageProblem(kept, AREA, context), quick=True), remedy


def test_a_page_short_of_copy_is_told_how_much(
    stories: list[Manuscript], context: MakeupContext
) -> None:
    """Without fillers the remedies add copy to one story or several, or a picture."""
    bare = context._replace(fillers=0)
    short = [shortened(m, round(m.copy_size * 0.6)) for m in stories[1:4]]
    assert make_up(PageProblem(short, AREA, bare), quick=True) == []
    found = diagnosis_of(PageProblem(short, AREA, bare)).remedies
    assert any(isinstance(remedy, CopyAdded) for remedy in found)
    for remedy in found:
        assert make_up(PageProblem(with_remedy(short, remedy), AREA, bare), quick=True), remedy


def test_the_leads_picture_is_no_smaller_than_another_must_be(fuzzer: Fuzzer) -> None:
    """Another picture must span three columns: the lead's is as large, or pays for being smaller."""
    case = fuzzer.page(0, random.Random("3589-0"))
    lead, *others = case.manuscripts
    photograph = others[0].pictures or lead.pictures
    assert photograph
    wide = photograph[0]._replace(columns=(3, 4))
    plain = PageMaker(
        PageProblem([lead._replace(pictures=photograph), *others], case.area, fuzzer.context)
    )
    rivalled = [lead._replace(pictures=photograph), others[0]._replace(pictures=(wide,))]
    page = PageMaker(PageProblem([*rivalled, *others[1:]], case.area, fuzzer.context))
    assert (plain.places[0].must, page.places[0].must > 3 * 100 * 3 // 8) == (0, True)
    small = [
        (table[key].price, page.tables(1)[0][key].price)
        for table in (plain.tables(1)[0],)
        for key in table
        if key in page.tables(1)[0]
    ]
    assert any(dear - cheap >= 14000 for cheap, dear in small)
    assert all(dear >= cheap for cheap, dear in small)


@pytest.mark.parametrize(("seed", "number"), [(309, 56), (304, 62)])
def test_a_lesser_head_is_not_larger_where_its_module_allows_it(
    fuzzer: Fuzzer, seed: int, number: int
) -> None:
    """A normal story beside a major one of 25 points had 28: it gets a smaller size and more air."""
    case = fuzzer.page(number, random.Random(f"{seed}-{number}"))
    made = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))[0]
    assert MakeupRule.LADDER not in [fault.rule for fault in made.faults]
    fuzz_check(fuzzer, case, made)
    page = PageMaker(PageProblem(case.manuscripts, case.area, fuzzer.context))
    sizes: dict[str, list[float]] = {}
    for spot in made.spots:
        if spot.story >= 0:
            head = page.settings(spot.story, made.ease)[spot.shape.setting].heads[spot.shape.head]
            rank = case.manuscripts[spot.story].story.rank
            sizes.setdefault(rank, []).append(head.voice[0])
    assert (
        min(sizes["major"]) >= max(sizes["normal"]) >= min(sizes["normal"]) >= max(sizes["brief"])
    )
