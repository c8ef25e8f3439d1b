"""One photograph prepared for its place: cropped around the focus, resampled, sharpened, inked.

For the press it comes in the printer's CMYK or in black alone, for the screen in sRGB. A picture is
never enlarged, and it is resampled once. To save time, a JPEG is decoded no larger than needed,
and all steps after the resampling work on the small picture.
"""

from __future__ import annotations

import io
import threading
from contextlib import nullcontext, suppress
from pathlib import Path

from PIL import Image, ImageCms, ImageFilter

from layout.core.frame import PlacedPicture
from layout.issue.photographs import PictureFault, fault_of, opened, orientation, swaps_axes
from layout.press.photo.ink import jpeg_within
from layout.press.photo.prints import POINTS_PER_INCH, Note, PressPhoto, Recipe, Space, crop_box
from layout.press.photo.separation import (
    grey_to_press,
    grey_to_screen,
    is_grey,
    sound_profile,
    to_press,
    to_screen,
)

_SHARPEN = ImageFilter.UnsharpMask(radius=0.8, percent=90, threshold=2)
"""The screen dots of newsprint soften edges; the radius is about one pixel at 200 ppi."""
_REDUCING_GAP = 3.0
"""Pillow first reduces by a whole factor to at least this many times the size wanted, which is
fast, and then resamples. With 3 or more the result looks like that of one exact step.
"""
_LARGE = 30_000_000
"""Pixels: larger pictures are decoded one at a time, because each takes over 100 megabytes."""
_FULL_CHROMA_ABOVE = 85
"""JPEG quality: above it colour is stored as finely as lightness."""
_FEW_BITS, _MANY_BITS = 255, 65535
"""The highest values of pixels of 8 and of 16 bits."""
_FULL_TO_BYTE = 257
"""Steps of a 16-bit value in one step of an 8-bit value."""
_LEVELS_PER_PERCENT = 2.55
_one_large = threading.Lock()


def get_ready(recipe: Recipe) -> None:
    """Make in advance what all pictures of a recipe need: decoders and the separation table."""
    Image.preinit()  # must not happen in two threads at once
    if recipe.purpose != "press":
        return
    with suppress(Exception):  # a damaged profile is reported picture by picture
        to_press(Image.new("RGB", (1, 1)), None, recipe.profile, recipe.ink)


def prepare(path: Path, place: PlacedPicture, recipe: Recipe) -> PressPhoto | PictureFault:
    """The photograph of a place; a fault if the file at `path` cannot be printed."""
    try:
        with opened(path) as image:
            notes: list[Note] = ["animated"] if _animated(image) else []
            source = image.info.get("icc_profile")
            pixels, effective = _resampled(image, place, recipe.ppi)
        own_profile = sound_profile(source, pixels.mode)
        if source and own_profile is None:
            notes.append("profile")
        if effective > recipe.ppi:
            pixels = _sharpened(pixels)
        jpeg, space, ink = _inked(pixels, own_profile, recipe)
    except Exception as error:  # hostile files make decoders raise anything
        return fault_of(path, error)
    return PressPhoto(jpeg, *pixels.size, space, effective, ink, tuple(notes))


def _animated(image: Image.Image) -> bool:
    """Whether a file has more frames than one."""
    return image.format in ("GIF", "PNG", "WEBP", "AVIF") and getattr(image, "n_frames", 1) > 1


def _resampled(image: Image.Image, place: PlacedPicture, ppi: int) -> tuple[Image.Image, float]:
    """The crop of a place, at most `ppi` pixels per inch, and the ppi that the original has there.

    The picture is reduced and cropped as it lies in the file, and turned upright at the end.
    """
    width_in = place.rect.width / POINTS_PER_INCH
    height_in = place.rect.height / POINTS_PER_INCH
    turn = orientation(image)
    full = (image.height, image.width) if swaps_axes(turn) else image.size
    crop = crop_box(full, width_in / height_in, place.focus)
    effective = (crop[2] - crop[0]) / width_in
    scale = min(1.0, ppi / effective)
    size = (
        max(1, round((crop[2] - crop[0]) * scale)),
        max(1, round((crop[3] - crop[1]) * scale)),
    )
    wanted = (round(full[0] * scale), round(full[1] * scale))
    image.draft(None, wanted[::-1] if swaps_axes(turn) else wanted)
    with _one_large if image.width * image.height > _LARGE else nullcontext():
        readable = _readable(image)
        width, height = readable.size
        left, top, right, bottom = _crop_in_file(crop, full, turn)
        pixels = readable.resize(
            size[::-1] if swaps_axes(turn) else size,
            Image.Resampling.BICUBIC,
            box=(left * width, top * height, min(right, 1) * width, min(bottom, 1) * height),
            reducing_gap=_REDUCING_GAP,
        )
    return _upright(_on_paper(pixels), turn), effective


_TURNS: dict[int, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""The transposition that makes a picture upright, by its EXIF orientation."""


def _upright(image: Image.Image, turn: int) -> Image.Image:
    return image.transpose(_TURNS[turn]) if turn in _TURNS else image


def _crop_in_file(
    crop: tuple[float, float, float, float], full: tuple[int, int], turn: int
) -> tuple[float, float, float, float]:
    """A crop of the upright picture as fractions of the picture as it lies in the file.

    `crop` is left, top, right, bottom in pixels, `full` the size of the upright picture, `turn`
    the EXIF orientation.
    """
    left, top = crop[0] / full[0], crop[1] / full[1]
    right, bottom = crop[2] / full[0], crop[3] / full[1]
    turned = {
        1: (left, top, right, bottom),
        2: (1 - right, top, 1 - left, bottom),
        3: (1 - right, 1 - bottom, 1 - left, 1 - top),
        4: (left, 1 - bottom, right, 1 - top),
        5: (top, left, bottom, right),
        6: (top, 1 - right, bottom, 1 - left),
        7: (1 - bottom, 1 - right, 1 - top, 1 - left),
        8: (1 - bottom, left, 1 - top, right),
    }
    return turned[turn]


def _readable(image: Image.Image) -> Image.Image:
    """The picture as grey, RGB or CMYK of eight bits, with transparency if it has any."""
    if image.mode in ("L", "LA", "RGB", "RGBA", "CMYK"):
        image.load()
        return image
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return _eight_bits(image)
    if image.mode == "LAB":
        to_rgb = ImageCms.buildTransform(
            ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), "LAB", "RGB"
        )
        return ImageCms.applyTransform(image, to_rgb) or image
    if "transparency" in image.info or image.mode in ("PA", "La", "RGBa"):
        return image.convert("RGBA")
    return image.convert("L" if image.mode == "1" else "RGB")


def _eight_bits(image: Image.Image) -> Image.Image:
    """A grey picture of more than eight bits, brought to eight.

    Sixteen bits are scaled as they are. Other values are stretched from darkest to lightest if
    they do not fit.
    """
    import numpy as np  # noqa: PLC0415 - rare

    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8), "L")
    tones = np.asarray(image).astype(np.float32)
    if image.mode == "I" and _FEW_BITS < tones.max() <= _MANY_BITS:
        tones /= _FULL_TO_BYTE
    elif tones.max() > _FEW_BITS or tones.min() < 0:
        tones = (tones - tones.min()) * (_FEW_BITS / max(float(np.ptp(tones)), 1.0))
    elif image.mode == "F" and tones.max() <= 1:
        tones *= _FEW_BITS
    return Image.fromarray(np.rint(tones).astype(np.uint8), "L")


def _on_paper(image: Image.Image) -> Image.Image:
    """The picture without transparency, laid on white paper."""
    if image.mode not in ("LA", "RGBA"):
        return image
    opaque = "L" if image.mode == "LA" else "RGB"
    paper = Image.new(opaque, image.size, "white")
    paper.paste(image.convert(opaque), mask=image.getchannel("A"))
    return paper


def _sharpened(image: Image.Image) -> Image.Image:
    """The picture sharpened; a colour picture in its lightness alone, so that no fringes appear."""
    if image.mode != "RGB":
        return image.filter(_SHARPEN)
    light, blue, red = image.convert("YCbCr").split()
    return Image.merge("YCbCr", (light.filter(_SHARPEN), blue, red)).convert("RGB")


def _inked(image: Image.Image, source: bytes | None, recipe: Recipe) -> tuple[bytes, Space, float]:
    """The picture as JPEG, the colour space it is in, and its highest total ink in percent.

    `source` is the picture's own profile. A colour file without colour is treated as grey.
    """
    if image.mode == "RGB" and is_grey(image):
        image, source = image.convert("L"), None
    screen = recipe.purpose == "screen"
    if image.mode == "L":
        grey = (
            grey_to_screen(image, source)
            if screen
            else grey_to_press(image, source, recipe.profile)
        )
        darkest = grey.getextrema()[0]
        assert isinstance(darkest, int | float)
        return (
            _jpeg(grey, recipe.quality),
            "DeviceGray",
            (_FEW_BITS - darkest) / _LEVELS_PER_PERCENT,
        )
    if screen:
        seen = to_screen(image, source, recipe.profile)
        return _jpeg(seen, recipe.quality), "DeviceRGB", 0.0
    inked = to_press(image, source, recipe.profile, recipe.ink)
    jpeg, ink = jpeg_within(inked, recipe.ink, recipe.quality)
    return jpeg, "DeviceCMYK", ink


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=0 if quality > _FULL_CHROMA_ABOVE else -1)
    return out.getvalue()
