"""Make-up put to the test with whole issues, made of the sample's own stories.

Run from the repository: `.venv/bin/python tests/bench/fuzz_issues.py [ISSUES] [SEED] [SHEET …]`. A
sheet is one of `broadsheet` (the sample's, default), `county`, `tabloid` and `school`. Every story of
the sample is scaled to 60–130 % of its length; then stories are split and joined to 14 to 64 in an
issue, ranked by length or left as they are, shuffled between the pages, pictures added and taken away.
For a smaller sheet fewer stories are taken, and their copy is as much shorter. The file is written and
read as an editor's would be, every page is made up and set to count white rows and overset lines.
Prints the rates by number of stories and by fill for each sheet, pages with white or overset rows and
tracebacks; a page that stays open is asked for remedies, and each of them is applied and the page made
up again.
"""

from __future__ import annotations

import copy
import math
import random
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent))

from fuzz_makeup import ROOT, Case, Cure, Fuzzer, Outcome, cure, run, table, tell_cures

from layout.core.diagnostics import Findings
from layout.fit.area import story_area
from layout.issue.load import load_edition

Story = dict[str, Any]
SPEC = "3589.yaml"
SHEETS: dict[str, Path | None] = {"broadsheet": None} | {
    name: ROOT / "tests" / "issues" / name / "paper.yaml"
    for name in ("county", "tabloid", "school")
}
"""The house file of each sheet; None is the sample's."""
SAMPLE_CELLS = 8 * 12 * 115
"""Characters that the type area of the sample's sheet holds."""
SCALES = (0.6, 1.3)
STORIES = (14, 20, 28, 40, 52, 64)
ROOM = (0.6, 0.98)
"""Pages of such a fill are counted."""
SMALL = 0.85
"""On a small sheet heads take more of the room: copy is so much shorter again."""
MOST, LEAST = 20, 3
"""Stories of a page that are counted."""
ELSEWHERE, RANKED, JOINED = 0.4, 0.8, 0.4
"""How often a story goes to any page, a page is ranked by length, stories of an issue are joined."""
BARED, PICTURED = 0.15, 0.1
"""How often a story loses its picture, or gains one."""
SINGLE = ("引题", "栏目", "体裁", "图片", "副题", "提要")
"""What the second part of a split story does without."""
RANKS = ("头条", "重点", "一般", "简讯")


class Issues:
    """Makes issues out of the sample."""

    def __init__(self, fuzzer: Fuzzer, folder: Path, paper: Path | None = None) -> None:
        self.fuzzer, self.folder, self.paper = fuzzer, folder, paper
        shutil.copytree(ROOT / "specs", folder, dirs_exist_ok=True)
        self.sample: dict[str, Any] = yaml.safe_load((folder / SPEC).read_text(encoding="utf-8"))
        self.stories: list[Story] = [s for page in self.sample["版面"] for s in page["稿件"]]
        grid = fuzzer.house.grid
        share = min(grid.columns * grid.column_em * grid.rows / SAMPLE_CELLS, 1.0)
        self.scale = math.sqrt(share)
        """By how much there are fewer stories, and shorter ones, than on the sample's sheet."""

    def pages(self, number: int, seed: str) -> Iterator[Case]:
        """The pages of an issue drawn at random, numbered by tens of the issue."""
        dice = random.Random(f"{seed}-{number}")
        taken = self.stories
        if self.scale < 1:
            taken = dice.sample(taken, round(len(taken) * self.scale))
        stories = [
            _scaled(one, dice.uniform(*SCALES) * self.scale * SMALL ** (self.scale < 1), dice)
            for one in taken
        ]
        self._parted(stories, round(dice.choice(STORIES) * self.scale), dice)
        if dice.random() < JOINED:
            _join(stories, dice)
        for story in stories:
            if dice.random() < BARED:
                story.pop("图片", None)
            elif dice.random() < PICTURED and "图片" not in story:
                file = dice.choice(sorted(self.fuzzer.context.sizes))
                story["图片"] = [{"文件": file, "摄影": "资料图", "说明": "街角一景。"}]
        if dice.random() < 0.7:
            dice.shuffle(stories)
        issue = {key: value for key, value in self.sample.items() if key not in ("版数", "豁免")}
        issue["版面"] = self._dealt(stories, dice)
        path = self.folder / SPEC
        path.write_text(yaml.safe_dump(issue, allow_unicode=True, width=10**6), encoding="utf-8")
        edition = load_edition(path, self.paper, Findings())
        assert edition is not None
        for page in edition.issue.value.pages:
            some = [edition.manuscripts[story.id] for story in page.stories]
            yield Case(number * 10 + page.number, story_area(page, edition.house.value), some)

    def _parted(self, stories: list[Story], wanted: int, dice: random.Random) -> None:
        """Split stories until there are so many."""
        while len(stories) < wanted:
            place = dice.randrange(len(stories))
            lines = _lines(stories[place])
            if len(lines) < 2 or stories[place].get("诗"):
                if dice.random() < 0.05:
                    return
                continue
            at = dice.randrange(1, len(lines))
            first, second = stories[place], copy.deepcopy(stories[place])
            for key in SINGLE:
                second.pop(key, None)
            second["主题"] = dice.choice(self.stories)["主题"]
            second["等级"] = dice.choice(("一般", "简讯", "简讯"))
            parts = [_trimmed(lines[:at]), _trimmed(lines[at:])]
            if all(parts):
                first["正文"], second["正文"] = ("\n".join(part) for part in parts)
                stories.insert(place + 1, second)

    def _dealt(self, stories: list[Story], dice: random.Random) -> list[dict[str, Any]]:
        """The pages with their stories, those without any left out."""
        pages = [{k: v for k, v in p.items() if k != "稿件"} for p in self.sample["版面"]]
        heaps: list[list[Story]] = [[] for _ in pages]
        for number, story in enumerate(stories):
            story["编号"] = f"s{number}"
            anywhere = dice.random() < ELSEWHERE
            heaps[
                dice.randrange(len(heaps)) if anywhere else number * len(heaps) // len(stories)
            ].append(story)
        for heap in heaps:
            if dice.random() < RANKED:
                heap.sort(key=lambda story: -len(story["正文"]))
                for place, story in enumerate(heap):
                    story["等级"] = RANKS[_rank(place, len(heap))]
            else:
                heap.sort(key=lambda story: RANKS.index(story.get("等级", "一般")))
        full = [(page, heap) for page, heap in zip(pages, heaps, strict=True) if heap]
        return [{**page, "版次": n, "稿件": heap} for n, (page, heap) in enumerate(full, 1)]


def _rank(place: int, count: int) -> int:
    if place == 0:
        return 0
    return 1 if place <= min(count // 5, 3) else 2 if place <= count * 0.6 else 3


def _lines(story: Story) -> list[str]:
    return [line for line in story["正文"].split("\n") if line.strip()]


def _trimmed(lines: list[str]) -> list[str]:
    """Copy that neither begins nor ends with a subhead."""
    bare = list(lines)
    while bare and bare[0].startswith("##"):
        bare.pop(0)
    while bare and bare[-1].startswith("##"):
        bare.pop()
    return bare


def _scaled(story: Story, scale: float, dice: random.Random) -> Story:
    """The story with so much of its copy, from its beginning and again; verse as it is."""
    made = copy.deepcopy(story)
    if made.get("诗"):
        return made
    lines, found = _lines(made), list[str]()
    wanted, size = int(sum(map(len, lines)) * scale), 0
    while size < wanted:
        for line in lines:
            rest = wanted - size
            if rest <= 0:
                break
            cut = len(line) > rest and bool(found) and not line.startswith("##")
            found.append(line[: max(rest - 1, 6)] + "。" if cut else line)
            size += len(line)
    made["正文"] = "\n".join(_trimmed(found))
    return made


def _join(stories: list[Story], dice: random.Random) -> None:
    """One to three times, two stories made one."""
    for _ in range(dice.randrange(1, 4)):
        one, other = dice.sample(range(len(stories)), 2)
        if not (stories[one].get("诗") or stories[other].get("诗")):
            stories[one]["正文"] += "\n" + stories[other]["正文"]
            del stories[other]


@dataclass
class Tally:
    """What came out of the issues of one sheet."""

    outcomes: list[Outcome] = field(default_factory=list)
    cures: list[Cure] = field(default_factory=list)
    lost: int = 0
    """Pages with a white row, an overset line or an empty cell."""
    tracebacks: int = 0

    def add(self, fuzzer: Fuzzer, case: Case) -> None:
        """Make a page up, set it, and ask for remedies if it stays open."""
        try:
            outcome = run(fuzzer, case, every=1)
            self.outcomes.append(outcome)
            if outcome.best is None:
                self.cures.append(cure(fuzzer, case, outcome.fill))
        except AssertionError as error:
            self.lost += 1
            print(f"issue {case.number // 10}, page {case.number % 10}: lost {error}", flush=True)
            return
        except Exception as error:  # what must never happen is counted
            self.tracebacks += 1
            print(f"issue {case.number // 10}, page {case.number % 10}: {error!r}", flush=True)
            return
        wrong = outcome.best.faults if outcome.best else ()
        if ROOM[0] <= outcome.fill <= ROOM[1] and (wrong or outcome.best is None):
            told = ", ".join(fault.rule for fault in wrong) or "open"
            place = f"issue {case.number // 10}, page {case.number % 10}"
            print(f"{place}: {outcome.fill:.0%} full, {told}", flush=True)

    def tell(self, sheet: str) -> None:
        """Print the tables of the sheet."""
        stories, fills = defaultdict(list), defaultdict(list)
        room = [one for one in self.outcomes if ROOM[0] <= one.fill <= ROOM[1]]
        for one in self.outcomes:
            fills[f"{min(int(one.fill * 20), 24) * 5:3d} %"].append(one)
        for one in room:
            stories[f"{one.stories:2d} stories"].append(one)
        table("fill from", fills)
        table("60–98 %", stories)
        table("60–98 %", {"all": room})
        tell_cures("pages that stay open", self.cures)
        closed = [one.best for one in room if one.best is not None]
        clean = sum(not best.faults for best in closed)
        print(
            f"\n{sheet}: {len(room)} pages of 60–98 %, closed "
            f"{100 * len(closed) / max(len(room), 1):.2f} %, "
            f"clean {100 * clean / max(len(room), 1):.2f} %, lost {self.lost}, "
            f"tracebacks {self.tracebacks}",
            flush=True,
        )


def main(issues: int, seed: str, sheets: Sequence[str]) -> None:
    """Run the issues of each sheet and print the tables."""
    for sheet in sheets:
        fuzzer, tally = Fuzzer(SHEETS[sheet]), Tally()
        print(f"\n{sheet}: {issues} issues", flush=True)
        with tempfile.TemporaryDirectory() as name:
            maker = Issues(fuzzer, Path(name), SHEETS[sheet])
            for number in range(issues):
                for case in maker.pages(number, seed):
                    if LEAST <= len(case.manuscripts) <= MOST:
                        tally.add(fuzzer, case)
        tally.tell(sheet)


if __name__ == "__main__":
    named = [word for word in sys.argv[1:] if word in SHEETS]
    others = [word for word in sys.argv[1:] if word not in SHEETS]
    main(int((others or ["200"])[0]), (others[1:] or ["3589"])[0], named or ["broadsheet"])
