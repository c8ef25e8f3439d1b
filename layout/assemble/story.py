"""One story set into its module: head, galley and pictures closed to the row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from layout.assemble.copyways import MEANS
from layout.assemble.group import PictureRow, group_rows, is_group
from layout.assemble.headways import CHOICES
from layout.assemble.jump import kept_galley
from layout.assemble.measures import BOX_PAD_ROWS, Measures, inner_measures, is_boxed
from layout.assemble.settings import Closing
from layout.diagnostics import Findings, Span, Spot, Words
from layout.furniture.copy import body_paragraphs
from layout.furniture.heading import Head, head_choices, set_head
from layout.furniture.picture import PLACEHOLDER_ASPECT, PictureBlock, set_picture
from layout.furniture.shop import Shop
from layout.furniture.sidehead import set_side_head
from layout.house import House
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.issue.photographs import PixelSize
from layout.makeup.module import ModuleFit, ModuleNeed, PictureNeed, close_module, fit_module
from layout.text.galley import Galley, set_galley

HEAD_AIR_MOST = {"lead": 3, "major": 2, "normal": 2, "brief": 1}


class SetStory(NamedTuple):
    """A story closed in its module; rows inside count from the module's first, padding included.

    `head_legs` are those that an inset head stands over; 0 is all.
    """

    manuscript: Manuscript
    module: Module
    measures: Measures
    head: Head
    side_head: bool
    boxed: bool
    galley: Galley
    pictures: tuple[PictureBlock, ...]
    fit: ModuleFit
    pad_rows: int
    head_legs: int = 0
    spans: tuple[tuple[float, float], ...] = ()
    """Of the pictures of a group: left edge in em from the module's, and width."""

    def picture_x(self, number: int) -> tuple[float, float]:
        """Left edge and width of a picture in em, from the module's left edge."""
        if self.spans:
            return self.spans[number]
        spot = self.fit.pictures[number]
        return self.measures.leg_x(spot.leg), self.measures.span(spot.legs)


def set_story(
    manuscript: Manuscript,
    module: Module,
    last_row: int,
    shop: Shop,
    sizes: Mapping[str, PixelSize],
    closing: Closing | None = None,
) -> SetStory:
    """Set a story into a module; `last_row` is the last row that stories of the page may use.

    Without a closing the module's means are found here: the editor gave its place alone.
    """
    house = shop.house
    story = manuscript.story
    boxed = closing.boxed if closing else is_boxed(story)
    columns = module.columns[1] - module.columns[0] + 1
    asked = story.vertical == "yes" and columns > 1
    side_head = closing.shape.beside if closing else asked
    legs = closing.shape.legs if closing else module.legs
    inside = inner_measures(columns, legs, house, boxed=boxed, side_head=side_head)
    size = house.grid.size
    tail = 0 if module.rows[1] >= last_row else 1
    pad = BOX_PAD_ROWS if boxed else 0
    rows = module.rows[1] - module.rows[0] + 1 - tail - 2 * pad
    if side_head:
        area = (house.grid.column_em * size, rows * house.grid.leading)
        head = set_side_head(manuscript, area, shop)
    elif closing is not None:
        over = inside.span(closing.head_legs) if closing.head_legs else inside.width
        step, choice = divmod(closing.head, CHOICES)
        choices = head_choices(manuscript, over * size, shop, closing.step + step)
        head = next(islice(choices, choice, None))
    else:
        head = set_head(manuscript, inside.width * size, shop)
    extra = closing.copy.extra if closing is not None else None
    galley = set_galley(body_paragraphs(manuscript, house), inside.measure, shop.composer, extra)
    if closing is not None and closing.jump_to:
        kept, page = closing.copy.kept, closing.jump_to
        galley = kept_galley(galley, kept, page, house, shop.composer)
    room = rows - (0 if side_head else head.rows)
    blocks, needs, group = _pictures(manuscript, inside, (module, room), shop, sizes, closing)
    in_rows = tuple(len(row.blocks) for row in group)
    air = HEAD_AIR_MOST[story.rank]
    need = ModuleNeed(
        rows,
        inside.legs,
        head.rows,
        air,
        needs,
        module.picture_place,
        side_head,
        closing.head_legs if closing else 0,
        in_rows,
    )
    if closing is None:
        fit = fit_module(need, galley.lines)
    else:
        shape = closing.shape
        picture_rows = _rows_of(shape.picture, needs, in_rows)
        fit = close_module(need, galley.lines, shape.air, picture_rows)
        means = closing.means.split(MEANS) if closing.means else ()
        fit = fit._replace(absorbers=(*fit.absorbers, *means))
    made = (manuscript, module, inside, head, side_head, boxed, galley, blocks, fit, pad)
    return SetStory(*made, need.head_legs, tuple(span for row in group for span in row.spans))


def _pictures(
    manuscript: Manuscript,
    inside: Measures,
    place: tuple[Module, int],
    shop: Shop,
    sizes: Mapping[str, PixelSize],
    closing: Closing | None,
) -> tuple[tuple[PictureBlock, ...], tuple[PictureNeed, ...], tuple[PictureRow, ...]]:
    """The pictures set, what they need, and the rows in which they stand if they are a group.

    `place` are the module and its rows beside the head: where the editor does not say how wide a
    picture is, it is no deeper.
    """
    house, (module, room) = shop.house, place
    columns = module.columns[1] - module.columns[0] + 1

    known = [sizes.get(picture.file) for picture in manuscript.pictures]
    aspects = [size.aspect if size else PLACEHOLDER_ASPECT for size in known]

    def block(number: int, em: float) -> PictureBlock:
        width = em * house.grid.size
        return set_picture(manuscript.pictures[number], aspects[number], width, shop)

    if is_group(manuscript):
        rows = group_rows(aspects, inside, block)
        grouped = [need for n, row in enumerate(rows) for need in row.needs(first=n == 0)]
        return tuple(one for row in rows for one in row.blocks), tuple(grouped), rows
    blocks, needs = [], []
    for number, picture in enumerate(manuscript.pictures):
        wanted = picture.columns[1] if picture.columns else max(1, round(columns * 0.6))
        legs = max(1, min(inside.legs, round(wanted * inside.legs / columns)))
        if module.picture_place == "above":
            legs = inside.legs
        if closing is not None:
            legs = closing.shape.picture_legs if number == 0 else 1
        made = block(number, inside.span(legs))
        while (
            closing is None and legs > 1 and made.least > room and module.picture_place != "above"
        ):
            legs -= 1
            made = block(number, inside.span(legs))
        blocks.append(made)
        needs.append(PictureNeed(legs, made.ideal, made.least, made.most))
    return tuple(blocks), tuple(needs), ()


def _rows_of(rows: int, needs: Sequence[PictureNeed], in_rows: Sequence[int]) -> tuple[int, ...]:
    """The depth of every picture where the first has so many rows, or the group in all."""
    if not needs:
        return ()
    abreast = in_rows[0] if in_rows else 1
    others = tuple(need.ideal for need in needs[abreast:])
    firsts = accumulate(in_rows[:-1])
    below = sum(needs[first].ideal for first in firsts)
    return (rows - below,) * abreast + others


def judge_story(set_story: SetStory, span: Span, house: House, findings: Findings) -> None:
    """Say what is wrong with a set story: overset, white, missing glyphs, forced lines."""
    manuscript, fit = set_story.manuscript, set_story.fit
    story = manuscript.story
    spot = Spot(manuscript.page, story.id)
    if fit.overset_lines:
        rest = set_story.galley.lines[len(fit.places) :]
        characters = sum(len(line.text.replace(" ", "")) for line in rest)
        rows = -(-sum(line.rows for line in rest) // set_story.measures.legs)
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
            spot,
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
    _judge_glyphs(set_story, spot, findings)
    _judge_lines(set_story, house, spot, findings)


def _judge_glyphs(set_story: SetStory, spot: Spot, findings: Findings) -> None:
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
        findings.error(
            "missing-glyph",
            Words(
                f"《{manuscript.story.title}》里的“{char}”（U+{ord(char):04X}）没有字形",
                f"no face has “{char}” (U+{ord(char):04X}) in “{manuscript.story.id}”",
            ),
            Words(
                "换成通行的字，或在 paper.yaml 里给这种用途配一套有这个字的字体",
                "use another character, or name a face that has it in paper.yaml",
            ),
            place,
            spot,
        )


def _judge_lines(set_story: SetStory, house: House, spot: Spot, findings: Findings) -> None:
    """Lines opened beyond the house's limits (A10.2), and lines that no rule could set."""
    for line in set_story.galley.lines:
        opened = line.exception in ("", "open-line")
        if opened and line.stretch <= house.text.stretch_warn_em:
            continue
        manuscript = set_story.manuscript
        place = (
            manuscript.spans[line.number] if line.part in ("body", "subhead") else manuscript.span
        )
        torn = opened and line.stretch > house.text.stretch_fail_em
        zh = f"字隙拉开 {line.stretch:.2f} 字" if opened else "这一行排不进行长"
        note = findings.error if torn else findings.warn
        note(
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
