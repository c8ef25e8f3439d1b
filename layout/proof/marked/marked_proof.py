"""The marked-up proof: pages under switchable layers, diagnostics as annotations, a stamp in the slug.

It is made whether or not the issue has errors; it carries the record it can be compared by.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pikepdf

from layout.core.diagnostics import Diagnostic, Lang, Severity
from layout.core.frame import Frame
from layout.core.geometry import Rect
from layout.edition.typeset import Typeset
from layout.output.record import content_of
from layout.press.pdf.metadata import Metadata
from layout.press.press_pdf import press_pdf
from layout.proof.marked.galleys import galley_frames
from layout.proof.marked.layers import LAYERS, marked_frame
from layout.proof.marked.mark_setter import MarkSetter
from layout.proof.marked.marks import ProofMark, marks
from layout.proof.marked.stamp import SLUG, Stamp, stamped
from layout.proof.words import round_words

RECORD = "content.json"
"""Name of the attached record."""
_COLOURS = {Severity.ERROR: (0.85, 0.1, 0.1), Severity.WARNING: (0.95, 0.55, 0.0)}
_AUTHOR = "proof-issue"
_PRINTS = 4
"""Annotation flag: printed with the page (ISO 32000-1 12.5.3)."""
_ICON = 18.0


class Proof(NamedTuple):
    """A finished proof: its bytes, and where each diagnostic stands."""

    pdf: bytes
    marks: tuple[ProofMark, ...]


def marked_proof(
    typeset: Typeset, diagnostics: Sequence[Diagnostic], stamp: Stamp, lang: Lang = "zh"
) -> Proof:
    """The marked-up proof of an edition."""
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
                for note in _annotations(mark, number, frame, pdf, lang)
            )
        attach(pdf, record)
        return saved(pdf)


def expand(page: pikepdf.Page, frame: Frame) -> None:
    """The media box grown by the slug, the trim box as it was."""
    box = pikepdf.Array([-SLUG, -SLUG, frame.width + SLUG, frame.height + SLUG])
    page.MediaBox = page.CropBox = box
    page.TrimBox = pikepdf.Array([0, 0, frame.width, frame.height])


def attach(pdf: pikepdf.Pdf, record: str) -> None:
    """Attach the record that later proofs are compared with."""
    pdf.attachments[RECORD] = pikepdf.AttachedFileSpec(
        pdf, record.encode(), filename=RECORD, mime_type="application/json"
    )


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a document, the same for the same content."""
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


def _annotations(
    mark: ProofMark, number: int, frame: Frame, pdf: pikepdf.Pdf, lang: Lang
) -> Iterator[pikepdf.Dictionary]:
    """The lines as a highlight or the place as a square, and a note beside it with the words."""
    item = mark.diagnostic
    colour = pikepdf.Array(_COLOURS.get(item.severity, (0.3, 0.3, 0.3)))
    words = item.message.say(lang)
    if hint := item.hint.say(lang):
        words += f"\n{'怎么办：' if lang == 'zh' else 'hint: '}{hint}"
    if item.span:
        words += f"\n{item.span}"
    common = {
        "/Type": pikepdf.Name.Annot,
        "/Contents": pikepdf.String(words),
        "/T": pikepdf.String(_AUTHOR),
        "/Subj": pikepdf.String(item.rule),
        "/C": colour,
        "/F": _PRINTS,
    }
    lines = len(mark.rects) > 1 or mark.rects[0].height < 1.5 * _ICON
    boxes = [_turned(rect, frame) for rect in mark.rects]
    bounds = [
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    ]
    place = {"/Rect": pikepdf.Array(bounds), "/NM": f"{frame.page}-{number}"}
    shape = {
        "/Subtype": pikepdf.Name.Highlight if lines else pikepdf.Name.Square,
        "/AP": pikepdf.Dictionary(N=_appearance(pdf, boxes, bounds, colour, filled=lines)),
    }
    if lines:
        shape["/QuadPoints"] = pikepdf.Array(
            value for x1, y1, x2, y2 in boxes for value in (x1, y2, x2, y2, x1, y1, x2, y1)
        )
    else:
        shape["/BS"] = pikepdf.Dictionary(W=1.5)
    yield pikepdf.Dictionary({**common, **place, **shape})
    corner = (bounds[0] - _ICON - 2, bounds[3] - _ICON, bounds[0] - 2, bounds[3])
    yield pikepdf.Dictionary(
        {
            **common,
            "/Subtype": pikepdf.Name.Text,
            "/Name": pikepdf.Name.Comment,
            "/Rect": pikepdf.Array(corner),
            "/NM": f"{frame.page}-{number}-note",
        }
    )


def _turned(rect: Rect, frame: Frame) -> tuple[float, float, float, float]:
    """Left, bottom, right, top in the file's coordinates, to a hundredth of a point."""
    values = (rect.x, frame.height - rect.bottom, rect.right, frame.height - rect.y)
    left, bottom, right, top = (round(value, 2) for value in values)
    return left, bottom, right, top


def _appearance(
    pdf: pikepdf.Pdf,
    boxes: Sequence[tuple[float, float, float, float]],
    bounds: Sequence[float],
    colour: pikepdf.Array,
    *,
    filled: bool,
) -> pikepdf.Object:
    """What every viewer draws alike: the boxes filled so that the type shows through, or framed."""
    red, green, blue = (float(value) for value in colour)
    paint = "rg" if filled else "RG"
    code = [f"/Through gs {red:g} {green:g} {blue:g} {paint}"]
    for x1, y1, x2, y2 in boxes:
        inset = 0.0 if filled else 0.75
        rect = f"{x1 + inset:g} {y1 + inset:g} {x2 - x1 - 2 * inset:g} {y2 - y1 - 2 * inset:g} re"
        code.append(f"{rect} f" if filled else f"1.5 w {rect} S")
    state = pikepdf.Dictionary(
        Type=pikepdf.Name.ExtGState,
        ca=0.35 if filled else 1,
        BM=pikepdf.Name.Multiply if filled else pikepdf.Name.Normal,
    )
    form = pikepdf.Stream(pdf, "\n".join(code).encode())
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array(bounds)
    form.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(Through=state))
    return pdf.make_indirect(form)
