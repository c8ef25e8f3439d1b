"""The composing room: a house's styles and faces, and the compositor that sets lines with them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from layout.furniture.body import body_paragraphs
from layout.house.faces import Faces
from layout.house.newspaper import House
from layout.issue.manuscript import Manuscript
from layout.text.atoms import TypeCase
from layout.text.composer import Composer
from layout.text.display.lexicon import Lexicon
from layout.text.display.turns import Phrases
from layout.text.spacing import Rules


class ComposingRoom(NamedTuple):
    """A house with its faces (`case`), its line breaker (`composer`) and its head turner (`phrases`)."""

    house: House
    case: TypeCase
    composer: Composer
    phrases: Phrases


def open_composing_room(
    house: House, faces: Faces, lexicon: Lexicon | None = None
) -> ComposingRoom:
    """The composing room of a house with its faces loaded; `lexicon` looks up the words of heads."""
    case = TypeCase(faces)
    phrases = Phrases(house.words, lexicon=lexicon or Lexicon())
    return ComposingRoom(house, case, Composer(case, rules_of(house)), phrases)


def prepare_copy(manuscript: Manuscript, room: ComposingRoom) -> None:
    """Make the atoms of a story's copy, which will be set at many measures."""
    copy = body_paragraphs(manuscript, room.house)
    room.composer.prepare(paragraph.runs for paragraph in copy)


def release_copy(manuscripts: Iterable[Manuscript], room: ComposingRoom) -> None:
    """Let go of the atoms of stories whose page is done, if the issue is a long one."""
    for manuscript in manuscripts:
        copy = body_paragraphs(manuscript, room.house)
        room.composer.release(paragraph.runs for paragraph in copy)


def rules_of(house: House) -> Rules:
    """The rules for setting lines that the house file asks for."""
    text = house.text
    return Rules(text.level, text.style, text.autospace_em, text.trim_start, text.trim_indent)
