"""Preflight: the finished press file opened as a stranger would, and judged by the printer's rules.

Everything is read from the file; what it is compared with is an `Order`. Findings are diagnostics;
any of them is an error. ISO 15930-4 and 15930-7 for the standards, the house for the rest.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layout.diagnostics import Diagnostic, Severity, Spot, Words
from layout.frame import BLACK, Colour
from layout.press.content import PageContent, read_content, unicode_table
from layout.press.document import PrintedSheet, Standard
from layout.press.metadata import X1A

if TYPE_CHECKING:
    import pikepdf

_HINT = Words(
    "付印文件没有写出来。这是程序的错，不是稿件的错；请把这一期的文件交给维护者",
    "no press file was written; this is a fault of the program: send the issue to the maintainers",
)
_BOX_TOLERANCE = 0.01
"""Points; a PDF number has four decimals here."""
_PROFILE_HEAD = 128


@dataclass(frozen=True, slots=True)
class Order:
    """What was ordered: the standard, the sheets with their text, the inks, the limits.

    `colours` are those that text may have; `ppi` is the house's, half of it the limit; `ink` the
    most total ink in percent; `spot` the name of the spot colour, if there is one.
    """

    standard: Standard
    sheets: tuple[PrintedSheet, ...]
    colours: frozenset[Colour]
    ppi: int
    ink: int
    spot: str = ""


@dataclass(slots=True)
class _Bench:
    """The opened file, its pages read, and what was found."""

    pdf: pikepdf.Pdf
    order: Order
    pages: list[PageContent] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)
    inks: dict[tuple[int, int], Future[float]] = field(default_factory=dict)
    _texts: dict[tuple[int, int], dict[int, str]] = field(default_factory=dict)

    def texts_of(self, font: Any) -> dict[int, str]:
        """The texts of a font's codes; none if it does not say."""
        if "/ToUnicode" not in font:
            return {}
        known = self._texts.get(font.objgen)
        if known is None:
            known = self._texts[font.objgen] = unicode_table(font.ToUnicode.read_bytes())
        return known

    def fault(self, rule: str, zh: str, en: str, page: int | None = None) -> None:
        sheet = "" if page is None else f"第 {page + 1} 页"
        where = "" if page is None else f" on sheet {page + 1}"
        self.found.append(
            Diagnostic(
                f"preflight-{rule}",
                Severity.ERROR,
                Words(f"印前检查：{sheet}{zh}", f"preflight: {en}{where}"),
                _HINT,
                None,
                Spot(),
            )
        )


def preflight(path: Path, order: Order) -> list[Diagnostic]:
    """All findings on a press file, in the order of the rules."""
    import pikepdf  # noqa: PLC0415 - a tenth of a second that only this needs

    try:
        pdf = pikepdf.open(path)
    except pikepdf.PdfError as error:
        bench = _Bench(pikepdf.new(), order)
        bench.fault("syntax", f"文件打不开（{error}）", f"the file cannot be opened ({error})")
        return bench.found
    with pdf, ThreadPoolExecutor(2) as pool:
        bench = _Bench(pdf, order)
        _measure(bench, pool)
        _check_file(bench)
        for number, page in enumerate(pdf.pages):
            bench.pages.append(_read(bench, page))
            _check_boxes(bench, number, page)
            _check_colours(bench, number, page)
            _check_pictures(bench, number, page)
            _check_black(bench, number)
            _check_text(bench, number)
        _check_intent(bench)
        _check_identity(bench)
        _check_fonts(bench)
        return bench.found


def _measure(bench: _Bench, pool: ThreadPoolExecutor) -> None:
    """Begin to measure the ink of every JPEG, which takes longer than everything else."""
    from layout.press.ink import most_ink  # noqa: PLC0415 - numpy is loaded for pictures alone

    for page in bench.pdf.pages:
        resources: Any = page.obj.get("/Resources", {})
        for _, picture in resources.get("/XObject", {}).items():
            if str(picture.get("/Filter")) == "/DCTDecode":
                job = pool.submit(most_ink, picture.read_raw_bytes())
                bench.inks.setdefault(picture.objgen, job)


def _read(bench: _Bench, page: Any) -> PageContent:
    resources = page.obj.get("/Resources", {})
    fonts = {str(name)[1:]: font for name, font in resources.get("/Font", {}).items()}
    states = resources.get("/ExtGState", {})
    tables = {name: bench.texts_of(font) for name, font in fonts.items()}
    overprints = {str(n)[1:]: bool(state.get("/op", False)) for n, state in states.items()}
    page.contents_coalesce()
    return read_content(page.obj.Contents.read_bytes(), tables, overprints)


def _check_file(bench: _Bench) -> None:
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


def _check_boxes(bench: _Bench, number: int, page: Any) -> None:
    """MediaBox ⊇ BleedBox ⊇ TrimBox, and the trim is the size ordered (ISO 15930-7 6.6)."""
    boxes = {}
    for key in ("/MediaBox", "/BleedBox", "/TrimBox"):
        if key not in page.obj:
            bench.fault("boxes", f"缺 {key}", f"no {key}", number)
            return
        boxes[key] = [float(v) for v in page.obj[key]]
    media, bleed, trim = boxes.values()
    for outer, inner, words in ((media, bleed, "BleedBox"), (bleed, trim, "TrimBox")):
        if any(o > i + _BOX_TOLERANCE for o, i in zip(outer[:2], inner[:2], strict=True)) or any(
            o < i - _BOX_TOLERANCE for o, i in zip(outer[2:], inner[2:], strict=True)
        ):
            bench.fault("boxes", f"{words} 伸到外框之外", f"{words} leaves its outer box", number)
    if number < len(bench.order.sheets):
        want = bench.order.sheets[number]
        have = (trim[2] - trim[0], trim[3] - trim[1])
        if max(abs(have[0] - want.width), abs(have[1] - want.height)) > _BOX_TOLERANCE:
            bench.fault(
                "boxes",
                f"成品尺寸 {have[0]:.2f}×{have[1]:.2f} 点，应当是 {want.width:.2f}×{want.height:.2f}",
                f"trim of {have[0]:.2f} × {have[1]:.2f} pt instead of "
                f"{want.width:.2f} × {want.height:.2f}",
                number,
            )
    if "/Annots" in page.obj:
        bench.fault("annotation", "有批注或链接", "there are annotations", number)
    if page.obj.get("/Rotate", 0) != 0 or page.obj.get("/UserUnit", 1) != 1:
        bench.fault("boxes", "页面被旋转或缩放", "the page is rotated or scaled", number)


def _check_colours(bench: _Bench, number: int, page: Any) -> None:
    """Only CMYK, grey, all plates and the spot ordered; no more ink than the paper takes."""
    spaces = page.obj.get("/Resources", {}).get("/ColorSpace", {})
    content = bench.pages[number]
    for ink in sorted(content.inks, key=repr):
        if ink.space in ("DeviceGray", "DeviceCMYK"):
            total = sum(ink.values) * 100
            if ink.space == "DeviceCMYK" and total > bench.order.ink + 0.01:
                _too_much(bench, number, total, "色块", "a fill")
            continue
        if not _is_separation(spaces.get(f"/{ink.space}"), bench.order.spot):
            bench.fault("colour", f"用了 {ink.space} 颜色", f"{ink.space} colour", number)
    for operator in (b"sh", b"BI"):
        if operator in content.operators:
            name = operator.decode()
            bench.fault("colour", f"用了 {name} 操作", f"operator {name} is used", number)
    if bench.order.standard == "X-1a":
        states = page.obj.get("/Resources", {}).get("/ExtGState", {})
        if "/Group" in page.obj or any(_is_transparent(state) for _, state in states.items()):
            bench.fault("transparency", "有透明效果", "there is transparency", number)


def _is_transparent(state: Any) -> bool:
    return (
        str(state.get("/SMask", "/None")) != "/None"
        or str(state.get("/BM", "/Normal")) not in ("/Normal", "/Compatible")
        or float(state.get("/ca", 1)) < 1
        or float(state.get("/CA", 1)) < 1
    )


def _is_separation(space: Any, spot: str) -> bool:
    try:
        kind, ink, alternate = (str(space[i]) for i in range(3))
    except (TypeError, IndexError, ValueError, KeyError):
        return False
    wanted = {"/All", f"/{spot}"} if spot else {"/All"}
    return kind == "/Separation" and ink in wanted and alternate == "/DeviceCMYK"


def _too_much(bench: _Bench, number: int, total: float, zh: str, en: str) -> None:
    limit = bench.order.ink
    bench.fault(
        "ink",
        f"{zh}总墨量 {total:.0f}%，最多 {limit}%",
        f"{en} of {total:.0f} % ink of {limit}",
        number,
    )


def _check_pictures(bench: _Bench, number: int, page: Any) -> None:
    """Colour space, total ink and resolution of every picture on a sheet."""
    objects = page.obj.get("/Resources", {}).get("/XObject", {})
    for name, matrix in bench.pages[number].pictures:
        picture = objects.get(f"/{name}")
        if picture is None or str(picture.get("/Subtype")) != "/Image":
            bench.fault("colour", f"{name} 不是图片", f"{name} is no picture", number)
            continue
        space = str(picture.get("/ColorSpace"))
        if space not in ("/DeviceCMYK", "/DeviceGray"):
            bench.fault(
                "colour", f"图片 {name} 是 {space[:20]}", f"picture {name} is {space[:20]}", number
            )
        elif picture.objgen in bench.inks:
            total = bench.inks[picture.objgen].result()
            if total > bench.order.ink + 0.01:
                _too_much(bench, number, total, f"图片 {name} ", f"picture {name}")
        if bench.order.standard == "X-1a" and "/SMask" in picture:
            bench.fault(
                "transparency", f"图片 {name} 透明", f"picture {name} is transparent", number
            )
        wide, high = (
            (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5,
            (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5,
        )
        ppi = min(int(picture.Width) / max(wide, 1e-6), int(picture.Height) / max(high, 1e-6)) * 72
        if ppi < bench.order.ppi / 2:
            bench.fault(
                "resolution",
                f"图片 {name} 只有 {ppi:.0f} ppi，至少要 {bench.order.ppi / 2:.0f}",
                f"picture {name} has {ppi:.0f} ppi, at least {bench.order.ppi / 2:.0f} are needed",
                number,
            )


def _check_black(bench: _Bench, number: int) -> None:
    """Text in the colours ordered; black text on the black plate alone, and overprinting."""
    wanted = {tuple(round(v, 4) for v in colour) for colour in bench.order.colours}
    for ink, overprint in sorted(bench.pages[number].text_inks, key=repr):
        if ink.space != "DeviceCMYK":
            if ink.space == "DeviceGray":
                bench.fault("black", "文字用了灰度色", "text in DeviceGray", number)
            continue
        said = " ".join(f"{v * 100:g}" for v in ink.values)
        if ink.values not in wanted:
            bench.fault("black", f"文字颜色 {said} 不在版面之内", f"text in {said}", number)
        elif ink.values == BLACK and not overprint:
            bench.fault("black", "黑字没有叠印", "black text knocks out", number)


def _check_text(bench: _Bench, number: int) -> None:
    """The text that the file gives back is the text that was certified, in order."""
    if number >= len(bench.order.sheets):
        return
    have = "".join("".join(bench.pages[number].text).split())
    want = "".join(bench.order.sheets[number].text.split())
    if have == want:
        return
    at = next((i for i, (a, b) in enumerate(zip(have, want, strict=False)) if a != b), 0)
    bench.fault(
        "text",
        f"文件里的字与验讫的不符，从“{want[at : at + 10]}”起（{len(have)} 字，应当 {len(want)} 字）",
        f"the text differs from what was certified, from “{want[at : at + 10]}” on "
        f"({len(have)} characters of {len(want)})",
        number,
    )


def _check_intent(bench: _Bench) -> None:
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


def _check_identity(bench: _Bench) -> None:
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


def _check_fonts(bench: _Bench) -> None:
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


def _check_font(bench: _Bench, font: Any, name: str) -> None:
    bottom = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = bottom.get("/FontDescriptor", {})
    if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        bench.fault("font", f"字体 {name} 没有嵌入", f"font {name} is not embedded")
    if "/ToUnicode" not in font:
        bench.fault("font", f"字体 {name} 没有文字对照表", f"font {name} has no ToUnicode map")
