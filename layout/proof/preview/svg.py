"""A frame as SVG: the same glyphs at the same points as in print; every line can be clicked.

Text is written as glyph numbers in the fonts of `webfont`. The copy itself stands over it, transparent
(`copy_layer`): its lines have their number among the runs of the page, by which the browser asks for
their source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from layout.core.frame import (
    Colour,
    Frame,
    GlyphRun,
    Item,
    Layer,
    Outline,
    PlacedPicture,
    RuleLine,
    Tint,
)
from layout.core.geometry import Rect
from layout.proof.preview.webfont import PLANE

INKS = ((0.0, 0.62, 0.88), (0.89, 0.0, 0.44), (1.0, 0.93, 0.0), (0.08, 0.07, 0.06))
"""Cyan, magenta, yellow and black on white paper, as red, green and blue."""

Address = Callable[[PlacedPicture], str]
"""Gives the address at which the browser gets a photograph."""


def page_svg(
    frame: Frame, number_of: Callable[[str], int], address: Address, copy: str = ""
) -> str:
    """The page as an SVG document of its trimmed size in points; `number_of` gives a face's number.

    The runs of layers are marks, which have no source and no number. `copy` is the layer of copy.
    """
    drawing = _Drawing(number_of, address)
    parts = ['<g class="glyphs" aria-hidden="true">']
    run_number = 0
    for item in frame.items:
        parts += drawing.item(item, run_number)
        run_number += isinstance(item, GlyphRun)
    parts += ["</g>", copy]
    size = f'viewBox="0 0 {_n(frame.width)} {_n(frame.height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} class="paper">\n'
        + "\n".join(parts)
        + "\n</svg>\n"
    )


class _Drawing(NamedTuple):
    """Turns items into elements; `number_of` gives a face's number, `address` a photograph's."""

    number_of: Callable[[str], int]
    address: Address

    def item(self, item: Item, run_number: int | None) -> Iterator[str]:
        """The elements of an item; `run_number` is the number of a run, None within layers."""
        match item:
            case GlyphRun():
                yield _run(item, run_number, self.number_of(item.face))
            case RuleLine():
                yield (
                    f'<path d="M{_n(item.x1)} {_n(item.y1)}L{_n(item.x2)} {_n(item.y2)}" '
                    f'stroke="{rgb(item.colour)}" stroke-width="{_n(item.width)}"/>'
                )
            case Tint():
                yield f'<rect {_box(item.rect)} fill="{rgb(item.colour)}"/>'
            case Outline():
                yield (
                    f'<rect {_box(item.rect)} fill="none" stroke="{rgb(item.colour)}" '
                    f'stroke-width="{_n(item.width)}"/>'
                )
            case PlacedPicture():
                yield (
                    f'<image {_box(item.rect)} preserveAspectRatio="none" '
                    f'href="{self.address(item)}" data-picture="{item.story}"/>'
                )
            case Layer():
                yield f'<g class="layer-{item.key.lower()}">'
                for part in item.items:
                    yield from self.item(part, None)
                yield "</g>"


def _run(run: GlyphRun, number: int | None, face: int) -> str:
    glyphs = "".join(chr(PLANE + glyph) for glyph in run.glyphs)
    colour = rgb(run.colour)
    paint = "" if colour == "#000" else f' fill="{colour}"'
    name = f' data-glyphs="{number}"' if number is not None else ""
    steps = run.condense * run.size
    if run.turned or run.condense != 1.0:
        turn = " rotate(90)" if run.turned else ""
        narrow = f" scale({_n(run.condense)} 1)" if run.condense != 1.0 else ""
        xs = " ".join(_n(offset * run.size) for offset in run.offsets)
        place = f'transform="translate({_n(run.x)} {_n(run.y)}){turn}{narrow}" x="{xs}" y="0"'
    else:
        xs = " ".join(_n(run.x + offset * steps) for offset in run.offsets)
        place = f'x="{xs}" y="{_n(run.y)}"'
    return f'<text class="f{face}" font-size="{_n(run.size)}" {place}{paint}{name}>{glyphs}</text>'


def rgb(colour: Colour) -> str:
    """A process colour in the screen's colours, near enough to proof-read by."""
    if colour[:3] == (0.0, 0.0, 0.0):
        grey = round(255 * (1 - colour[3]))
        return "#000" if grey == 0 else f"#{grey:02x}{grey:02x}{grey:02x}"
    light = [1.0, 1.0, 1.0]
    for amount, ink in zip(colour, INKS, strict=True):
        light = [have * (1 - amount * (1 - own)) for have, own in zip(light, ink, strict=True)]
    red, green, blue = (round(255 * value) for value in light)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _box(rect: Rect) -> str:
    return f'x="{_n(rect.x)}" y="{_n(rect.y)}" width="{_n(rect.width)}" height="{_n(rect.height)}"'


def _n(value: float) -> str:
    """A number to a hundredth, without needless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
