"""The sizes of the picture files that an edition names."""

from __future__ import annotations

from layout.core.diagnostics import Findings, Spot, Words
from layout.core.reading import inside
from layout.issue.load import Edition
from layout.issue.model import PLACEHOLDER
from layout.issue.photographs import PixelSize, pixel_size


def picture_sizes(edition: Edition, findings: Findings) -> dict[str, PixelSize]:
    """The sizes in pixels of the pictures that can be read, by file name.

    A file that cannot be read is reported; the rules report files that are not there.
    """
    sizes: dict[str, PixelSize] = {}
    for manuscript in edition.manuscripts.values():
        for image in manuscript.pictures:
            path = inside(edition.folder, image.file)
            if image.file == PLACEHOLDER or path is None or not path.is_file():
                continue
            size = pixel_size(path)
            if isinstance(size, PixelSize):
                sizes[image.file] = size
                continue
            findings.error(
                "picture-unreadable",
                Words(
                    f"图片读不了：{image.file}（{size.words.zh}）",
                    f"cannot read picture: {image.file} ({size.words.en})",
                ),
                size.hint,
                manuscript.span,
                Spot(manuscript.page, manuscript.story.id),
            )
    return sizes
