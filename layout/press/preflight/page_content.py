"""A content stream read back: what is shown, in which colours, and which pictures stand where.

A small interpreter for the operators that colour, place and show things (ISO 32000-1 annex A);
it believes the file alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TOKEN = re.compile(
    rb"%[^\r\n]*"
    rb"|<<|>>|<[0-9A-Fa-f\s]*>"
    rb"|\((?:\\.|[^\\()])*\)"
    rb"|\[(?:\((?:\\.|[^\\()])*\)|[^\]()])*\]"
    rb"|/[^\s<>\[\]()/%]*"
    rb"|[^\s<>\[\]()/%]+",
    re.DOTALL,
)
_STRING = re.compile(rb"<([0-9A-Fa-f\s]*)>|\(((?:\\.|[^\\()])*)\)", re.DOTALL)
_ACTUAL = re.compile(rb"/ActualText\s*<FEFF([0-9A-Fa-f]*)>")
_FILLS = {b"k": "DeviceCMYK", b"g": "DeviceGray", b"rg": "DeviceRGB"}
_STROKES = {b"K": "DeviceCMYK", b"G": "DeviceGray", b"RG": "DeviceRGB"}
_PAINTS_AREA = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"}
_PAINTS_LINE = {b"S", b"s", b"B", b"B*", b"b", b"b*"}


class Ink(NamedTuple):
    """A colour as the file says it: the space (device space or resource name) and its numbers."""

    space: str = "DeviceGray"
    values: tuple[float, ...] = (0.0,)


class _State(NamedTuple):
    matrix: Matrix = IDENTITY
    fill: Ink = Ink()
    stroke: Ink = Ink()
    overprint: bool = False
    font: str = ""


@dataclass(slots=True)
class PageContent:
    """What a content stream does, without repetitions; `text` is what copying it would give."""

    text: list[str] = field(default_factory=list)
    text_inks: set[tuple[Ink, bool]] = field(default_factory=set)
    inks: set[Ink] = field(default_factory=set)
    pictures: list[tuple[str, Matrix]] = field(default_factory=list)
    operators: set[bytes] = field(default_factory=set)


def read_page_content(
    data: bytes, unicode: Mapping[str, dict[int, str]], overprints: Mapping[str, bool]
) -> PageContent:
    """Run a content stream; `unicode` maps codes by font name, `overprints` graphics states."""
    page, state = PageContent(), _State()
    saved: list[_State] = []
    operands: list[bytes] = []
    actual: list[str] = []
    last: Ink | None = None
    for token in _tokens(data):
        if token[0] in b"/<[(>0123456789+-.":
            operands.append(token)
            continue
        page.operators.add(token)
        if token in (b"TJ", b"Tj"):
            if state.fill is not last:
                last = state.fill
                page.text_inks.add((state.fill, state.overprint))
                page.inks.add(state.fill)
            if not any(actual):
                page.text.append(_decoded(operands[-1], unicode.get(state.font, {})))
        elif token == b"q":
            saved.append(state)
        elif token == b"Q":
            state = saved.pop() if saved else _State()
        elif token == b"Do":
            page.pictures.append((operands[-1][1:].decode(), state.matrix))
        elif token in (b"BDC", b"BMC"):
            actual.append(_actual_text(operands))
            page.text.append(actual[-1])
        elif token == b"EMC":
            actual = actual[:-1]
        else:
            if token in _PAINTS_AREA:
                page.inks.add(state.fill)
            if token in _PAINTS_LINE:
                page.inks.add(state.stroke)
            state = _changed(state, token, operands, overprints)
        operands = []
    return page


def _actual_text(operands: list[bytes]) -> str:
    """What marked content stands for, if it says (ISO 32000-1 14.9.4)."""
    found = _ACTUAL.search(b" ".join(operands))
    return bytes.fromhex(found[1].decode()).decode("utf-16-be") if found else ""


def _tokens(data: bytes) -> Iterator[bytes]:
    return (token for token in _TOKEN.findall(data) if token[0] != 0x25)


def _changed(
    state: _State, token: bytes, operands: list[bytes], overprints: Mapping[str, bool]
) -> _State:
    """The graphics state after an operator that sets something."""
    if token == b"Tf":
        return state._replace(font=operands[0][1:].decode())
    if token == b"gs":
        name = operands[0][1:].decode()
        return state._replace(overprint=overprints.get(name, state.overprint))
    if token == b"cm":
        a, b, c, d, e, f = (float(v) for v in operands[-6:])
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
    if token in (b"Tm", b"BT", b"ET", b"Td", b"w"):
        return state
    if token in _FILLS:
        return state._replace(fill=Ink(_FILLS[token], _numbers(operands)))
    if token in _STROKES:
        return state._replace(stroke=Ink(_STROKES[token], _numbers(operands)))
    if token == b"cs":
        return state._replace(fill=Ink(operands[0][1:].decode(), (1.0,)))
    if token == b"CS":
        return state._replace(stroke=Ink(operands[0][1:].decode(), (1.0,)))
    if token in (b"scn", b"sc"):
        return state._replace(fill=Ink(state.fill.space, _numbers(operands)))
    if token in (b"SCN", b"SC"):
        return state._replace(stroke=Ink(state.stroke.space, _numbers(operands)))
    return state


def _numbers(operands: list[bytes]) -> tuple[float, ...]:
    return tuple(float(value) for value in operands if value[0] not in b"/<[(")


def _decoded(operand: bytes, table: dict[int, str]) -> str:
    """The text of a string or of the strings of an array, two bytes a code."""
    strings = [
        bytes.fromhex(hexadecimal.decode()) if hexadecimal else _unescaped(literal)
        for hexadecimal, literal in _STRING.findall(operand)
    ]
    codes = b"".join(strings).decode("utf-16-be", "replace")  # one character a code
    return codes.translate(table)


def _unescaped(literal: bytes) -> bytes:
    plain = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}

    def meant(match: re.Match[bytes]) -> bytes:
        escape = match[1]
        return bytes([int(escape, 8) & 255]) if escape.isdigit() else plain.get(escape, escape)

    return re.sub(rb"\\([0-7]{1,3}|.)", meant, literal, flags=re.DOTALL)


def unicode_table(cmap: bytes) -> dict[int, str]:
    """The codes of a ToUnicode map (ISO 32000-1 9.10.3) with their texts."""
    table: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            table[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in re.findall(
            rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block
        ):
            start = int(text, 16)
            for n, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                table[code] = (start + n).to_bytes(len(text) // 2, "big").decode("utf-16-be")
    return table
