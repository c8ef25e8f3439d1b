"""Photographs as files: size in pixels after turning, read from the header alone."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

MAX_PIXELS = 200_000_000
"""A larger picture is a decompression bomb; the largest camera backs give 150 million."""
_TURNED = (5, 6, 7, 8)
_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class PixelSize:
    """Width and height in pixels, the EXIF orientation applied."""

    width: int
    height: int

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.width / self.height


def pixel_size(path: Path) -> PixelSize | None:
    """The size of a photograph, or None if the file is none that can be printed."""
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as image:
                width, height = image.size
                turned = image.getexif().get(_ORIENTATION) in _TURNED
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ):
        return None
    return PixelSize(height, width) if turned else PixelSize(width, height)
