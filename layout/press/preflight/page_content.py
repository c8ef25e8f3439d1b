"""A content stream read back: the text, the colours and the pictures that it puts on the page.

pikepdf cuts the stream into instructions. A small interpreter runs those that set a colour, move
the coordinates or put something on the page (ISO 32000-1 annex A). It uses nothing but the file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from layout.press.preflight.graphics_state import (
    SETTERS,
    GraphicsState,
    Ink,
    Matrix,
    Operands,
    name_of,
)

_SHADING, _INLINE = "sh", "BI"
FORBIDDEN_OPERATORS = (_SHADING, _INLINE)
"""Operators that paint in colours of their own: a shading and an inline image."""


@dataclass(slots=True)
class PageContent:
    """What a content stream puts on the page; colours are listed once each.

    `text` joined is the text that a reader copies from the page. `text_inks` are the colours of
    text, each with whether it overprints; `inks` the colours of text, areas and lines. `pictures`
    are the XObjects drawn, by resource name, with the matrix from the unit square to the page.
    `forbidden` holds those of `FORBIDDEN_OPERATORS` that the stream has.
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
        self._state = GraphicsState()
        self._saved: list[GraphicsState] = []
        self._replacements: list[str] = []
        """The ActualText of every open stretch of marked content; empty where it has none."""
        self._noted: GraphicsState | None = None
        """The state whose text colour was noted last."""

    def run(self, operator: str, operands: Operands) -> None:
        """Run one instruction."""
        setter = SETTERS.get(operator)
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
        self._state = self._saved.pop() if self._saved else GraphicsState()

    def set_parameters(self, operands: Operands) -> None:
        """`gs`: a graphics state from the resources; a state without `op` changes nothing here."""
        overprint = self._overprints.get(name_of(operands[0]), self._state.overprint)
        self._state = self._state._replace(overprint=overprint)

    def draw(self, operands: Operands) -> None:
        """Operator `Do`: a picture or form is put on the page."""
        self.page.pictures.append((name_of(operands[-1]), self._state.matrix))

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
        self.page.forbidden.add(_SHADING)

    def draw_inline(self, _: Operands) -> None:
        """An inline image, which pikepdf gives as one instruction."""
        self.page.forbidden.add(_INLINE)


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
    _SHADING: _Interpreter.shade,
    _INLINE_IMAGE: _Interpreter.draw_inline,
}
_OPERATORS = " ".join(["BI ID EI", *SETTERS, *(key for key in _ACTIONS if key != _INLINE_IMAGE)])
"""The operators that pikepdf hands over; all others are left out while it parses."""
