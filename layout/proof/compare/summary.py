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
"""Characters of a changed piece that are written out."""
PIECES_MOST = 6
"""Pieces of one paragraph that are written out."""


class Comparison(NamedTuple):
    """The changes from an older proof, `against`, to this one, `paper`."""

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
    lines = folded(comparison.changes, lang)
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


def folded(changes: Sequence[Change], lang: Lang) -> list[str]:
    """A line for every change; the same change in several folios is told once."""
    return [
        _folio(group, lang) if group[0].story.startswith("folio-") else line_of(group[0], lang)
        for group in grouped(changes)
    ]


def _folio(same: Sequence[Change], lang: Lang) -> str:
    name = part_words(same[0].part).say(lang)
    numbers = [str(change.page) for change in same]
    where = (
        f"{'、'.join(numbers)}版版眉" if lang == "zh" else f"folio of page {', '.join(numbers)}:"
    )
    return f"{where} {name}{_turned(same[0].old, same[0].new, lang)}"


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
            return (
                f"{title}从 {change.old_page} 版移到 {change.page} 版"
                if zh
                else f"{title}moved from page {change.old_page} to page {change.page}"
            )
        case "picture-added" | "picture-removed" | "picture-swapped" | "crop":
            names = {
                "picture-added": Words("加图", "picture added"),
                "picture-removed": Words("撤图", "picture taken out"),
                "picture-swapped": Words("换图", "picture swapped"),
                "crop": Words("裁切有变", "crop changed"),
            }
            what = names[change.kind].say(lang)
            return f"{where}{title}{what}{_turned(change.old, change.new, lang)}"
        case _:
            return f"{where}{title}{_part(change, lang)}{_pieces(change, lang)}"


def _furniture(change: Change, lang: Lang) -> str:
    names = {
        "masthead": Words("报头", "masthead"),
        "foot": Words("报尾", "foot"),
        "folio": Words("版眉", "folio"),
        "filler": Words("补白", "filler"),
    }
    place = names[change.story.partition("-")[0]].say(lang)
    if change.story.startswith("filler"):
        page = f"{change.page}版" if lang == "zh" else f"page {change.page} "
        return f"{page}{place}{_turned(change.old, change.new, lang)}"
    return f"{place} {part_words(change.part).say(lang)}{_turned(change.old, change.new, lang)}"


def _part(change: Change, lang: Lang) -> str:
    name = part_words(change.part).say(lang)
    if change.part == "body":
        return f"第{change.number + 1}段" if lang == "zh" else f"paragraph {change.number + 1}"
    return name


def _turned(old: str, new: str, lang: Lang) -> str:
    """Old and new side by side."""
    zh = lang == "zh"
    if not old:
        return f"：加“{new}”" if zh else f": added “{new}”"
    if not new:
        return f"：删“{old}”" if zh else f": deleted “{old}”"
    return f"：“{old}”改为“{new}”" if zh else f": “{old}” became “{new}”"


def _pieces(change: Change, lang: Lang) -> str:
    """The changed pieces of a paragraph with some words round them."""
    if not change.old or not change.new:
        return _turned(_short(change.old), _short(change.new), lang)
    told = [_piece(change, edit, lang) for edit in change.edits[:PIECES_MOST]]
    left = len(change.edits) - len(told)
    if left:
        told.append(f"另有 {left} 处" if lang == "zh" else f"{left} more")
    if not told:
        told = ["改为小标题或正文" if lang == "zh" else "subhead or copy"]
    return ("：" if lang == "zh" else ": ") + ("；" if lang == "zh" else "; ").join(told)


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
