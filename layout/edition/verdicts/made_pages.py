"""The faults of a made-up page in words: what, where on the page, and what an editor can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.core.diagnostics import Findings, Span, Spot, Words
from layout.issue.manuscript import Manuscript
from layout.makeup.rescue.remedy import LINE, Diagnosis, Remedy
from layout.search.lint import MakeupFault

WORDS: dict[str, tuple[str, str, str, str]] = {
    "butted-heads": (
        "碰题：{names}的标题并排在第 {at} 行",
        "headlines of {names} stand side by side at row {at}",
        "给其中一篇配图、加框，或用竖题",
        "give one a picture, a box or a vertical head",
    ),
    "long-gutter": (
        "断版：第 {edge} 栏右边的栏缝一通到底，长 {amount} 行",
        "the gutter right of column {edge} runs unbroken over {amount} rows",
        "让一篇稿件跨过这条栏缝",
        "let a story span it",
    ),
    "waist-cut": (
        "通线：第 {at} 行一条横线把版面拦腰切断",
        "a cut across the whole page at row {at}",
        "让一篇稿件跨过这一行",
        "let a story cross it",
    ),
    "lead-low": (
        "头条{names}的标题在版面中线以下",
        "the lead {names} stands below the fold",
        "把头条移到上半版",
        "move it to the upper half",
    ),
    "picture-large": (
        "{names}的图片占版面 {amount}%，太大",
        "the picture of {names} takes {amount} % of the page",
        "改小图片的栏数",
        "let it span fewer columns",
    ),
    "picture-not-dominant": (
        "头条的图片不是全版最大的：{names}",
        "the lead's picture is not the largest: {names}",
        "改小另一张，或放大头条的图片",
        "enlarge it or reduce the other",
    ),
    "leg-long": (
        "{names}一栏长 {amount} 行，太长",
        "a leg of {names} runs over {amount} rows",
        "把这篇排宽一些",
        "give it more columns",
    ),
    "stub": (
        "{names}有一截正文只有 {amount} 行",
        "a leg of {names} has but {amount} rows",
        "改小图片，或把版样加深",
        "reduce the picture or deepen the module",
    ),
    "same-voice": (
        "{names}的标题并排，字体字号一样",
        "neighbouring heads of {names} in one face and size",
        "改变其中一篇的等级",
        "change the rank of one",
    ),
    "ladder": (
        "标题大小颠倒：{names}",
        "a lesser head is larger: {names}",
        "把标题写短，或调整等级",
        "shorten the head or change the ranks",
    ),
    "vertical-many": (
        "竖题多于两个：{names}",
        "more than two vertical heads: {names}",
        "竖题: 否",
        "vertical: no",
    ),
    "boxes-many": (
        "加框多于两个：{names}",
        "more than two boxes: {names}",
        "加框: 否",
        "boxed: no",
    ),
}
"""Chinese and English message, Chinese and English remedy, by fault."""


def tell_faults(
    found: Sequence[MakeupFault],
    page: int,
    first_row: int,
    titles: Mapping[str, tuple[str, Span]],
    findings: Findings,
) -> None:
    """Warn of every fault; `titles` gives the title and place of the stories by id."""
    for fault in found:
        zh, en, zh_hint, en_hint = WORDS[fault.rule]
        names = [f"《{titles[m][0]}》" for m in fault.modules if m in titles]
        known = next((titles[m][1] for m in fault.modules if m in titles), None)
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
            known,
            Spot(page, next((m for m in fault.modules if m in titles), "")),
        )


def tell_open(
    diagnosis: Diagnosis,
    page: int,
    manuscripts: Sequence[Manuscript],
    findings: Findings,
    *,
    pinned: bool = False,
) -> None:
    """Say that a page cannot be closed, by how much, and what would close it; of a page with
    `pinned` stories where one of them is to be freed, or nothing was found, that they are in the
    way.
    """
    titles = {m.story.id: m.story.title for m in manuscripts}
    found = diagnosis.remedies
    told = next((r for r in found if r.characters), None)
    over = told.kind == "cut" if told else diagnosis.excess > 0 or bool(found)
    characters = abs(diagnosis.excess)
    if told:
        characters = told.characters * told.stories or sum(told.cuts.values())
    lines = -(-characters // LINE)
    zh = "，或".join(_remedy_zh(remedy, titles) for remedy in found)
    en = ", or ".join(_remedy_en(remedy) for remedy in found)
    zh_else = (
        f"把约 {characters} 字的稿件移到别的版"
        if over
        else f"再补约 {characters} 字的稿件或图片，或用版样固定几篇"
    )
    en_else = (
        f"move about {characters} characters to another page"
        if over
        else f"add stories or pictures worth about {characters} characters"
    )
    if pinned and (not found or found[0].kind == "free"):
        findings.error(
            "page-open",
            Words(
                f"{page}版照版样固定的几篇排不满",
                f"page {page} cannot be filled round the stories that are fixed",
            ),
            Words(
                zh or "从版样里去掉一篇，或换它的栏和行，再排一次",
                en or "take a story out of the dummy, or give it another place",
            ),
            manuscripts[0].span,
            Spot(page, found[0].story if found else ""),
        )
        return
    findings.error(
        "page-open",
        Words(
            f"{page}版{'超' if over else '缺'} {lines} 行",
            f"page {page} is {lines} lines {'over' if over else 'short'}",
        ),
        Words(zh or zh_else, en or en_else),
        manuscripts[0].span,
        Spot(page, told.story if told else ""),
    )


def _remedy_zh(remedy: Remedy, titles: Mapping[str, str]) -> str:
    title = titles[remedy.story]
    match remedy.kind:
        case "no-picture":
            return f"去掉《{title}》的图片"
        case "narrow-picture":
            return f"《{title}》的图片改为 {remedy.columns} 栏以内"
        case "widen-picture":
            return f"《{title}》的图片放宽到 {remedy.columns} 栏"
        case "add-picture":
            return f"给《{title}》配一张图片"
        case "add-story":
            each = "各" if remedy.stories > 1 else ""
            more = f"本版再加 {remedy.stories} 篇{each}约 {remedy.characters} 字的稿件"
            return "、".join((*(f"《{title}》删 {cut} 字" for _, cut in remedy.more), more))
        case "jump":
            return f"《{title}》写 转版: {remedy.page}，转 {remedy.page} 版 {remedy.lines} 行"
    if remedy.kind == "leave-out":
        gone = "".join(f"《{titles[name]}》" for name, cut in remedy.cuts.items() if not cut)
        cuts = [f"《{titles[name]}》删 {cut} 字" for name, cut in remedy.cuts.items() if cut]
        return "、".join((f"撤下{gone}", *cuts))
    if remedy.kind == "free":
        names = "".join(f"《{titles[name]}》" for name in remedy.cuts)
        return f"把{names}从版样里去掉"
    verb = "删" if remedy.kind == "cut" else "补"
    return "、".join(f"《{titles[name]}》{verb} {count} 字" for name, count in remedy.cuts.items())


def _remedy_en(remedy: Remedy) -> str:
    match remedy.kind:
        case "no-picture":
            return f"leave out the picture of “{remedy.story}”"
        case "narrow-picture":
            return f"let the picture of “{remedy.story}” span {remedy.columns} columns at most"
        case "widen-picture":
            return f"let the picture of “{remedy.story}” span up to {remedy.columns} columns"
        case "add-picture":
            return f"give “{remedy.story}” a picture"
        case "add-story":
            more = f"add {remedy.stories} stories of about {remedy.characters} characters each"
            cuts = [f"cut {cut} characters of “{name}”" for name, cut in remedy.more]
            return " and ".join((*cuts, more))
        case "jump":
            page = remedy.page
            return f"let “{remedy.story}” jump to page {page} (jump: {page}), {remedy.lines} lines"
    if remedy.kind == "leave-out":
        gone = ", ".join(f"“{name}”" for name, cut in remedy.cuts.items() if not cut)
        cuts = [f"cut {cut} characters of “{name}”" for name, cut in remedy.cuts.items() if cut]
        return " and ".join((f"leave out {gone}", *cuts))
    if remedy.kind == "free":
        names = ", ".join(f"“{name}”" for name in remedy.cuts)
        return f"take {names} out of the dummy"
    verb = "cut" if remedy.kind == "cut" else "add"
    parts = (f"{count} characters of “{name}”" for name, count in remedy.cuts.items())
    return f"{verb} {' and '.join(parts)}"
