"""The marked-up proof: pages with switchable layers, diagnostics as annotations, a stamp in the slug.

It is made whether or not the issue has errors. The record of content that later proofs are compared
with is attached to it.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from typing import NamedTuple

import pikepdf

from layout.core.diagnostics import Diagnostic, Lang, Severity
from layout.core.frame import Frame
from layout.edition.typeset import Typeset
from layout.output.record import content_of
from layout.press.pdf.metadata import Metadata
from layout.press.press_pdf import press_pdf
from layout.proof.marked.galleys import galley_frames
from layout.proof.marked.layers import LAYERS, marked_frame
from layout.proof.marked.mark_annotations import mark_annotations
from layout.proof.marked.mark_setter import MarkSetter
from layout.proof.marked.marks import ProofMark, marks
from layout.proof.marked.stamp import SLUG, Stamp, stamped
from layout.proof.words import round_words

RECORD = "content.json"
"""Name of the attached record."""


class Proof(NamedTuple):
    """A finished proof PDF, and the place of every diagnostic on its pages."""

    pdf: bytes
    marks: tuple[ProofMark, ...]


def marked_proof(
    typeset: Typeset, diagnostics: Sequence[Diagnostic], stamp: Stamp, lang: Lang = "zh"
) -> Proof:
    """The marked-up proof of an edition, its notes and layer names in `lang`."""
    house, issue = typeset.edition.house.value, typeset.edition.issue.value
    setter = MarkSetter(typeset.pages.composing)
    paper = f"{house.name} 第{issue.number}期"
    made = {page.number: page for page in typeset.pages.pages}
    foot = _counts(diagnostics)
    frames = [
        stamped(
            marked_frame(frame, made[frame.page], setter),
            f"{paper}　{frame.page}版",
            foot,
            stamp,
            setter,
        )
        for frame in typeset.frames
    ]
    frames += [
        stamped(frame, f"{paper}　条样", foot, stamp, setter)
        for frame in galley_frames(typeset, setter)
    ]
    title = f"{paper} {round_words(stamp.round).zh}"
    metadata = Metadata(title, house.publisher, stamp.moment.date())
    drawn = press_pdf(frames, typeset.faces.by_key(), typeset.photos, metadata)
    found = tuple(marks(typeset, diagnostics))
    record = json.dumps(content_of(typeset).as_json(), ensure_ascii=False, sort_keys=True)
    return Proof(_annotated(drawn.pdf, frames, found, record, lang), found)


def _counts(diagnostics: Sequence[Diagnostic]) -> str:
    errors = sum(item.severity is Severity.ERROR for item in diagnostics)
    warnings = sum(item.severity is Severity.WARNING for item in diagnostics)
    return f"{errors} 个错误（红），{warnings} 个提醒（橙）；图层可在阅读器里开关"


def _annotated(
    data: bytes, frames: Sequence[Frame], found: Sequence[ProofMark], record: str, lang: Lang
) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        groups = _layers(pdf, lang)
        for page, frame in zip(pdf.pages, frames, strict=True):
            expand(page, frame)
            page.Resources.Properties = pikepdf.Dictionary(groups)
            mine = [mark for mark in found if mark.page == frame.page]
            page.Annots = pikepdf.Array(
                pdf.make_indirect(note)
                for number, mark in enumerate(mine)
                for note in mark_annotations(
                    mark, f"{frame.page}-{number}", frame.height, pdf, lang
                )
            )
        attach(pdf, record)
        return saved(pdf)


def expand(page: pikepdf.Page, frame: Frame) -> None:
    """Make room for the slug: the media box grows round the trim box, whose lower left corner stays at
    the origin.
    """
    box = pikepdf.Array([-SLUG, -SLUG, frame.width + SLUG, frame.height + SLUG])
    page.MediaBox = page.CropBox = box
    page.TrimBox = pikepdf.Array([0, 0, frame.width, frame.height])


def attach(pdf: pikepdf.Pdf, record: str) -> None:
    """Attach the record that later proofs are compared with."""
    pdf.attachments[RECORD] = pikepdf.AttachedFileSpec(
        pdf, record.encode(), filename=RECORD, mime_type="application/json"
    )


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a document; equal content gives equal bytes."""
    out = io.BytesIO()
    pdf.save(
        out,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return out.getvalue()


def _layers(pdf: pikepdf.Pdf, lang: Lang) -> dict[str, pikepdf.Dictionary]:
    """The optional content groups by resource name, listed in the catalogue (ISO 32000-1 8.11)."""
    groups = {
        f"/{key}": pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.OCG,
                Name=pikepdf.String(words.say(lang)),
                Intent=pikepdf.Name.View,
            )
        )
        for key, words in LAYERS.items()
    }
    order = pikepdf.Array(list(groups.values()))
    pdf.Root.OCProperties = pikepdf.Dictionary(
        OCGs=order,
        D=pikepdf.Dictionary(
            Name=pikepdf.String("校样" if lang == "zh" else "proof"),
            Order=order,
            ON=order,
            OFF=pikepdf.Array(),
        ),
    )
    pdf.Root.PageMode = pikepdf.Name.UseOC
    return groups
