"""Make-up put to the test with stories of every kind: picture stories, notices, verse, odd fields.

Run from the repository: `.venv/bin/python tests/bench/fuzz_kinds.py [PAGES] [SEED]`. Pages are drawn at
random from the copy, heads and pictures of the sample: every kind and rank, a few characters or
thousands, one to three pictures, subheads, kickers, decks, standfirsts, labels, bylines, heads that
are to stand, stories that are to be boxed. Every page that closes is set, to count white rows and
overset lines. Prints what stays open or has faults, and the rates.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from fuzz_makeup import FRONT, INSIDE, SPAN, Case, Fuzzer, check

from layout.fit.area import StoryArea
from layout.issue.manuscript import Manuscript, manuscript
from layout.issue.model import Story
from layout.makeup.one_page import fill_of, make_up
from layout.makeup.page_problem import PageProblem

STRIP = StoryArea(8, 1, 112, (8, 18))
AREAS = (FRONT, STRIP, INSIDE, INSIDE)
KINDS = {"消息": 8, "通讯": 3, "评论": 2, "副刊": 3, "图片": 2, "公告": 2, "补白": 1}
LENGTHS = {"头条": (60, 3000), "重点": (80, 1800), "一般": (20, 1200), "简讯": (12, 320)}
SHORT_KINDS, SHORT = ("图片", "公告", "补白"), 200
PICTURE_CHARACTERS = 960
"""What a picture is worth when a page is filled."""
ODD_HEADS = ("灯", "两会", "关于进一步做好夏季防汛抗旱和高温天气应对工作有关事项的通知以及补充说明")
CUTLINES = ("", "街角一景。", "街角一景，一位居民推着自行车走过，身后是刚刚完工的健身步道。")
FIELDS: tuple[tuple[float, str, tuple[Any, ...]], ...] = (
    (0.2, "引题", ("不到8平方米的荒地，20户人家的心事",)),
    (0.2, "副题", (["从清早买菜到夜里入睡", "一份按钟点排的度夏提醒"], "五年建设，二十一座车站")),
    (0.1, "提要", (["从排污沟到亲水岸", "沿河居民讲述变化"],)),
    (0.3, "作者", ("林小满", "记者 侯建宁")),
    (0.15, "栏目", ("街谈",)),
    (0.06, "竖题", ("是",)),
    (0.06, "加框", ("是",)),
    (0.1, "来源", ("人民日报",)),
)
"""How often a field is there, its key and values."""
FILLS = (0.5, 0.98)
"""Pages of such a fill are counted."""


def page(fuzzer: Fuzzer, number: int, dice: random.Random) -> Case:
    """A page of stories until its target of copy is reached."""
    area = dice.choice(AREAS)
    taken = area.masthead[0] * area.masthead[1] if area.masthead else 0
    target = (area.columns * (area.rows - 1) - taken) * 12 * dice.uniform(0.35, 0.8)
    stories: list[Manuscript] = []
    used = 0
    while used < target and len(stories) < 16:
        lead = not stories and dice.random() < 0.85
        rank = "头条" if lead else dice.choices(["重点", "一般", "简讯"], [2, 4, 4])[0]
        one = _story(fuzzer, f"s{len(stories)}", rank, dice)
        used += one.copy_size + PICTURE_CHARACTERS * len(one.pictures)
        stories.append(one)
    return Case(number, area, stories)


def _story(fuzzer: Fuzzer, name: str, rank: str, dice: random.Random) -> Manuscript:
    kind = dice.choices(list(KINDS), list(KINDS.values()))[0]
    fields: dict[str, Any] = {"编号": name, "等级": rank, "体裁": kind}
    heads = [one.headline for some in fuzzer.heads.values() for one in some]
    fields["主题"] = dice.choice(heads if dice.random() > 0.1 else list(ODD_HEADS))
    if kind == "副刊" and dice.random() < 0.2:
        fields["诗"] = "是"
        body = [_line(fuzzer, dice) for _ in range(dice.randint(4, 30))]
    else:
        body = _body(fuzzer, kind, dice.randint(*LENGTHS[rank]), dice)
    if kind == "图片" or dice.random() < 0.25:
        some = dice.sample(sorted(fuzzer.context.sizes), dice.choice([1, 1, 1, 2, 3]))
        fields["图片"] = [
            {"文件": p, "摄影": "资料图", "说明": dice.choice(CUTLINES)} for p in some
        ]
    for share, key, values in FIELDS:
        if dice.random() < share:
            fields[key] = dice.choice(values)
    if not any(body) and "图片" not in fields:
        body = ["无。"]
    story = Story.model_validate({**fields, "正文": "\n".join(body) or "无"})
    return manuscript(story, 2, list(enumerate(body, 1)), SPAN, normalise=True)


def _line(fuzzer: Fuzzer, dice: random.Random) -> str:
    """A line of verse, or the blank one before a stanza."""
    return dice.choice(fuzzer.paragraphs)[: dice.randint(2, 14)] if dice.random() > 0.2 else ""


def _body(fuzzer: Fuzzer, kind: str, length: int, dice: random.Random) -> list[str]:
    if kind in SHORT_KINDS:
        length = min(length, dice.randint(0, SHORT))
    body: list[str] = []
    size = 0
    while size < length:
        text = dice.choice(fuzzer.paragraphs)[: max(length - size, 3)]
        body.append(text[:9] if dice.random() < 0.08 else text)
        size += len(body[-1])
        if dice.random() < 0.08:
            body.append("## " + dice.choice(["先看天", "再看水", "一个更长一点的小标题在这里"]))
    return body


def main(pages: int, seed: str) -> None:
    """Print what is wrong, and the rates."""
    fuzzer = Fuzzer()
    seconds, counted, closed, clean = [], 0, 0, 0
    for number in range(pages):
        case = page(fuzzer, number, random.Random(f"{seed}-{number}"))
        fill = fill_of(PageProblem(case.manuscripts, case.area, fuzzer.context))
        started = time.perf_counter()
        found = make_up(PageProblem(case.manuscripts, case.area, fuzzer.context))
        seconds.append(time.perf_counter() - started)
        if found:
            check(fuzzer, case, found[0])
        if not FILLS[0] < fill < FILLS[1]:
            continue
        counted, closed = counted + 1, closed + bool(found)
        wrong = [fault.rule for fault in found[0].faults] if found else ["open"]
        clean += not wrong
        if wrong:
            print(f"page {number}: {len(case.manuscripts)} stories, {fill:.0%} full:", *wrong)
    print(f"{counted} pages of {FILLS[0]:.0%} to {FILLS[1]:.0%}: {closed} close, {clean} cleanly")
    print(f"seconds a page: median {statistics.median(seconds):.2f}, most {max(seconds):.2f}")


if __name__ == "__main__":
    numbers = [int(argument) for argument in sys.argv[1:2]]
    main(numbers[0] if numbers else 100, (sys.argv[2:] or ["1"])[0])
