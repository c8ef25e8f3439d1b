"""A galley: a story's copy set at one measure, as lines that each take whole baseline rows.

Joining the lines gives the copy back: nothing is lost and nothing added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from layout.core.geometry import EPSILON
from layout.text.atoms import SPACE, Atom, Run
from layout.text.composer import Composer
from layout.text.linebreak import Line, LineException

_SUBHEAD = "subhead"
"""The part whose paragraphs take extra rows rather than extra lines."""
_SOURCE_GAP = 1.0
"""Em: the least space between the copy and a source line on the same baseline (E5)."""


class Align(Enum):
    """How the lines of a paragraph stand in the measure."""

    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    """Justified, but for the last line, which stands flush right."""
    CLOSING = "closing"
    """The same, on a line of its own: a signature, a date."""
    RAGGED = "ragged"
    """Flush right, and no line is filled: each is as long as its copy makes it."""
    VERSE = "verse"
    """Line by line; all verse of the galley stands as one block in the middle of the measure."""


_FLUSH_RIGHT = (Align.RIGHT, Align.RAGGED)


class Paragraph(NamedTuple):
    """A paragraph of copy ready for setting.

    `part` is body, subhead, source…; `number` counts the paragraphs of that part from 0. `indent`
    is the first line's, in em. Each line takes `rows` baseline rows. `keep` holds the paragraph's
    lines in one leg with the line after them. `above` rows stay empty over the first line, except
    at the top of a leg.
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
    """A line of the galley: its atoms, their left edges in em, and the baseline rows it takes.

    `spaces[i]` says whether the copy has a word space before atom i. `first` and `last` mark the
    ends of a paragraph. `keep` says that the next line must follow in the same leg; `above` rows
    stay empty over the line unless it opens a leg. `stretch` and `exception` are those of `Line`.
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
    exception: LineException
    above: int = 0

    @property
    def text(self) -> str:
        """The copy of the line, word spaces included."""
        return "".join(
            (SPACE if space else "") + atom.text
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

    `extra[i]` asks paragraph i for that many lines more than its best number, or fewer if it is
    negative; a paragraph that cannot is set as usual. A subhead takes that many more rows instead.

    A paragraph of one line flush right stands on the last line before it if an em stays free
    between them (E5); else it takes a line of its own.
    """
    lines: list[GalleyLine] = []
    for index, paragraph in enumerate(paragraphs):
        own = _paragraph_lines(paragraph, measure, composer, (extra or {}).get(index, 0))
        if paragraph.align in _FLUSH_RIGHT and len(own) == 1 and lines and lines[-1].last:
            joined = _on_one_baseline(lines[-1], own[0])
            if joined is not None:
                lines[-1:] = joined
                continue
        lines.extend(own)
    verse = {paragraph.number for paragraph in paragraphs if paragraph.align is Align.VERSE}
    return Galley(measure, tuple(_verse_in_the_middle(lines, verse, measure) if verse else lines))


def _paragraph_lines(
    paragraph: Paragraph, measure: float, composer: Composer, extra: int
) -> list[GalleyLine]:
    """The lines of one paragraph; `extra` as in `set_galley`."""
    row = composer.row(paragraph.runs, measure)
    is_subhead = paragraph.part == _SUBHEAD
    if paragraph.align is Align.RAGGED:
        lines = composer.ragged(paragraph.runs, measure)
    else:
        lines = composer.lines(
            paragraph.runs, paragraph.indent, measure, 0 if is_subhead else extra
        )
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
                rows=paragraph.rows + (extra if is_subhead and i == 0 else 0),
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
    """How far right of its justified place a line stands, in em."""
    if align is Align.CENTRE:
        return (measure - line.width) / 2
    if align is Align.RAGGED or (last and align in (Align.RIGHT, Align.CLOSING)):
        return measure - line.width
    return 0.0


def _verse_in_the_middle(
    lines: Sequence[GalleyLine], numbers: set[int], measure: float
) -> list[GalleyLine]:
    """The lines of the paragraphs `numbers` moved right together, so that the longest is centred."""
    widest = max(line.xs[-1] + line.atoms[-1].width for line in lines if line.number in numbers)
    shift = max((measure - widest) / 2, 0.0)
    return [
        line._replace(xs=tuple(x + shift for x in line.xs)) if line.number in numbers else line
        for line in lines
    ]


def _on_one_baseline(above: GalleyLine, line: GalleyLine) -> tuple[GalleyLine, GalleyLine] | None:
    """A flush-right line put on the baseline of the line above it, where it takes no row.

    None if less than `_SOURCE_GAP` would stay free between them.
    """
    end = above.xs[-1] + above.atoms[-1].width + above.atoms[-1].blank_right
    if line.xs[0] - end < _SOURCE_GAP - EPSILON:
        return None
    return above._replace(keep=True), line._replace(rows=0)
