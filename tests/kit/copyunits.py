"""Random copy out of every class of the clean door, and the properties that set copy has."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import pairwise

from layout.issue.normalise import Normaliser
from layout.text.atoms import Atom, Run, TypeCase
from layout.text.composer import Composer
from layout.text.display.solid import set_display
from layout.text.display.vertical import set_vertical
from layout.text.galley import GalleyLine, Paragraph, set_galley
from layout.text.linebreak import LineException
from layout.text.spacing import Rules

MEASURES = (7, 12, 14, 26)
"""Em: the measures of the property tests."""
TYPED_SPACE = 0.25
"""Em: the space inside a unit."""
GAP_MOST = 0.1
"""Em: the widest gap inside a unit, apart from a typed space."""
UNITS = (
    ("±0.2", "±0.2"), ("−5℃", "−5℃"), ("+5", "+5"), ("€99", "€99"), ("£9", "£9"), ("≥60", "≥60"),
    ("≈3.14", "≈3.14"), ("√2", "√2"), ("§3", "§3"), ("10m²", "10m²"), ("CO₂", "CO₂"), ("10³", "10³"),
    ("3∶1", "3∶1"), ("39°54′20″", "39°54′20″"), ("39°54'20\"", "39°54′20″"), ("5 ℃", "5 ℃"),
    ("10\u202f000", "10 000"), ("12\u00a0kg", "12 kg"), ("１２．５％", "12.5%"), ("１２：３０", "12:30"),
    ("１，２３４", "1,234"), ("－３℃", "−3℃"), ("5’10”", "5′10″"), ("C919", "C919"), ("5G-A", "5G-A"),
    ("京A·12345", "京A·12345"), ("〔2025〕12号", "〔2025〕12号"), ("0710—L0070号", "0710—L0070号"),
    ("010--65062911", "010-65062911"), ("（010）65062911", "（010）65062911"), ("L'Oréal", "L’Oréal"),
    ("don’t", "don’t"), ("xi\u0304’a\u0304n", "xī’ān"), ("H₂SO₄", "H₂SO₄"), ("x²", "x²"), ("50％", "50%"),
)  # fmt: skip
"""Units as typed and as printed."""
ADDRESSES = (
    "http://www.bjchy.gov.cn/zwgk/tzgg/20250731_a.html?id=3&page=4", "www.bjchy.gov.cn",
    "service-desk@chaoyang.gov.cn", "ｗｗｗ．ａｂｃ．ｃｏｍ", r"\\server\share\copy",
)  # fmt: skip
MARKS = (
    *"，。、；：？！·～", "——", "……", "?!", "!!!", "...", "--", "“好”", "《甲》", "（一）", "(乙)", ",", ".", "~",
    "‵", "℉", "々", "〻", "ゝ", "‐", "〜", "゠", "‥", "－", "﹪", "￠", "ヽ",
)  # fmt: skip
ODD = (
    "\u200b",
    "\u00ad",
    "\u200d",
    "\ufeff",
    "⾏",
    "⻓",
    "\uf900",
    " ",
    "\u3000",
    "\t",
    "葛\U000e0100",
    "「丙」",
)
HAN = "春夏之交城里的树绿了早晨风从河上来带着水草的气味老人们站在桥头看船也看过路"


def random_copy(rng: random.Random) -> tuple[str, list[str]]:
    """A text as typed, and the units in it as they are printed; Han stand round each unit."""
    pieces, units = [], []
    for _ in range(rng.randint(3, 14)):
        kind = rng.random()
        pieces.append("".join(rng.choice(HAN) for _ in range(rng.randint(1, 9))))
        if kind < 0.45:
            typed, printed = rng.choice(UNITS)
            pieces.append(typed)
            units.append(printed)
        elif kind < 0.53:
            pieces.append(rng.choice(ADDRESSES))
        elif kind < 0.85:
            pieces.append(rng.choice(MARKS))
        else:
            pieces.append(rng.choice(ODD))
    return "".join((*pieces, rng.choice(HAN), rng.choice(HAN))), units


def random_noise(rng: random.Random) -> str:
    """A text of single signs from every class in any order."""
    signs = (
        "".join((*MARKS, *ODD, *(typed for typed, _ in UNITS), *ADDRESSES[:3]))
        + HAN[:12]
        + " '\"()"
    )
    return "".join(rng.choice(signs) for _ in range(rng.randint(1, 40)))


def faults_of(typed: str, units: list[str], case: TypeCase) -> Iterator[str]:
    """What is wrong with a text in the four measures and as a head, upright and vertical.

    A character that no face of heads has is no fault here: a build names it and refuses the page.
    """
    text = Normaliser().copy(typed)
    if units and (again := Normaliser().copy(text)) != text:
        yield f"normalised twice: {text!r} {again!r}"
    for unit in units:
        if unit not in text:
            yield f"unit {unit!r} is not in {text!r}"
    composer = Composer(case, Rules())
    for measure in MEASURES:
        lines = set_galley([Paragraph((Run(text, "书宋"),), "body", 0)], measure, composer).lines
        yield from (
            f"{measure}: {fault}" for fault in _faults_of_lines(lines, text, units, measure)
        )
    line = set_display(text, "标宋", case)
    drawn = "".join(t for atom in line.atoms for t in atom.texts or (atom.text,))
    if bare(drawn) != bare(text):
        yield f"head: {text!r}"
    yield from _open_units(line.atoms, line.xs, units)
    cells = set_vertical(text, "标宋", case).cells
    drawn = "".join(t for cell in cells for t in cell.atom.texts or (cell.atom.text,))
    if bare(drawn) != bare(text):
        yield f"vertical head: {text!r}"


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def _faults_of_lines(
    lines: tuple[GalleyLine, ...], text: str, units: list[str], measure: int
) -> Iterator[str]:
    if bare("".join(line.text for line in lines)) != bare(text):
        yield f"lines do not read {text!r}"
    drawn = "".join(t for line in lines for atom in line.atoms for t in atom.texts or (atom.text,))
    if bare(drawn) != bare(text):
        yield f"glyphs do not read {text!r}: {drawn!r}"
    for unit in units:
        wide = sum(0.7 if c < "\u3000" else 1 for c in unit)
        if wide + 2 < measure and not any(unit in line.text for line in lines):
            yield f"unit {unit!r} is split: {[line.text for line in lines]}"
    for line in lines:
        yield from _open_units(line.atoms, line.xs, units)
        if units and line.exception in (LineException.FORCED_BREAK, LineException.OVERFULL):
            yield f"{line.exception}: {line.text!r}"


def _open_units(atoms: tuple[Atom, ...], xs: tuple[float, ...], units: list[str]) -> Iterator[str]:
    """Units with a gap inside that is wider than `GAP_MOST`."""
    joined = "".join(atom.text for atom in atoms)
    for unit in units:
        at = joined.find(bare(unit))
        if at < 0:
            continue
        most = GAP_MOST + (TYPED_SPACE if " " in unit else 0.0)
        place, inside = 0, []
        for atom, x in zip(atoms, xs, strict=True):
            if at <= place < at + len(bare(unit)):
                inside.append((x, atom.width))
            place += len(atom.text)
        for (x, width), (following, _) in pairwise(inside):
            if following - x - width > most + 1e-6:
                yield f"gap of {following - x - width:.2f} em in {unit!r}"
