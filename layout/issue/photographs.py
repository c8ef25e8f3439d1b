"""Photographs as files: opened with guards, measured from the header alone.

A file that cannot be printed is a `PictureFault`: what is wrong with it, in words for an editor.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PIL import Image, UnidentifiedImageError

from layout.core.diagnostics import Words

FORMATS = ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "JPEG2000", "AVIF")
"""What is read; formats that run programs or fetch files (EPS, WMF) are not."""
MAX_PIXELS = 200_000_000
"""A larger picture is a decompression bomb; the largest camera backs give 150 million."""
Image.MAX_IMAGE_PIXELS = MAX_PIXELS // 2  # Pillow refuses twice as many
warnings.filterwarnings("ignore", module=r"PIL\.")  # what matters becomes a diagnostic
_TURNED = (5, 6, 7, 8)
_ORIENTATION = 0x0112
EXPORT_AGAIN = Words("请重新导出为 JPEG", "export it again as JPEG")


class PixelSize(NamedTuple):
    """Width and height in pixels, the EXIF orientation applied."""

    width: int
    height: int

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.width / self.height


class PictureFault(NamedTuple):
    """Why a file cannot be printed, and what to do; the words follow the name of the file."""

    words: Words
    hint: Words = EXPORT_AGAIN


@contextmanager
def opened(path: Path) -> Iterator[Image.Image]:
    """A picture of one of our formats and a sane size; raises what Pillow raises."""
    with Image.open(path, formats=FORMATS) as image:
        yield image


def orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; 1 where it is missing or senseless.

    TIFF files come upright, size and pixels, from the library.
    """
    if image.format == "TIFF":
        return 1
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except Exception:  # damaged EXIF data raise anything; the picture may be sound
        return 1
    return found if found in range(1, 9) else 1


def swaps_axes(turn: int) -> bool:
    """Whether an orientation makes upright what lies."""
    return turn in _TURNED


def pixel_size(path: Path) -> PixelSize | PictureFault:
    """The size of a photograph, or why the file is none that can be printed."""
    try:
        with opened(path) as image:
            width, height = image.size
            turned = swaps_axes(orientation(image))
    except Exception as error:  # hostile files make decoders raise anything
        return fault_of(path, error)
    if not width or not height:
        return PictureFault(Words("没有像素", "it has no pixels"))
    return PixelSize(height, width) if turned else PixelSize(width, height)


def fault_of(path: Path, error: Exception) -> PictureFault:
    """An error of the decoder in an editor's words."""
    if isinstance(error, Image.DecompressionBombError):
        return PictureFault(
            Words(
                f"像素太多，超过 {MAX_PIXELS // 10**8} 亿",
                f"it has more than {MAX_PIXELS // 10**6} million pixels",
            ),
            Words("缩小以后再用", "use a smaller version"),
        )
    if not path.is_file() or not path.stat().st_size:
        return PictureFault(
            Words("文件是空的", "the file is empty"), Words("重新拷贝一次", "copy it again")
        )
    if isinstance(error, UnidentifiedImageError):
        return PictureFault(
            Words("不是能用的图片格式", "it is no picture of a known format"),
            Words(
                "请导出为 JPEG、PNG 或 TIFF；改扩展名不等于改格式",
                "export it as JPEG, PNG or TIFF; renaming a file does not convert it",
            ),
        )
    if "truncated" in str(error) or isinstance(error, EOFError):
        return PictureFault(
            Words("文件不完整，可能没有传完", "the file is cut short"),
            Words("重新传一次原文件", "transfer the original again"),
        )
    name = type(error).__name__
    return PictureFault(Words("文件损坏，读不了", f"the file is damaged ({name})"))
