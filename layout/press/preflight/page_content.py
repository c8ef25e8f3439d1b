"""A content stream read back: the text, the colours and the pictures that it puts on the page.

pikepdf cuts the stream into instructions. A small interpreter runs those that set a colour, move
the coordinates or put something on the page (ISO 32000-1 annex A). It uses nothing but the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Operands = Sequence[Any]
"""The operands of one instruction: numbers, and pikepdf's names, strings, arrays, dictionaries."""


class Ink(NamedTuple):
    """A colour as the file sets it.

    `space` is a device space or the resource name of a colour space, `values` its components.
    """

    space: str = "DeviceGray"
    values: tuple[float, ...] = (0.0,)


class _State(NamedTuple):
    """The parts of the graphics state (ISO 32000-1 8.4) that preflight looks at."""

    matrix: Matrix = IDENTITY
    fill: Ink = Ink()
    stroke: Ink = Ink()
    overprint: bool = False
    font: str = ""


@dataclass(slots=True)
class PageContent:
    """What a content stream puts on the page; colours are listed once each.

    `text` joined is the text that a reader copies from the page. `text_inks` are the colours of
    text, each with whether it overprints; `inks` the colours of text, areas and lines. `pictures`
    are the XObjects drawn, by resource name, with the matrix from the unit square to the page.
    `forbidden` names the operators met that paint in colours of their own: `sh` (a shading) and
    `BI` (an inline image).
    """

    text: list[str] = field(default_factory=list)
    text_inks: set[tuple[Ink, bool]] = field(default_factory=set)
    inks: set[Ink] = field(default_factory=set)
    pictures: list[tuple[str, Matrix]] = field(default_factory=list)
    forbidden: set[str] = field(default_factory=set)


def read_page_content(
    source: pikepdf.Page | pikepdf.Stream,
    unicode: Mapping[str, dict[int, str]],
    overprints: Mapping[str, bool],
) -> PageContent:
    """Run the content of a page, or one content stream, from its first instruction to its last.

    `unicode` gives the text of every code by the resource name of the font, `overprints` whether
    areas overprint by the resource name of the graphics state.
    """
    interpreter = _Interpreter(unicode, overprints)
    for instruction in pikepdf.parse_content_stream(source, _OPERATORS):
        interpreter.run(str(instruction.operator), list(instruction.operands))
    return interpreter.page


class _Interpreter:
    """Runs instructions one after the other and notes what they put on the page."""

    def __init__(
        self, unicode: Mapping[str, dict[int, str]], overprints: Mapping[str, bool]
    ) -> None:
        self.page = PageContent()
        self._unicode, self._overprints = unicode, overprints
        self._state = _State()
        self._saved: list[_State] = []
        self._replacements: list[str] = []
        """The ActualText of every open stretch of marked content; empty where it has none."""
        self._noted: _State | None = None
        """The state whose text colour was noted last."""

    def run(self, operator: str, operands: Operands) -> None:
        """Run one instruction."""
        setter = _SETTERS.get(operator)
        if setter is None:
            _ACTIONS[operator](self, operands)
        else:
            self._state = setter(self._state, operands)

    def show_text(self, operands: Operands) -> None:
        """`Tj`, `TJ`, `'` and `"`: the last operand is a string, or an array with strings in it."""
        state = self._state
        if state is not self._noted:
            self._noted = state
            self.page.text_inks.add((state.fill, state.overprint))
            self.page.inks.add(state.fill)
        if not any(self._replacements):
            self.page.text.append(_decoded(operands[-1], self._unicode.get(state.font, {})))

    def begin_marked(self, operands: Operands) -> None:
        """`BDC` and `BMC`: an ActualText replaces the text inside (ISO 32000-1 14.9.4)."""
        properties = operands[-1]
        listed = isinstance(properties, pikepdf.Dictionary)
        actual = str(properties.get("/ActualText", "")) if listed else ""
        self._replacements.append(actual)
        self.page.text.append(actual)

    def end_marked(self, _: Operands) -> None:
        """`EMC`."""
        self._replacements = self._replacements[:-1]

    def save(self, _: Operands) -> None:
        """`q`."""
        self._saved.append(self._state)

    def restore(self, _: Operands) -> None:
        """`Q`; one too many starts afresh."""
        self._state = self._saved.pop() if self._saved else _State()

    def set_parameters(self, operands: Operands) -> None:
        """`gs`: a graphics state from the resources; a state without `op` changes nothing here."""
        overprint = self._overprints.get(_name(operands[0]), self._state.overprint)
        self._state = self._state._replace(overprint=overprint)

    def draw(self, operands: Operands) -> None:
        """`Do`."""
        self.page.pictures.append((_name(operands[-1]), self._state.matrix))

    def fill_area(self, _: Operands) -> None:
        """`f`, `F`, `f*`."""
        self.page.inks.add(self._state.fill)

    def stroke_line(self, _: Operands) -> None:
        """`S`, `s`."""
        self.page.inks.add(self._state.stroke)

    def fill_and_stroke(self, _: Operands) -> None:
        """`B`, `B*`, `b`, `b*`."""
        self.page.inks |= {self._state.fill, self._state.stroke}

    def shade(self, _: Operands) -> None:
        """`sh`."""
        self.page.forbidden.add("sh")

    def draw_inline(self, _: Operands) -> None:
        """An inline image, which pikepdf gives as one instruction."""
        self.page.forbidden.add("BI")


def _name(operand: Any) -> str:
    """A name without its slash."""
    return str(operand)[1:]


def _decoded(operand: Any, table: Mapping[int, str]) -> str:
    """The text of a string or of the strings of an array; `table` has the texts of the codes.

    Codes are two bytes long (Identity-H, ISO 32000-1 9.7.5.2), so UTF-16 makes one character of
    each.
    """
    if isinstance(operand, pikepdf.String):
        codes = bytes(operand)
    else:
        codes = b"".join([bytes(part) for part in operand if isinstance(part, pikepdf.String)])
    return codes.decode("utf-16-be", "replace").translate(table)


def _numbers(operands: Operands) -> tuple[float, ...]:
    """The components of a colour; a pattern's name after them is left out."""
    return tuple(float(value) for value in operands if not isinstance(value, pikepdf.Object))


def _set_font(state: _State, operands: Operands) -> _State:
    return state._replace(font=_name(operands[0]))


def _transform(state: _State, operands: Operands) -> _State:
    """The matrix of `cm` before the one that holds (ISO 32000-1 8.3.4)."""
    a, b, c, d, e, f = (float(value) for value in operands[-6:])
    m = state.matrix
    matrix = (
        a * m[0] + b * m[2],
        a * m[1] + b * m[3],
        c * m[0] + d * m[2],
        c * m[1] + d * m[3],
        e * m[0] + f * m[2] + m[4],
        e * m[1] + f * m[3] + m[5],
    )
    return state._replace(matrix=matrix)


def _fill_in(space: str, state: _State, operands: Operands) -> _State:
    return state._replace(fill=Ink(space, _numbers(operands)))


def _stroke_in(space: str, state: _State, operands: Operands) -> _State:
    return state._replace(stroke=Ink(space, _numbers(operands)))


def _fill_space(state: _State, operands: Operands) -> _State:
    return state._replace(fill=Ink(_name(operands[0]), (1.0,)))


def _stroke_space(state: _State, operands: Operands) -> _State:
    return state._replace(stroke=Ink(_name(operands[0]), (1.0,)))


def _fill_values(state: _State, operands: Operands) -> _State:
    return _fill_in(state.fill.space, state, operands)


def _stroke_values(state: _State, operands: Operands) -> _State:
    return _stroke_in(state.stroke.space, state, operands)


_SETTERS: dict[str, Callable[[_State, Operands], _State]] = {
    "Tf": _set_font,
    "cm": _transform,
    "g": partial(_fill_in, "DeviceGray"),
    "rg": partial(_fill_in, "DeviceRGB"),
    "k": partial(_fill_in, "DeviceCMYK"),
    "G": partial(_stroke_in, "DeviceGray"),
    "RG": partial(_stroke_in, "DeviceRGB"),
    "K": partial(_stroke_in, "DeviceCMYK"),
    "cs": _fill_space,
    "CS": _stroke_space,
    **dict.fromkeys(("sc", "scn"), _fill_values),
    **dict.fromkeys(("SC", "SCN"), _stroke_values),
}
"""Operators that change the graphics state and need nothing else to do so."""
_INLINE_IMAGE = "INLINE IMAGE"
"""pikepdf's operator for `BI … ID … EI`."""
_ACTIONS: dict[str, Callable[[_Interpreter, Operands], None]] = {
    **dict.fromkeys(("Tj", "TJ", "'", '"'), _Interpreter.show_text),
    **dict.fromkeys(("BDC", "BMC"), _Interpreter.begin_marked),
    "EMC": _Interpreter.end_marked,
    "q": _Interpreter.save,
    "Q": _Interpreter.restore,
    "gs": _Interpreter.set_parameters,
    "Do": _Interpreter.draw,
    **dict.fromkeys(("f", "F", "f*"), _Interpreter.fill_area),
    **dict.fromkeys(("S", "s"), _Interpreter.stroke_line),
    **dict.fromkeys(("B", "B*", "b", "b*"), _Interpreter.fill_and_stroke),
    "sh": _Interpreter.shade,
    _INLINE_IMAGE: _Interpreter.draw_inline,
}
_OPERATORS = " ".join(["BI ID EI", *_SETTERS, *(key for key in _ACTIONS if key != _INLINE_IMAGE)])
"""The operators that pikepdf hands over; all others are left out while it parses."""
