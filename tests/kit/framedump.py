"""Frame items as a short text that people can review, and golden files to compare it with.

One line is one item. Distances are points from `origin`, to a hundredth; a y is followed by the
same distance in baseline rows. Items of one source stand under its name, in drawing order.

A golden file is written anew where the environment variable `FRAME_DUMPS` is `write`; look at
`git diff` before you commit it.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from layout.core.frame import (
    BLACK,
    WHITE,
    Colour,
    GlyphRun,
    Item,
    Layer,
    Outline,
    PlacedPicture,
    RuleLine,
    Tint,
)
from layout.core.geometry import Rect

REWRITE = "FRAME_DUMPS"
COLOUR_NAMES: Mapping[Colour, str] = {BLACK: "", WHITE: "white", (0.0, 1.0, 1.0, 0.0): "red"}


class Dump:
    """Prints items from an origin in points, with `leading` points to a row."""

    def __init__(self, leading: float, origin: tuple[float, float] = (0.0, 0.0)) -> None:
        self.leading = leading
        self.left, self.top = origin

    def text(self, items: Iterable[Item]) -> str:
        """All items, a line each."""
        return "".join(f"{line}\n" for line in self._lines(items))

    def _lines(self, items: Iterable[Item]) -> Iterator[str]:
        heading = ""
        for item in items:
            if isinstance(item, GlyphRun):
                story, part, number = item.source
                name = f"{story} · {part}" + (f" {number}" if number else "")
            else:
                name = "no source"
            if name != heading:
                yield name
                heading = name
            yield "  " + "  ".join(piece for piece in self._pieces(item) if piece)

    def _pieces(self, item: Item) -> Iterator[str]:
        """What one line says of an item; empty pieces are left out."""
        match item:
            case GlyphRun():
                yield from self._run(item)
            case RuleLine(x1, y1, x2, y2, width, colour):
                if y1 == y2:
                    yield f"rule   y {self._y(y1)}  x {self._x(x1)} to {self._x(x2)}"
                else:
                    assert x1 == x2, "a rule is level or upright"
                    yield f"rule   x {self._x(x1)}  y {self._y(y1)} to {self._y(y2)}"
                yield f"width {number(width)}"
                yield _colour(colour)
            case Tint(rect, colour):
                yield f"tint   {self._rect(rect)}"
                yield _colour(colour) or "black"
            case Outline(rect, width, colour):
                yield f"box    {self._rect(rect)}"
                yield f"width {number(width)}"
                yield _colour(colour)
            case PlacedPicture(rect, file, focus, story):
                yield f"photo  {self._rect(rect)}"
                yield f"{file} of {story}, focus {focus[0]:g} {focus[1]:g}"
            case Layer():
                raise AssertionError("a finished page has no layers")

    def _run(self, run: GlyphRun) -> Iterator[str]:
        """Baseline, origins of the first and the last glyph, size, face, and how it is inked."""
        last = run.offsets[-1] * run.size * run.condense
        if run.turned:
            yield f"text   x {self._x(run.x)}  y {self._y(run.y)} to {self._y(run.y + last)}"
        else:
            end = f" to {self._x(run.x + last)}" if last else ""
            yield f"text   y {self._y(run.y)}  x {self._x(run.x)}{end}"
        yield f"{number(run.size)} pt {run.face.removesuffix('.ttf')}"
        yield _colour(run.colour)
        yield "" if run.condense == 1 else f"narrowed to {run.condense:.3f}"
        yield "turned" if run.turned else ""
        yield "".join(run.texts)

    def _rect(self, rect: Rect) -> str:
        across = f"x {self._x(rect.x)} to {self._x(rect.right)}"
        return f"{across}  y {self._y(rect.y)} to {self._y(rect.bottom)}"

    def _x(self, x: float) -> str:
        return number(x - self.left)

    def _y(self, y: float) -> str:
        down = y - self.top
        return f"{number(down)} (row {number(down / self.leading)})"


def number(value: float) -> str:
    """A length to a hundredth, never minus nought."""
    return f"{round(value, 2) + 0.0:.2f}"


def _colour(colour: Colour) -> str:
    """The name of a colour, or its percentages of cyan, magenta, yellow and black."""
    shares = " ".join(f"{100 * share:.0f}" for share in colour)
    return COLOUR_NAMES.get(colour, f"cmyk {shares}")


def compare(dump: str, golden: Path) -> None:
    """Fail with a readable difference where a dump is not what its golden file says."""
    if os.environ.get(REWRITE) == "write":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(dump, encoding="utf-8", newline="\n")
        return
    assert golden.exists(), f"{golden.name} is missing: {REWRITE}=write pytest {golden.parent}"
    wanted = golden.read_text(encoding="utf-8")
    if dump != wanted:
        changes = difflib.unified_diff(
            wanted.splitlines(), dump.splitlines(), golden.name, "drawn now", lineterm="", n=2
        )
        raise AssertionError("\n".join(["the drawing has changed", *changes]))
