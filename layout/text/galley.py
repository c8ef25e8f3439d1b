"""A story's copy set at one measure: lines that each take whole baseline rows.

Joining the lines gives the copy back, nothing lost, nothing added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from layout.core.geometry import EPSILON
from layout.text.atoms import Atom, Run
from layout.text.composer import Composer
from layout.text.linebreak import Line


class Align(Enum):
    """How the lines of a paragraph stand in the measure."""

    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    RAGGED = "ragged"
    """Flush right as RIGHT, but with no line filled: each is as long as it comes."""
    VERSE = "verse"
    """Line by line, all verse of the galley as one block in the middle of the measure."""


_FLUSH = (Align.RIGHT, Align.RAGGED)


class Paragraph(NamedTuple):
    """A paragraph of copy ready for setting.

    `part` is body, subhead, source…; `number` counts the paragraphs of that part from 0; `indent`
    is the first line's, in em; each line takes `rows` baseline rows; `keep` holds it with the
    next line; `above` rows stay empty over its first line, except at the top of a leg.
    """

    runs: tuple[Run, ...]
    part: str
    number: int
    align: Align = Align.JUSTIFY
    indent: float = 2.0
    rows: int = 1
    keep: bool = False
    above: int = 0

    @property
    def text(self) -> str:
        """The copy of the paragraph."""
        return "".join(run.text for run in self.runs)


class GalleyLine(NamedTuple):
    """A line of the galley: its atoms and their left edges in em, and the rows it takes.

    `spaces[i]` tells whether the copy has a word space before atom i. `first` and `last` mark the
    ends of a paragraph; `keep` says that the next line must follow in the same leg, `above` how many
    rows stay empty over the line unless it opens a leg.
    """

    part: str
    number: int
    atoms: tuple[Atom, ...]
    xs: tuple[float, ...]
    spaces: tuple[bool, ...]
    rows: int
    first: bool
    last: bool
    keep: bool
    stretch: float
    exception: str
    above: int = 0

    @property
    def text(self) -> str:
        """The copy of the line, word spaces included."""
        return "".join(
            (" " if space else "") + atom.text
            for space, atom in zip(self.spaces, self.atoms, strict=True)
        )


class Galley(NamedTuple):
    """A story's lines at a measure in em."""

    measure: float
    lines: tuple[GalleyLine, ...]

    @property
    def rows(self) -> int:
        """Baseline rows of all lines together."""
        return sum(line.rows + line.above for line in self.lines)


def set_galley(
    paragraphs: Sequence[Paragraph],
    measure: float,
    composer: Composer,
    extra: Mapping[int, int] | None = None,
) -> Galley:
    """Set paragraphs at a measure in em.

    `extra` asks paragraphs, by their place in the sequence, for so many lines more or fewer than
    their best number; one that cannot is set as usual. A subhead is given so many rows more.

    A paragraph flush right stands on the last line before it when an em stays free between
    (handbook, art direction: source lines); else it takes a line of its own.
    """
    lines: list[GalleyLine] = []
    for index, paragraph in enumerate(paragraphs):
        set_lines = _paragraph_lines(paragraph, measure, composer, (extra or {}).get(index, 0))
        if paragraph.align in _FLUSH and len(set_lines) == 1 and lines and lines[-1].last:
            joined = _joined(lines[-1], set_lines[0])
            if joined is not None:
                lines[-1] = joined[0]
                lines.append(joined[1])
                continue
        lines.extend(set_lines)
    verse = {paragraph.number for paragraph in paragraphs if paragraph.align is Align.VERSE}
    return Galley(measure, tuple(_verse_in_the_middle(lines, verse, measure) if verse else lines))


def _paragraph_lines(
    paragraph: Paragraph, measure: float, composer: Composer, extra: int
) -> list[GalleyLine]:
    row = composer.row(paragraph.runs, measure)
    subhead = paragraph.part == "subhead"
    if paragraph.align is Align.RAGGED:
        lines = composer.ragged(paragraph.runs, measure)
    else:
        lines = composer.lines(paragraph.runs, paragraph.indent, measure, 0 if subhead else extra)
    result = []
    for i, line in enumerate(lines):
        last = i == len(lines) - 1
        shift = _shift(paragraph.align, line, measure, last)
        result.append(
            GalleyLine(
                part=paragraph.part,
                number=paragraph.number,
                atoms=row.atoms[line.start : line.stop],
                xs=tuple(x + shift for x in line.xs) if shift else line.xs,
                spaces=(False, *[gap.space for gap in row.gaps[line.start : line.stop - 1]]),
                rows=paragraph.rows + (extra if subhead and i == 0 else 0),
                first=i == 0,
                last=last,
                keep=paragraph.keep,
                stretch=line.stretch,
                exception=line.exception,
                above=paragraph.above if i == 0 else 0,
            )
        )
    return result


def _shift(align: Align, line: Line, measure: float, last: bool) -> float:
    if align is Align.CENTRE:
        return (measure - line.width) / 2
    if align is Align.RAGGED or (align is Align.RIGHT and last):
        return measure - line.width
    return 0.0


def _verse_in_the_middle(
    lines: Sequence[GalleyLine], numbers: set[int], measure: float
) -> list[GalleyLine]:
    """The verse lines moved right together, so that the longest stands in the middle."""
    widest = max(line.xs[-1] + line.atoms[-1].width for line in lines if line.number in numbers)
    shift = max((measure - widest) / 2, 0.0)
    return [
        line._replace(xs=tuple(x + shift for x in line.xs)) if line.number in numbers else line
        for line in lines
    ]


def _joined(above: GalleyLine, line: GalleyLine) -> tuple[GalleyLine, GalleyLine] | None:
    """The flush-right line on the line above it, as a line that takes no row, if there is room."""
    end = above.xs[-1] + above.atoms[-1].width + above.atoms[-1].blank_right
    if line.xs[0] - end < 1.0 - EPSILON:
        return None
    return above._replace(keep=True), line._replace(rows=0)
