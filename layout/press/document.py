"""The press PDF: frames, faces and photographs to bytes, the same for the same input.

No clock and no hash order come in: dates are the issue's, the document id is made of the content.
"""

from __future__ import annotations

import datetime
import hashlib
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from layout.faces import FaceFile
from layout.frame import Frame, PlacedPicture
from layout.press.embed import EmbeddedFace
from layout.press.objects import deflated
from layout.press.painter import Drawn, Painter, glyph_texts
from layout.press.photo import PressPhoto

PDF_VERSION = (1, 6)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the document says of itself."""

    title: str
    author: str
    date: datetime.date


@dataclass(frozen=True, slots=True)
class Press:
    """A finished PDF and what was drawn in it, in drawing order."""

    pdf: bytes
    drawn: tuple[Drawn, ...]


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The information dictionary with the issue's date instead of the clock's."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__()
        self.metadata = metadata

    def format(self, document: Any) -> bytes:
        day = self.metadata.date.strftime("D:%Y%m%d000000+08'00'")
        text = pdfdoc.PDFString
        entries = {
            "Title": text(self.metadata.title),
            "Author": text(self.metadata.author),
            "Creator": text("build-issue"),
            "Producer": text("build-issue (ReportLab)"),
            "CreationDate": text(day),
            "ModDate": text(day),
            "Trapped": pdfdoc.PDFName("False"),
        }
        formatted: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return formatted


def press_pdf(
    frames: Sequence[Frame],
    faces: Mapping[str, FaceFile],
    photos: Mapping[PlacedPicture, PressPhoto],
    metadata: Metadata,
) -> Press:
    """Draw the frames into a PDF whose pages are the trimmed sheet."""
    rl_config.useA85 = 0
    texts = glyph_texts(frames)
    fonts = {key: EmbeddedFace(faces[key], texts[key]) for key in sorted(texts)}
    first = frames[0]
    out = io.BytesIO()
    initial = next(iter(fonts.values()))
    pdfmetrics._fonts[initial.fontName] = initial
    try:
        canvas = Canvas(
            out,
            pagesize=(first.width, first.height),
            pageCompression=0,
            invariant=1,
            trimBox=(0, 0, first.width, first.height),
            pdfVersion=PDF_VERSION,
            lang="zh-CN",
            initialFontName=initial.fontName,
        )
    finally:
        del pdfmetrics._fonts[initial.fontName]
    document = canvas._doc
    document.info = _Info(metadata)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas._preamble = ""  # pages begin empty; ReportLab's would select a font on each
    painter = Painter(canvas, fonts, photos)
    digest = hashlib.sha256()
    for frame in frames:
        painter.paint(frame)
        page = document.Pages.pages[-1]
        content = page.stream.encode("ascii")
        digest.update(content)
        page.Contents = deflated("", content)
    for place in sorted(photos, key=lambda p: (p.file, p.rect.x, p.rect.y)):
        digest.update(photos[place].jpeg)
    identity = digest.hexdigest()[:32].encode()
    document._ID = b"[<" + identity + b"><" + identity + b">]\n"
    canvas.save()
    return Press(out.getvalue(), tuple(painter.drawn))
