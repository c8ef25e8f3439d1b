"""What preflight asks of a page: boxes, colours, pictures, black text, and that nothing else is said."""

from __future__ import annotations

from typing import Any

from layout.core.frame import BLACK
from layout.press.preflight.inspection import Inspection

_BOX_TOLERANCE = 0.01
"""Points; a PDF number has four decimals here."""


def check_boxes(bench: Inspection, number: int, page: Any) -> None:
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


def check_colours(bench: Inspection, number: int, page: Any) -> None:
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


def _too_much(bench: Inspection, number: int, total: float, zh: str, en: str) -> None:
    limit = bench.order.ink
    bench.fault(
        "ink",
        f"{zh}总墨量 {total:.0f}%，最多 {limit}%",
        f"{en} of {total:.0f} % ink of {limit}",
        number,
    )


def check_pictures(bench: Inspection, number: int, page: Any) -> None:
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


def check_black(bench: Inspection, number: int) -> None:
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


def check_text(bench: Inspection, number: int) -> None:
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
