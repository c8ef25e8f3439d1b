"""A comparison in words fit for a chat group, in Chinese or English, and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from layout.core.diagnostics import Lang, Words
from layout.proof.compare.change import Change
from layout.proof.compare.changes import grouped
from layout.proof.compare.differ import TURN, TextEdit
from layout.proof.words import part_words

CHANGES_VERSION = 1
CONTEXT = 5
"""Characters shown on either side of a small change."""
LONGEST = 30
"""Characters of a changed piece that are written out; of a longer one the middle is left out."""
PIECES_MOST = 6
"""Pieces of one paragraph that are written out; the others are counted."""


class Comparison(NamedTuple):
    """The changes from an earlier proof, named `against`, to this one, named `paper`."""

    paper: str
    against: str
    changes: tuple[Change, ...]

    def as_json(self) -> dict[str, Any]:
        """The comparison as changes.json carries it."""
        return {
            "version": CHANGES_VERSION,
            "paper": self.paper,
            "against": self.against,
            "changes": [change.as_json() for change in self.changes],
        }


def comparison_summary(comparison: Comparison, lang: Lang) -> str:
    """The comparison as lines of text, one a change."""
    zh = lang == "zh"
    lines = change_lines(comparison.changes, lang)
    if not lines:
        nothing = Words("没有改动", "nothing changed").say(lang)
        colon = "：" if zh else ": "
        return f"{comparison.paper}{colon}{nothing}\n"
    count = len(lines)
    head = (
        f"{comparison.paper}，与{comparison.against}相比改动 {count} 处"
        if zh
        else f"{comparison.paper}: {count} changes since {comparison.against}"
    )
    body = [f"{number}. {line}" for number, line in enumerate(lines, 1)]
    return "\n".join([head, *body]) + "\n"


def change_lines(changes: Sequence[Change], lang: Lang) -> list[str]:
    """A line for every change; the same change in several folios has one line."""
    return [
        _folio(group, lang) if group[0].in_folio else line_of(group[0], lang)
        for group in grouped(changes)
    ]


def _folio(same: Sequence[Change], lang: Lang) -> str:
    name = part_words(same[0].part).say(lang)
    numbers = [str(change.page) for change in same]
    where = (
        f"{'、'.join(numbers)}版版眉" if lang == "zh" else f"folio of page {', '.join(numbers)}:"
    )
    return f"{where} {name}{_replaced(same[0].old, same[0].new, lang)}"


PICTURE_WORDS = {
    "picture-added": Words("加图", "picture added"),
    "picture-removed": Words("撤图", "picture taken out"),
    "picture-swapped": Words("换图", "picture swapped"),
    "crop": Words("裁切有变", "crop changed"),
}


def line_of(change: Change, lang: Lang) -> str:
    """One change in a line."""
    zh = lang == "zh"
    where = f"{change.page}版" if zh else f"page {change.page} "
    title = f"《{change.title}》" if zh else f"“{change.title}” "
    match change.kind:
        case "furniture":
            return _furniture(change, lang)
        case "story-added":
            return f"{where}新增{title}" if zh else f"{where}new story {title}".strip()
        case "story-removed":
            return f"{where}撤下{title}" if zh else f"{where}story taken out {title}".strip()
        case "story-moved":
            old, new = change.old_page, change.page
            return (
                f"{title}从 {old} 版移到 {new} 版"
                if zh
                else f"{title}moved from page {old} to page {new}"
            )
        case "picture-added" | "picture-removed" | "picture-swapped" | "crop":
            what = PICTURE_WORDS[change.kind].say(lang)
            return f"{where}{title}{what}{_replaced(change.old, change.new, lang)}"
        case _:
            return f"{where}{title}{_part(change, lang)}{_pieces(change, lang)}"


def _furniture(change: Change, lang: Lang) -> str:
    names = {
        "masthead": Words("报头", "masthead"),
        "foot": Words("报尾", "foot"),
        "folio": Words("版眉", "folio"),
        "filler": Words("补白", "filler"),
    }
    place = names[change.furniture].say(lang)
    if change.furniture == "filler":
        page = f"{change.page}版" if lang == "zh" else f"page {change.page} "
        return f"{page}{place}{_replaced(change.old, change.new, lang)}"
    return f"{place} {part_words(change.part).say(lang)}{_replaced(change.old, change.new, lang)}"


def _part(change: Change, lang: Lang) -> str:
    part, number = change.named_place
    name = part_words(part).say(lang)
    if part != "body":
        return name
    if not change.new:  # the number is that of the older proof
        return f"正文原第{number + 1}段" if lang == "zh" else f"copy, old paragraph {number + 1}"
    return f"第{number + 1}段" if lang == "zh" else f"paragraph {number + 1}"


def _replaced(old: str, new: str, lang: Lang) -> str:
    """The old text and the new one in words."""
    zh = lang == "zh"
    if not old:
        return f"：加“{new}”" if zh else f": added “{new}”"
    if not new:
        return f"：删“{old}”" if zh else f": deleted “{old}”"
    return f"：“{old}”改为“{new}”" if zh else f": “{old}” became “{new}”"


def _pieces(change: Change, lang: Lang) -> str:
    """The changed pieces of a paragraph, each with some characters before and after it."""
    if not change.old or not change.new:
        return _replaced(_short(change.old), _short(change.new), lang)
    pieces = [_piece(change, edit, lang) for edit in change.edits[:PIECES_MOST]]
    more = len(change.edits) - len(pieces)
    if more:
        pieces.append(f"另有 {more} 处" if lang == "zh" else f"{more} more")
    if not pieces:
        pieces = ["改为小标题或正文" if lang == "zh" else "subhead or copy"]
    return ("：" if lang == "zh" else ": ") + ("；" if lang == "zh" else "; ").join(pieces)


def _piece(change: Change, edit: TextEdit, lang: Lang) -> str:
    old, new = change.old[slice(*edit.old)], change.new[slice(*edit.new)]
    before = change.new[max(edit.new[0] - CONTEXT, 0) : edit.new[0]]
    after = change.new[edit.new[1] : edit.new[1] + CONTEXT]
    zh = lang == "zh"
    if old == TURN and not new:
        return f"“{before}”后接排" if zh else f"run on after “{before}”"
    if new == TURN and not old:
        return f"“{before}”后另起一段" if zh else f"new paragraph after “{before}”"
    place = f"“{before}▲{after}”" if not new else f"“{before}【{_short(new)}】{after}”"
    if not old:
        return f"加“{_short(new)}”，{place}" if zh else f"added “{_short(new)}” in {place}"
    if not new:
        return f"删“{_short(old)}”，{place}" if zh else f"deleted “{_short(old)}” in {place}"
    changed = f"“{_short(old)}”改为“{_short(new)}”"
    return f"{changed}，{place}" if zh else f"“{_short(old)}” became “{_short(new)}” in {place}"


def _short(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half]}…{text[-half:]}"
