"""What preflight asks of a file: syntax, output intent, identity, fonts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from layout.press.pdf.metadata import X1A
from layout.press.preflight.inspection import Inspection

if TYPE_CHECKING:
    import pikepdf

_PROFILE_HEAD = 128
"""Bytes of the header of a profile (ICC.1:2010 7.2)."""


def check_file(bench: Inspection) -> None:
    """Version, encryption, page count, and what makes a file do things."""
    pdf, order = bench.pdf, bench.order
    most = "1.4" if order.standard == "X-1a" else "1.6"
    if pdf.is_encrypted:
        bench.fault("syntax", "文件加了密", "the file is encrypted")
    if pdf.pdf_version > most:
        bench.fault(
            "syntax",
            f"PDF 版本 {pdf.pdf_version} 高于 {most}",
            f"PDF version {pdf.pdf_version} is above {most}",
        )
    if len(pdf.pages) != len(order.sheets):
        bench.fault(
            "pages",
            f"有 {len(pdf.pages)} 页，应当是 {len(order.sheets)} 页",
            f"{len(pdf.pages)} sheets instead of {len(order.sheets)}",
        )
    for key in ("/OpenAction", "/AA", "/AcroForm", "/Names"):
        if key in pdf.Root:
            bench.fault("action", f"文件里有动作 {key}", f"the file has {key}")


def check_intent(bench: Inspection) -> None:
    """One output intent with a printer's CMYK profile in it (ISO 15930-7 6.2)."""
    intents = [i for i in bench.pdf.Root.get("/OutputIntents", []) if i.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        bench.fault("intent", f"有 {len(intents)} 个输出意图", f"{len(intents)} output intents")
        return
    intent = intents[0]
    profile = intent.get("/DestOutputProfile")
    head = profile.read_bytes()[:_PROFILE_HEAD] if profile is not None else b""
    if "/OutputConditionIdentifier" not in intent or "/Info" not in intent:
        bench.fault("intent", "输出意图没有写明条件", "the output intent names no condition")
    if head[36:40] != b"acsp" or head[12:16] != b"prtr" or head[16:20] != b"CMYK":
        bench.fault(
            "intent", "输出意图里没有 CMYK 印刷特性文件", "no CMYK printer profile in the intent"
        )


def check_identity(bench: Inspection) -> None:
    """The file says which standard it keeps, that it is not trapped, and has an id."""
    pdf, info = bench.pdf, bench.pdf.docinfo
    missing = [
        key for key in ("/Title", "/CreationDate", "/ModDate", "/Producer") if key not in info
    ]
    if str(info.get("/Trapped")) not in ("/True", "/False"):
        missing.append("/Trapped")
    if "/ID" not in pdf.trailer:
        missing.append("/ID")
    claims = dict(_xmp(pdf))
    if bench.order.standard == "X-1a":
        if str(info.get("/GTS_PDFXVersion")) != X1A:
            missing.append(X1A)
    else:
        missing += [
            f"xmp:{k}"
            for k in ("DocumentID", "VersionID", "RenditionClass", "MetadataDate")
            if k not in claims
        ]
        if claims.get("GTS_PDFXVersion") != "PDF/X-4":
            missing.append("PDF/X-4")
    if missing:
        said = " ".join(missing)
        bench.fault("identity", f"文件没有写明：{said}", f"the file does not say: {said}")


def _xmp(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    from xml.etree import ElementTree  # noqa: PLC0415

    stream = pdf.Root.get("/Metadata")
    if stream is None:
        return
    try:
        tree = ElementTree.parse(io.BytesIO(stream.read_bytes()))
    except ElementTree.ParseError:
        return
    for element in tree.iter():
        yield element.tag.rsplit("}", 1)[-1], (element.text or "").strip()


def check_fonts(bench: Inspection) -> None:
    """Every font is embedded and says its text; a face comes once."""
    faces: dict[str, set[tuple[int, int]]] = {}
    for page in bench.pdf.pages:
        resources: Any = page.obj.get("/Resources", {})
        for _, font in resources.get("/Font", {}).items():
            name = str(font.get("/BaseFont", "/?"))[1:]
            copies = faces.setdefault(name.split("+")[-1], set())
            if font.objgen not in copies:
                _check_font(bench, font, name)
            copies.add(font.objgen)
    for face, objects in sorted(faces.items()):
        if len(objects) > 1:
            count = len(objects)
            bench.fault("font", f"字体 {face} 嵌了 {count} 次", f"{face} is embedded {count} times")


def _check_font(bench: Inspection, font: Any, name: str) -> None:
    bottom = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = bottom.get("/FontDescriptor", {})
    if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        bench.fault("font", f"字体 {name} 没有嵌入", f"font {name} is not embedded")
    if "/ToUnicode" not in font:
        bench.fault("font", f"字体 {name} 没有文字对照表", f"font {name} has no ToUnicode map")
