"""Photographs: crop, turning, colour, resolution; bad files are values, not crashes."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from layout.frame import PlacedPicture
from layout.geometry import Rect
from layout.house import DATA
from layout.issue.photographs import pixel_size
from layout.press.photo import crop_box, prepare

PROFILE = DATA / "IFRA26S_240.icc"


def place(width_in: float, height_in: float, focus: tuple[float, float] = (0.5, 0.5)):
    return PlacedPicture(Rect(0, 0, width_in * 72, height_in * 72), "p", focus, "s")


def saved(path: Path, image: Image.Image, **options) -> Path:
    image.save(path, **options)
    return path


@pytest.mark.parametrize(
    ("full", "aspect", "focus", "box"),
    [
        ((400, 200), 1.0, (0.5, 0.5), (100, 0, 300, 200)),
        ((400, 200), 1.0, (0.0, 0.5), (0, 0, 200, 200)),
        ((200, 400), 1.0, (0.5, 0.9), (0, 200, 200, 400)),
        ((300, 200), 1.5, (0.5, 0.5), (0, 0, 300, 200)),
    ],
)
def test_the_crop_keeps_the_focus(full, aspect, focus, box) -> None:
    assert crop_box(full, aspect, focus) == pytest.approx(box)


def test_cmyk_within_the_ink_limit_at_the_house_resolution(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", Image.new("RGB", (1200, 800), (0, 0, 0)))
    photo = prepare(path, place(3, 2), PROFILE, 200)
    assert photo is not None
    assert (photo.width, photo.height, photo.grey) == (600, 400, False)
    assert photo.ppi == pytest.approx(400)
    image = Image.open(io.BytesIO(photo.jpeg))
    assert image.mode == "CMYK"
    assert sum(image.getpixel((300, 200))) / 255 <= 2.42


def test_grey_stays_grey(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", Image.new("L", (600, 400), 128))
    photo = prepare(path, place(3, 2), PROFILE, 200)
    assert photo is not None and photo.grey
    assert Image.open(io.BytesIO(photo.jpeg)).mode == "L"


def test_exif_turns_the_picture(tmp_path: Path) -> None:
    image = Image.new("RGB", (200, 400), "white")
    image.paste("black", (0, 0, 200, 200))  # stored: black above; orientation 6: black at the right
    exif = Image.Exif()
    exif[0x0112] = 6
    path = saved(tmp_path / "a.jpg", image, exif=exif)
    size = pixel_size(path)
    assert size is not None and (size.width, size.height) == (400, 200)
    photo = prepare(path, place(2, 1), PROFILE, 200)
    assert photo is not None and (photo.width, photo.height) == (400, 200)
    turned = Image.open(io.BytesIO(photo.jpeg)).convert("L")
    left, right = turned.getpixel((50, 100)), turned.getpixel((350, 100))
    assert left > right + 80


def test_a_small_picture_is_not_enlarged(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", Image.new("RGB", (150, 100), "red"))
    photo = prepare(path, place(3, 2), PROFILE, 200)
    assert photo is not None and photo.width == 150 and photo.ppi == pytest.approx(50)


@pytest.mark.parametrize(
    "data",
    [b"", b"not a picture", b"\xff\xd8\xff\xe0\x00\x10JFIF"],
    ids=["empty", "text", "cut JPEG"],
)
def test_a_bad_file_is_no_picture(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    assert pixel_size(path) is None
    assert prepare(path, place(3, 2), PROFILE, 200) is None


def test_a_truncated_photograph_is_refused(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.effect_noise((600, 400), 60).convert("RGB").save(out, "JPEG")
    path = tmp_path / "a.jpg"
    path.write_bytes(out.getvalue()[: len(out.getvalue()) // 2])
    assert prepare(path, place(3, 2), PROFILE, 200) is None


def test_transparency_is_laid_on_paper(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", Image.new("RGBA", (300, 200), (255, 0, 0, 0)))
    photo = prepare(path, place(1, 0.66), PROFILE, 200)
    assert photo is not None
    assert sum(Image.open(io.BytesIO(photo.jpeg)).getpixel((50, 50))) < 40
