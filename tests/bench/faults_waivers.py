"""Section 10 of the list of failed inputs: waivers and weights of structure. Run by faults.py."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from trials import Trial, changed, command, judged, small

SECOND = "栏: 1-4, 行: 51-80"
WAYS = ("豁免", "关", "提醒", "说明")
MODULES = {
    "over a neighbour": ("栏: 1-4, 行: 40-80", "dummy-overlap"),
    "over the masthead": ("栏: 1-4, 行: 10-17", "dummy-overlap"),
    "over the foot": ("栏: 1-4, 行: 95-114", "dummy-overlap"),
    "rows 200-217": ("栏: 1-4, 行: 200-217", "dummy-range"),
    "rows 98-125": ("栏: 1-4, 行: 98-125", "dummy-range"),
    "rows 113-130": ("栏: 1-4, 行: 113-130", "dummy-range"),
}
OTHERS = {
    "page 2 twice": ("版次: 1\n", "版次: 2\n", "page-number"),
    "pages 1 and 5": ("版次: 2\n", "版次: 5\n", "page-number"),
    "a jump to page 9": ("等级: 头条\n", "等级: 头条\n        转版: 9\n", "jump-target"),
    "no head": ("        主题: 雨天记得收好花盆\n", "", "headline-missing"),
    "a picture of another folder": ("photos/dandelion.jpg", "../dandelion.jpg", "outside-folder"),
}


def waivers() -> Iterator[Trial]:
    """All inputs of section 10, each waived and weighed."""
    for (name, (module, rule)), way in product(MODULES.items(), WAYS):
        yield Trial(
            "10", f"{name}, {way}", lambda f, m=module, r=rule, w=way: tried(f, SECOND, m, r, w)
        )
    for (name, (old, new, rule)), way in product(OTHERS.items(), WAYS):
        yield Trial(
            "10", f"{name}, {way}", lambda f, o=old, n=new, r=rule, w=way: tried(f, o, n, r, w)
        )


def tried(folder: Path, old: str, new: str, rule: str, way: str) -> tuple[str, bool]:
    """The small issue with a fault of structure, its rule waived or weighed: no press PDF."""
    (folder / "specs").mkdir()
    issue = changed(small(folder / "specs"), old, new)
    (folder / "dandelion.jpg").write_bytes((folder / "specs/photos/dandelion.jpg").read_bytes())
    if way == "豁免":
        changed(issue, "版面:\n", f"豁免:\n  - {{规则: {rule}, 理由: 试试}}\n版面:\n")
    else:
        house = issue.parent / "paper.yaml"
        text = house.read_text(encoding="utf-8")
        house.write_text(f"{text}检查: {{等级: {{{rule}: {way}}}}}\n", encoding="utf-8")
    ran = command("build-issue", issue, "--quiet", folder=folder)
    words = [rule, "waiver-rule" if way == "豁免" else "weight-rule"]
    result, right = judged(ran, (1,), words)
    return result, right and not list((folder / "out").rglob("*.pdf"))
