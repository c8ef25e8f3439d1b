"""Photographs for their places: turned, cropped round the focus, one resample, sharpened, inked.

For the press in the printer's CMYK or in black alone, for the screen in sRGB. A picture is never
enlarged; its effective resolution is measured after the crop. Order and cost: JPEG files are
decoded no larger than needed, everything after the resample works on the small picture.
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
from layout.press.photo.prints import Note, PressPhoto, Recipe, Space, crop_box
from layout.press.photo.separation import (
    grey_to_press,
    grey_to_screen,
    is_grey,
    sound_profile,
    to_press,
    to_screen,
)

_SHARPEN = ImageFilter.UnsharpMask(radius=0.8, percent=90, threshold=2)
"""The dot of newsprint softens edges; about the width of one pixel at 200 ppi."""
_REDUCING_GAP = 3.0
_LARGE = 30_000_000
"""Pixels from which pictures that cannot be decoded small are taken one at a time."""
_one_large = threading.Lock()


def get_ready(recipe: Recipe) -> None:
    """Make what all pictures of a recipe need, so that none of them has to."""
    Image.preinit()  # not in threads
    if recipe.purpose != "press":
        return
    with suppress(Exception):  # a damaged profile is told picture by picture
        to_press(Image.new("RGB", (1, 1)), None, recipe.profile, recipe.ink)


def prepare(path: Path, place: PlacedPicture, recipe: Recipe) -> PressPhoto | PictureFault:
    """The photograph of a place, or why the file cannot be printed."""
    try:
        with opened(path) as image:
            notes: list[Note] = ["animated"] if _animated(image) else []
            source = image.info.get("icc_profile")
            pixels, effective = _resampled(image, place, recipe.ppi)
        own = sound_profile(source, pixels.mode)
        if source and own is None:
            notes.append("profile")
        if effective > recipe.ppi:
            pixels = _sharpened(pixels)
        jpeg, space, ink = _inked(pixels, own, recipe)
    except Exception as error:  # hostile files make decoders raise anything
        return fault_of(path, error)
    return PressPhoto(jpeg, *pixels.size, space, effective, ink, tuple(notes))


def _animated(image: Image.Image) -> bool:
    return image.format in ("GIF", "PNG", "WEBP", "AVIF") and getattr(image, "n_frames", 1) > 1


def _resampled(image: Image.Image, place: PlacedPicture, ppi: int) -> tuple[Image.Image, float]:
    """The crop of a place at no more than so many pixels per inch, and what it would have had."""
    width_in, height_in = place.rect.width / 72, place.rect.height / 72
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
        left, top, right, bottom = _laid(crop, full, turn)
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
"""What makes a picture of an EXIF orientation upright."""


def _upright(image: Image.Image, turn: int) -> Image.Image:
    return image.transpose(_TURNS[turn]) if turn in _TURNS else image


def _laid(
    crop: tuple[float, float, float, float], full: tuple[int, int], turn: int
) -> tuple[float, float, float, float]:
    """A crop of the upright picture as fractions of the picture as the file has it."""
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
    """Grey, RGB or CMYK of eight bits, with transparency if there is any."""
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
    """A grey picture of more bits: sixteen are shared out evenly, others from darkest to lightest."""
    import numpy as np  # noqa: PLC0415 - rare

    if image.mode.startswith("I;16"):
        return Image.fromarray((np.asarray(image) >> 8).astype(np.uint8), "L")
    tones = np.asarray(image).astype(np.float32)
    if image.mode == "I" and 255 < tones.max() <= 65535:
        tones /= 257
    elif tones.max() > 255 or tones.min() < 0:
        tones = (tones - tones.min()) * (255 / max(float(np.ptp(tones)), 1.0))
    elif image.mode == "F" and tones.max() <= 1:
        tones *= 255
    return Image.fromarray(np.rint(tones).astype(np.uint8), "L")


def _on_paper(image: Image.Image) -> Image.Image:
    """Transparency laid on white paper."""
    if image.mode not in ("LA", "RGBA"):
        return image
    opaque = "L" if image.mode == "LA" else "RGB"
    paper = Image.new(opaque, image.size, "white")
    paper.paste(image.convert(opaque), mask=image.getchannel("A"))
    return paper


def _sharpened(image: Image.Image) -> Image.Image:
    """Edges raised, in lightness alone where there is colour, so that no fringes come up."""
    if image.mode != "RGB":
        return image.filter(_SHARPEN)
    light, blue, red = image.convert("YCbCr").split()
    return Image.merge("YCbCr", (light.filter(_SHARPEN), blue, red)).convert("RGB")


def _inked(image: Image.Image, source: bytes | None, recipe: Recipe) -> tuple[bytes, Space, float]:
    """The picture as JPEG in its colour space, with its total ink in percent."""
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
        return _jpeg(grey, recipe.quality), "DeviceGray", (255 - darkest) / 2.55
    if screen:
        seen = to_screen(image, source, recipe.profile)
        return _jpeg(seen, recipe.quality), "DeviceRGB", 0.0
    inked = to_press(image, source, recipe.profile, recipe.ink)
    jpeg, ink = jpeg_within(inked, recipe.ink, recipe.quality)
    return jpeg, "DeviceCMYK", ink


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=0 if quality > 85 else -1)
    return out.getvalue()
