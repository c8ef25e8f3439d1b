"""版样 written into an issue file, line by line: comments and everything else stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from layout.core.diagnostics import Findings
from layout.issue.manuscript import origin_of
from layout.issue.model import Module
from layout.source.tree import Entry, Listing, Node, parse_yaml
from layout.source.tree import Mapping as Table

_ENTRY = re.compile(r"^(?P<indent> *)(?P<id>[a-z0-9][a-z0-9-]*):(?P<rest>.*)$")
_COMMENT = re.compile(r"\s+#.*$")


def with_dummy(text: str, page: int, modules: Mapping[str, Module]) -> str | None:
    """The text with these modules in the page's 版样; None if the page is not found."""
    table = _page(text, page)
    if table is None:
        return None
    english = any(entry.key == "stories" for entry in table.entries)
    placed = {origin_of(name): _placed(module, english=english) for name, module in modules.items()}
    lines = text.split("\n")
    dummy = _entry(table, "版样", "dummy")
    stories = _entry(table, "稿件", "stories")
    if dummy is not None:
        first = dummy.span.line - 1
        return "\n".join(_rewritten(lines, first, dummy.span.column - 1, placed))
    if stories is None:
        return None
    at, indent = stories.span.line - 1, " " * (stories.span.column - 1)
    head = lines[at][: stories.span.column - 1]
    new = [f"{indent}  {name}: {value}" for name, value in placed.items()]
    if head.strip():  # 稿件 opens the page's list item: the dash stays on the first line
        lines[at] = indent + lines[at][stories.span.column - 1 :]
        return "\n".join(
            [*lines[:at], f"{head}{'dummy' if english else '版样'}:", *new, *lines[at:]]
        )
    key = f"{indent}{'dummy' if english else '版样'}:"
    return "\n".join([*lines[:at], key, *new, *lines[at:]])


def without_dummy(text: str, page: int) -> str | None:
    """The text without the page's 版样; None if it has none."""
    table = _page(text, page)
    dummy = _entry(table, "版样", "dummy") if table else None
    if dummy is None:
        return None
    lines = text.split("\n")
    first = dummy.span.line - 1
    if lines[first][: dummy.span.column - 1].strip():
        return None  # it opens the list item of the page
    return "\n".join(lines[:first] + lines[_end(lines, first, dummy.span.column - 1) :])


def _page(text: str, page: int) -> Table | None:
    root: Node | None = parse_yaml(text, "", Findings())
    pages = _entry(root, "版面", "pages") if isinstance(root, Table) else None
    if pages is None or not isinstance(pages.value, Listing):
        return None
    for item in pages.value.items:
        if isinstance(item, Table):
            number = _entry(item, "版次", "number")
            if number is not None and getattr(number.value, "text", "") == str(page):
                return item
    return None


def _entry(table: Table | None, *names: str) -> Entry | None:
    entries = table.entries if table else ()
    return next((entry for entry in entries if entry.key in names), None)


def _placed(module: Module, *, english: bool) -> str:
    (left, right), (top, bottom) = module.columns, module.rows
    if english:
        return f"{{columns: {left}-{right}, rows: {top}-{bottom}}}"
    return f"{{栏: {left}-{right}, 行: {top}-{bottom}}}"


def _end(lines: list[str], first: int, indent: int) -> int:
    """The line after the last that belongs to the entry at a line and indent."""
    end = first + 1
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if not line.strip():
            continue
        if len(line) - len(line.lstrip(" ")) <= indent:
            break
        end = at + 1
    return end


def _rewritten(lines: list[str], first: int, indent: int, placed: Mapping[str, str]) -> list[str]:
    """The lines with the entry's stories placed anew; other stories and all comments stay."""
    end = _end(lines, first, indent)
    left = dict(placed)
    inner = " " * (indent + 2)
    key, _, value = lines[first].partition(":")
    comment = _COMMENT.search(value)
    kept: list[str] = []
    if value.split("#")[0].strip():  # written in braces on the line of the key
        body = [f"{inner}{name}: {placed[name]}" for name in placed]
        return [*lines[:first], f"{key}:{comment[0] if comment else ''}", *body, *lines[end:]]
    skipping = -1
    for line in lines[first + 1 : end]:
        match = _ENTRY.match(line)
        depth = len(line) - len(line.lstrip(" "))
        if skipping >= 0 and line.strip() and depth > skipping:
            continue  # the lines under a story that is placed anew
        skipping = -1
        if match is None or match["id"] not in left:
            kept.append(line)
            continue
        note = _COMMENT.search(match["rest"])
        new = left.pop(match["id"])
        kept.append(f"{match['indent']}{match['id']}: {new}{note[0] if note else ''}")
        skipping = depth
        inner = match["indent"]
    new_lines = [f"{inner}{name}: {value}" for name, value in left.items()]
    return [*lines[: first + 1], *kept, *new_lines, *lines[end:]]
