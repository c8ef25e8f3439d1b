"""Photographs as files: opened safely, measured by reading their header only.

A file that cannot be printed gives a `PictureFault`, which tells an editor what is wrong with it.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError

from layout.core.diagnostics import Words
from layout.core.reading import PICTURE_BYTES, NotRegularError, TooLargeError, open_regular

FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "JPEG2000", "AVIF")
"""The formats that are read. EPS and WMF are not: they run programs or fetch other files."""
MAX_PIXELS = 200_000_000
"""A larger picture is a decompression bomb; the largest cameras give 150 million pixels."""
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow warns at this number and refuses twice of it
warnings.filterwarnings("ignore", module=r"PIL\.")  # faults that matter become diagnostics
_ORIENTATION = 0x0112
"""The EXIF tag of the orientation."""
_UPRIGHT = 1
_ORIENTATIONS = range(1, 9)
_TURNED = (5, 6, 7, 8)
"""The orientations that turn the picture by a quarter."""
EXPORT_AGAIN = Words("请重新导出为 JPEG", "export it again as JPEG")


class PixelSize(NamedTuple):
    """Width and height in pixels, after the EXIF orientation is applied."""

    width: int
    height: int

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return self.width / self.height


class PictureFault(NamedTuple):
    """Why a file cannot be printed, and what to do.

    In a message, `words` follow the name of the file.
    """

    words: Words
    hint: Words = EXPORT_AGAIN


@contextmanager
def opened(path: Path) -> Iterator[Image.Image]:
    """A picture of one of FORMATS and at most MAX_PIXELS, in a regular file of at most PICTURE_BYTES.

    Raises OSError and whatever Pillow raises. Size and pixels are judged before anything is decoded.
    """
    with open_regular(path, PICTURE_BYTES) as file, Image.open(file, formats=FORMATS) as image:
        yield image


def orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 if it is missing or no such number.

    It is 1 for TIFF files, too: Pillow itself turns their size and pixels upright.
    """
    if image.format == "TIFF":
        return _UPRIGHT
    try:
        found = image.getexif().get(_ORIENTATION, _UPRIGHT)
    except Exception:  # damaged EXIF data raise any exception; the picture itself may be sound
        return _UPRIGHT
    return found if found in _ORIENTATIONS else _UPRIGHT


def swaps_axes(turn: int) -> bool:
    """Whether the orientation `turn` exchanges width and height."""
    return turn in _TURNED


def pixel_size(path: Path) -> PixelSize | PictureFault:
    """The size of a photograph, or why its file cannot be printed."""
    try:
        with opened(path) as image:
            width, height = image.size
            turned = swaps_axes(orientation(image))
    except Exception as error:  # damaged or hostile files make decoders raise any exception
        return fault_of(path, error)
    if not width or not height:
        return PictureFault(Words("没有像素", "the picture has no pixels"))
    return PixelSize(height, width) if turned else PixelSize(width, height)


def fault_of(path: Path, error: Exception) -> PictureFault:
    """An error of the decoder as a fault in words for an editor."""
    if isinstance(error, Image.DecompressionBombError):
        return PictureFault(
            Words(
                f"像素太多，超过 {MAX_PIXELS // 10**8} 亿",
                f"the picture has more than {MAX_PIXELS // 10**6} million pixels",
            ),
            Words("缩小以后再用", "use a smaller version"),
        )
    if isinstance(error, TooLargeError):
        return PictureFault(
            Words(
                f"文件太大，超过 {PICTURE_BYTES >> 20} MiB",
                f"the file is larger than {PICTURE_BYTES >> 20} MiB",
            ),
            Words("缩小以后再用", "use a smaller version"),
        )
    if isinstance(error, NotRegularError | IsADirectoryError):
        return PictureFault(
            Words("不是普通文件，是文件夹、管道或设备", "it is a folder, a pipe or a device"),
            Words("换成图片文件", "use a picture file"),
        )
    if not path.is_file() or not path.stat().st_size:
        return PictureFault(
            Words("文件是空的", "the file is empty"), Words("重新拷贝一次", "copy it again")
        )
    if isinstance(error, UnidentifiedImageError):
        return PictureFault(
            Words("不是能用的图片格式", "it is not a picture in a known format"),
            Words(
                "请导出为 JPEG、PNG 或 TIFF；改扩展名不等于改格式",
                "export it as JPEG, PNG or TIFF; renaming a file does not convert it",
            ),
        )
    if "truncated" in str(error) or isinstance(error, EOFError):  # Pillow has no type for it
        return PictureFault(
            Words("文件不完整，可能没有传完", "the file is incomplete"),
            Words("重新传一次原文件", "transfer the original file again"),
        )
    name = type(error).__name__
    return PictureFault(Words("文件损坏，读不了", f"the file is damaged ({name})"))
