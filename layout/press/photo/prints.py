"""What photographs are prepared for (`Recipe`), and what comes of it (`PressPhoto`).

The preparing itself is in `prepare`, so that its libraries load in the lab's process alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

from layout.core.reading import PROFILE_BYTES, read_regular
from layout.press.pdf.objects import Stream

POINTS_PER_INCH = 72
"""So pixels per inch at a place are 72 times pixels per point."""
Space = Literal["DeviceGray", "DeviceRGB", "DeviceCMYK"]
Note = Literal["animated", "profile"]
"""What an editor should know about a picture that was prepared.

animated: only its first frame is printed. profile: its own profile was damaged or for another
colour space, and was ignored.
"""


class Recipe(NamedTuple):
    """How pictures are prepared.

    `profile` is the printer's profile. `ppi` is the highest resolution wanted; finer pictures are
    reduced to it, coarser ones stay. `ink` is the highest total ink in percent, `quality` that of
    JPEG.
    """

    purpose: Literal["press", "screen"]
    profile: Path
    ppi: int
    ink: int = 240
    quality: int = 85


class PressPhoto(NamedTuple):
    """A photograph ready to embed.

    `width` and `height` are in pixels. `ppi` is the resolution that the cropped original has at
    its place, before it is reduced. `ink` is the highest total ink in percent.
    """

    jpeg: bytes
    width: int
    height: int
    space: Space
    ppi: float
    ink: float = 0.0
    notes: tuple[Note, ...] = ()

    def image(self) -> Stream:
        """The image object. Pillow writes CMYK inverted, as Adobe does, so it is decoded so."""
        decode = " /Decode [1 0 1 0 1 0 1 0]" if self.space == "DeviceCMYK" else ""
        return Stream(
            f"/Type /XObject /Subtype /Image /Width {self.width} /Height {self.height} "
            f"/ColorSpace /{self.space} /BitsPerComponent 8 /Filter /DCTDecode{decode}",
            self.jpeg,
        )


def crop_box(
    full: tuple[int, int], aspect: float, focus: tuple[float, float]
) -> tuple[float, float, float, float]:
    """The largest crop of a shape, with its middle as near the focus as the edges allow.

    `full` is the picture's size in pixels, `aspect` the crop's width divided by its height, and
    `focus` a point as fractions of width and height. The crop is left, top, right, bottom in
    pixels.
    """
    width, height = full
    if width / height > aspect:
        crop_width, crop_height = height * aspect, float(height)
    else:
        crop_width, crop_height = float(width), width / aspect
    left = min(max(focus[0] * width - crop_width / 2, 0.0), width - crop_width)
    top = min(max(focus[1] * height - crop_height / 2, 0.0), height - crop_height)
    return left, top, left + crop_width, top + crop_height


def is_press_profile(path: Path) -> bool:
    """Whether the file at `path` is a printer's CMYK profile; False if it cannot be read."""
    try:
        return is_press_profile_header(read_regular(path, PROFILE_BYTES))
    except OSError:
        return False


def is_press_profile_header(profile: bytes) -> bool:
    """Whether bytes begin as a printer's CMYK profile does (ICC.1:2010 7.2)."""
    signature, device, space = profile[36:40], profile[12:16], profile[16:20]
    return (signature, device, space) == (b"acsp", b"prtr", b"CMYK")
