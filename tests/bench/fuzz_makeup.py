"""Make-up put to the test: pages fuzzed from the sample, how many close, how many cleanly.

Run from the repository: `.venv/bin/python tests/bench/fuzz_makeup.py [PAGES] [SEED] [--remedies] [--pins]`.
Stories of the sample are cut and joined to new lengths, ranks, pictures and numbers a page; every
page is made up, and every fourth is set as well, to count white rows and overset lines. Prints the
rates by number of stories and by fill, the least area of all modules over that of the page's hole,
reckoned with the copy eased, which is stricter; pages that stay open are told with the room they
have with the copy as it comes besides.
With `--remedies` every page that stays open is asked for remedies; each of them is applied and the
page made up again. Every eighth page is then tried once more with far too much copy, and once with
far too little and no fillers. With `--pins` every page of 60–95 % that closes is made up again with
one of its stories, with a third and with two thirds of them fixed where they stood.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from layout.core.diagnostics import Findings, Span  # noqa: E402
from layout.fit.area import StoryArea  # noqa: E402
from layout.fit.copy_ways import Jump  # noqa: E402
from layout.fit.set_story import set_story  # noqa: E402
from layout.furniture.composing_room import open_composing_room  # noqa: E402
from layout.house.faces import load_faces  # noqa: E402
from layout.issue.load import load_edition  # noqa: E402
from layout.issue.manuscript import Manuscript, manuscript  # noqa: E402
from layout.issue.model import Module, Story  # noqa: E402
from layout.issue.photographs import PixelSize, pixel_size  # noqa: E402
from layout.makeup.one_page import fill_of, make_up, page_fill  # noqa: E402
from layout.makeup.page_layout import Layout  # noqa: E402
from layout.makeup.page_maker import PageMaker  # noqa: E402
from layout.makeup.page_problem import MakeupContext, PageProblem  # noqa: E402
from layout.makeup.rescue.find_remedies import diagnosis_of  # noqa: E402
from layout.makeup.rescue.remedy_types import StoryJumps, shortened, with_remedy  # noqa: E402
from layout.search.weights import Weights  # noqa: E402

SPAN = Span("fuzz.yaml", 1, 1)
COUNTS = (3, 4, 5, 6, 7, 8, 9, 10, 11, 11, 12, 13, 14, 16, 18, 20)
FRONT = StoryArea(8, 1, 112, (5, 17))
INSIDE = StoryArea(8, 5, 115)
ONWARD = 2
"""The page on which a story of an open page may go on."""


@dataclass(frozen=True)
class Case:
    """A fuzzed page."""

    number: int
    area: StoryArea
    manuscripts: list[Manuscript]


@dataclass(frozen=True)
class Outcome:
    """How a page came out; `plain` is its fill with the copy as it comes."""

    number: int
    stories: int
    fill: float
    plain: float
    seconds: float
    best: Layout | None


@dataclass(frozen=True, slots=True)
class Pinned:
    """A page made up again with some of its stories fixed: their share, how it came out."""

    share: str
    best: Layout | None
    seconds: float


SHARES = {"one": 0.0, "a third": 1 / 3, "two thirds": 2 / 3}


@dataclass(frozen=True, slots=True)
class Cure:
    """What was proposed for an open page, how many of the proposals close it, and the time taken."""

    number: int
    fill: float
    proposed: int
    closing: int
    first: bool
    seconds: float


class Fuzzer:
    """Makes pages out of the copy, heads and pictures of the sample.

    `paper` is the house file of the pages, the sample's if None.
    """

    def __init__(self, paper: Path | None = None) -> None:
        findings = Findings()
        edition = load_edition(ROOT / "specs" / "3589.yaml", paper, findings)
        assert edition is not None
        faces = load_faces(edition.house.value, edition.house_folder, SPAN, findings)
        assert faces is not None
        self.house = edition.house.value
        self.context = MakeupContext(
            open_composing_room(self.house, faces),
            self._sizes(),
            Weights().changed(self.house.makeup.chosen()),
            fillers=2,
        )
        self.paragraphs: list[str] = []
        self.heads: dict[str, list[Story]] = defaultdict(list)
        for one in edition.manuscripts.values():
            if one.story.verse:
                continue
            self.heads[one.story.rank].append(one.story)
            self.paragraphs += [p.text for p in one.paragraphs if not p.subhead]

    @staticmethod
    def _sizes() -> dict[str, PixelSize]:
        found = {}
        for path in sorted((ROOT / "specs" / "photos").glob("*.jpg")):
            size = pixel_size(path)
            assert size is not None
            found[f"photos/{path.name}"] = size
        return found

    def page(self, number: int, dice: random.Random) -> Case:
        """A page with a number of stories and a target of copy drawn at random."""
        area = dice.choice([FRONT, INSIDE, INSIDE, INSIDE])
        count = dice.choice(COUNTS)
        cells = area.columns * (area.rows - 1) - (85 if area.masthead else 0)
        characters = cells * 12 * dice.uniform(0.42, 0.9)
        ranks = ["lead", *["major"] * min(1 + count // 5, 3)]
        ranks += ["normal"] * max((count - len(ranks)) // 2, 1)
        ranks = (ranks + ["brief"] * count)[:count]
        weights = {"lead": 5.0, "major": 3.2, "normal": 2.0, "brief": 0.7}
        shares = [weights[rank] * dice.uniform(0.6, 1.3) for rank in ranks]
        whole = sum(shares)
        stories = [
            self._story(f"s{i}", rank, characters * share / whole, dice)
            for i, (rank, share) in enumerate(zip(ranks, shares, strict=True))
        ]
        return Case(number, area, stories)

    def _story(self, name: str, rank: str, characters: float, dice: random.Random) -> Manuscript:
        model = dice.choice(self.heads[rank])
        body: list[str] = []
        size = 0
        while size < characters:
            text = dice.choice(self.paragraphs)
            if size + len(text) > characters:
                text = text[: max(int(characters - size) - 1, 8)] + "。"
            body.append(text)
            size += len(text)
        if rank in ("lead", "major") and len(body) > 6 and dice.random() < 0.5:
            body.insert(3, "## " + dice.choice(["先看天", "再看水", "三件小事"]))
        fields = {
            "编号": name,
            "等级": {"lead": "头条", "major": "重点", "normal": "一般", "brief": "简讯"}[rank],
            "主题": model.headline,
            "正文": "\n".join(body),
        }
        if rank in ("lead", "major"):
            fields["引题"] = model.kicker
        if rank == "normal" and dice.random() < 0.15:
            fields["体裁"] = "评论"
        chance = {"lead": 0.7, "major": 0.3, "normal": 0.1, "brief": 0.0}[rank]
        if dice.random() < chance:
            fields["图片"] = [
                {
                    "文件": dice.choice(sorted(self.context.sizes)),
                    "摄影": "资料图",
                    "说明": "街角一景。",
                }
            ]
        story = Story.model_validate(fields)
        lines = list(enumerate(body, 1))
        return manuscript(story, 2, lines, SPAN, normalise=True)


def run(fuzzer: Fuzzer, case: Case, every: int = 4) -> Outcome:
    """Make a page up; one in `every` pages is set too."""
    started = time.perf_counter()
    found = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))
    seconds = time.perf_counter() - started
    best = found[0] if found else None
    if best is not None and case.number % every == 0:
        check(fuzzer, case, best)
    page = PageMaker(PageProblem(case.manuscripts, case.area, fuzzer.context))
    plain = 1 - page.room_at(0) / page.cells
    stories = len(case.manuscripts)
    return Outcome(case.number, stories, page_fill(page), plain, seconds, best)


def pinned(fuzzer: Fuzzer, case: Case, made: Layout, dice: random.Random) -> list[Pinned]:
    """The page made up again round stories that stay where they were."""
    found = []
    for share, part in SHARES.items():
        names = sorted(made.modules)
        fixed = {}
        for name in dice.sample(names, max(1, round(part * len(names)))):
            module = made.modules[name]
            fixed[name] = Module(columns=module.columns, rows=module.rows)
        rest = [one for one in case.manuscripts if one.story.id not in fixed]
        started = time.perf_counter()
        again = make_up(PageProblem(rest, case.area, fuzzer.context, fixed))
        seconds = time.perf_counter() - started
        found.append(Pinned(share, again[0] if again else None, seconds))
    return found


def swollen(case: Case, dice: random.Random) -> Case:
    """The page with up to twice its copy."""
    more = dice.uniform(0.4, 1.0)
    stories = [
        one._replace(
            paragraphs=(*one.paragraphs, *one.paragraphs[: round(len(one.paragraphs) * more) or 1])
        )
        for one in case.manuscripts
    ]
    return replace(case, manuscripts=stories)


def starved(case: Case, dice: random.Random) -> Case:
    """The page with a fifth to a half of its copy."""
    less = dice.uniform(0.5, 0.8)
    stories = [shortened(one, round(one.copy_size * less)) for one in case.manuscripts]
    return replace(case, manuscripts=stories)


def cured(fuzzer: Fuzzer, case: Case) -> list[Cure]:
    """What is proposed for a page if it stays open."""
    if make_up(PageProblem(case.manuscripts, case.area, fuzzer.context)):
        return []
    return [cure(fuzzer, case, fill_of(PageProblem(case.manuscripts, case.area, fuzzer.context)))]


def cure(fuzzer: Fuzzer, case: Case, fill: float) -> Cure:
    """Ask for remedies of an open page and apply every one."""
    started = time.process_time()
    found = diagnosis_of(PageProblem(case.manuscripts, case.area, fuzzer.context), ONWARD).remedies
    seconds = time.process_time() - started
    closing = []
    for remedy in found:
        jumps = {remedy.story: Jump(remedy.page)} if isinstance(remedy, StoryJumps) else {}
        changed = with_remedy(case.manuscripts, remedy)
        closing.append(bool(make_up(PageProblem(changed, case.area, fuzzer.context, jumps=jumps))))
    return Cure(case.number, fill, len(found), sum(closing), bool(closing and closing[0]), seconds)


def check(fuzzer: Fuzzer, case: Case, made: Layout) -> None:
    """Set every story into its module: no row white, no line over, modules cover the page."""
    cells = set()
    for one in case.manuscripts:
        module = made.modules[one.story.id]
        done = set_story(
            one,
            module,
            case.area,
            fuzzer.context.composing,
            fuzzer.context.sizes,
            made.closings[one.story.id],
        )
        where = (case.number, one.story.id)
        assert done.fit.overset_lines == 0, where
        assert done.fit.white_rows == 0, where
        own = set(cells_of(module, case.area))
        assert not own & cells, where
        cells |= own
    mast = 0
    if case.area.masthead:
        mast = case.area.masthead[0] * case.area.masthead[1]
    filler = sum(
        (m.columns[1] - m.columns[0] + 1) * (m.rows[1] - m.rows[0] + 1) for m in made.fillers
    )
    rows = case.area.last_row - case.area.first_row + 1
    assert len(cells) + mast + filler == rows * case.area.columns, case.number


def cells_of(module: Module, area: StoryArea) -> Iterator[tuple[int, int]]:
    """The cells that a module takes, without those of a masthead that it runs round."""
    columns, rows = (area.masthead or (0, 0)) if area.notch(module) else (0, 0)
    for column in range(module.columns[0], module.columns[1] + 1):
        for row in range(module.rows[0], module.rows[1] + 1):
            if column > columns or row > rows:
                yield column, row


def table(title: str, groups: Mapping[str, Sequence[Outcome | Pinned]]) -> None:
    """One table of rates."""
    print(f"\n{title:12}{'pages':>7}{'closed':>9}{'clean':>9}{'median s':>10}{'most s':>8}")
    for key, outcomes in sorted(groups.items()):
        closed = [o for o in outcomes if o.best is not None]
        clean = [o for o in closed if o.best is not None and not o.best.faults]
        seconds = [o.seconds for o in outcomes]
        print(
            f"{key:12}{len(outcomes):7d}{100 * len(closed) / len(outcomes):8.0f} %"
            f"{100 * len(clean) / len(outcomes):7.0f} %{statistics.median(seconds):10.2f}"
            f"{max(seconds):8.2f}"
        )


def tell_cures(title: str, cures: list[Cure]) -> None:
    """The rates of the remedies, and the pages that none closes."""
    if not cures:
        print(f"\nremedies, {title}: no page is open")
        return
    first = sum(one.first for one in cures)
    proposed, closing = sum(one.proposed for one in cures), sum(one.closing for one in cures)
    seconds = [one.seconds for one in cures]
    print(
        f"\nremedies, {title}: {len(cures)} open pages, the first proposal closes "
        f"{100 * first / len(cures):.0f} %, {closing} of {proposed} proposals close;"
        f" median {statistics.median(seconds):.2f} s, most {max(seconds):.2f} s"
    )
    for one in cures:
        if not one.first:
            print(f"  page {one.number}, fill {one.fill:.2f}: {one.proposed} proposed")


def main() -> None:
    """Run the pages and print the tables."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    pages, seed = [*numbers, *(200, 3589)[len(numbers) :]][:2]
    fuzzer = Fuzzer()
    lean = Fuzzer()
    lean.context = lean.context._replace(fillers=0)
    outcomes, cures, too_full, too_short = [], [], [], []
    pins: list[Pinned] = []
    for number in range(pages):
        case = fuzzer.page(number, random.Random(f"{seed}-{number}"))
        outcome = run(fuzzer, case)
        outcomes.append(outcome)
        if "--pins" in sys.argv and outcome.best is not None and 0.6 <= outcome.fill <= 0.95:
            pins += pinned(fuzzer, case, outcome.best, random.Random(f"{seed}-{number}-pins"))
        if "--remedies" in sys.argv and outcome.best is None:
            cures.append(cure(fuzzer, case, outcome.fill))
        if "--remedies" in sys.argv and number % 8 == 0:
            dice = random.Random(f"{seed}-{number}-more")
            too_full += cured(fuzzer, swollen(case, dice))
            too_short += cured(lean, starved(case, dice))
    stories: dict[str, list[Outcome]] = defaultdict(list)
    fills: dict[str, list[Outcome]] = defaultdict(list)
    faults: dict[str, int] = defaultdict(int)
    for outcome in outcomes:
        stories[f"{outcome.stories:2d} stories"].append(outcome)
        step = min(int(outcome.fill * 20), 21) * 5
        fills[f"{step:3d}–{step + 5} %"].append(outcome)
        for fault in outcome.best.faults if outcome.best else ():
            faults[fault.rule] += 1
    table("stories", stories)
    table("fill", fills)
    room = [o for o in outcomes if 0.6 <= o.fill <= 0.98]
    table("60–98 %", {"all": room})
    for one in room:
        if one.best is None:
            print(
                f"  page {one.number} of {one.stories} stories stays open: {100 * one.fill:.1f} % "
                f"full with the copy eased, {100 * one.plain:.1f} % as it comes"
            )
    if pins:
        table("fixed", {share: [one for one in pins if one.share == share] for share in SHARES})
    if "--remedies" in sys.argv:
        tell_cures("pages as they are", cures)
        tell_cures("far too full", too_full)
        tell_cures("far too short", too_short)
    print("\nfaults:", ", ".join(f"{rule} {n}" for rule, n in sorted(faults.items())) or "none")


if __name__ == "__main__":
    main()
