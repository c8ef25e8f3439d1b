"""The graphics state of a content stream, as far as preflight looks at it.

Each setter returns the state after one operator; states are values and never change.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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


class GraphicsState(NamedTuple):
    """The parts of the graphics state (ISO 32000-1 8.4) that preflight looks at."""

    matrix: Matrix = IDENTITY
    fill: Ink = Ink()
    stroke: Ink = Ink()
    overprint: bool = False
    font: str = ""


def name_of(operand: Any) -> str:
    """A name without its slash."""
    return str(operand)[1:]


def _numbers(operands: Operands) -> tuple[float, ...]:
    """The components of a colour; a pattern's name after them is left out."""
    return tuple(float(value) for value in operands if not isinstance(value, pikepdf.Object))


def _set_font(state: GraphicsState, operands: Operands) -> GraphicsState:
    return state._replace(font=name_of(operands[0]))


def _transform(state: GraphicsState, operands: Operands) -> GraphicsState:
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


def _fill_in(space: str, state: GraphicsState, operands: Operands) -> GraphicsState:
    return state._replace(fill=Ink(space, _numbers(operands)))


def _stroke_in(space: str, state: GraphicsState, operands: Operands) -> GraphicsState:
    return state._replace(stroke=Ink(space, _numbers(operands)))


def _fill_space(state: GraphicsState, operands: Operands) -> GraphicsState:
    return state._replace(fill=Ink(name_of(operands[0]), (1.0,)))


def _stroke_space(state: GraphicsState, operands: Operands) -> GraphicsState:
    return state._replace(stroke=Ink(name_of(operands[0]), (1.0,)))


def _fill_values(state: GraphicsState, operands: Operands) -> GraphicsState:
    return _fill_in(state.fill.space, state, operands)


def _stroke_values(state: GraphicsState, operands: Operands) -> GraphicsState:
    return _stroke_in(state.stroke.space, state, operands)


SETTERS: dict[str, Callable[[GraphicsState, Operands], GraphicsState]] = {
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
