"""Fillers are left out if the page has no room for them; cells that fixed modules leave are filled."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import SPECS
from fuzz_makeup import FRONT, INSIDE, Fuzzer

from layout.core.diagnostics import Findings
from layout.edition.requests import MakeupRequest
from layout.issue.load import load_edition
from layout.issue.model import Module
from layout.makeup.fillers import selections
from layout.makeup.gaps import fill_gaps, gaps
from layout.makeup.page_problem import PageProblem
from layout.output.builder import Built, build
from layout.output.presswork import Extras

SENTENCE = "的河边有人散步，有人钓鱼，也有人只是坐着看水，看云，看对岸的树，谁也不着急回家。"
NAMES = {"few": "河边小景", "many": "夏夜听蝉"}


def filler(name: str, times: int) -> dict[str, Any]:
    copy = "\n".join((word + SENTENCE) * times for word in ("早上", "傍晚"))
    return {"编号": name, "等级": "简讯", "体裁": "补白", "主题": NAMES[name], "正文": copy}


class Issue:
    """The sample in a folder, changed and built."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(SPECS, folder / "specs")
        self.path = folder / "specs" / "3589.yaml"
        self.content: dict[str, Any] = yaml.safe_load(self.path.read_text(encoding="utf-8"))

    def page(self, number: int) -> dict[str, Any]:
        page: dict[str, Any] = self.content["版面"][number - 1]
        return page

    def build(self, *, keep: bool = False, screen: bool = False) -> Built:
        text = yaml.safe_dump(self.content, allow_unicode=True, width=1 << 20)
        self.path.write_text(text, encoding="utf-8")
        request = MakeupRequest(keep=self.report_path if keep else None)
        return build(self.path, self.folder / "out", request=request, extras=Extras(screen=screen))

    @property
    def report_path(self) -> Path:
        return self.folder / "out" / "3589" / "report.json"

    def made(self, number: int) -> tuple[dict[str, Any], list[Any]]:
        """The boxes of a page's stories by name, and its fillers."""
        page = json.loads(self.report_path.read_text(encoding="utf-8"))["pages"][number - 1]
        boxes = {story["id"]: story["boxes"][0] for story in page["stories"]}
        places = {name: (box["columns"], box["rows"]) for name, box in boxes.items()}
        return places, page["fillers"]


def told(built: Built, rule: str) -> list[str]:
    return [item.message.zh for item in built.diagnostics if item.rule == rule]


def test_all_first_then_without_the_last_filler_and_so_on() -> None:
    edition = load_edition(SPECS / "3589.yaml", None, Findings())
    assert edition is not None
    stories = list(edition.manuscripts.values())[:4]
    kinds = ("news", "filler", "news", "filler")
    some = [
        one._replace(story=one.story.model_copy(update={"kind": kind}))
        for one, kind in zip(stories, kinds, strict=True)
    ]
    found = [[some.index(one) for one in chosen] for chosen in selections(some)]
    assert found == [[0, 1, 2, 3], [0, 1, 2], [0, 2, 3], [0, 2]]
    assert list(selections(some[:1])) == [some[:1]]


def test_a_filler_is_printed_where_there_is_room_and_left_out_where_not(tmp_path: Path) -> None:
    issue = Issue(tmp_path)
    issue.page(1)["稿件"] += [filler("few", 2), filler("many", 20)]
    built = issue.build(screen=True)
    assert built.ok
    assert told(built, "filler-left-out") == ["1版排不下补白《夏夜听蝉》，这一期没有登"]
    boxes, _ = issue.made(1)
    assert "few" in boxes and "many" not in boxes and len(boxes) == 6
    report = json.loads(issue.report_path.read_text(encoding="utf-8"))
    assert (report["certificate"]["lost"], report["certificate"]["doubled"]) == (0, 0)
    assert [page["white_rows"] for page in report["pages"]] == [0] * 4
    assert "many" not in json.dumps(report["content"])
    again = issue.build(keep=True)
    assert again.remarks[0] == "1版：6 篇没动"


def test_a_filler_of_another_kind_must_be_printed(tmp_path: Path) -> None:
    """With the same copy as a news story the page is too full, and no PDF is written."""
    issue = Issue(tmp_path)
    issue.page(1)["稿件"].append({**filler("many", 20), "体裁": "消息"})
    built = issue.build()
    assert not built.ok and len(told(built, "page-open")) == 1


@pytest.mark.parametrize(("pool", "stay"), [(None, 7), ([], 5)])
def test_a_story_withdrawn_late_leaves_no_hole(
    tmp_path: Path, pool: list[str] | None, stay: int
) -> None:
    """A slogan takes the place of the filler; without slogans the fewest other stories move."""
    issue = Issue(tmp_path)
    issue.build()
    before, _ = issue.made(3)
    (gone,) = [s for s in issue.page(3)["稿件"] if s["编号"] == "jianxun-erji"]
    issue.page(3)["稿件"].remove(gone)
    if pool is not None:
        issue.content["公益广告"] = pool
    built = issue.build(keep=True)
    after, fillers = issue.made(3)
    assert built.ok and f"3版：{stay} 篇没动" in built.remarks[2]
    assert sum(before[name] == place for name, place in after.items()) == stay
    assert len(fillers) == (pool is None)
    covered = sum(area(*place) for place in after.values())
    covered += sum(area(one["columns"], one["rows"]) for one in fillers)
    assert covered == 8 * 111


def area(columns: list[int], rows: list[int]) -> int:
    return (columns[1] - columns[0] + 1) * (rows[1] - rows[0] + 1)


@pytest.mark.parametrize("pool", [None, []])
def test_what_dummies_leave_empty_is_filled_or_told(tmp_path: Path, pool: list[str] | None) -> None:
    """Once such a page was written with white cells, and nothing was reported."""
    issue = Issue(tmp_path)
    issue.build()
    boxes, _ = issue.made(3)
    stories = issue.page(3)["稿件"]
    stories.remove(next(s for s in stories if s["编号"] == "jianxun-erji"))
    issue.page(3)["版样"] = {
        name: {"栏": "{}-{}".format(*columns), "行": "{}-{}".format(*rows)}
        for name, (columns, rows) in boxes.items()
        if name != "jianxun-erji"
    }
    if pool is not None:
        issue.content["公益广告"] = pool
    built = issue.build()
    columns, rows = boxes["jianxun-erji"]
    hole = f"3版 {columns[0]}-{columns[1]} 栏第 {rows[0]}-{rows[1]} 行空着"
    assert built.ok and told(built, "page-gap") == ([] if pool is None else [hole])
    _, fillers = issue.made(3)
    assert [(f["columns"], f["rows"]) for f in fillers] == (
        [(columns, rows)] if pool is None else []
    )


def test_gaps_are_as_few_rectangles_as_can_be() -> None:
    fixed = {
        "a": Module(columns=(1, 8), rows=(5, 60)),
        "b": Module(columns=(1, 3), rows=(61, 100)),
    }
    found = [(gap.columns, gap.rows) for gap in gaps(INSIDE, fixed)]
    assert found == [((4, 8), (61, 100)), ((1, 8), (101, 115))]
    assert gaps(INSIDE, {"a": Module(columns=(1, 8), rows=(5, 115))}) == []
    assert [(g.columns, g.rows) for g in gaps(FRONT, {})] == [
        ((6, 8), (1, 17)),
        ((1, 8), (18, 112)),
    ]


def test_slogans_fill_no_sliver() -> None:
    context = Fuzzer().context
    wide = {"a": Module(columns=(1, 8), rows=(5, 102))}
    (made,) = fill_gaps(PageProblem([], INSIDE, context, wide))
    assert [(f.columns, f.rows) for f in made.fillers] == [((1, 8), (103, 115))]
    assert fill_gaps(PageProblem([], INSIDE, context._replace(fillers=0), wide)) == []
    for last in (95, 112):  # more than an eighth of the page, and a sliver
        fixed = {"a": Module(columns=(1, 8), rows=(5, last))}
        assert fill_gaps(PageProblem([], INSIDE, context, fixed)) == []
