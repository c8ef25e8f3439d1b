"""Reports on furniture without room: masthead, folio lines and foot are drawn before anything is set.

What has no room is reported at the key that can give it some: of the house, or of the issue where
only its own text is too long.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from layout.core.diagnostics import Findings, Span, Spot, Words
from layout.core.frame import GlyphRun, Item, Source
from layout.draw.cells import zone_rect
from layout.draw.front_places import front_foot, masthead_rect
from layout.edition.furniture_check.furniture_text import front_text
from layout.furniture.crowding import Crowding, CrowdingKind, crowding
from layout.furniture.folio import LEAST_COLOPHON_SIZE, folio_copy, folio_items, foot_copy
from layout.furniture.masthead import masthead_copy, masthead_items
from layout.house.faces import Faces
from layout.house.newspaper import House
from layout.house.paper import STYLE_FILE
from layout.issue.load import Edition
from layout.issue.model import Page
from layout.issue.zones import fixed_zones
from layout.source.binding import Key
from layout.source.value_faults import key_words, of_key
from layout.text.atoms import TypeCase

RULE = "furniture-room"
_USUAL = {
    "section": "要闻",
    "editor": "某某某",
    "designer": "某某某",
    "proofreader": "",
    "note": "",
}
"""A page with texts of usual length: a folio line without room for them is the house's fault."""
_STRIP = ("licence", "note", "url")
"""The texts of the info line, which have one size."""
_ROOM_ZH = {"masthead": "报头", "folio": "版眉", "foot": "报尾"}
_ROOM_KEYS = {
    "masthead": Words("报头·栏、报头·行数", "columns or rows of masthead"),
    "folio": Words("版眉行数", "folio_rows"),
    "foot": Words("报尾行数", "foot_rows"),
}
_PARTS_ZH = {
    "name": "报名",
    "pinyin": "拼音",
    "imprint": "主办、出版",
    "number": "期号或版次",
    "pages": "版数",
    "year": "年",
    "day": "日期",
    "weekday": "星期",
    "lunar": "农历",
    "licence": "准印证号或刊号",
    "url": "网址",
    "note": "附注",
    "section": "版名",
    "date": "日期",
    "staff": "责任编辑、美编、校对",
    "label": "便民电话",
    "hotline": "便民电话",
    "colophon": "出版项",
}


class _Keys(NamedTuple):
    """Keys that can put a fault right: of the house, and one of the issue or none."""

    house: tuple[Key, ...]
    issue: Key | None = None


def judge_furniture(edition: Edition, faces: Faces, findings: Findings) -> bool:
    """Report furniture without room; whether all of it has room."""
    case = TypeCase(faces)
    faults = [*_front(edition, case)]
    folios = dict(_folios(edition, case))
    house_folio = any(folios.values()) and list(_usual_folio(edition, case))
    if house_folio:
        faults += [(fault, _folio_keys(fault, None)) for fault in house_folio]
    else:
        faults += [(f, _folio_keys(f, p)) for p, found in folios.items() for f in found]
    told: set[tuple[str, Key]] = set()
    for fault, keys in faults:
        span, key = _place(edition, keys)
        if (fault.kind.name, key) not in told:
            told.add((fault.kind.name, key))
            message, hint = _words(fault)
            message = of_key(key_words(span.path), message)
            findings.error(_rule(fault), message, hint, span, _spot(edition, keys))
    return not faults


def _front(edition: Edition, case: TypeCase) -> Iterator[tuple[Crowding, _Keys]]:
    """The faults of masthead and foot."""
    issue, house = edition.issue.value, edition.house.value
    page = next((page for page in issue.pages if page.number == 1), None)
    if page is None:
        return  # the rule of page numbers speaks
    masthead = masthead_copy(house, issue.number, issue.date, len(issue.pages), page.note)
    foot = foot_copy(page, edition.hotlines(), house)
    printed = dict(front_text(masthead, foot))
    zones, faces = fixed_zones(page, house), case.faces.by_key()
    head = masthead_rect(zones["报头"], house)
    items = masthead_items(masthead, head, house, case)
    own = [(source, text) for source, text in printed.items() if source.story == "masthead"]
    for fault in crowding(items, own, head, faces):
        yield fault, _masthead_keys(fault, house, items)
    strip = front_foot(edition, foot, case)
    own = [(source, text) for source, text in printed.items() if source.story == "foot"]
    least = {"colophon": LEAST_COLOPHON_SIZE}
    for fault in crowding(strip.items, own, zone_rect(zones["报尾"], house), faces, least):
        yield fault, _foot_keys(fault, edition)


def _folios(edition: Edition, case: TypeCase) -> Iterator[tuple[int, list[Crowding]]]:
    """The faults of every folio line by the index of its page."""
    for index, page in enumerate(edition.issue.value.pages):
        if page.number != 1:
            yield index, list(_folio(edition, page, case))


def _usual_folio(edition: Edition, case: TypeCase) -> Iterator[Crowding]:
    """The faults of a folio line with texts of usual length."""
    for page in edition.issue.value.pages:
        if page.number != 1:
            yield from _folio(edition, page.model_copy(update=_USUAL), case)
            return


def _folio(edition: Edition, page: Page, case: TypeCase) -> Iterator[Crowding]:
    house = edition.house.value
    copy = folio_copy(page, house, edition.issue.value.date)
    zone = zone_rect(fixed_zones(page, house)["版眉"], house)
    items = folio_items(copy, page.number, zone, house, case)
    printed = [(Source(f"folio-{page.number}", part), text) for part, text in copy.printed()]
    typed = dict.fromkeys((part for part, _ in copy.printed()), 0.0)
    return crowding(items, printed, zone, case.faces.by_key(), typed)


def _masthead_keys(fault: Crowding, house: House, items: Sequence[Item]) -> _Keys:
    """The keys for a fault of the masthead: its longest text, or its columns and rows."""
    part, line = fault.source.part, fault.source.paragraph
    permit: Key = ("cn",) if house.regime == "报纸" else ("licence",)
    own: dict[str, Key] = {"licence": permit, "url": ("url",), "pinyin": ("pinyin",)}
    room: tuple[Key, ...] = (("masthead", "columns"), ("masthead", "rows"))
    if part in _STRIP:
        part = _longest(items, _STRIP)
        return _Keys((own[part],)) if part in own else _Keys(room, ("pages", 0, "note"))
    if part == "imprint":
        return _Keys((("publisher",) if line else ("sponsor",),))
    if part in own:
        return _Keys((own[part],))
    return _Keys((*room, ("grid", "column_em"), ("grid", "leading"), ("name",)))


def _longest(items: Sequence[Item], parts: Sequence[str]) -> str:
    """The part with the most characters."""
    lengths: dict[str, int] = {}
    for item in items:
        if isinstance(item, GlyphRun) and item.source.part in parts:
            part = item.source.part
            lengths[part] = lengths.get(part, 0) + len("".join(item.texts))
    return max(lengths, key=lambda part: lengths[part])


def _foot_keys(fault: Crowding, edition: Edition) -> _Keys:
    """The keys for a fault of the foot: its texts if it had to be set small, else its depth."""
    part, line = fault.source.part, fault.source.paragraph
    if part == "colophon":
        return _Keys((_colophon_key(edition.house.value, line),))
    if fault.kind in (CrowdingKind.SMALL, CrowdingKind.NO_GLYPH):
        return _Keys((("hotlines",),), ("hotlines",) if edition.issue.value.hotlines else None)
    return _Keys((("foot_rows",), ("styles", "foot", "size"), ("grid", "leading")))


def _colophon_key(house: House, line: int) -> Key:
    """The key of an entry of the colophon by its place in it."""
    keys = (
        "supervisor",
        "address",
        "telephone",
        "issn",
        "price",
        "audience",
        "printer",
        "print_run",
    )
    given = [key for key in keys if getattr(house, key)]
    return (given[line],)


def _folio_keys(fault: Crowding, page: int | None) -> _Keys:
    """The keys for a fault of a folio line; `page` is an index, None for a page of usual texts."""
    parts = {fault.source.part, fault.other.part if fault.other else fault.source.part}
    if page is not None:
        for part, key in (("section", "section"), ("note", "note"), ("staff", "editor")):
            if part in parts:
                return _Keys((), ("pages", page, key))
    sizes: Mapping[str, Key] = {
        "number": ("styles", "page_number", "size"),
        "section": ("styles", "section", "size"),
        "date": ("styles", "folio", "size"),
        "staff": ("styles", "folio", "size"),
    }
    own = tuple(dict.fromkeys(sizes[part] for part in sizes if part in parts))
    return _Keys((*own, ("folio_rows",), ("name",)))


def _place(edition: Edition, keys: _Keys) -> tuple[Span, Key]:
    """Where a fault is reported: at the issue's key, else at the first key of the own house file."""
    if keys.issue is not None:
        return edition.issue.span(*keys.issue), keys.issue
    spans = [(edition.house.span(*key), key) for key in keys.house]
    return next((one for one in spans if one[0].file != STYLE_FILE.name), spans[0])


def _spot(edition: Edition, keys: _Keys) -> Spot:
    page = keys.issue[1] if keys.issue and len(keys.issue) > 1 else 0
    return Spot(edition.issue.value.pages[int(page)].number)


def _rule(fault: Crowding) -> str:
    if fault.kind is CrowdingKind.SMALL and fault.source.part == "colophon":
        return "colophon-line"
    return "missing-glyph" if fault.kind is CrowdingKind.NO_GLYPH else RULE


def _words(fault: Crowding) -> tuple[Words, Words]:
    """Message and remedy."""
    room = fault.source.story.partition("-")[0]
    part = _PARTS_ZH.get(fault.source.part, fault.source.part)
    zh, en = f"{_ROOM_ZH[room]}的{part}“{fault.text}”", f"{fault.source.part} of the {room}"
    shorter = Words(
        f"写短些、改小字号，或者加大 {_ROOM_KEYS[room].zh}",
        f"shorten it, make its size smaller, or raise {_ROOM_KEYS[room].en}",
    )
    match fault.kind:
        case CrowdingKind.NO_GLYPH:
            names = "、".join(f"“{char}”（U+{ord(char):04X}）" for char in fault.text)
            return (
                Words(
                    f"{_ROOM_ZH[room]}的{part}里的{names}没有字形",
                    f"no face has {names} in the {en}",
                ),
                Words("换成通行的字，或配一套有这个字的字体", "use another character or face"),
            )
        case CrowdingKind.OUTSIDE:
            what = Words(f"伸出{_ROOM_ZH[room]} {fault.value:.1f} 点", "stands out of it")
        case CrowdingKind.SMALL:
            what = Words(f"排不下，要缩到 {fault.value:.1f} 点", "has to be set too small")
        case CrowdingKind.OVERLAP:
            other = fault.other and _PARTS_ZH.get(fault.other.part, fault.other.part)
            on = f"“{other}”" if other else "线"
            what = Words(f"压在{on}上 {fault.value:.1f} 点", "stands on its neighbour")
    message = Words(f"{zh}{what.zh}", f"{en} “{fault.text}” {what.en} ({fault.value:.1f} pt)")
    return message, shorter
