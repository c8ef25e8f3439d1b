"""Late news (`--keep`): modules of an earlier build that stay where they are, as many as possible.

They come from the report of that build. A story that still closes its module exactly keeps it, and
the other stories are made up round it. If that gives no layout, the fewest further modules are
given up, those nearest to the changed stories first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from layout.core.diagnostics import Findings, Words
from layout.core.reading import REPORT_BYTES, read_regular
from layout.issue.model import Module

ModulesByPage = Mapping[int, Mapping[str, Module]]
"""Modules by page number and story id."""
GIVEN_UP_MOST = 3
"""Modules that are given up together at most."""
SETS_MOST = 60
"""Sets of modules to give up that are tried."""
COLUMN_ROWS = 10
"""A column counts as this many rows in the distance of two modules."""


def modules_of_report(path: Path, findings: Findings) -> ModulesByPage:
    """The modules of a report; none, with an error, if it cannot be read as one."""
    try:
        content: Any = json.loads(read_regular(path, REPORT_BYTES))
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
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        findings.error(
            "keep-unreadable",
            Words(f"读不了上一次的报告：{path}", f"cannot read the report to keep: {path}"),
            Words(
                "给 --keep 写上一次生成的 out/期号/report.json",
                "give --keep the report.json of an earlier build",
            ),
        )
        return {}


def sets_to_keep(
    modules: Mapping[str, Module], closes: Callable[[str], bool], gone: Sequence[Module] = ()
) -> Iterator[set[str]]:
    """The sets of stories that may keep their modules, the largest first.

    `closes` says of a story whether it fills its module exactly. `gone` are modules of stories that
    the page no longer has.
    """
    closing = [name for name in modules if closes(name)]
    changed = [*gone, *(modules[name] for name in modules if name not in closing)]
    yield set(closing)
    ordered = sorted(closing, key=lambda name: (_distance(modules[name], changed), name))
    tried = 0
    for count in range(1, min(GIVEN_UP_MOST, len(ordered)) + 1):
        for given_up in combinations(ordered, count):
            tried += 1
            if tried > SETS_MOST:
                return
            yield set(closing) - set(given_up)


def _distance(module: Module, others: Sequence[Module]) -> int:
    """The distance of a module from the nearest of others, in rows; 0 if it touches one."""

    def apart(one: tuple[int, int], other: tuple[int, int]) -> int:
        return max(other[0] - one[1] - 1, one[0] - other[1] - 1, 0)

    distances = (
        apart(module.columns, other.columns) * COLUMN_ROWS + apart(module.rows, other.rows)
        for other in others
    )
    return min(distances, default=0)


def moves_in_words(
    page: int, before: Mapping[str, Module], after: Mapping[str, Module], zh: bool
) -> str:
    """What moved on a page, in one line."""
    stayed = [n for n in after if n in before and _same_place(before[n], after[n])]
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


def _same_place(one: Module, other: Module) -> bool:
    return (one.columns, one.rows) == (other.columns, other.rows)
