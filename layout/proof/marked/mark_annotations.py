"""A diagnostic as PDF annotations: a highlight or a square at its place, and a note beside it.

ISO 32000-1 12.5. The boxes have appearance streams, so that every viewer draws them alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pikepdf

from layout.core.diagnostics import Lang, Severity
from layout.core.geometry import Rect
from layout.proof.marked.marks import ProofMark

COLOURS = {Severity.ERROR: (0.85, 0.1, 0.1), Severity.WARNING: (0.95, 0.55, 0.0)}
OTHER_COLOUR = (0.3, 0.3, 0.3)
"""Red, green and blue, by the weight of a diagnostic."""
AUTHOR = "proof-issue"
PRINTED = 4
"""The annotation flag for printing with the page (ISO 32000-1 12.5.3)."""
ICON, ICON_GAP = 18.0, 2.0
"""Points of the side of a note's icon, and from the icon to its mark."""
LINE_DEPTH_MOST = 1.5 * ICON
"""A single box of at most this many points of height is a line of type, which is highlighted; a
taller one is framed.
"""
FRAME_WIDTH = 1.5
"""Points of width of a square's line."""
HIGHLIGHT_OPACITY = 0.35


class Box(NamedTuple):
    """Left, bottom, right and top in points from the lower left corner of the trimmed page."""

    left: float
    bottom: float
    right: float
    top: float


def mark_annotations(
    mark: ProofMark, name: str, height: float, pdf: pikepdf.Pdf, lang: Lang
) -> Iterator[pikepdf.Dictionary]:
    """The annotations of a mark. `name` is unique in the document; `height` is the page's."""
    colour = pikepdf.Array(COLOURS.get(mark.diagnostic.severity, OTHER_COLOUR))
    common = {**_common(mark, lang), "/C": colour}
    boxes = [_box(rect, height) for rect in mark.rects]
    around = Box(
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
    is_lines = len(mark.rects) > 1 or mark.rects[0].height < LINE_DEPTH_MOST
    make = _highlight if is_lines else _square
    place = {"/Rect": pikepdf.Array(around), "/NM": name}
    yield pikepdf.Dictionary({**common, **place, **make(pdf, boxes, around, colour)})
    right, top = around.left - ICON_GAP, around.top
    yield pikepdf.Dictionary(
        {
            **common,
            "/Subtype": pikepdf.Name.Text,
            "/Name": pikepdf.Name.Comment,
            "/Rect": pikepdf.Array(Box(around.left - ICON - ICON_GAP, top - ICON, right, top)),
            "/NM": f"{name}-note",
        }
    )


def _common(mark: ProofMark, lang: Lang) -> dict[str, pikepdf.Object | int]:
    """The entries of both annotations: the words and the rule."""
    item = mark.diagnostic
    words = item.message.say(lang)
    if hint := item.hint.say(lang):
        words += f"\n{'怎么办：' if lang == 'zh' else 'hint: '}{hint}"
    if item.span:
        words += f"\n{item.span}"
    return {
        "/Type": pikepdf.Name.Annot,
        "/Contents": pikepdf.String(words),
        "/T": pikepdf.String(AUTHOR),
        "/Subj": pikepdf.String(item.rule),
        "/F": PRINTED,
    }


def _box(rect: Rect, height: float) -> Box:
    """A rectangle of a page in the file's coordinates, to a hundredth of a point."""
    values = (rect.x, height - rect.bottom, rect.right, height - rect.y)
    return Box(*(round(value, 2) for value in values))


def _highlight(
    pdf: pikepdf.Pdf, boxes: Sequence[Box], around: Box, colour: pikepdf.Array
) -> dict[str, pikepdf.Object]:
    """Lines of type filled with a colour that the type shows through."""
    red, green, blue = (float(value) for value in colour)
    code = [f"/Through gs {red:g} {green:g} {blue:g} rg"]
    code += [f"{_rectangle(box, 0.0)} f" for box in boxes]
    state = pikepdf.Dictionary(
        Type=pikepdf.Name.ExtGState, ca=HIGHLIGHT_OPACITY, BM=pikepdf.Name.Multiply
    )
    corners = (value for x1, y1, x2, y2 in boxes for value in (x1, y2, x2, y2, x1, y1, x2, y1))
    return {
        "/Subtype": pikepdf.Name.Highlight,
        "/AP": pikepdf.Dictionary(N=_form(pdf, code, around, state)),
        "/QuadPoints": pikepdf.Array(corners),
    }


def _square(
    pdf: pikepdf.Pdf, boxes: Sequence[Box], around: Box, colour: pikepdf.Array
) -> dict[str, pikepdf.Object]:
    """A frame whose line lies inside the box."""
    red, green, blue = (float(value) for value in colour)
    code = [f"/Through gs {red:g} {green:g} {blue:g} RG"]
    code += [f"{FRAME_WIDTH:g} w {_rectangle(box, FRAME_WIDTH / 2)} S" for box in boxes]
    state = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, ca=1, BM=pikepdf.Name.Normal)
    return {
        "/Subtype": pikepdf.Name.Square,
        "/AP": pikepdf.Dictionary(N=_form(pdf, code, around, state)),
        "/BS": pikepdf.Dictionary(W=FRAME_WIDTH),
    }


def _rectangle(box: Box, inset: float) -> str:
    """The path of a box made smaller by `inset` points on every side."""
    left, bottom, right, top = box
    width, height = right - left - 2 * inset, top - bottom - 2 * inset
    return f"{left + inset:g} {bottom + inset:g} {width:g} {height:g} re"


def _form(
    pdf: pikepdf.Pdf, code: Sequence[str], around: Box, state: pikepdf.Dictionary
) -> pikepdf.Object:
    """An appearance stream; `state` is its graphics state Through."""
    form = pikepdf.Stream(pdf, "\n".join(code).encode())
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array(around)
    form.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(Through=state))
    return pdf.make_indirect(form)
