"""Reports on a set story: overset copy, white rows, pictures without room, glyphs, forced lines."""

from __future__ import annotations

from collections.abc import Iterator

from layout.core.diagnostics import (
    Diagnostic,
    Findings,
    Severity,
    Span,
    Spot,
    SpotPart,
    Words,
)
from layout.fit.set_story import SetStory
from layout.furniture.heading import head_style
from layout.house.newspaper import House
from layout.issue.door.sign_names import sign_name, sign_remedy
from layout.text.atoms import Atom
from layout.text.display.solid import DisplayLine
from layout.text.linebreak import LineException

TEXTS_NAMED = 8
"""Texts that a message about faces names."""

_BESIDE_HEADLINE = {
    "kicker": "引题",
    "deck": "副题",
    "standfirst": "提要",
    "byline": "作者",
    "label": "栏目",
}
"""The parts of a head that are set smaller where they are too long."""


def judge_story(set_story: SetStory, span: Span, house: House, findings: Findings) -> None:
    """Report the faults of a set story; `span` is the place of its module in the dummy."""
    spot = Spot(set_story.manuscript.page, set_story.manuscript.story.id)
    _judge_fit(set_story, span, spot, findings)
    _judge_pictures(set_story, span, spot, findings)
    _judge_head(set_story, span, spot, house, findings)
    _judge_glyphs(set_story, spot, findings)
    _judge_faces(set_story, spot, findings)
    _judge_lines(set_story, house, spot, findings)


def _judge_fit(set_story: SetStory, span: Span, spot: Spot, findings: Findings) -> None:
    """Report lines that have no place in the module, or rows that stay white."""
    manuscript, fit = set_story.manuscript, set_story.fit
    story = manuscript.story
    if fit.overset_lines:
        overset = set_story.galley.lines[len(fit.places) :]
        characters = sum(len(line.text.replace(" ", "")) for line in overset)
        rows = -(-sum(line.rows for line in overset) // set_story.measures.legs)
        findings.error(
            "overset",
            Words(
                f"{manuscript.page}版《{story.title}》超 {fit.overset_lines} 行、{characters} 字",
                f"page {manuscript.page}, “{story.id}”: {fit.overset_lines} lines, "
                f"{characters} characters over",
            ),
            Words(
                f"删 {characters} 字，或把版样加深 {rows} 行，或改小图片",
                f"cut {characters} characters, or deepen the module by {rows} rows",
            ),
            span,
            spot._replace(part=SpotPart.OVERSET),
        )
    elif fit.white_rows:
        characters = fit.white_rows * set_story.measures.legs * set_story.measures.measure
        findings.warn(
            "underset",
            Words(
                f"{manuscript.page}版《{story.title}》空 {fit.white_rows} 行",
                f"page {manuscript.page}, “{story.id}” leaves {fit.white_rows} rows white",
            ),
            Words(
                f"约补 {characters} 字，或把版样减 {fit.white_rows} 行",
                f"add about {characters} characters, or take {fit.white_rows} rows away",
            ),
            span,
            spot,
        )


def _judge_pictures(set_story: SetStory, span: Span, spot: Spot, findings: Findings) -> None:
    """Report pictures that are deeper than the module, or have no place in it."""
    story, fit = set_story.manuscript.story, set_story.fit
    depth = set_story.module.rows[1] - set_story.module.rows[0] + 1 - 2 * set_story.pad_rows
    deep = any(spot.row + spot.rows > depth for spot in fit.pictures)
    if deep or len(fit.pictures) < len(set_story.pictures):
        findings.error(
            "picture-room",
            Words(
                f"《{story.title}》的版样放不下 {len(set_story.pictures)} 张图片",
                f"the module of “{story.id}” has no room for its pictures",
            ),
            Words("减少图片的栏数，或加宽版样", "narrow the pictures or widen the module"),
            span,
            spot,
        )


def _judge_shrunk(set_story: SetStory, span: Span, house: House, findings: Findings) -> None:
    """Report lines beside the headline that had to be set smaller than the body."""
    manuscript, styles = set_story.manuscript, house.styles
    ladder = head_style(manuscript, house)
    asked = {
        "kicker": ladder.kicker_size,
        "deck": ladder.deck_size,
        "standfirst": styles.standfirst.size,
        "byline": styles.byline.size,
        "label": styles.label.size,
    }
    sizes: dict[str, float] = {}
    for line in set_story.head.lines:
        part = line.source.part
        if part in asked and line.size < min(house.grid.size, asked[part]):
            sizes[part] = min(line.size, sizes.get(part, line.size))
    for part, size in sizes.items():
        zh = _BESIDE_HEADLINE[part]
        findings.warn(
            "head-small",
            Words(
                f"《{manuscript.story.title}》的{zh}太长，只能排到 {size:.3g} 点",
                f"the {part} of “{manuscript.story.id}” only fits at {size:.3g} pt",
            ),
            Words(f"把{zh}写短，或加宽版样", "shorten it, or widen the module"),
            span,
            Spot(manuscript.page, manuscript.story.id),
        )


def _judge_head(
    set_story: SetStory, span: Span, spot: Spot, house: House, findings: Findings
) -> None:
    """Report a vertical head that was set horizontally, and parts of the head set too small."""
    manuscript, story = set_story.manuscript, set_story.manuscript.story
    if story.vertical == "yes" and not set_story.side_head:
        findings.warn(
            "vertical-room",
            Words(
                f"《{story.title}》的竖题放不下，改排了横题",
                f"“{story.id}” has no room for its vertical head: it lies",
            ),
            Words(
                "把主题写短，或加长正文、加宽版样；不要竖题就写 竖题: 否",
                "shorten the head, lengthen the copy or widen the module, or write vertical: no",
            ),
            manuscript.span,
            spot,
        )
    _judge_turns(set_story, spot, findings)
    _judge_shrunk(set_story, span, house, findings)
    for part in set_story.head.tight:
        findings.warn(
            "head-small",
            Words(
                f"《{story.title}》的标题太长，只能排到 {set_story.head.size:g} 点",
                f"the headline of “{story.id}” only fits at {set_story.head.size:g} pt ({part})",
            ),
            Words("把标题写短，或用 ｜ 标出可以换行的地方", "shorten it, or mark a turn with ｜"),
            span,
            spot,
        )


def _judge_turns(set_story: SetStory, spot: Spot, findings: Findings) -> None:
    """Report the turns of a headline whose sense the program is not sure of."""
    manuscript, headline = set_story.manuscript, set_story.head.headline
    if headline is None or not headline.unsure:
        return
    turned = "／".join(headline.turns)
    message = Words(
        f"主题转成“{turned}”，拿不准意思断得对不对",
        f"the headline is turned “{turned}”, and its sense is not sure",
    )
    hint = Words(
        "断得不对，就在主题里用 ｜ 标出转行的地方；不许断开的词写进 不拆词",
        "if it is wrong, mark the turn with ｜ in the headline; add words that stay whole to 不拆词",
    )
    findings.items.append(
        Diagnostic("head-turn", Severity.INFO, message, hint, manuscript.span, spot)
    )


def _judge_glyphs(set_story: SetStory, spot: Spot, findings: Findings) -> None:
    """Report every character without a glyph, once for each place of the file."""
    manuscript = set_story.manuscript
    found: dict[tuple[str, Span], None] = {}
    for line in set_story.galley.lines:
        place = (
            manuscript.spans[line.number] if line.part in ("body", "subhead") else manuscript.span
        )
        for atom in line.atoms:
            if atom.missing:
                found.update({(char, place): None for char in atom.missing})
    for block in set_story.pictures:
        for line in block.words.lines:
            found.update({(c, manuscript.span): None for atom in line.atoms for c in atom.missing})
    for head_line in set_story.head.lines:
        found.update({(char, manuscript.span): None for char in head_line.line.missing})
    for char, place in found:
        name = sign_name(char)
        findings.error(
            "missing-glyph",
            Words(
                f"《{manuscript.story.title}》里的{name.zh}没有字形",
                f"no face has the {name.en} of “{manuscript.story.id}”",
            ),
            sign_remedy(char),
            place,
            spot,
        )


def _judge_faces(set_story: SetStory, spot: Spot, findings: Findings) -> None:
    """Report the texts that stand in another face than their style's, once for each such face."""
    manuscript = set_story.manuscript
    found: dict[str, dict[str, str]] = {}
    for atom in _atoms(set_story):
        if atom.lacking:
            found.setdefault(atom.face, {})[atom.text] = atom.lacking
    for face, texts in found.items():
        named = list(texts)[:TEXTS_NAMED]
        zh = "".join(f"“{text}”" for text in named) + ("等" if len(texts) > len(named) else "")
        lacking = "、".join(f"{texts[text][0]} U+{ord(texts[text][0]):04X}" for text in named)
        findings.warn(
            "face-changed",
            Words(
                f"《{manuscript.story.title}》里 {len(texts)} 个字词整个改用 {face} 排：{zh}；"
                f"它们该用的字体里没有 {lacking}",
                f"{len(texts)} words of “{manuscript.story.id}” are set in {face}, since their own "
                f"face lacks {lacking}: {', '.join(named)}",
            ),
            Words(
                "看大样是否合意；不合意就换成通行的字，或换一套有这个字的字体",
                "look at it on the proof; else use another character, or a font that has it",
            ),
            manuscript.span,
            spot,
        )


def _atoms(set_story: SetStory) -> Iterator[Atom]:
    """The atoms of a story's copy, cutlines and level head."""
    for line in set_story.galley.lines:
        yield from line.atoms
    for block in set_story.pictures:
        for cutline in block.words.lines:
            yield from cutline.atoms
    for head_line in set_story.head.lines:
        if isinstance(head_line.line, DisplayLine):
            yield from head_line.line.atoms


def _judge_lines(set_story: SetStory, house: House, spot: Spot, findings: Findings) -> None:
    """Report lines opened beyond the house's limits (A10.2), and lines that could not be set."""
    for line in set_story.galley.lines:
        if line.exception == LineException.ADDRESS:
            continue  # it stays short so that no gap is torn open
        opened = line.exception in ("", "open-line")
        if opened and line.stretch <= house.text.stretch_warn_em:
            continue
        manuscript = set_story.manuscript
        place = (
            manuscript.spans[line.number] if line.part in ("body", "subhead") else manuscript.span
        )
        torn = opened and line.stretch > house.text.stretch_fail_em
        zh = f"字隙拉开 {line.stretch:.2f} 字" if opened else "这一行排不进行长"
        report = findings.error if torn else findings.warn
        report(
            "torn-line" if torn else "loose-line",
            Words(
                f"《{manuscript.story.title}》“{line.text}”{zh}",
                f"line “{line.text}” of “{manuscript.story.id}” is "
                f"{f'opened by {line.stretch:.2f} em' if opened else line.exception}",
            ),
            Words("改一两个字，或换一个栏宽", "change a word or the measure"),
            place,
            spot,
        )
