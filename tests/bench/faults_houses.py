"""Section 6 of the list of failed inputs: houses. Run by faults.py."""

from __future__ import annotations

import copy
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from trials import ROOT, Trial, command, judged, sample, text_of

ERRORS = (1,)
PICTURES = range(2, 10)
TABLOID = ROOT / "tests" / "issues" / "tabloid"

SINGLE: tuple[tuple[str, Any, str], ...] = (
    ("纸张.高", 300, "高"),
    ("纸张.宽", 200, "宽"),
    ("版心.行数", 130, "行数"),
    ("纸张.上边距", 150, "上边距"),
    ("纸张.上边距", 600, "上边距"),
    ("纸张.左边距", 300, "左边距"),
    ("文字.图说.字号", 0.01, "图说"),
    ("文字.版眉.字号", 0.5, "版眉"),
    ("标题.头条.最小", 0.5, "头条"),
    ("标题.头条.最大", 0.5, "头条"),
    ("文字.版名.字号", 190, "版名"),
    ("文字.版次.字号", 280, "版次"),
    ("文字.栏目.字号", 120, "栏目"),
    ("文字.报尾.字号", 40, "报尾"),
    ("出版", "北京市朝阳区融媒体中心" + "与各街道办事处地区办事处联合主办" * 4, "出版"),
    ("版眉行数", 3, "版眉行数"),
    ("版心.行距", 6, "行距"),
    ("颜色.红", [0, 0, 0, 0], "红"),
    ("颜色.红", [-50, 100, 100, 0], "红"),
    ("颜色.红", [100, 100, 100, 100], "红"),
    ("颜色.红", [0, 100, 100], "红"),
    ("字体.书宋", "没有这个字体.ttf", "书宋"),
    ("文字.正文", "没有这个字体", "正文"),
    ("报头.栏", "一", "栏"),
    ("版心.栏数", 10_000, "栏数"),
    ("版心.行数", 0, "行数"),
    ("版心.行数", 100_000, "行数"),
    ("版心.字号", 1, "字号"),
    ("拼版.竖题", 10**30, "竖题"),
    ("检查.词表", {"": "空"}, "词表"),
    ("检查.词表", {"截止目前": ""}, "词表"),
    ("版眉行数", 200, "版眉行数"),
    ("报头.行数", 200, "行数"),
)
"""Single faults of a house: key, value, and the key that must be named."""


def houses() -> Iterator[Trial]:
    """All inputs of section 6."""
    yield Trial("6", "报名: 清泉报 alone", name_alone)
    for key, value, named in SINGLE:
        shown = str(value)[:24]
        yield Trial("6", f"{key}: {shown}", lambda f, k=key, v=value, n=named: single(f, k, v, n))
    yield Trial("6", "folio numeral of 40 pt in 3 rows", folio)
    yield Trial("6", "a .ttc number of 10^9", face_number)
    for pinyin, right in (("QUANCHENGWANBAO", True), ("QUANCHENGWEIBAO", False)):
        yield Trial("6", f"泉城晚报 with {pinyin}", lambda f, p=pinyin, r=right: spelled(f, p, r))
    yield Trial(
        "6", "渭南日报 with WEINANSHIBAO", lambda f: spelled(f, "WEINANSHIBAO", False, "渭南日报")
    )
    yield Trial("6", "the first page is not first", first_page)
    for number in PICTURES:
        yield Trial(
            "6", f"a tabloid's picture page of {number}", lambda f, n=number: picture_page(f, n)
        )
    yield Trial("6", "a page of one notice is too short", short_page)


def set_key(house: dict[str, Any], key: str, value: Any) -> None:
    """Put `value` at the dotted `key`."""
    *path, last = key.split(".")
    for part in path:
        house = house.setdefault(part, {})
    house[last] = value


def with_house(folder: Path, **changes: Any) -> Path:
    """The sample with keys of its house changed (dots in names are written as in `key.key`)."""
    issue = sample(folder)
    path = issue.parent / "paper.yaml"
    house = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for key, value in changes.items():
        set_key(house, key, value)
    text = yaml.safe_dump(house, allow_unicode=True, sort_keys=False, width=1 << 20)
    path.write_text(text, encoding="utf-8")
    return issue


def refused(issue: Path, named: str) -> tuple[str, bool]:
    """Whether a build names the key at its line of the house file, and writes no press PDF."""
    ran = command("build-issue", issue, "--quiet", folder=issue.parents[1])
    result, right = judged(ran, ERRORS, [named])
    placed = [line for line in ran.said.splitlines() if re.search(r"paper\.yaml:\d+:\d+", line)]
    written = (issue.parents[1] / "out" / "3589.pdf").exists()
    shown = next((line for line in placed if named in line), (placed or [result])[0])
    return shown[:160], right and bool(placed) and not written


def single(folder: Path, key: str, value: Any, named: str) -> tuple[str, bool]:
    return refused(with_house(folder, **{key: value}), named)


def name_alone(folder: Path) -> tuple[str, bool]:
    issue = sample(folder)
    (issue.parent / "paper.yaml").write_text("报名: 清泉报\n", encoding="utf-8")
    ran = command("build-issue", issue, "--quiet", folder=folder)
    result, right = judged(ran, ERRORS, ["missing-key", "拼音", "主办", "出版", "准印证号"])
    return result, right and not (folder / "out" / "3589.pdf").exists()


def folio(folder: Path) -> tuple[str, bool]:
    changes = {"版眉行数": 3, "文字.版次.字号": 40}
    return refused(with_house(folder, **changes), "版次")


def face_number(folder: Path) -> tuple[str, bool]:
    issue = with_house(folder, **{"字体.书宋": "own.ttc#1000000000"})
    fonts = issue.parent / "fonts"
    fonts.mkdir()
    shutil.copyfile(ROOT / "fonts" / "NotoSerifSC-Regular.ttf", fonts / "own.ttc")
    return refused(issue, "书宋")


def spelled(folder: Path, pinyin: str, right: bool, name: str = "泉城晚报") -> tuple[str, bool]:
    """A name and its pinyin: right passes, wrong is reported."""
    issue = with_house(folder, 报名=name, 拼音=pinyin)
    ran = command("check-issue", issue, folder=folder)
    result, well = judged(ran, (0,) if right else (0, 1))
    lines = [line for line in ran.said.splitlines() if "拼音" in line and "paper.yaml" in line]
    return (lines or [result])[0][:160], well and bool(lines) != right


def first_page(folder: Path) -> tuple[str, bool]:
    issue = sample(folder)
    tree = yaml.load(issue.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    pages = tree["版面"]
    tree["版面"] = [pages[1], pages[0], *pages[2:]]
    issue.write_text(yaml.safe_dump(tree, allow_unicode=True, width=1 << 20), encoding="utf-8")
    ran = command("build-issue", issue, "--quiet", folder=folder)
    return judged(ran, ERRORS, ["版次"])


def picture_page(folder: Path, number: int) -> tuple[str, bool]:
    """The tabloid's last page as one story of `number` photographs."""
    shutil.copytree(TABLOID, folder / "tabloid")
    shutil.copytree(ROOT / "specs" / "photos", folder / "tabloid" / "photos", dirs_exist_ok=True)
    (issue,) = [p for p in (folder / "tabloid").glob("*.yaml") if p.name != "paper.yaml"]
    tree = yaml.load(issue.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    names = sorted(p.name for p in (folder / "tabloid" / "photos").glob("*.jpg"))
    page = tree["版面"][-1]
    story = copy.deepcopy(page["稿件"][0])
    story["体裁"] = "图片"
    story["图片"] = [
        {"文件": f"photos/{names[i % len(names)]}", "说明": "镜头里的一景。", "摄影": "资料图"}
        for i in range(number)
    ]
    story["正文"] = "\n".join(story["正文"].splitlines()[:2])
    page["稿件"] = [story]
    issue.write_text(yaml.safe_dump(tree, allow_unicode=True, width=1 << 20), encoding="utf-8")
    ran = command("build-issue", issue, "--quiet", folder=folder)
    return judged(ran, (0,), none_of=["再补", "makeup-"])


def short_page(folder: Path) -> tuple[str, bool]:
    """A page of one notice: no remedy pads the notice, and the proof shows the hole."""
    issue = sample(folder)
    tree = yaml.load(issue.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    notice = {"编号": "gonggao", "等级": "一般", "体裁": "公告", "主题": "停水公告"}
    notice["正文"] = "因管道检修，本周六停水。请提前储水。"
    tree["版面"][-1]["稿件"] = [notice]
    issue.write_text(yaml.safe_dump(tree, allow_unicode=True, width=1 << 20), encoding="utf-8")
    ran = command("proof-issue", issue, folder=folder)
    result, right = judged(ran, (0, 1), ["page-open"])
    proof = folder / "out" / "3589-proof.pdf"
    padded = [line for line in ran.said.splitlines() if "停水公告" in line and "再补" in line]
    shown = text_of(proof) if proof.exists() else ""
    return result, right and not padded and "停水公告" in shown
