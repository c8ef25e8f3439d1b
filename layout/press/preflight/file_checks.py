"""Preflight of the file as a whole: syntax, actions, output intent, identity, fonts."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

import pikepdf

from layout.press.pdf.metadata import X1A
from layout.press.photo.prints import is_press_profile_header
from layout.press.preflight.opened_file import ObjectId, OpenedFile, resources_of

_HIGHEST_VERSION = {"X-1a": "1.4", "X-4": "1.6"}
"""The PDF version each standard is built on (ISO 15930-4 and ISO 15930-7, clause 6)."""
_ACTIVE_KEYS = ("/OpenAction", "/AA", "/AcroForm", "/Names")
"""Entries of the catalogue that can make a file do something when it is opened."""
_X4 = "PDF/X-4"
_XMP_OF_X4 = ("DocumentID", "VersionID", "RenditionClass", "MetadataDate")
"""XMP properties that PDF/X-4 requires (ISO 15930-7 6.7)."""


def check_file(file: OpenedFile) -> None:
    """Encryption, PDF version, number of sheets, and actions."""
    pdf, order = file.pdf, file.order
    highest = _HIGHEST_VERSION[order.standard]
    if pdf.is_encrypted:
        file.fault("syntax", "文件加了密", "the file is encrypted")
    if pdf.pdf_version > highest:
        file.fault(
            "syntax",
            f"PDF 版本 {pdf.pdf_version} 高于 {highest}",
            f"PDF version {pdf.pdf_version} is above {highest}",
        )
    if len(pdf.pages) != len(order.sheets):
        file.fault(
            "pages",
            f"有 {len(pdf.pages)} 页，应当是 {len(order.sheets)} 页",
            f"{len(pdf.pages)} sheets instead of {len(order.sheets)}",
        )
    for key in _ACTIVE_KEYS:
        if key in pdf.Root:
            file.fault("action", f"文件里有动作 {key}", f"the file has {key}")


def check_intent(file: OpenedFile) -> None:
    """One output intent, with a printer's CMYK profile in it (ISO 15930-7 6.2)."""
    intents: Any = file.pdf.Root.get("/OutputIntents", [])
    intents = [intent for intent in intents if intent.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        file.fault("intent", f"有 {len(intents)} 个输出意图", f"{len(intents)} output intents")
        return
    intent = intents[0]
    profile = intent.get("/DestOutputProfile")
    if "/OutputConditionIdentifier" not in intent or "/Info" not in intent:
        file.fault("intent", "输出意图没有写明条件", "the output intent names no condition")
    if profile is None or not is_press_profile_header(profile.read_bytes()):
        file.fault(
            "intent", "输出意图里没有 CMYK 印刷特性文件", "no CMYK printer profile in the intent"
        )


def check_identity(file: OpenedFile) -> None:
    """The file names its standard, says whether it is trapped, and has an id."""
    pdf, info = file.pdf, file.pdf.docinfo
    missing = [
        key for key in ("/Title", "/CreationDate", "/ModDate", "/Producer") if key not in info
    ]
    if str(info.get("/Trapped")) not in ("/True", "/False"):
        missing.append("/Trapped")
    if "/ID" not in pdf.trailer:
        missing.append("/ID")
    xmp = dict(_xmp(pdf))
    if file.order.standard == "X-1a":
        if str(info.get("/GTS_PDFXVersion")) != X1A:
            missing.append(X1A)
    else:
        missing += [f"xmp:{key}" for key in _XMP_OF_X4 if key not in xmp]
        if xmp.get("GTS_PDFXVersion") != _X4:
            missing.append(_X4)
    if missing:
        listed = " ".join(missing)
        file.fault("identity", f"文件没有写明：{listed}", f"the file does not say: {listed}")


def _xmp(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """Local name and text of every element of the XMP packet; nothing if it does not parse."""
    stream = pdf.Root.get("/Metadata")
    if stream is None:
        return
    try:
        tree = ElementTree.parse(io.BytesIO(stream.read_bytes()))
    except ElementTree.ParseError:
        return
    for element in tree.iter():
        yield element.tag.rsplit("}", 1)[-1], (element.text or "").strip()


def check_fonts(file: OpenedFile) -> None:
    """Every font is embedded and has a ToUnicode map; every face is embedded once."""
    faces: dict[str, set[ObjectId]] = {}
    for page in file.pdf.pages:
        for _, font in resources_of(page, "/Font").items():
            name = str(font.get("/BaseFont", "/?"))[1:]
            copies = faces.setdefault(name.split("+")[-1], set())
            if font.objgen not in copies:
                _check_font(file, font, name)
            copies.add(font.objgen)
    for face, objects in sorted(faces.items()):
        if len(objects) > 1:
            count = len(objects)
            file.fault("font", f"字体 {face} 嵌了 {count} 次", f"{face} is embedded {count} times")


def _check_font(file: OpenedFile, font: Any, name: str) -> None:
    """`font` is a Type0 font, whose program hangs on its descendant, or a simple one."""
    simple = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = simple.get("/FontDescriptor", {})
    if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        file.fault("font", f"字体 {name} 没有嵌入", f"font {name} is not embedded")
    if "/ToUnicode" not in font:
        file.fault("font", f"字体 {name} 没有文字对照表", f"font {name} has no ToUnicode map")
