"""The composing room: a house's styles and faces, and the compositor that sets lines with them."""

from __future__ import annotations

from typing import NamedTuple

from layout.house.faces import Faces
from layout.house.newspaper import House
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


def rules_of(house: House) -> Rules:
    """The rules for setting lines that the house file asks for."""
    text = house.text
    return Rules(text.level, text.style, text.autospace_em, text.trim_start, text.trim_indent)
