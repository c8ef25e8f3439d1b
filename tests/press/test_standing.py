"""Faces and sheets of an earlier run are used again where nothing has changed, and only there."""

from __future__ import annotations

from sheets import META, frames

from layout.core.frame import Frame
from layout.press.painter import cut_faces
from layout.press.press_pdf import PLAIN, Painted, Standing, paint
from layout.text.atoms import TypeCase


def taken(painted: Painted, before: Painted) -> list[bool]:
    """For every sheet, whether it is the very one of `before`."""
    return [a is b for a, b in zip(painted.sheets, before.sheets, strict=True)]


def test_unchanged_faces_and_sheets_are_used_again(case: TypeCase) -> None:
    faces, pages = case.faces.by_key(), frames(case)
    cut = cut_faces(pages, faces)
    assert cut_faces(pages, faces, cut) == cut
    painted = paint(pages, faces, (), META, PLAIN, Standing(cut))
    standing = Standing(cut, painted.sheets)
    assert taken(paint(pages, faces, (), META, PLAIN, standing), painted) == [True, True]


def test_a_changed_page_is_painted_again(case: TypeCase) -> None:
    faces, pages = case.faces.by_key(), frames(case)
    cut = cut_faces(pages, faces)
    painted = paint(pages, faces, (), META, PLAIN, Standing(cut))
    standing = Standing(cut, painted.sheets)
    number, width, height, items = pages[0]
    fewer = [Frame(number, width, height, items[:-1]), *pages[1:]]
    pictured = paint(pages, faces, set(items), META, PLAIN, standing)
    assert taken(paint(fewer, faces, (), META, PLAIN, standing), painted) == [False, True]
    assert taken(pictured, painted) == [False, True]
    assert pictured == paint(pages, faces, set(items), META, PLAIN, Standing(cut))


def test_sheets_are_painted_again_after_their_faces_are_cut_again(case: TypeCase) -> None:
    faces, pages = case.faces.by_key(), frames(case)
    painted = paint(pages, faces, (), META)
    other = cut_faces(pages[:1], faces, painted.subsets)
    assert other != painted.subsets
    anew = cut_faces(pages, faces)  # for the same glyphs, but they may be numbered otherwise
    assert taken(paint(pages, faces, (), META, PLAIN, Standing(anew, painted.sheets)), painted) == [
        False,
        False,
    ]
