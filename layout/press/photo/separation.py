"""Colour separation: pictures into the printer's inks, or into sRGB for the screen.

Perceptual intent with black point compensation, from the picture's own profile (sRGB if it has
none). Grey pictures stay on the black plate: their tones follow the lightness that the profile
gives for tints of black, so that they look on newsprint as they did on the screen.
"""

from __future__ import annotations

import io
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageFilter

from layout.press.photo.ink import eased

GREY_TOLERANCE = 4
"""How far apart, of 255, the channels of a colour file may be for a picture in black and white."""
_NODES = 33
"""Nodes of a separation table on every axis: pixels are within 1.5 percent of the profile's own."""
_SRGB = ImageCms.createProfile("sRGB")
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


def srgb_profile() -> bytes:
    """The profile of the screen; the library stamps it with the clock, so the date is set."""
    data = ImageCms.ImageCmsProfile(_SRGB).tobytes()
    date = b"".join(part.to_bytes(2, "big") for part in (1999, 10, 18, 0, 0, 0))  # IEC 61966-2-1
    return data[:24] + date + data[36:]


def is_grey(image: Image.Image) -> bool:
    """Whether an RGB picture has no colour in it."""
    red, green, blue = image.split()
    apart = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return not any(any(step.histogram()[GREY_TOLERANCE + 1 :]) for step in apart)


def sound_profile(data: bytes | None, mode: str) -> bytes | None:
    """A picture's profile, or None if it is damaged or belongs to another colour space."""
    if not data:
        return None
    try:
        space = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile.xcolor_space.strip()
    except Exception:  # hostile profiles raise anything
        return None
    return data if space == {"L": "GRAY"}.get(mode, mode) else None


def to_press(image: Image.Image, source: bytes | None, profile: Path, limit: float) -> Image.Image:
    """An RGB or CMYK picture in the printer's inks, with no more of them than the limit leaves,
    in percent, when JPEG has had its share. CMYK without a profile keeps its numbers as far.
    """
    if image.mode == "RGB":
        return image.filter(_separation(source, profile, limit))
    if source is not None:
        image = _applied(image, _transform(source, image.mode, profile, "CMYK"))
    return eased(image, limit)


@cache
def _separation(source: bytes | None, profile: Path, limit: float) -> ImageFilter.Color3DLUT:
    """The separation of RGB as a table that has the limit in it: between its nodes no sum of inks
    is higher than at them, so no pixel needs to be looked at for ink.
    """
    levels = bytes(round(255 * n / (_NODES - 1)) for n in range(_NODES))
    blue, green, red = zip(*product(levels, repeat=3), strict=True)  # red runs fastest
    nodes = Image.merge(
        "RGB", [Image.frombytes("L", (_NODES**2, _NODES), bytes(c)) for c in (red, green, blue)]
    )
    inked = eased(_applied(nodes, _transform(source, "RGB", profile, "CMYK")), limit)
    table = [tone / 255 for tone in inked.tobytes()]
    return ImageFilter.Color3DLUT(_NODES, table, channels=4, target_mode="CMYK")


def to_screen(image: Image.Image, source: bytes | None, profile: Path) -> Image.Image:
    """An RGB or CMYK picture in sRGB; CMYK without a profile is taken as the printer's."""
    if image.mode == "RGB" and source is None:
        return image
    own = profile.read_bytes() if source is None else source
    return _applied(image, _transform(own, image.mode, None, "RGB"))


def grey_to_press(image: Image.Image, source: bytes | None, profile: Path) -> Image.Image:
    """A grey picture whose tones are those of tints of black on the printer's paper."""
    return image.point(_grey_curve(source, profile))


def grey_to_screen(image: Image.Image, source: bytes | None) -> Image.Image:
    """A grey picture in the tones of sRGB."""
    return image if source is None else image.point(_grey_curve(source, None))


def _applied(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    converted = ImageCms.applyTransform(image, transform)
    return image if converted is None else converted


@cache
def _transform(
    source: bytes | None, mode: str, profile: Path | None, wanted: str
) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(source)) if source else _SRGB,
        str(profile) if profile else _SRGB,
        mode,
        wanted,
        renderingIntent=ImageCms.Intent.PERCEPTUAL,
        flags=_FLAGS,
    )


@cache
def _grey_curve(source: bytes | None, profile: Path | None) -> list[int]:
    """256 tones: from a picture's grey to that of the press, or of the screen without a profile."""
    import numpy as np  # noqa: PLC0415 - only grey pictures need it

    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    screen = _lightness(_SRGB, Image.merge("RGB", [ramp] * 3))
    seen = _lightness(ImageCms.ImageCmsProfile(io.BytesIO(source)), ramp) if source else screen
    if profile is None:
        tones = np.interp(seen, screen, range(256))
    else:
        none = Image.new("L", ramp.size)
        black = ImageCms.ImageCmsProfile(str(profile))
        inks = _lightness(black, Image.merge("CMYK", [none, none, none, ramp]))
        darkest = inks.min()
        wanted = darkest + seen * (100 - darkest) / 100
        falling = np.minimum.accumulate(inks)  # interpolation wants a curve that never turns
        tones = 255 - np.interp(-wanted, -falling, range(256))
    return [round(float(tone)) for tone in tones]


def _lightness(profile: Any, ramp: Image.Image) -> Any:
    """L* of every pixel of a row, paper white 100."""
    import numpy as np  # noqa: PLC0415

    transform = ImageCms.buildTransform(
        profile,
        ImageCms.createProfile("LAB"),
        ramp.mode,
        "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    return np.asarray(_applied(ramp, transform).getchannel(0), dtype=float)[0] / 2.55
