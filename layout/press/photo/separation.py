"""Colour separation: pictures converted to the printer's inks, or to sRGB for the screen.

The conversion is from the picture's own profile, or from sRGB if it has none, with perceptual
intent and black point compensation. Grey pictures stay on the black plate. Their tones follow the
lightness that the printer's profile gives for tints of black, so that they look on newsprint as
they look on the screen.
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
"""Levels of 255: a colour file whose channels differ by at most this is a picture in grey."""
_NODES = 33
"""Nodes of a separation table on each axis. With these, inks are within 1.5 percent of those that
the profile gives directly.
"""
_LIGHTNESS_PER_LEVEL = 2.55
"""Levels of 255 in one unit of L*, which runs from 0 to 100."""
_SRGB = ImageCms.createProfile("sRGB")
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


def srgb_profile() -> bytes:
    """The sRGB profile (IEC 61966-2-1).

    The library dates it with the clock; a fixed date is put in, so that it has the same bytes in
    every run.
    """
    data = ImageCms.ImageCmsProfile(_SRGB).tobytes()
    date = b"".join(part.to_bytes(2, "big") for part in (1999, 10, 18, 0, 0, 0))
    return data[:24] + date + data[36:]


def is_grey(image: Image.Image) -> bool:
    """Whether an RGB picture has no colour, or none that one would see."""
    red, green, blue = image.split()
    differences = (ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return not any(any(levels.histogram()[GREY_TOLERANCE + 1 :]) for levels in differences)


def sound_profile(data: bytes | None, mode: str) -> bytes | None:
    """A picture's profile; None if it is damaged or for another colour space than `mode`."""
    if not data:
        return None
    try:
        space = ImageCms.ImageCmsProfile(io.BytesIO(data)).profile.xcolor_space.strip()
    except Exception:  # hostile profiles raise anything
        return None
    return data if space == {"L": "GRAY"}.get(mode, mode) else None


def to_press(image: Image.Image, source: bytes | None, profile: Path, limit: float) -> Image.Image:
    """An RGB or CMYK picture in the printer's inks, eased for JPEG (`ink.eased`).

    `limit` is the highest total ink in percent. CMYK without a profile of its own is taken to be
    the printer's, and keeps its values where they are within the limit.
    """
    if image.mode == "RGB":
        return image.filter(_separation(source, profile, limit))
    if source is not None:
        image = _applied(image, _transform(source, image.mode, profile, "CMYK"))
    return eased(image, limit)


@cache
def _separation(source: bytes | None, profile: Path, limit: float) -> ImageFilter.Color3DLUT:
    """The separation of RGB as a table of nodes, with the ink limit already in it.

    Between nodes the inks are interpolated, so no sum of inks is higher there than at the nodes,
    and no pixel has to be measured.
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
    """An RGB or CMYK picture in sRGB; CMYK without a profile is taken to be the printer's."""
    if image.mode == "RGB" and source is None:
        return image
    own = profile.read_bytes() if source is None else source
    return _applied(image, _transform(own, image.mode, None, "RGB"))


def grey_to_press(image: Image.Image, source: bytes | None, profile: Path) -> Image.Image:
    """A grey picture for the black plate: its tones as tints of black on the printer's paper."""
    return image.point(_grey_curve(source, profile))


def grey_to_screen(image: Image.Image, source: bytes | None) -> Image.Image:
    """A grey picture in the tones of sRGB."""
    return image if source is None else image.point(_grey_curve(source, None))


def _applied(image: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    """The picture converted."""
    converted = ImageCms.applyTransform(image, transform)
    return image if converted is None else converted


@cache
def _transform(
    source: bytes | None, mode: str, profile: Path | None, wanted: str
) -> ImageCms.ImageCmsTransform:
    """The conversion from one profile and mode to another; None stands for sRGB."""
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
    """The new tone of each of 256 tones of grey.

    `source` is the picture's profile, or None for sRGB. `profile` is the printer's; without it the
    tones are for the screen.
    """
    import numpy as np  # noqa: PLC0415 - only grey pictures need it

    ramp = Image.frombytes("L", (256, 1), bytes(range(256)))
    screen = _lightness(_SRGB, Image.merge("RGB", [ramp] * 3))
    wanted = _lightness(ImageCms.ImageCmsProfile(io.BytesIO(source)), ramp) if source else screen
    if profile is None:
        tones = np.interp(wanted, screen, range(256))
    else:
        none = Image.new("L", ramp.size)
        black = ImageCms.ImageCmsProfile(str(profile))
        inks = _lightness(black, Image.merge("CMYK", [none, none, none, ramp]))
        darkest = inks.min()
        possible = darkest + wanted * (100 - darkest) / 100  # as light or dark as black ink can be
        falling = np.minimum.accumulate(inks)  # interpolation needs a curve that never rises
        tones = 255 - np.interp(-possible, -falling, range(256))
    return [round(float(tone)) for tone in tones]


def _lightness(profile: Any, ramp: Image.Image) -> Any:
    """The lightness L* of every pixel of a row, relative to the paper, whose white is 100."""
    import numpy as np  # noqa: PLC0415

    transform = ImageCms.buildTransform(
        profile,
        ImageCms.createProfile("LAB"),
        ramp.mode,
        "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    return (
        np.asarray(_applied(ramp, transform).getchannel(0), dtype=float)[0] / _LIGHTNESS_PER_LEVEL
    )
