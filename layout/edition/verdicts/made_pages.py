"""Reports on made-up pages: their faults with remedies, and pages that stay open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from layout.core.diagnostics import Findings, Span, Spot, Words
from layout.edition.verdicts.remedy_words import remedy_words
from layout.house.newspaper import House
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup.rescue.remedy_types import (
    LINE,
    CopyAdded,
    CopyCut,
    Diagnosis,
    Remedy,
    StoriesAdded,
    StoriesUnpinned,
)
from layout.search.page_faults import MakeupFault, MakeupRule

WORDS: dict[MakeupRule, tuple[str, str, str, str]] = {
    MakeupRule.BUTTED_HEADS: (
        "碰题：{names}的标题并排在第 {at} 行",
        "headlines of {names} stand side by side at row {at}",
        "给其中一篇配图、加框，或用竖题",
        "give one a picture, a box or a vertical head",
    ),
    MakeupRule.LONG_GUTTER: (
        "断版：第 {edge} 栏右边的栏缝一通到底，长 {amount} 行",
        "the gutter right of column {edge} runs unbroken over {amount} rows",
        "让一篇稿件跨过这条栏缝",
        "let a story span it",
    ),
    MakeupRule.WAIST_CUT: (
        "通线：第 {at} 行一条横线把版面拦腰切断",
        "a cut across the whole page at row {at}",
        "让一篇稿件跨过这一行",
        "let a story cross it",
    ),
    MakeupRule.LEAD_LOW: (
        "头条{names}的标题在版面中线以下",
        "the lead {names} stands below the fold",
        "把头条移到上半版",
        "move it to the upper half",
    ),
    MakeupRule.PICTURE_LARGE: (
        "{names}的图片占版面 {amount}%，太大",
        "the picture of {names} takes {amount} % of the page",
        "改小图片的栏数",
        "let it span fewer columns",
    ),
    MakeupRule.PICTURE_NOT_DOMINANT: (
        "头条的图片不是全版最大的：{names}",
        "the lead's picture is not the largest: {names}",
        "改小另一张，或放大头条的图片",
        "enlarge it or reduce the other",
    ),
    MakeupRule.LEG_LONG: (
        "{names}一栏长 {amount} 行，太长",
        "a leg of {names} runs over {amount} rows",
        "把这篇排宽一些",
        "give it more columns",
    ),
    MakeupRule.STUB: (
        "{names}有一截正文只有 {amount} 行",
        "a leg of {names} has but {amount} rows",
        "改小图片，或把版样加深",
        "reduce the picture or deepen the module",
    ),
    MakeupRule.SAME_VOICE: (
        "{names}的标题并排，字体字号一样",
        "neighbouring heads of {names} in one face and size",
        "改变其中一篇的等级",
        "change the rank of one",
    ),
    MakeupRule.LADDER: (
        "标题大小颠倒：{names}",
        "a lesser head is larger: {names}",
        "把标题写短，或调整等级",
        "shorten the head or change the ranks",
    ),
    MakeupRule.VERTICAL_MANY: (
        "竖题多于两个：{names}",
        "more than two vertical heads: {names}",
        "竖题: 否",
        "vertical: no",
    ),
    MakeupRule.BOXES_MANY: (
        "加框多于两个：{names}",
        "more than two boxes: {names}",
        "加框: 否",
        "boxed: no",
    ),
    MakeupRule.FILLER_LARGE: (
        "公益广告占版面 {amount}%，太大",
        "a filler takes {amount} % of the page",
        "加一篇稿件或一张图片",
        "add a story or a picture",
    ),
    MakeupRule.FILLER_IN_EAR: (
        "报眼里是公益广告",
        "a filler stands in the ear",
        "报眼里排一篇稿件",
        "put a story there",
    ),
    MakeupRule.FILLER_OVER_LEAD: (
        "公益广告排在头条上面",
        "a filler stands higher than the lead",
        "加一篇稿件或一张图片",
        "add a story or a picture",
    ),
    MakeupRule.FILLER_ON_PICTURE_PAGE: (
        "图片版上有公益广告",
        "a filler stands on a page of pictures",
        "加一张图片，或补图片的文字",
        "add a picture, or copy to the pictures",
    ),
}
"""Chinese and English message, Chinese and English remedy, by fault."""


def report_faults(
    faults: Sequence[MakeupFault],
    page: int,
    first_row: int,
    titles: Mapping[str, tuple[str, Span]],
    findings: Findings,
) -> None:
    """Warn of every fault of a page.

    `titles` gives title and place of the stories by id; `first_row` is the first row of the page's
    story area, from which the rows of faults count.
    """
    for fault in faults:
        zh, en, zh_hint, en_hint = WORDS[fault.rule]
        names = [f"《{titles[m][0]}》" for m in fault.modules if m in titles]
        place = next((titles[m][1] for m in fault.modules if m in titles), None)
        facts = {
            "names": "、".join(names),
            "at": fault.at + first_row,
            "edge": fault.at,
            "amount": fault.amount,
        }
        findings.warn(
            f"makeup-{fault.rule}",
            Words(f"{page}版" + zh.format(**facts), f"page {page}: " + en.format(**facts)),
            Words(zh_hint, en_hint),
            place,
            Spot(page, next((m for m in fault.modules if m in titles), "")),
        )


class OpenPage(NamedTuple):
    """A page that stays open."""

    number: int
    manuscripts: Sequence[Manuscript]
    """Its stories, in order of importance."""
    pinned: bool = False
    """Whether some of them are fixed."""
    holes: Sequence[Module] = ()
    """What stays empty in its best layout."""


def report_open(diagnosis: Diagnosis, seen: OpenPage, house: House, findings: Findings) -> None:
    """Report that a page cannot be closed, what would close it, and the hole of its best layout.

    If it is a page with pinned stories and the first remedy is to unpin some, or none was found,
    the report says that these are in the way; otherwise how many lines are over or lacking.
    """
    page, manuscripts, pinned, holes = seen
    titles = {m.story.id: m.story.title for m in manuscripts}
    found = diagnosis.remedies
    hint = remedy_words(found, titles)
    unpinned = found[0] if found and isinstance(found[0], StoriesUnpinned) else None
    if pinned and (not found or unpinned):
        message = Words(
            f"{page}版照版样固定的几篇排不满",
            f"page {page} cannot be filled round the stories that are fixed",
        )
        instead = Words(
            "从版样里去掉一篇，或换它的栏和行，再排一次",
            "take a story out of the dummy, or give it another place",
        )
        story = unpinned.stories[0] if unpinned else ""
    else:
        message, instead, story = _amount_words(diagnosis, page)
    hint = Words(hint.zh or instead.zh, hint.en or instead.en)
    if holes:
        words = [hole_words(hole, house) for hole in holes]
        zh = "、".join(one.zh for one in words)
        en = ", ".join(one.en for one in words)
        message = Words(f"{message.zh}，最好的拼法{zh}", f"{message.en}; at best {en}")
    findings.error("page-open", message, hint, manuscripts[0].span, Spot(page, story))


def hole_words(hole: Module, house: House) -> Words:
    """A hole in words: its place, its size, and about how many characters would fill it."""
    (left, right), (top, foot) = hole.columns, hole.rows
    rows = foot - top + 1
    characters = (right - left + 1) * rows * house.grid.column_em
    return Words(
        f"在 {left}-{right} 栏空 {rows} 行（约 {characters} 字）",
        f"{rows} rows of columns {left}-{right} stay empty (about {characters} characters)",
    )


def _amount_words(diagnosis: Diagnosis, page: int) -> tuple[Words, Words, str]:
    """By how many lines a page is over or short, a hint if there is no remedy, and a story.

    The first remedy that changes the amount of copy says how much, and names the story; without one
    the amount is the estimate of the diagnosis.
    """
    over = diagnosis.excess > 0 or bool(diagnosis.remedies)
    characters, story = abs(diagnosis.excess), ""
    for remedy in diagnosis.remedies:
        change = _copy_change(remedy)
        if change is not None:
            over = isinstance(remedy, CopyCut)
            characters, story = change
            break
    lines = -(-characters // LINE)
    message = Words(
        f"{page}版{'超' if over else '缺'} {lines} 行",
        f"page {page} is {lines} lines {'over' if over else 'short'}",
    )
    instead = Words(
        f"把约 {characters} 字的稿件移到别的版"
        if over
        else f"再补约 {characters} 字的稿件或图片，或用版样固定几篇",
        f"move about {characters} characters to another page"
        if over
        else f"add stories or pictures worth about {characters} characters",
    )
    return message, instead, story


def _copy_change(remedy: Remedy) -> tuple[int, str] | None:
    """The characters by which a remedy changes the page's copy, and the story that it names."""
    match remedy:
        case CopyCut(amounts) | CopyAdded(amounts):
            return sum(amounts.values()), next(iter(amounts))
        case StoriesAdded(story, count, characters):
            return count * characters, story
    return None
