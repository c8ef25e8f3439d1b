"""Whether the furniture of an edition surely has room, so that a check need not draw it.

Drawing takes as long as the rest of a check. A house that changes nothing of the packaged style that
gives the furniture its room, and whose texts are of usual length, needs none of it.
`tests/edition/test_furniture_room.py` draws texts of these lengths in every usual house.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from layout.house.newspaper import House
from layout.house.paper import STYLE_FILE
from layout.issue.load import Edition
from layout.issue.model import Page

NAME_CHARS, IMPRINT_CHARS, PERMIT_CHARS, URL_CHARS, NOTE_CHARS = 5, 20, 36, 40, 12
"""Characters of the masthead's texts."""
SECTION_CHARS, STAFF_CHARS = 6, 16
"""Characters of a section's name, and of the names of a page's staff together."""
HOTLINE_CHARS, HOTLINES = 72, 6
"""Characters of all hotlines with their numbers, and how many there are."""
COLOPHON_CHARS = 110
"""Characters of the colophon."""
_ROOM_KEYS = ("sheet", "grid", "styles", "masthead", "folio_rows", "foot_rows", "faces")
"""The keys of style that give the furniture its room, and its type."""


def is_plain(edition: Edition) -> bool:
    """Whether the furniture is of packaged style and of usual length."""
    house, issue = edition.house, edition.issue.value
    own = (span.file for key, span in house.spans.items() if key[:1] and key[0] in _ROOM_KEYS)
    if any(file != STYLE_FILE.name for file in own):
        return False
    hotlines = edition.hotlines()
    return (
        _are_common(_texts(edition))
        and _front_is_short(house.value, issue.pages[0])
        and len(hotlines) <= HOTLINES
        and sum(len(name) + len(number) for name, number in hotlines.items()) <= HOTLINE_CHARS
        and all(map(_page_is_short, issue.pages))
    )


def _texts(edition: Edition) -> Iterator[str]:
    """The texts of the furniture that an editor writes."""
    house = edition.house.value
    yield from (house.name, house.pinyin, house.sponsor, house.publisher, house.url)
    yield from (house.licence, house.cn, house.postal_code, *house.colophon)
    for page in edition.issue.value.pages:
        yield from (page.section, page.note, page.editor, page.designer, page.proofreader)
    for pair in edition.hotlines().items():
        yield from pair


def _are_common(texts: Iterable[str]) -> bool:
    """Whether every character is one of GBK, which the packaged faces have."""
    try:
        "".join(texts).encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def _front_is_short(house: House, page: Page) -> bool:
    return (
        len(house.name) <= NAME_CHARS
        and len(house.pinyin) <= NAME_CHARS * 6
        and max(len(house.sponsor), len(house.publisher)) <= IMPRINT_CHARS
        and len(house.licence or house.cn + house.postal_code) <= PERMIT_CHARS
        and len(house.url) <= URL_CHARS
        and len(page.note) <= NOTE_CHARS
        and sum(map(len, house.colophon)) <= COLOPHON_CHARS
    )


def _page_is_short(page: Page) -> bool:
    staff = len(page.editor) + len(page.designer) + len(page.proofreader)
    return (
        len(page.section) <= SECTION_CHARS and staff <= STAFF_CHARS and len(page.note) <= NOTE_CHARS
    )
