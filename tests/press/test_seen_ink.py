"""Characters that are drawn and not seen: empty glyphs, covered ones, those off the sheet."""

from __future__ import annotations

import pytest
from testfont import build_face

from layout.core.frame import (
    BLACK,
    WHITE,
    Frame,
    GlyphRun,
    Item,
    Layer,
    PlacedPicture,
    Source,
    Tint,
)
from layout.core.geometry import Rect
from layout.house.faces import FaceFile
from layout.output.certificate import certify
from layout.press.painter import Drawn
from layout.press.seen_ink import Hidden, unseen_text

SOURCE = Source("a", "body")
TEXT = "一丁七 "


@pytest.fixture(scope="module")
def face(tmp_path_factory: pytest.TempPathFactory) -> FaceFile:
    path = tmp_path_factory.mktemp("fonts") / "own.ttf"
    return FaceFile(build_face(path, TEXT, empty="七 "))


def run(
    face: FaceFile, x: float = 20, y: float = 30, *, text: str = "一丁", turned: bool = False
) -> GlyphRun:
    glyphs = tuple((face.glyph(char) or (0, 0.0))[0] for char in text)
    offsets = tuple(map(float, range(len(text))))
    return GlyphRun(face.key, 10, x, y, glyphs, offsets, tuple(text), SOURCE, turned=turned)


def hidden(face: FaceFile, *items: Item) -> list[tuple[str, Hidden]]:
    found = unseen_text([Frame(1, 100, 100, items)], {face.key: face})
    return [(one.text, one.why) for one in found]


def test_what_is_seen_is_not_lost(face: FaceFile) -> None:
    assert hidden(face, Tint(Rect(0, 0, 100, 100), WHITE), run(face), run(face, turned=True)) == []


def test_an_empty_glyph_is_lost_but_no_space(face: FaceFile) -> None:
    assert hidden(face, run(face, text="一七 ")) == [("七", Hidden.EMPTY)]


@pytest.mark.parametrize(
    "cover",
    [
        Tint(Rect(28, 0, 60, 60), BLACK),
        PlacedPicture(Rect(28, 0, 60, 60), "a.jpg", (0.5, 0.5), "a"),
        Layer("proof", (Tint(Rect(28, 0, 60, 60), BLACK),)),
    ],
)
def test_what_is_drawn_later_covers(face: FaceFile, cover: Item) -> None:
    assert hidden(face, run(face), cover) == [("丁", Hidden.COVERED)]
    assert hidden(face, cover, run(face)) == []


def test_a_cover_over_less_than_half_of_the_ink_loses_nothing(face: FaceFile) -> None:
    assert hidden(face, run(face), Tint(Rect(37, 0, 60, 60), BLACK)) == []


@pytest.mark.parametrize(("x", "y"), [(95, 30), (20, -5), (20, 115), (-30, 30)])
def test_what_stands_off_the_sheet_is_lost(face: FaceFile, x: float, y: float) -> None:
    assert Hidden.OFF_SHEET in [why for _, why in hidden(face, run(face, x, y))]


def test_turned_text_runs_down_the_page(face: FaceFile) -> None:
    assert hidden(face, run(face, 20, 88, turned=True)) == [("丁", Hidden.OFF_SHEET)]


def test_the_certificate_counts_the_unseen_as_lost(face: FaceFile) -> None:
    unseen = tuple(unseen_text([Frame(1, 100, 100, (run(face, text="一七"),))], {face.key: face}))
    done = certify([(SOURCE, "一七")], [Drawn(1, SOURCE, "一七")], unseen)
    assert not done.holds and not done.mismatches
    assert (done.characters_in, done.characters_placed, done.lost) == (2, 1, 1)
