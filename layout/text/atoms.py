"""Copy cut into atoms: pieces of ink that no line end divides, with their glyphs; widths in em.

An atom is one Han character, one mark without its blank half, —— or …… or ？！, or a whole Latin
word or number with its unit (A4). The blank halves of marks belong to the gaps between
atoms (`spacing`). In the terms of Knuth and Plass an atom is a box.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from layout.house.faces import FaceFile, Faces
from layout.text.charclass import MARKS, PAIRS, SIGNS, Kind, is_latin


class Run(NamedTuple):
    """A stretch of copy in one face, which is named by its trade role."""

    text: str
    role: str


class Atom(NamedTuple):
    """Ink that no line end divides.

    `width` is the width of the ink frame in em. `glyphs`, `offsets` and `texts` are the glyph
    ids, their origins from the left edge of the frame in em, and their source characters; `face`
    is the face's key. `left` and `right` are the kinds of the two edges. `blank_left` and
    `blank_right` are the blank halves of a full-width mark in em. `missing` holds the characters
    that no face of the chain has; such an atom has no glyphs. `lacking` holds those that the role's own
    face lacks, where a face after it in the chain has the whole text.
    """

    text: str
    face: str
    width: float
    glyphs: tuple[int, ...]
    offsets: tuple[float, ...]
    texts: tuple[str, ...]
    left: Kind
    right: Kind
    blank_left: float = 0.0
    blank_right: float = 0.0
    missing: str = ""
    lacking: str = ""


SPACE = " "
"""A word space in a token stream; it becomes a gap, not an atom."""
IDEOGRAPHIC_SPACE = "\u3000"
"""The space of one em that Chinese copy is typed with."""
_PREFIXES = "￥№"
"""Signs that are set like the Latin text after them."""
_POSTFIXES = "%％‰℃°"
"""Signs that may close a number."""
_EXCLAMATIONS = "？！"
_FULL_WIDTH = 0.9
"""Em: a mark whose glyph is wider than this brings its blank along in the glyph."""
_PAIR_WIDTH = 2.0
"""Em: the width of —— and …… (A4.1)."""
_MISSING_WIDTH = 1.0
"""Em: the room left for a character that no face has."""

_HAN = (Kind.HAN, Kind.HAN)
_SIDE = 0.04
"""Em: the white beside the ink of a sign whose full-width glyph is narrowed to it."""


def pieces_of(atom: Atom, breaks: Sequence[int]) -> tuple[Atom, ...]:
    """An atom cut before the characters with the numbers `breaks`; its glyphs keep their places."""
    if not atom.glyphs:
        return (atom,)
    starts = list(accumulate(map(len, atom.texts), initial=0))
    cuts = [0, *(starts.index(at) for at in breaks if at in starts), len(atom.texts)]
    edges = (*atom.offsets, atom.width)
    return tuple(
        Atom(
            "".join(atom.texts[a:b]),
            atom.face,
            edges[b] - edges[a],
            atom.glyphs[a:b],
            tuple(offset - edges[a] for offset in atom.offsets[a:b]),
            atom.texts[a:b],
            Kind.LATIN,
            Kind.LATIN,
        )
        for a, b in pairwise(cuts)
        if b > a
    )


class _AtomsOfRole(dict[str, Atom]):
    """The atoms of one role by their tokens, made when first looked up."""

    def __init__(self, make: Callable[[str], Atom]) -> None:
        super().__init__()
        self.make = make

    def __missing__(self, token: str) -> Atom:
        found = self[token] = self.make(token)
        return found


@dataclass(slots=True)
class TypeCase:
    """Makes the atom of every token and role once, and gives it out again."""

    faces: Faces
    display_lines: dict[Hashable, Any] = field(default_factory=dict)
    """Display lines set before, by all that they were set from (`display.solid`)."""
    _made: dict[str, _AtomsOfRole] = field(default_factory=dict)
    _signs: dict[tuple[str, str], Atom] = field(default_factory=dict)

    def atom(self, token: str, role: str) -> Atom:
        """The atom of one token in one role's face."""
        return self.atoms(role)[token]

    def atoms(self, role: str) -> Mapping[str, Atom]:
        """The atoms of one role by token; a token not met before is made."""
        found = self._made.get(role)
        if found is None:
            found = self._made[role] = _AtomsOfRole(partial(self.make, role=role))
        return found

    def sign(self, char: str, role: str) -> Atom:
        """The atom of a sign that stands with figures or letters, as narrow as they are."""
        found = self._signs.get((char, role))
        if found is None:
            face = self.faces.for_text(role, char)
            made = self.atom(char, role) if face is None else _narrow(char, face)
            found = self._signs[char, role] = made
        return found

    def make(self, token: str, role: str) -> Atom:
        """A new atom of a token, in the first face of the role's chain that has all of it."""
        single = len(token) == 1
        base = token if single else "".join(c for c in token if not _is_selector(c))
        face = self.faces.for_text(role, base)
        if face is None:
            return self._missing(token, base, role)
        own = self.faces.by_role[role]
        made = self._set(token, face)
        if face is own:
            return made
        return made._replace(lacking="".join(char for char in base if own.glyph(char) is None))

    def _set(self, token: str, face: FaceFile) -> Atom:
        """The atom of a token in a face that has all of it."""
        single = len(token) == 1
        if single and token not in MARKS and not is_latin(token):
            glyph, advance = face.glyph(token) or (0, 1.0)
            left, right = SIGNS.get(token, _HAN)
            return Atom(token, face.key, advance, (glyph,), (0.0,), (token,), left, right)
        return _special(token, face)

    def _missing(self, token: str, base: str, role: str) -> Atom:
        """An atom without glyphs; `base` is the token without variation selectors."""
        first = self.faces.by_role[role]
        lacking = "".join(c for c in base if self.faces.for_text(role, c) is None)
        return Atom(
            token,
            first.key,
            _MISSING_WIDTH,
            (),
            (),
            (),
            Kind.HAN,
            Kind.HAN,
            missing=lacking or base,
        )


def _special(token: str, face: FaceFile) -> Atom:
    """The atom of a mark, of Latin text, or of anything else that is not one Han character."""
    if token in PAIRS:
        return _shaped(token, face, Kind.PAIR, frame=_PAIR_WIDTH)
    if token[0] in _EXCLAMATIONS and len(token) > 1:
        return _stack(token, face)
    if token in MARKS:
        return _mark(token, face)
    if token[0] == "-" and len(token) > 1:
        return _shaped(token, face, Kind.LATIN, frame=None)._replace(left=Kind.CONNECT)
    if token in SIGNS:
        left, right = SIGNS[token]
        return _shaped(token, face, Kind.LATIN, frame=None)._replace(left=left, right=right)
    if is_latin(token[0]) or token[0] in _PREFIXES:
        return _shaped(token, face, Kind.LATIN, frame=None)
    return _shaped(token, face, Kind.HAN, frame=None)


def _is_selector(char: str) -> bool:
    """Whether a character is a variation selector (Unicode 23.4)."""
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"


def _mark(token: str, face: FaceFile) -> Atom:
    """A mark in its ink frame; a glyph of Latin width is centred in the frame (A5.3)."""
    mark = MARKS[token]
    glyph, advance = face.glyph(token) or (0, 1.0)
    if mark.left and advance > _FULL_WIDTH:
        offset = -mark.left
    elif mark.right and advance > _FULL_WIDTH:
        offset = 0.0
    else:
        offset = (mark.width - advance) / 2
    return Atom(
        token,
        face.key,
        mark.width,
        (glyph,),
        (offset,),
        (token,),
        mark.kind,
        mark.kind,
        mark.left,
        mark.right,
    )


def _narrow(char: str, face: FaceFile) -> Atom:
    """A sign in its proportional glyph; a glyph of full width takes no more than its ink needs."""
    glyph, _, advance, _ = face.shape(char, proportional=True)[0]
    offset = 0.0
    if advance > _FULL_WIDTH:
        left, _, right, _ = face.ink(glyph)
        if right > left:
            offset, advance = _SIDE - left, right - left + 2 * _SIDE
    return Atom(char, face.key, advance, (glyph,), (offset,), (char,), Kind.LATIN, Kind.LATIN)


def _stack(token: str, face: FaceFile) -> Atom:
    """Two of ？！ in one em, three in two em (GB/T 15834 5.1.2)."""
    width = 1.0 if len(token) == 2 else 2.0
    glyphs = tuple((face.glyph(char) or (0, 1.0))[0] for char in token)
    step = width / len(token)
    offsets = tuple(step * i for i in range(len(token)))
    return Atom(token, face.key, width, glyphs, offsets, tuple(token), Kind.STACK, Kind.STACK)


def _shaped(token: str, face: FaceFile, kind: Kind, frame: float | None) -> Atom:
    """A word, number or pair as HarfBuzz shapes it.

    With `frame`, a width in em, it is centred in that; else it is as wide as its advances.
    """
    shaped = face.shape(token, proportional=kind is Kind.LATIN and not token.isascii())
    natural = sum(glyph.advance for glyph in shaped)
    pen = 0.0 if frame is None else (frame - natural) / 2
    starts = [glyph.cluster for glyph in shaped] + [len(token)]
    glyphs, offsets, texts = [], [], []
    for i, glyph in enumerate(shaped):
        glyphs.append(glyph.glyph)
        offsets.append(pen + glyph.offset)
        texts.append(token[starts[i] : starts[i + 1]])
        pen += glyph.advance
    return Atom(
        token,
        face.key,
        natural if frame is None else frame,
        tuple(glyphs),
        tuple(offsets),
        tuple(texts),
        kind,
        _right_kind(token, kind),
    )


def _right_kind(token: str, kind: Kind) -> Kind:
    """The kind of a token's right edge; `kind` is that of its left edge."""
    if kind is Kind.LATIN and token[-1] in _POSTFIXES:
        return Kind.POSTFIX
    return Kind.HAN if kind is Kind.LATIN and not is_latin(token[-1]) else kind
