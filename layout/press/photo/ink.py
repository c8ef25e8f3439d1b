"""Total ink: the sum of the four inks on one spot, in percent. Newsprint takes about 240.

With more ink a page sets off on the next one and shows through its back. So pictures are brought
under a limit. JPEG changes pixels a little, so each picture is measured as the printer will decode
it, and corrected where it came out above the limit.

Inks are counted in levels: 255 for a solid ink, which is 100 percent.
"""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image

_BLOCK = 8
"""Pixels of a JPEG block without subsampling (ITU-T T.81 A.2)."""
_ROUNDS = 12
"""A picture is written at most this many times; preflight measures what comes of it."""
_HEADROOM = 68
"""Levels: JPEG raises single pixels of shadows by up to this much in the sum of their inks."""
_STEP = 20
"""Levels: a block that came out above the limit is lowered by at least this much."""
_LEVELS_PER_PERCENT = 2.55
_EVEN_BYTES, _LOW_HALF = 0x00FF00FF, 0xFFFF
"""Masks of a pixel's 32 bits: its first and third ink; its lower 16 bits."""


def inks(image: Image.Image) -> Any:
    """The sum of the inks of every pixel of a CMYK picture, in levels: an array, rows first."""
    # the four bytes of a pixel as one number: two sums of two inks each, then their sum
    pixels = np.asarray(image).view(np.uint32)[..., 0]
    pairs = (pixels & _EVEN_BYTES) + ((pixels >> 8) & _EVEN_BYTES)
    return (pairs & _LOW_HALF) + (pairs >> 16)


def most_ink(data: bytes) -> float:
    """The highest total ink of a JPEG in percent.

    A grey picture has the black plate alone. An RGB picture counts 0: its colour space is a fault
    of its own.
    """
    with Image.open(io.BytesIO(data)) as image:
        if image.mode != "CMYK":
            return 100.0 if image.mode == "L" else 0.0
        return _percent(inks(image).max())


def eased(image: Image.Image, limit: float) -> Image.Image:
    """A CMYK picture whose pixels have so little ink that JPEG keeps them within `limit` percent."""
    return _lowered(image, inks(image), _levels(limit) - _HEADROOM)


def jpeg_within(image: Image.Image, limit: float, quality: int) -> tuple[bytes, float]:
    """A picture that is `eased` already, as JPEG, and its highest total ink in percent.

    A block of pixels that comes out of JPEG above `limit` percent is lowered and goes in again.
    """
    ceiling = _levels(limit)
    target = np.full(image.size[::-1], ceiling - _HEADROOM, dtype=np.int32)
    for _ in range(_ROUNDS):
        data = _jpeg(image, quality)
        with Image.open(io.BytesIO(data)) as seen:
            total = inks(seen)
        if total.max() <= ceiling:
            break
        excess = _by_block(np.maximum(total.astype(np.int32) - ceiling, 0))
        target = np.maximum(target - np.where(excess > 0, 2 * excess + _STEP, 0), 0)
        image = _lowered(image, inks(image), target)
    return data, _percent(total.max())


def _levels(percent: float) -> int:
    return int(percent * _LEVELS_PER_PERCENT)


def _percent(levels: Any) -> float:
    return round(float(levels) / _LEVELS_PER_PERCENT, 1)


def _by_block(values: Any) -> Any:
    """An array with every value replaced by the highest of its JPEG block."""
    height, width = values.shape
    padded = np.pad(values, ((0, -height % _BLOCK), (0, -width % _BLOCK)))
    rows, columns = padded.shape[0] // _BLOCK, padded.shape[1] // _BLOCK
    highest = padded.reshape(rows, _BLOCK, columns, _BLOCK).max(axis=(1, 3))
    return highest.repeat(_BLOCK, 0).repeat(_BLOCK, 1)[:height, :width]


def _lowered(image: Image.Image, total: Any, ceiling: Any) -> Image.Image:
    """A picture in which no pixel has more ink than `ceiling`; `total` is the ink they have.

    The colours of a pixel are scaled down together; black is kept as far as it fits. `ceiling` is
    one number or one for each pixel, in levels.
    """
    over = total > ceiling
    if not over.any():
        return image
    pixels = np.array(image)
    spots = pixels[over].astype(np.float32)
    room = np.broadcast_to(ceiling, total.shape)[over].astype(np.float32)
    black = np.minimum(spots[:, 3], room)
    colours = spots[:, :3]
    share = (room - black) / np.maximum(colours.sum(axis=1), 1)
    spots[:, :3] = np.floor(colours * np.minimum(share, 1)[:, None])
    spots[:, 3] = black
    pixels[over] = spots.astype(np.uint8)
    return Image.frombytes("CMYK", image.size, pixels.tobytes())


def _jpeg(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, subsampling=0)
    return out.getvalue()
