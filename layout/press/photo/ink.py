"""Total ink: the sum of the four inks on one spot, in percent. Newsprint takes about 240.

More than that sets off and strikes through, so pictures are brought under the limit, and are
measured as the printer will decode them, because JPEG rounds.
"""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image

_BLOCK = 8
"""Pixels of a JPEG block without subsampling (ITU-T T.81 A.2)."""
_ROUNDS = 12
_HEADROOM, _STEP = 68, 20
"""Of 255: JPEG raises single pixels of shadows by this much; what a block is lowered at least."""


def inks(image: Image.Image) -> Any:
    """The sum of the inks of every pixel, 255 for a solid."""
    # four bytes at a time: first the inks two by two, then the pairs
    spots = np.asarray(image).view(np.uint32)[..., 0]
    pairs = (spots & 0x00FF00FF) + ((spots >> 8) & 0x00FF00FF)
    return (pairs & 0xFFFF) + (pairs >> 16)


def most_ink(data: bytes) -> float:
    """The highest total ink of a JPEG in percent; a grey one has one plate."""
    with Image.open(io.BytesIO(data)) as image:
        if image.mode != "CMYK":
            return 100.0 if image.mode == "L" else 0.0  # one plate; RGB is another rule's matter
        return _percent(inks(image).max())


def eased(image: Image.Image, limit: float) -> Image.Image:
    """A CMYK picture with no more ink on any pixel than JPEG can carry within a limit."""
    return _eased(image, inks(image), _ceiling(limit) - _HEADROOM)


def jpeg_within(image: Image.Image, limit: float, quality: int) -> tuple[bytes, float]:
    """An eased picture as JPEG whose pixels stay within a limit, and the most ink it has.

    Where a block comes out of JPEG with too much, it goes in with less; black stays.
    """
    ceiling = _ceiling(limit)
    target = np.full(image.size[::-1], ceiling - _HEADROOM, dtype=np.int32)
    for _ in range(_ROUNDS):
        data = _jpeg(image, quality)
        with Image.open(io.BytesIO(data)) as seen:
            total = inks(seen)
        if total.max() <= ceiling:
            break
        excess = _by_block(np.maximum(total.astype(np.int32) - ceiling, 0))
        target = np.maximum(target - np.where(excess > 0, 2 * excess + _STEP, 0), 0)
        image = _eased(image, inks(image), target)
    return data, _percent(total.max())


def _ceiling(limit: float) -> int:
    return int(limit * 2.55)


def _percent(total: Any) -> float:
    return round(float(total) / 2.55, 1)


def _by_block(values: Any) -> Any:
    """Every value replaced by the highest of its JPEG block."""
    height, width = values.shape
    padded = np.pad(values, ((0, -height % _BLOCK), (0, -width % _BLOCK)))
    rows, columns = padded.shape[0] // _BLOCK, padded.shape[1] // _BLOCK
    highest = padded.reshape(rows, _BLOCK, columns, _BLOCK).max(axis=(1, 3))
    return highest.repeat(_BLOCK, 0).repeat(_BLOCK, 1)[:height, :width]


def _eased(image: Image.Image, total: Any, ceiling: Any) -> Image.Image:
    """The colours of every pixel that has too much ink scaled down; black stays if it can."""
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
