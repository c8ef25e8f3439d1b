"""What every part of a page is set with: the house's styles, the case of sorts, the compositor."""

from __future__ import annotations

from typing import NamedTuple

from layout.house.faces import Faces
from layout.house.paper import House
from layout.text.atoms import TypeCase
from layout.text.composer import Composer
from layout.text.display.lexicon import Lexicon
from layout.text.display.turns import Phrases
from layout.text.spacing import Rules


class ComposingRoom(NamedTuple):
    """A house and its type."""

    house: House
    case: TypeCase
    composer: Composer
    phrases: Phrases


def open_composing_room(
    house: House, faces: Faces, lexicon: Lexicon | None = None
) -> ComposingRoom:
    """The shop of a house with its faces."""
    case = TypeCase(faces)
    phrases = Phrases(house.words, lexicon=lexicon or Lexicon())
    return ComposingRoom(house, case, Composer(case, rules_of(house)), phrases)


def rules_of(house: House) -> Rules:
    """The house's rules for setting lines."""
    text = house.text
    return Rules(text.level, text.style, text.autospace_em, text.trim_start, text.trim_indent)
