"""A press PDF read with pikepdf alone: the text and position of its glyphs, and its images.

No code of `layout` is used, so that a fault of the writer is not repeated by the reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pikepdf


@dataclass(frozen=True)
class ReadRun:
    """The glyphs of one `TJ` operator.

    `x` and `y` are the origin in points from the lower left corner of the page, `scale` is the
    horizontal scale of the text matrix. `glyphs` are pairs of text and distance from the origin in em.
    """

    page: int
    font: str
    size: float
    x: float
    y: float
    scale: float
    glyphs: tuple[tuple[str, float], ...]

    @property
    def text(self) -> str:
        """The text of the run."""
        return "".join(text for text, _ in self.glyphs)


def to_unicode(font: pikepdf.Object) -> dict[int, str]:
    """The text of every glyph number, from the font's ToUnicode map."""
    table = {}
    for cid, text in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n", font.ToUnicode.read_bytes()):
        table[int(cid, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    return table


def widths(font: pikepdf.Object) -> dict[int, float]:
    """The advance of every glyph number in em."""
    result: dict[int, float] = {}
    array = list(font.DescendantFonts[0].W)
    for first, values in zip(array[::2], array[1::2], strict=True):
        for i, value in enumerate(values):
            result[int(first) + i] = float(value) / 1000
    return result


def read_runs(path: Path) -> list[ReadRun]:
    """All runs of a PDF, page by page, in the order in which they are drawn."""
    runs = []
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            fonts = {
                str(name): (str(font.BaseFont), to_unicode(font), widths(font))
                for name, font in page.Resources.Font.items()
            }
            state: dict = {}
            for operands, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "Tf":
                        state["font"], state["size"] = str(operands[0]), float(operands[1])
                    case "Tm":
                        state["tm"] = [float(v) for v in operands]
                    case "TJ":
                        name, table, wide = fonts[state["font"]]
                        pen, glyphs = 0.0, []
                        for part in operands[0]:
                            if isinstance(part, pikepdf.String):
                                data = bytes(part)
                                for i in range(0, len(data), 2):
                                    cid = int.from_bytes(data[i : i + 2], "big")
                                    glyphs.append((table[cid], pen))
                                    pen += wide.get(cid, 1.0)
                            else:
                                pen -= float(part) / 1000
                        a, _, _, _, x, y = state["tm"]
                        runs.append(ReadRun(number, name, state["size"], x, y, a, tuple(glyphs)))
    return runs


def read_images(path: Path) -> list[tuple[int, float, float, float, float]]:
    """Every image that is drawn: page, left edge, lower edge, width and height, in points."""
    found = []
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages, 1):
            matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "cm":
                    matrix = [float(value) for value in operands]
                elif str(operator) == "Do":
                    width, _, _, height, x, y = matrix
                    found.append((number, x, y, width, height))
    return found
