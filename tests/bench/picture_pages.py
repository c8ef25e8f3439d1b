"""Pages of pictures put to the test: on three sheets, with one to nine photographs and little copy.

Run from the repository: `.venv/bin/python tests/bench/picture_pages.py [SHEET …] [--draw FOLDER]`. A page
has a picture story with its photographs and its copy (`one`), the same story without copy (`none`), or
besides it two or four stories of plain copy (`several`). The copy of all stories is a share of what the
page holds. Prints for every page whether it closes, its faults, seconds of the processor, the share of the largest
picture and the number of fillers; in the end the rates. With `--draw` every page that closes is drawn
to FOLDER as a PDF.
"""

from __future__ import annotations

import datetime
import io
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from fuzz_issues import SHEETS
from fuzz_makeup import ROOT, SPAN, Case, Fuzzer, check
from PIL import Image, ImageOps

from layout.core.frame import PlacedPicture
from layout.draw.page import PageParts, SetPage, page_frame
from layout.fit.area import StoryArea
from layout.fit.set_story import set_story
from layout.furniture.filler import FillerCopy
from layout.furniture.masthead import masthead_copy
from layout.issue.manuscript import Manuscript, manuscript
from layout.issue.model import Page, Story
from layout.makeup.one_page import make_up
from layout.makeup.page_layout import Layout
from layout.makeup.page_problem import PageProblem
from layout.makeup.placed_modules import placed_story
from layout.press.pdf.metadata import Metadata
from layout.press.photo.prints import PressPhoto
from layout.press.press_pdf import press_pdf

COUNTS = range(1, 10)
SHARES = {"none": (0.0,), "one": (0.02, 0.06, 0.15, 0.3, 0.5), "several": (0.15, 0.3, 0.5)}
"""The copy of a page by its kind, as a share of a page full of copy."""
OTHERS = (2, 4)
"""Stories besides the picture story on a page of several."""
CELL_CHARACTERS = 10
"""Characters of a basic column's row, with heads and last lines averaged in."""
HEADS = (
    "秋色里的城区",
    "河边十二时辰",
    "新公园迎来第一批客人",
    "老街修好了",
    "清晨的菜市场",
    "雨后",
)
CUTLINES = (
    "街角一景。",
    "一位居民推着自行车走过刚刚完工的健身步道，身后是新栽的银杏。",
    "清早的河边，晨练的人们还没有散去。",
)


@dataclass(frozen=True)
class PicturePage:
    """A page of the matrix."""

    kind: str
    photographs: int
    share: float
    stories: list[Manuscript]


def pages(fuzzer: Fuzzer, area: StoryArea) -> Iterator[PicturePage]:
    """Every page of the matrix for a story area."""
    full = area.columns * (area.rows - 1) * CELL_CHARACTERS
    for kind, count in product(SHARES, COUNTS):
        for share in SHARES[kind]:
            dice = random.Random(f"{kind}-{count}-{share}")
            yield PicturePage(
                kind, count, share, list(_stories(fuzzer, kind, count, full * share, dice))
            )


def _stories(
    fuzzer: Fuzzer, kind: str, count: int, characters: float, dice: random.Random
) -> Iterator[Manuscript]:
    others = OTHERS[count % 2] if kind == "several" else 0
    own = characters / (others + 1)
    files = [name for name in sorted(fuzzer.context.sizes) if not name.endswith("dogs.jpg")]
    pictures = [
        {"文件": files[n % len(files)], "摄影": "资料图", "说明": dice.choice(CUTLINES)}
        for n in range(count)
    ]
    yield _story(fuzzer, "s0", "头条", own, dice, 体裁="图片", 图片=pictures)
    for number in range(1, others + 1):
        rank = "重点" if number == 1 else "一般"
        yield _story(fuzzer, f"s{number}", rank, own, dice)


def _story(
    fuzzer: Fuzzer, name: str, rank: str, characters: float, dice: random.Random, **fields: Any
) -> Manuscript:
    body: list[str] = []
    left = int(characters)
    while left > 0:
        text = dice.choice(fuzzer.paragraphs)[:left]
        body.append(text)
        left -= len(text)
    title = HEADS[int(name[1:]) % len(HEADS)]
    values = {"编号": name, "等级": rank, "主题": title, **fields, "正文": "\n".join(body) or "无"}
    story = Story.model_validate(values)
    return manuscript(story, 2, list(enumerate(body, 1)), SPAN, normalise=True)


@dataclass(frozen=True)
class Made:
    """How a page came out."""

    page: PicturePage
    best: Layout | None
    seconds: float
    largest: float
    """The share of the page that its largest picture takes, in hundredths."""

    def line(self) -> str:
        """The page in a line of the matrix."""
        page = self.page
        told = "open"
        if self.best is not None:
            told = ", ".join(fault.rule for fault in self.best.faults) or "clean"
        fillers = len(self.best.fillers) if self.best else 0
        return (
            f"{page.kind:8}{page.photographs:3d}{page.share:6.0%}{self.seconds:7.2f} s"
            f"{self.largest:6.0f} %{fillers:3d}  {told}"
        )


def make(fuzzer: Fuzzer, page: PicturePage, area: StoryArea) -> Made:
    """Make a page up, set it, and measure its pictures."""
    started = time.process_time()
    found = make_up(PageProblem(page.stories, area, fuzzer.context))
    seconds = time.process_time() - started
    if not found:
        return Made(page, None, seconds, 0.0)
    best = found[0]
    check(fuzzer, Case(0, area, page.stories), best)
    composing, sizes = fuzzer.context.composing, fuzzer.context.sizes
    largest = 0.0
    for one in page.stories:
        name = one.story.id
        done = set_story(one, best.modules[name], area, composing, sizes, best.closings[name])
        largest = max(largest, placed_story(done, area).picture)
    return Made(page, best, seconds, largest)


def inside_area(fuzzer: Fuzzer) -> StoryArea:
    """The story area of an inside page."""
    house = fuzzer.house
    return StoryArea(house.grid.columns, house.folio_rows + 1, house.grid.rows)


def main(sheets: list[str], folder: Path | None) -> None:
    """Print the matrix of each sheet."""
    for sheet in sheets:
        fuzzer = Fuzzer(SHEETS[sheet])
        area = inside_area(fuzzer)
        made: list[Made] = []
        print(f"\n{sheet}\nkind  photos  copy   time  largest fillers", flush=True)
        for page in pages(fuzzer, area):
            made.append(make(fuzzer, page, area))
            print(made[-1].line(), flush=True)
            if folder is not None and made[-1].best is not None:
                name = f"{sheet}-{page.kind}-{page.photographs}-{round(page.share * 100):02d}.pdf"
                draw(fuzzer, made[-1], area, folder / name)
        closed = [one.best for one in made if one.best is not None]
        clean = sum(not best.faults for best in closed)
        print(f"{sheet}: {len(made)} pages, {len(closed)} close, {clean} cleanly")


def draw(fuzzer: Fuzzer, made: Made, area: StoryArea, path: Path) -> None:
    """A made page as a PDF, its photographs in greys."""
    best, composing = made.best, fuzzer.context.composing
    assert best is not None
    sizes = fuzzer.context.sizes
    done = tuple(
        set_story(
            one,
            best.modules[one.story.id],
            area,
            composing,
            sizes,
            best.closings[one.story.id],
        )
        for one in made.page.stories
    )
    slogans = [(FillerCopy(2, n, "多读书｜读好书"), at) for n, at in enumerate(best.fillers)]
    fields = {"版次": 2, "版名": "专题", "责任编辑": "甲", "美编": "乙"}
    page = Page.model_validate({**fields, "稿件": [one.story for one in made.page.stories]})
    date = datetime.date(2025, 7, 25)
    masthead = masthead_copy(fuzzer.house, 1, date, 4, "")
    parts = PageParts(page, SetPage(2, done, tuple(slogans)), date, masthead)
    frame = page_frame(parts, composing)
    photos = {item: _grey(item) for item in frame.items if isinstance(item, PlacedPicture)}
    pdf = press_pdf([frame], composing.case.faces.by_key(), photos, Metadata("样张", "编者", date))
    path.write_bytes(pdf.pdf)


def _grey(placed: PlacedPicture) -> PressPhoto:
    """A photograph cropped to its place, small and grey."""
    wide, high = round(placed.rect.width), round(placed.rect.height)
    with Image.open(ROOT / "specs" / placed.file) as image:
        fitted = ImageOps.fit(image.convert("L"), (wide, high), centering=placed.focus)
    out = io.BytesIO()
    fitted.save(out, "JPEG", quality=80)
    return PressPhoto(out.getvalue(), wide, high, "DeviceGray", 200)


if __name__ == "__main__":
    words = sys.argv[1:]
    target = Path(words[words.index("--draw") + 1]) if "--draw" in words else None
    if target is not None:
        target.mkdir(parents=True, exist_ok=True)
    chosen = [word for word in words if word in SHEETS]
    main(chosen or ["broadsheet", "tabloid", "school"], target)
