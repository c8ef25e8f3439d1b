"""Embedded faces: one font for each face, TrueType and CFF, and text that copies back."""

from __future__ import annotations

import datetime
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from readback import read_runs
from testfont import build_face

from layout.core.frame import Frame, PlacedPicture, Source
from layout.core.geometry import Rect
from layout.furniture.block import SetLine
from layout.house.faces import FaceFile, Faces
from layout.press.photo.prints import PressPhoto
from layout.press.press_pdf import Metadata, press_pdf
from layout.text.atoms import TypeCase
from layout.text.display.solid import LABEL_RULES, set_display

COPY = "一丁——七万……丈三？！《上下》2025年·GDP～"
META = Metadata("样张", "编者", datetime.date(2025, 7, 25))


def frame_of(case: TypeCase, text: str) -> Frame:
    line = set_display(text, "书宋", case, rules=LABEL_RULES)
    runs = SetLine(line, 20, 0, 0, Source("s", "body")).runs(50, 100)
    return Frame(1, 600, 400, tuple(runs))


@pytest.mark.parametrize("cff", [False, True], ids=["TrueType", "CFF"])
def test_one_subset_font_a_face_and_text_that_copies_back(tmp_path: Path, cff: bool) -> None:
    path = build_face(tmp_path / ("f.otf" if cff else "f.ttf"), COPY + "—…？！ ", cff=cff)
    face = FaceFile(path)
    assert face.is_cff is cff
    case = TypeCase(Faces({"书宋": face}))
    press = press_pdf([frame_of(case, COPY)], {face.key: face}, {}, META)
    out = tmp_path / "a.pdf"
    out.write_bytes(press.pdf)
    with pikepdf.open(out) as pdf:
        fonts = list(pdf.pages[0].Resources.Font.values())
        assert len(fonts) == 1
        assert fonts[0].Subtype == "/Type0" and fonts[0].Encoding == "/Identity-H"
        descriptor = fonts[0].DescendantFonts[0].FontDescriptor
        assert ("/FontFile3" if cff else "/FontFile2") in descriptor
        assert not pdf.check_pdf_syntax()
    text = pypdfium2.PdfDocument(out)[0].get_textpage().get_text_range()
    assert "".join(text.split()) == COPY
    assert "".join(run.text for run in press.drawn) == COPY


def test_positions_survive_to_the_page(tmp_path: Path, case: TypeCase) -> None:
    frame = frame_of(case, "《一二》，三——四")
    faces = case.faces.by_key()
    out = tmp_path / "a.pdf"
    out.write_bytes(press_pdf([frame], faces, {}, META).pdf)
    (run,) = read_runs(out)
    places = dict(run.glyphs)
    origin = places["《"]
    # 《 brings its blank half: its ink half begins half an em after its origin
    assert places["一"] - origin == pytest.approx(1.0, abs=0.002)
    assert places["》"] - origin == pytest.approx(3.0, abs=0.002)
    assert places["，"] - origin == pytest.approx(3.5, abs=0.002)  # A6.2: the two marks hug
    assert places["三"] - origin == pytest.approx(4.5, abs=0.002)
    assert places["四"] - places["——"] == pytest.approx(2.0, abs=0.002)
    assert (run.x, 400 - run.y) == pytest.approx((40, 100), abs=0.01)


def test_same_frames_same_bytes(case: TypeCase) -> None:
    faces = case.faces.by_key()
    frames = [frame_of(case, COPY)]
    assert press_pdf(frames, faces, {}, META).pdf == press_pdf(frames, faces, {}, META).pdf


def test_other_content_other_id(tmp_path: Path, case: TypeCase) -> None:
    ids = set()
    for text in ("一丁", "一丁七"):
        out = tmp_path / f"{text}.pdf"
        out.write_bytes(press_pdf([frame_of(case, text)], case.faces.by_key(), {}, META).pdf)
        with pikepdf.open(out) as pdf:
            ids.add(bytes(pdf.trailer.ID[0]))
    assert len(ids) == 2


def test_a_picture_keeps_its_jpeg_and_its_place(tmp_path: Path, case: TypeCase) -> None:
    place = PlacedPicture(Rect(10, 20, 100, 50), "p.jpg", (0.5, 0.5), "s")
    photo = PressPhoto(b"\xff\xd8fake", 20, 10, "DeviceCMYK", ppi=200)
    frame = Frame(1, 600, 400, (*frame_of(case, "一").items, place))
    out = tmp_path / "a.pdf"
    out.write_bytes(press_pdf([frame], case.faces.by_key(), {place: photo}, META).pdf)
    with pikepdf.open(out) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        assert image.read_raw_bytes() == b"\xff\xd8fake" and image.ColorSpace == "/DeviceCMYK"
        matrices = [
            [float(v) for v in operands]
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "cm"
        ]
    assert matrices[-1] == [100, 0, 0, 50, 10, 330]


def test_glyph_runs_are_black_on_the_black_plate_alone(tmp_path: Path, case: TypeCase) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(press_pdf([frame_of(case, "一")], case.faces.by_key(), {}, META).pdf)
    with pikepdf.open(out) as pdf:
        fills = [
            [float(v) for v in operands]
            for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
            if str(operator) == "k"
        ]
    assert fills == [[0, 0, 0, 1]]
