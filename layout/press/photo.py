"""Photographs for newsprint: cropped to their place, one resample, into the house's CMYK.

Turned by EXIF, cropped round the focus, resampled to the house's pixels per inch, converted from
the picture's profile (sRGB if it has none) to the house's, written as JPEG. A picture is never
enlarged; its effective resolution is measured after the crop.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from layout.frame import PlacedPicture

QUALITY = 88
SRGB = ImageCms.createProfile("sRGB")
_ORIENTATION = 0x0112
_SWAPS_AXES = (5, 6, 7, 8)


@dataclass(frozen=True, slots=True)
class PressPhoto:
    """A photograph ready to embed: JPEG bytes, pixels, colour space, effective resolution."""

    jpeg: bytes
    width: int
    height: int
    grey: bool
    ppi: float


def prepare(path: Path, place: PlacedPicture, profile: Path, ppi: int) -> PressPhoto | None:
    """The photograph of a place, or None if the file cannot be decoded."""
    width_in, height_in = place.rect.width / 72, place.rect.height / 72
    try:
        with Image.open(path) as image:
            orientation = image.getexif().get(_ORIENTATION, 1)
            turned = orientation in _SWAPS_AXES
            full = (image.height, image.width) if turned else image.size
            crop = crop_box(full, width_in / height_in, place.focus)
            effective = (crop[2] - crop[0]) / width_in
            scale = min(1.0, ppi / effective)
            size = (
                max(1, round((crop[2] - crop[0]) * scale)),
                max(1, round((crop[3] - crop[1]) * scale)),
            )
            wanted = (round(full[0] * scale), round(full[1] * scale))
            source = image.info.get("icc_profile")
            image.draft(None, wanted[::-1] if turned else wanted)
            # transposing copies the whole picture: only where it must be turned
            upright = image if orientation == 1 else ImageOps.exif_transpose(image)
            # draft() may have read it smaller: the crop in the pixels that are there
            across, down = upright.width / full[0], upright.height / full[1]
            left, top = crop[0] * across, crop[1] * down
            right = min(crop[2] * across, upright.width)
            bottom = min(crop[3] * down, upright.height)
            flat = _flat(upright)
            pixels = flat.resize(
                size, Image.Resampling.LANCZOS, box=(left, top, right, bottom), reducing_gap=3.0
            )
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    grey = pixels.mode == "L"
    if not grey:
        pixels = _to_press(pixels, source, profile)
    out = io.BytesIO()
    pixels.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return PressPhoto(out.getvalue(), *size, grey, effective)


def crop_box(
    full: tuple[int, int], aspect: float, focus: tuple[float, float]
) -> tuple[float, float, float, float]:
    """The largest box of an aspect within a picture, its middle as near the focus as can be."""
    width, height = full
    if width / height > aspect:
        crop_width, crop_height = height * aspect, float(height)
    else:
        crop_width, crop_height = float(width), width / aspect
    left = min(max(focus[0] * width - crop_width / 2, 0.0), width - crop_width)
    top = min(max(focus[1] * height - crop_height / 2, 0.0), height - crop_height)
    return left, top, left + crop_width, top + crop_height


def _flat(image: Image.Image) -> Image.Image:
    """Grey stays grey, CMYK stays CMYK; transparency is laid on white paper."""
    if image.mode in ("L", "CMYK", "RGB"):
        return image
    if image.mode in ("1", "I;16", "I", "F", "LA"):
        return image.convert("L")
    if "transparency" in image.info or image.mode in ("RGBA", "PA"):
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image.convert("RGBA"))
        return paper.convert("RGB")
    return image.convert("RGB")


@cache
def _transform(source: bytes | None, mode: str, profile: Path) -> ImageCms.ImageCmsTransform | None:
    """The transform from a picture's profile; None keeps CMYK numbers that came without one."""
    if source is None and mode == "CMYK":
        return None
    origin = ImageCms.ImageCmsProfile(io.BytesIO(source)) if source else SRGB
    return ImageCms.buildTransform(
        origin,
        str(profile),
        mode,
        "CMYK",
        renderingIntent=ImageCms.Intent.PERCEPTUAL,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _to_press(pixels: Image.Image, source: bytes | None, profile: Path) -> Image.Image:
    try:
        transform = _transform(source, pixels.mode, profile)
    except ImageCms.PyCMSError:  # a damaged or foreign profile: take the numbers as sRGB
        transform = _transform(None, pixels.mode, profile)
    if transform is None:
        return pixels
    converted = ImageCms.applyTransform(pixels, transform)
    return pixels if converted is None else converted
