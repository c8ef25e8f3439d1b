"""Photographs: crop, orientation, colour, ink, resolution; a bad file gives a fault, no crash."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms, ImageDraw

from layout.core.frame import PlacedPicture
from layout.core.geometry import Rect
from layout.house.paper import DATA
from layout.issue.photographs import PictureFault, PixelSize, pixel_size
from layout.press.photo.ink import eased, inks, most_ink
from layout.press.photo.prepare import prepare
from layout.press.photo.prints import PressPhoto, Recipe, crop_box, is_press_profile
from layout.press.photo.separation import to_press

PROFILE = DATA / "IFRA26S_240.icc"
PRESS = Recipe("press", PROFILE, 200)
SCREEN = Recipe("screen", PROFILE, 150)


def place(width_in: float, height_in: float, focus: tuple[float, float] = (0.5, 0.5)):
    return PlacedPicture(Rect(0, 0, width_in * 72, height_in * 72), "p", focus, "s")


def saved(path: Path, image: Image.Image, **options) -> Path:
    image.save(path, **options)
    return path


def made(path: Path, where=None, recipe: Recipe = PRESS) -> PressPhoto:
    photo = prepare(path, where or place(3, 2), recipe)
    assert isinstance(photo, PressPhoto), photo
    return photo


def pixels(photo: PressPhoto) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(photo.jpeg))).astype(int)


def colourful(size: tuple[int, int]) -> Image.Image:
    """Hard edges between the darkest and the brightest, where JPEG overshoots most."""
    noise = np.random.default_rng(3).integers(0, 2, (size[1], size[0], 3), dtype=np.uint8) * 255
    return Image.fromarray(noise, "RGB")


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


def test_cmyk_at_the_house_resolution(tmp_path: Path) -> None:
    path = saved(tmp_path / "a.png", Image.new("RGB", (1200, 800), (40, 0, 0)))
    photo = made(path)
    assert (photo.width, photo.height, photo.space) == (600, 400, "DeviceCMYK")
    assert photo.ppi == pytest.approx(400)
    assert Image.open(io.BytesIO(photo.jpeg)).mode == "CMYK"


@pytest.mark.parametrize("limit", [240, 200])
def test_no_pixel_takes_more_ink_than_the_paper(tmp_path: Path, limit: int) -> None:
    path = saved(tmp_path / "a.png", colourful((400, 300)))
    photo = made(path, place(2, 1.5), Recipe("press", PROFILE, 200, limit))
    seen = Image.open(io.BytesIO(photo.jpeg))
    assert inks(seen).max() <= limit * 2.55
    assert photo.ink == pytest.approx(most_ink(photo.jpeg)) and photo.ink <= limit
    assert np.asarray(seen).astype(int).sum(axis=2).max() == inks(seen).max()


def test_flat_cmyk_over_the_limit_is_brought_under_it(tmp_path: Path) -> None:
    image = Image.new("CMYK", (300, 200), (255, 255, 255, 200))
    photo = made(saved(tmp_path / "a.tif", image), place(1, 0.66))
    middle = pixels(photo)[50, 50]
    assert middle.sum() <= 612 and middle[3] == pytest.approx(200, abs=2)


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_grey_stays_grey(tmp_path: Path, mode: str) -> None:
    image = Image.new("L", (600, 400), 128).convert(mode)
    photo = made(saved(tmp_path / "a.png", image))
    assert photo.space == "DeviceGray" and photo.image().entries.count("/DeviceGray") == 1
    assert Image.open(io.BytesIO(photo.jpeg)).mode == "L"


def test_grey_tones_look_on_paper_as_they_did_on_the_screen(tmp_path: Path) -> None:
    """The lightness of a tint of black by the profile, beside that of the grey on the screen."""
    to_lab = ImageCms.buildTransform(
        str(PROFILE), ImageCms.createProfile("LAB"), "CMYK", "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )  # fmt: skip

    def on_paper(black: int) -> float:
        spot = ImageCms.applyTransform(Image.new("CMYK", (1, 1), (0, 0, 0, black)), to_lab)
        return spot.getpixel((0, 0))[0] / 2.55

    darkest = on_paper(255)
    for grey, lightness in ((64, 27.1), (128, 53.6), (200, 80.6)):  # CIE 1976 L* of sRGB greys
        path = saved(tmp_path / f"{grey}.png", Image.new("L", (64, 64), grey))
        tone = int(pixels(made(path, place(0.2, 0.2)))[20, 20])
        wanted = darkest + lightness * (100 - darkest) / 100
        assert on_paper(255 - tone) == pytest.approx(wanted, abs=1.5)


def corners(orientation: int) -> Image.Image:
    """A picture whose quarters are, upright and clockwise from top left, red, green, blue, white."""
    upright = Image.new("RGB", (400, 200), "white")
    draw = ImageDraw.Draw(upright)
    draw.rectangle((0, 0, 199, 99), fill="red")
    draw.rectangle((200, 0, 399, 99), fill="lime")
    draw.rectangle((200, 100, 399, 199), fill="blue")
    back = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    return upright.transpose(back) if back is not None else upright


@pytest.mark.parametrize("name", ["a.jpg", "a.tif", "a.png", "a.webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_turns_the_picture(tmp_path: Path, orientation: int, name: str) -> None:
    """Orientation, crop and focus together: the lower right quarter is blue in every orientation."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = saved(tmp_path / name, corners(orientation), exif=exif, quality=95)
    assert pixel_size(path) == PixelSize(400, 200)
    whole = pixels(made(path, place(2, 1), SCREEN))
    height, width = whole.shape[:2]
    tops = [whole[height // 4, width // 4].argmax(), whole[height // 4, 3 * width // 4].argmax()]
    assert tops == [0, 1] and whole[3 * height // 4, 3 * width // 4].argmax() == 2
    assert whole[3 * height // 4, width // 4].min() > 230
    right = pixels(made(path, place(1, 1, (1.0, 0.5)), SCREEN))
    middle = right.shape[0] // 2
    assert right[middle // 2, middle].argmax() == 1 and right[-middle // 2, middle].argmax() == 2


@pytest.mark.parametrize("name", ["a.png", "a.tif", "a.bmp", "a.gif", "a.webp", "a.jp2", "a.avif"])
def test_any_common_format_is_read(tmp_path: Path, name: str) -> None:
    image = Image.new("RGB", (300, 200), (200, 40, 40))
    image.paste((40, 40, 200), (150, 0, 300, 200))
    found = pixels(made(saved(tmp_path / name, image), recipe=SCREEN))
    assert found[100, 40].tolist() == pytest.approx([200, 40, 40], abs=6)
    assert found[100, 260].tolist() == pytest.approx([40, 40, 200], abs=6)


def test_a_small_picture_is_not_enlarged(tmp_path: Path) -> None:
    photo = made(saved(tmp_path / "a.png", Image.new("RGB", (150, 100), "red")))
    assert photo.width == 150 and photo.ppi == pytest.approx(50)


def test_a_picture_in_another_rgb_is_converted_from_it(tmp_path: Path) -> None:
    """The same values in a wider RGB space are another colour."""
    image = Image.new("RGB", (300, 200), (60, 200, 90))
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    linear = linear_rgb()
    plain = pixels(made(saved(tmp_path / "a.png", image)))[50, 50]
    other = pixels(made(saved(tmp_path / "b.png", image, icc_profile=linear)))[50, 50]
    foreign = made(saved(tmp_path / "c.png", image, icc_profile=lab))
    assert abs(plain - other).max() > 20
    assert pixels(foreign)[50, 50].tolist() == plain.tolist() and foreign.notes == ("profile",)


def linear_rgb() -> bytes:
    """sRGB with linear tone curves: its three curve tags are replaced by a gamma of one."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = len(data)
    data += b"curv" + bytes(8)
    for n in range(int.from_bytes(data[128:132], "big")):
        entry = 132 + 12 * n
        if data[entry : entry + 4] in (b"rTRC", b"gTRC", b"bTRC"):
            data[entry + 4 : entry + 12] = at.to_bytes(4, "big") + (12).to_bytes(4, "big")
    data[:4] = len(data).to_bytes(4, "big")
    return bytes(data)


def test_sharpening_raises_edges_not_flat_parts(tmp_path: Path) -> None:
    image = Image.new("L", (1200, 800), 90)
    image.paste(170, (600, 0, 1200, 800))
    row = pixels(made(saved(tmp_path / "a.png", image), recipe=SCREEN))[100]
    assert row[20] == pytest.approx(90, abs=1) and row[-20] == pytest.approx(170, abs=1)
    assert row.min() < 85 and row.max() > 175


def gif(path: Path) -> Path:
    frames = [Image.new("RGB", (300, 200), colour) for colour in ("red", "blue")]
    frames[0].save(path, save_all=True, append_images=frames[1:])
    return path


def bomb(path: Path) -> Path:
    """A PNG of 40,000 × 40,000 pixels in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data).to_bytes(4, "big")
        return len(data).to_bytes(4, "big") + kind + data + crc

    side = (40_000).to_bytes(4, "big")
    head = chunk(b"IHDR", side + side + b"\x08\x00\x00\x00\x00")
    data = chunk(b"IDAT", zlib.compress(bytes(100_000)))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + head + data + chunk(b"IEND", b""))
    return path


def cut_jpeg(path: Path) -> Path:
    colourful((600, 400)).save(path, "JPEG")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return path


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda p: cut_jpeg(p / "a.jpg"), "不完整"),
        (lambda p: bomb(p / "a.png"), "像素太多"),
        (lambda p: written(p / "a.jpg", b"PK\x03\x04 a document"), "格式"),
        (lambda p: written(p / "a.jpg", b""), "空的"),
        (lambda p: written(p / "a.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF"), ""),
        (
            lambda p: written(p / "a.jpg", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n"),
            "格式",
        ),
    ],
    ids=["truncated", "bomb", "wrong type", "zero size", "header only", "EPS"],
)
def test_hostile_files_are_reported_in_clear_words(tmp_path: Path, make, words: str) -> None:
    path = make(tmp_path)
    fault = prepare(path, place(3, 2), PRESS)
    assert isinstance(fault, PictureFault)
    assert words in fault.words.zh and fault.words.en and fault.hint.zh


def sixteen_bits(path: Path) -> Path:
    ramp = np.linspace(0, 65535, 300, dtype=np.uint16)
    Image.fromarray(np.tile(ramp, (200, 1))).save(path)
    return path


def test_sixteen_bits_become_eight_evenly(tmp_path: Path) -> None:
    row = pixels(made(sixteen_bits(tmp_path / "a.png"), place(2, 1.33), SCREEN))[100]
    assert row[0] <= 3 and row[-1] >= 252
    assert row[150] == pytest.approx(128, abs=3)


def test_an_animation_gives_its_first_frame(tmp_path: Path) -> None:
    photo = made(gif(tmp_path / "a.gif"), recipe=SCREEN)
    assert photo.notes == ("animated",)
    assert pixels(photo)[50, 50].tolist() == pytest.approx([254, 0, 0], abs=3)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparency_is_laid_on_paper(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGBA", (300, 200), (255, 0, 0, 0)).convert(mode if mode != "P" else "RGBA")
    image.paste((0, 0, 0, 255) if mode != "LA" else (0, 255), (0, 0, 100, 200))
    if mode == "P":
        image = image.quantize(4)
    found = pixels(made(saved(tmp_path / "a.png", image), place(1, 0.66), SCREEN))
    assert found[50, 120].min() > 250 and found[50, 20].max() < 5


def test_cmyk_with_an_rgb_profile_keeps_its_numbers(tmp_path: Path) -> None:
    image = Image.new("CMYK", (300, 200), (10, 120, 60, 30))
    rgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo = made(saved(tmp_path / "a.jpg", image, icc_profile=rgb, quality=95))
    assert photo.notes == ("profile",)
    assert pixels(photo)[50, 50].tolist() == pytest.approx([10, 120, 60, 30], abs=3)


def test_one_pixel_is_printed_and_found_too_coarse(tmp_path: Path) -> None:
    photo = made(saved(tmp_path / "a.png", Image.new("RGB", (1, 1), "red")))
    assert (photo.width, photo.height) == (1, 1) and photo.ppi < 1


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_broken_exif_does_not_lose_the_picture(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.jpg", colourful((60, 40)), exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff"
    )
    assert pixel_size(path) == PixelSize(60, 40)
    assert made(path).width == 60


def test_only_a_printers_profile_will_do(tmp_path: Path) -> None:
    rgb = tmp_path / "rgb.icc"
    rgb.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    assert is_press_profile(PROFILE)
    assert not is_press_profile(rgb) and not is_press_profile(tmp_path / "none.icc")


def test_the_separation_table_follows_the_profile_and_holds_the_limit() -> None:
    """Compared with the colour engine itself over the whole cube of colours."""
    rng = np.random.default_rng(3589)
    colours = Image.fromarray(rng.integers(0, 256, (96, 96, 3), dtype=np.uint8))
    direct = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        str(PROFILE),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.PERCEPTUAL,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    exact = eased(ImageCms.applyTransform(colours, direct), 240)
    table = to_press(colours, None, PROFILE, 240)
    apart = np.abs(np.asarray(table, int) - np.asarray(exact, int))
    assert apart.mean() < 0.01 * 255 and np.percentile(apart, 99) < 0.04 * 255
    assert inks(table).max() <= inks(exact).max() + 2  # each of four inks may round up by a half
