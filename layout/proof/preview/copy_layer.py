"""The copy of a page as transparent text over its glyphs: to be selected, copied, searched, read aloud.

The glyphs of `svg` have code points of a private plane, which mean nothing. Every paragraph is one
element here, so that a word that is split between two lines is found and copied whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from xml.sax.saxutils import escape

from layout.core.frame import Frame, GlyphRun, Source
from layout.core.geometry import EM_ASCENT, EM_DESCENT
from layout.proof.marked.glyph_places import PlacedRun, placed_runs


def copy_layer(frame: Frame, texts: Mapping[Source, str]) -> str:
    """The paragraphs of a page as SVG; `texts` are the printed texts. Runs are numbered as in `svg`."""
    paragraphs: dict[Source, list[PlacedRun]] = {}
    for placed in placed_runs(frame, texts):
        paragraphs.setdefault(placed.run.source, []).append(placed)
    stories: dict[str, list[str]] = {}
    for source, runs in paragraphs.items():
        lines = "".join(_lines(runs, texts.get(source, "")))
        stories.setdefault(source.story, []).append(f'<text class="copy">{lines}</text>')
    groups = [f"<g>{''.join(story)}</g>" for story in stories.values()]
    return "\n".join(groups)


def _lines(runs: Sequence[PlacedRun], text: str) -> Iterator[str]:
    """The runs of a paragraph, with the spaces that lines end with, which have no glyph."""
    reached = 0
    for placed in runs:
        if placed.places and text[reached : placed.places[0]].isspace() and reached:
            yield " "
        yield _line(placed)
        if placed.places:
            reached = placed.places[-1] + len(placed.run.texts[-1])


def _line(placed: PlacedRun) -> str:
    run = placed.run
    along = _along(run)
    if run.turned:
        top = run.y + EM_ASCENT * run.size
        xs = f"{run.x - EM_DESCENT * run.size:.1f}"
        ys = " ".join([f"{top + step:.1f}" for step in along])
        xs = " ".join([xs] * len(along))
    else:
        xs, ys = " ".join([f"{run.x + step:.1f}" for step in along]), f"{run.y:.1f}"
    words = escape("".join(run.texts))
    size = f'font-size="{run.size:g}"'
    return f'<tspan data-run="{placed.number}" {size} x="{xs}" y="{ys}">{words}</tspan>'


def _along(run: GlyphRun) -> list[float]:
    """The way of every character from the run's origin in points; those of one glyph share its width."""
    step = run.size * run.condense
    if all(len(text) == 1 for text in run.texts):
        return [offset * step for offset in run.offsets]
    found = []
    for number, text in enumerate(run.texts):
        start = run.offsets[number]
        end = run.offsets[number + 1] if number + 1 < len(run.offsets) else start + 1
        found += [(start + (end - start) * n / len(text)) * step for n in range(len(text))]
    return found
