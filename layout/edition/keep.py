"""Late news: the modules of an earlier make-up kept, as many as can be.

The boxes come from the report of an earlier build. A story that still closes its box keeps it;
what is left over is filled with the others, and where that cannot be, the fewest further boxes
are given up, those nearest the trouble first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from layout.core.diagnostics import Findings, Words
from layout.issue.model import Module

Boxes = Mapping[int, Mapping[str, Module]]
"""Modules by page and story."""
GIVEN_UP_MOST = 3
TRIES_MOST = 60


def kept_boxes(path: Path, findings: Findings) -> Boxes:
    """The boxes of a report; none, with an error, if it is none of ours."""
    try:
        content: Any = json.loads(path.read_text(encoding="utf-8"))
        return {
            page["page"]: {
                story["id"]: Module(columns=tuple(box["columns"]), rows=tuple(box["rows"]))
                for story in page["stories"]
                if "continued_from" not in story
                for box in story["boxes"]
                if box["page"] == page["page"]
            }
            for page in content["pages"]
        }
    except (OSError, ValueError, KeyError, TypeError):
        findings.error(
            "keep-unreadable",
            Words(f"读不了上一次的报告：{path}", f"cannot read the report to keep: {path}"),
            Words(
                "给 --keep 写上一次生成的 out/期号/report.json",
                "give --keep the report.json of an earlier build",
            ),
        )
        return {}


def attempts(
    boxes: Mapping[str, Module], closes: Callable[[str], bool], gone: Sequence[Module] = ()
) -> Iterator[set[str]]:
    """The sets of stories to keep in their boxes, the largest first; `gone` are boxes of stories
    that the page has no longer.
    """
    steady = [name for name in boxes if closes(name)]
    loose = [*gone, *(boxes[name] for name in boxes if name not in steady)]
    yield set(steady)
    ordered = sorted(steady, key=lambda name: (_distance(boxes[name], loose), name))
    tries = 0
    for count in range(1, min(GIVEN_UP_MOST, len(ordered)) + 1):
        for given_up in combinations(ordered, count):
            tries += 1
            if tries > TRIES_MOST:
                return
            yield set(steady) - set(given_up)


def _distance(box: Module, others: Sequence[Module]) -> int:
    """How far a box is from the nearest of some others, in columns and tens of rows; 0 touches."""

    def apart(one: tuple[int, int], other: tuple[int, int]) -> int:
        return max(other[0] - one[1] - 1, one[0] - other[1] - 1, 0)

    return min(
        (apart(box.columns, o.columns) * 10 + apart(box.rows, o.rows) for o in others), default=0
    )


def moved_boxes(
    page: int, before: Mapping[str, Module], after: Mapping[str, Module], zh: bool
) -> str:
    """What moved on a page, in a line."""
    stayed = [n for n in after if n in before and _same(before[n], after[n])]
    changed = [n for n in after if n in before and n not in stayed]
    new = [n for n in after if n not in before]
    gone = [n for n in before if n not in after]
    if zh:
        parts = [f"{page}版：{len(stayed)} 篇没动"]
        parts += [
            f"{word} {'、'.join(names)}"
            for word, names in (("移动", changed), ("新上", new), ("撤下", gone))
            if names
        ]
        return "；".join(parts)
    parts = [f"page {page}: {len(stayed)} stay"]
    parts += [
        f"{word} {', '.join(names)}"
        for word, names in (("moved", changed), ("new", new), ("gone", gone))
        if names
    ]
    return "; ".join(parts)


def _same(one: Module, other: Module) -> bool:
    return (one.columns, one.rows) == (other.columns, other.rows)
