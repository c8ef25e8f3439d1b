"""版样 written into an issue file line by line; comments and all other lines stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from layout.core.diagnostics import Findings
from layout.issue.manuscript import origin_of
from layout.issue.model import Module
from layout.source.tree import Entry, Listing, Node, parse_yaml
from layout.source.tree import Mapping as Table

DUMMY_KEYS = ("版样", "dummy")
STORIES_KEYS = ("稿件", "stories")
PAGES_KEYS = ("版面", "pages")
NUMBER_KEYS = ("版次", "number")
"""Every key of the issue file has a Chinese and an English name."""
ZH_MODULE = ("栏", "行", "分栏", "图位: 上")
EN_MODULE = ("columns", "rows", "legs", "picture_place: above")
"""The keys of a module: columns, rows, legs; and the entry of a picture over the copy."""
CRLF = "\r\n"
_ENTRY = re.compile(r"^(?P<indent> *)(?P<id>[a-z0-9][a-z0-9-]*):(?P<rest>.*)$")
_COMMENT = re.compile(r"\s+#.*$")


class _Block(NamedTuple):
    """The lines of an entry: the first, the one after the last, and the key's indent in spaces."""

    first: int
    end: int
    indent: int


def with_dummy(text: str, page: int, modules: Mapping[str, Module]) -> str | None:
    """The text with these modules in the page's 版样; None if it has no such page."""
    if CRLF in text:
        edited = with_dummy(text.replace(CRLF, "\n"), page, modules)
        return None if edited is None else edited.replace("\n", CRLF)
    table = _page(text, page)
    if table is None:
        return None
    english = any(entry.key == "stories" for entry in table.entries)
    placed = {origin_of(name): _placed(module, english=english) for name, module in modules.items()}
    lines = text.split("\n")
    dummy = _entry(table, DUMMY_KEYS)
    if dummy is not None:
        return "\n".join(_rewritten(lines, _block(lines, dummy), placed))
    stories = _entry(table, STORIES_KEYS)
    if stories is None:
        return None
    return "\n".join(_inserted(lines, stories, placed, DUMMY_KEYS[english]))


def without_dummy(text: str, page: int) -> str | None:
    """The text without the page's 版样; None if the page has none that can be taken out."""
    if CRLF in text:
        edited = without_dummy(text.replace(CRLF, "\n"), page)
        return None if edited is None else edited.replace("\n", CRLF)
    table = _page(text, page)
    dummy = _entry(table, DUMMY_KEYS) if table else None
    if dummy is None:
        return None
    lines = text.split("\n")
    block = _block(lines, dummy)
    if lines[block.first][: block.indent].strip():
        return None  # the entry stands on the line of the dash that begins the page
    return "\n".join(lines[: block.first] + lines[block.end :])


def _page(text: str, page: int) -> Table | None:
    root: Node | None = parse_yaml(text, "", Findings())
    pages = _entry(root, PAGES_KEYS) if isinstance(root, Table) else None
    if pages is None or not isinstance(pages.value, Listing):
        return None
    for item in pages.value.items:
        if isinstance(item, Table):
            number = _entry(item, NUMBER_KEYS)
            if number is not None and getattr(number.value, "text", "") == str(page):
                return item
    return None


def _entry(table: Table | None, names: tuple[str, str]) -> Entry | None:
    entries = table.entries if table else ()
    return next((entry for entry in entries if entry.key in names), None)


def _placed(module: Module, *, english: bool) -> str:
    """A module as the value of its story's entry."""
    (left, right), (top, bottom) = module.columns, module.rows
    columns, rows, legs, place = EN_MODULE if english else ZH_MODULE
    written = [f"{columns}: {left}-{right}", f"{rows}: {top}-{bottom}"]
    if module.legs:
        written.append(f"{legs}: {module.legs}")
    if module.picture_place == "above":
        written.append(place)
    return f"{{{', '.join(written)}}}"


def _block(lines: list[str], entry: Entry) -> _Block:
    """The lines of an entry: its key's line and every deeper line after it."""
    first, indent = entry.span.line - 1, entry.span.column - 1
    end = first + 1
    for at in range(first + 1, len(lines)):
        if not lines[at].strip():
            continue
        if _depth(lines[at]) <= indent:
            break
        end = at + 1
    return _Block(first, end, indent)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _inserted(lines: list[str], stories: Entry, placed: Mapping[str, str], key: str) -> list[str]:
    """The lines with a new 版样 before the page's list of stories."""
    at, column = stories.span.line - 1, stories.span.column - 1
    indent = " " * column
    before_key = lines[at][:column]
    new = [f"{indent}  {name}: {value}" for name, value in placed.items()]
    if before_key.strip():  # 稿件 stands on the line of the dash, which stays the page's first line
        stories_line = indent + lines[at][column:]
        return [*lines[:at], f"{before_key}{key}:", *new, stories_line, *lines[at + 1 :]]
    return [*lines[:at], f"{indent}{key}:", *new, *lines[at:]]


def _rewritten(lines: list[str], block: _Block, placed: Mapping[str, str]) -> list[str]:
    """The lines with new places for these stories; other stories and all comments stay."""
    inner = " " * (block.indent + 2)
    key, _, value = lines[block.first].partition(":")
    if value.split("#")[0].strip():  # the whole value stands in braces on the line of the key
        body = [f"{inner}{name}: {placed[name]}" for name in placed]
        new_key = f"{key}:{_comment_of(value)}"
        return [*lines[: block.first], new_key, *body, *lines[block.end :]]
    remaining = dict(placed)
    kept: list[str] = []
    replaced_depth = -1
    for line in lines[block.first + 1 : block.end]:
        depth = _depth(line)
        if 0 <= replaced_depth < depth and line.strip():
            continue  # a line of the entry that was just replaced
        replaced_depth = -1
        match = _ENTRY.match(line)
        if match is None or match["id"] not in remaining:
            kept.append(line)
            continue
        new = remaining.pop(match["id"])
        kept.append(f"{match['indent']}{match['id']}: {new}{_comment_of(match['rest'])}")
        replaced_depth = depth
        inner = match["indent"]
    added = [f"{inner}{name}: {value}" for name, value in remaining.items()]
    return [*lines[: block.first + 1], *kept, *added, *lines[block.end :]]


def _comment_of(value: str) -> str:
    """The comment at the end of a value, with the spaces before it."""
    comment = _COMMENT.search(value)
    return comment[0] if comment else ""
