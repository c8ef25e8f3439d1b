"""Faces and sheets of an earlier run are used again where nothing has changed, and only there."""

from __future__ import annotations

from sheets import META, frames

from layout.core.frame import Frame
from layout.press.painter import cut_faces
from layout.press.press_pdf import PLAIN_PLAN, EarlierDrawing, PaintedSheets, paint_sheets
from layout.text.atoms import TypeCase


def taken(painted: PaintedSheets, before: PaintedSheets) -> list[bool]:
    """For every sheet, whether it is the very one of `before`."""
    return [a is b for a, b in zip(painted.sheets, before.sheets, strict=True)]


def test_unchanged_faces_and_sheets_are_used_again(case: TypeCase) -> None:
    faces, pages = case.faces.by_key(), frames(case)
    cut = cut_faces(pages, faces)
    assert cut_faces(pages, faces, cut) == cut
    painted = paint_sheets(pages, faces, (), META, PLAIN_PLAN, EarlierDrawing(cut))
    standing = EarlierDrawing(cut, painted.sheets)
    assert taken(paint_sheets(pages, faces, (), META, PLAIN_PLAN, standing), painted) == [
        True,
        True,
    ]


def test_a_changed_page_is_painted_again(case: TypeCase) -> None:
    faces, pages = case.faces.by_key(), frames(case)
    cut = cut_faces(pages, faces)
    painted = paint_sheets(pages, faces, (), META, PLAIN_PLAN, EarlierDrawing(cut))
    standing = EarlierDrawing(cut, painted.sheets)
    number, width, height, items = pages[0]
    fewer = [Frame(number, width, height, items[:-1]), *pages[1:]]
    pictured = paint_sheets(pages, faces, set(items), META, PLAIN_PLAN, standing)
    assert taken(paint_sheets(fewer, faces, (), META, PLAIN_PLAN, standing), painted) == [
        False,
        True,
    ]
    assert taken(pictured, painted) == [False, True]
    assert pictured == paint_sheets(pages, faces, set(items), META, PLAIN_PLAN, EarlierDrawing(cut))


def test_sheets_are_painted_again_after_their_faces_are_cut_again(case: TypeCase) -> None:
    faces, pages = case.faces.by_key(), frames(case)
    painted = paint_sheets(pages, faces, (), META)
    other = cut_faces(pages[:1], faces, painted.subsets)
    assert other != painted.subsets
    anew = cut_faces(pages, faces)  # for the same glyphs, but they may be numbered otherwise
    assert taken(
        paint_sheets(pages, faces, (), META, PLAIN_PLAN, EarlierDrawing(anew, painted.sheets)),
        painted,
    ) == [
        False,
        False,
    ]
