"""The sample's plates as Ghostscript makes them: text on black alone, ink within the limit."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from conftest import Sample, need
from PIL import Image
from readback import read_runs
from sheets import PROFILE, RED, sheets

from layout.press.colour import SpotInk
from layout.press.photo.ink import most_ink
from layout.press.preflight.page_content import read_page_content
from layout.press.press_pdf import PressPlan
from layout.press.sheet import Marks
from layout.text.atoms import TypeCase

DPI = 36
PLATES = ("Cyan", "Magenta", "Yellow", "Black")


def plates(pdf: Path, folder: Path, names: tuple[str, ...] = PLATES) -> list[list[np.ndarray]]:
    """The ink of every plate of every page, 0 to 255."""
    need("gs")
    done = subprocess.run(
        [
            "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", f"-r{DPI}",
            "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4",
            f"-sOutputFile={folder}/p%d.tif", str(pdf),
        ],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout + done.stderr == "", "Ghostscript has something to say"
    pages = sorted(folder.glob("p?.tif"))
    return [
        [255 - np.asarray(Image.open(folder / f"{page.stem}({n}).tif").convert("L")) for n in names]
        for page in pages
    ]


@pytest.fixture(scope="module")
def separated(sample: Sample, tmp_path_factory: pytest.TempPathFactory) -> list[list[np.ndarray]]:
    return plates(sample.pdf, tmp_path_factory.mktemp("plates"))


def picture_boxes(page: pikepdf.Page) -> list[tuple[int, int, int, int]]:
    """The places of pictures in pixels of a plate, one pixel wider: left, top, right, bottom."""
    height, scale = float(page.MediaBox[3]), DPI / 72
    boxes = []
    for _, (w, _, _, h, x, y) in read_page_content(page, {}, {}).pictures:
        edges = (x, height - y - h, x + w, height - y)
        left, top, right, bottom = (round(edge * scale) for edge in edges)
        boxes.append((left - 2, top - 2, right + 2, bottom + 2))
    return boxes


def test_all_text_but_the_red_is_on_the_black_plate_alone(
    sample: Sample, separated: list[list[np.ndarray]]
) -> None:
    """Outside photographs and the red nameplate the other three plates are blank."""
    red = {"MaShanZheng-Regular"}
    runs = [run for run in read_runs(sample.pdf) if run.font.split("+")[1] in red]
    with pikepdf.open(sample.pdf) as pdf:
        for number, (page, inks) in enumerate(zip(pdf.pages, separated, strict=True), 1):
            colours = np.maximum.reduce(inks[:3]).astype(int)
            black = inks[3].astype(int)
            for left, top, right, bottom in picture_boxes(page):
                colours[max(top, 0) : bottom, max(left, 0) : right] = 0
            assert runs
            for run in (run for run in runs if run.page == number):
                top = (float(page.MediaBox[3]) - run.y - 1.1 * run.size) * DPI / 72
                wide = run.size * (len(run.text) + 1) * DPI / 72
                left = run.x * DPI / 72
                rows = slice(int(top), int(top + 1.5 * run.size * DPI / 72) + 1)
                colours[rows, int(left) - 2 : int(left + wide) + 2] = 0
            assert colours.max() == 0, f"page {number}"
            assert (black > 60).mean() > 0.05, f"page {number}: the text is there"


def test_no_spot_takes_more_than_the_limit(
    sample: Sample, separated: list[list[np.ndarray]]
) -> None:
    for inks in separated:
        total = sum(plate.astype(int) for plate in inks)
        assert total.max() <= 240 * 2.55 + 4  # each plate is rounded by itself
    with pikepdf.open(sample.pdf) as pdf:
        pictures = [p for page in pdf.pages for p in page.Resources.get("/XObject", {}).values()]
        totals = [most_ink(picture.read_raw_bytes()) for picture in pictures]
    assert len(totals) >= 6 and 150 < max(totals) <= 240
    told = sorted(entry["ink_percent"] for entry in sample.report["photographs"])
    assert told == pytest.approx(sorted(totals), abs=0.05)


def test_a_spot_colour_has_a_plate_and_marks_are_on_every_plate(
    case: TypeCase, tmp_path: Path
) -> None:
    spot = SpotInk("PANTONE 485 C", RED)
    marks = Marks(3, crop=True, bar=True, slug=True)
    made = sheets(case, tmp_path, PressPlan("X-1a", PROFILE, marks, spot))
    (first, second) = plates(made.path, tmp_path, (*PLATES, spot.name))
    margin = int(marks.margin * DPI / 72)
    trimmed = [page[4][margin : -margin - 1, margin : -margin - 1] for page in (first, second)]
    assert trimmed[0].max() == 255 and trimmed[1].max() == 0  # the nameplate is on page 1
    assert first[1][margin : margin + 45, margin:-margin].max() == 0  # and not in magenta
    for plate in second:
        assert plate[:margin].max() > 0
    inside = second[0][margin : -margin - 1, margin : -margin - 1]
    assert inside.max() == 0  # cyan: nothing but marks
