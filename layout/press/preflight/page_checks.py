"""Preflight of one sheet: boxes, colours, pictures, black text, and the text itself."""

from __future__ import annotations

from math import hypot
from typing import Any

import pikepdf

from layout.core.frame import BLACK
from layout.press.photo.prints import POINTS_PER_INCH
from layout.press.preflight.graphics_state import Ink, Matrix
from layout.press.preflight.opened_file import OpenedFile, resources_of
from layout.press.preflight.page_content import FORBIDDEN_OPERATORS

_BOX_TOLERANCE = 0.01
"""Points. Our PDF numbers have four decimals, so a larger difference is no rounding."""
_INK_TOLERANCE = 0.01
"""Percent of ink. It covers the rounding of four components of a colour."""
_COLOUR_DECIMALS = 4
"""Decimals that colour components have in our files."""
_LEAST_LENGTH = 1e-6
"""Points; keeps the division sound for a picture of no width or height."""
_QUOTED = 10
"""Characters of the certified text that the finding quotes."""


def check_boxes(file: OpenedFile, number: int, page: pikepdf.Page) -> None:
    """MediaBox ⊇ BleedBox ⊇ TrimBox, and the trim has the size ordered (ISO 15930-7 6.6)."""
    boxes: dict[str, list[float]] = {}
    for key in ("/MediaBox", "/BleedBox", "/TrimBox"):
        if key not in page.obj:
            file.fault("boxes", f"缺 {key}", f"no {key}", number)
            return
        corners: Any = page.obj[key]
        boxes[key] = [float(corner) for corner in corners]
    media, bleed, trim = boxes.values()
    for outer, inner, name in ((media, bleed, "BleedBox"), (bleed, trim, "TrimBox")):
        if not _contains(outer, inner):
            file.fault("boxes", f"{name} 伸到外框之外", f"{name} leaves its outer box", number)
    if number < len(file.order.sheets):
        _check_trim(file, number, trim)
    if "/Annots" in page.obj:
        file.fault("annotation", "有批注或链接", "there are annotations", number)
    if page.obj.get("/Rotate", 0) != 0 or page.obj.get("/UserUnit", 1) != 1:
        file.fault("boxes", "页面被旋转或缩放", "the page is rotated or scaled", number)


def _contains(outer: list[float], inner: list[float]) -> bool:
    """Whether a box holds another one; both are left, foot, right, top in points."""
    return all(o <= i + _BOX_TOLERANCE for o, i in zip(outer[:2], inner[:2], strict=True)) and all(
        o >= i - _BOX_TOLERANCE for o, i in zip(outer[2:], inner[2:], strict=True)
    )


def _check_trim(file: OpenedFile, number: int, trim: list[float]) -> None:
    want = file.order.sheets[number]
    width, height = trim[2] - trim[0], trim[3] - trim[1]
    if max(abs(width - want.width), abs(height - want.height)) > _BOX_TOLERANCE:
        file.fault(
            "boxes",
            f"成品尺寸 {width:.2f}×{height:.2f} 点，应当是 {want.width:.2f}×{want.height:.2f}",
            f"trim of {width:.2f} × {height:.2f} pt instead of "
            f"{want.width:.2f} × {want.height:.2f}",
            number,
        )


def check_colours(file: OpenedFile, number: int, page: pikepdf.Page) -> None:
    """Only CMYK, grey, registration and the spot colour ordered; no fill over the ink limit.

    A file that claims PDF/X-1a has no transparency either (ISO 15930-4).
    """
    spaces = resources_of(page, "/ColorSpace")
    content = file.pages[number]
    for ink in sorted(content.inks, key=repr):
        if ink.space == "DeviceCMYK":
            total = sum(ink.values) * 100
            if total > file.order.ink + _INK_TOLERANCE:
                _too_much_ink(file, number, total, "色块", "a fill")
        elif ink.space != "DeviceGray" and not _is_separation(
            spaces.get(f"/{ink.space}"), file.order.spot
        ):
            file.fault("colour", f"用了 {ink.space} 颜色", f"{ink.space} colour", number)
    for operator in FORBIDDEN_OPERATORS:
        if operator in content.forbidden:
            file.fault("colour", f"用了 {operator} 操作", f"operator {operator} is used", number)
    if file.order.standard == "X-1a":
        states = resources_of(page, "/ExtGState")
        if "/Group" in page.obj or any(_is_transparent(state) for _, state in states.items()):
            file.fault("transparency", "有透明效果", "there is transparency", number)


def _is_transparent(state: Any) -> bool:
    """Whether a graphics state lets what lies below show through (ISO 32000-1 table 58)."""
    return (
        str(state.get("/SMask", "/None")) != "/None"
        or str(state.get("/BM", "/Normal")) not in ("/Normal", "/Compatible")
        or float(state.get("/ca", 1)) < 1
        or float(state.get("/CA", 1)) < 1
    )


def _is_separation(space: Any, spot: str) -> bool:
    """Whether a colour space is registration or the spot colour ordered, over DeviceCMYK."""
    try:
        kind, ink, alternate = (str(space[i]) for i in range(3))
    except (TypeError, IndexError, ValueError, KeyError):
        return False
    wanted = {"/All", f"/{spot}"} if spot else {"/All"}
    return kind == "/Separation" and ink in wanted and alternate == "/DeviceCMYK"


def _too_much_ink(file: OpenedFile, number: int, total: float, zh: str, en: str) -> None:
    """`total` in percent; `zh` and `en` name what has it."""
    limit = file.order.ink
    file.fault(
        "ink",
        f"{zh}总墨量 {total:.0f}%，最多 {limit}%",
        f"{en} of {total:.0f} % ink of {limit}",
        number,
    )


def check_pictures(file: OpenedFile, number: int, page: pikepdf.Page) -> None:
    """Colour space, total ink, transparency and resolution of every picture on a sheet."""
    objects = resources_of(page, "/XObject")
    for name, matrix in file.pages[number].pictures:
        picture = objects.get(f"/{name}")
        if picture is None or str(picture.get("/Subtype")) != "/Image":
            file.fault("colour", f"{name} 不是图片", f"{name} is no picture", number)
            continue
        space = str(picture.get("/ColorSpace"))
        if space not in ("/DeviceCMYK", "/DeviceGray"):
            file.fault(
                "colour", f"图片 {name} 是 {space[:20]}", f"picture {name} is {space[:20]}", number
            )
        elif picture.objgen in file.inks:
            total = file.inks[picture.objgen].result()
            if total > file.order.ink + _INK_TOLERANCE:
                _too_much_ink(file, number, total, f"图片 {name} ", f"picture {name}")
        if file.order.standard == "X-1a" and "/SMask" in picture:
            file.fault(
                "transparency", f"图片 {name} 透明", f"picture {name} is transparent", number
            )
        _check_resolution(file, number, name, _resolution(picture, matrix))


def _resolution(picture: Any, matrix: Matrix) -> float:
    """Pixels per inch, across or down, whichever is less; `matrix` places the unit square."""
    width, height = hypot(matrix[0], matrix[1]), hypot(matrix[2], matrix[3])
    across = int(picture.Width) / max(width, _LEAST_LENGTH)
    down = int(picture.Height) / max(height, _LEAST_LENGTH)
    return min(across, down) * POINTS_PER_INCH


def _check_resolution(file: OpenedFile, number: int, name: str, ppi: float) -> None:
    least = file.order.ppi / 2
    if ppi < least:
        file.fault(
            "resolution",
            f"图片 {name} 只有 {ppi:.0f} ppi，至少要 {least:.0f}",
            f"picture {name} has {ppi:.0f} ppi, at least {least:.0f} are needed",
            number,
        )


def check_black(file: OpenedFile, number: int) -> None:
    """Text has the colours ordered; black text stands on the black plate alone and overprints."""
    wanted = {
        tuple(round(amount, _COLOUR_DECIMALS) for amount in colour) for colour in file.order.colours
    }
    for ink, overprint in sorted(file.pages[number].text_inks, key=repr):
        if ink.space == "DeviceGray":
            file.fault("black", "文字用了灰度色", "text in DeviceGray", number)
        elif ink.space == "DeviceCMYK":
            _check_text_colour(file, number, ink, ordered=ink.values in wanted, over=overprint)


def _check_text_colour(
    file: OpenedFile, number: int, ink: Ink, *, ordered: bool, over: bool
) -> None:
    if not ordered:
        percents = " ".join(f"{amount * 100:g}" for amount in ink.values)
        file.fault("black", f"文字颜色 {percents} 不在版面之内", f"text in {percents}", number)
    elif ink.values == BLACK and not over:
        file.fault("black", "黑字没有叠印", "black text knocks out", number)


def check_text(file: OpenedFile, number: int) -> None:
    """The text that the file gives back is the text that was certified, in the same order.

    White space is left out of the comparison.
    """
    if number >= len(file.order.sheets):
        return
    have = "".join("".join(file.pages[number].text).split())
    want = "".join(file.order.sheets[number].text.split())
    if have == want:
        return
    at = next((i for i, (a, b) in enumerate(zip(have, want, strict=False)) if a != b), 0)
    start = want[at : at + _QUOTED]
    file.fault(
        "text",
        f"文件里的字与验讫的不符，从“{start}”起（{len(have)} 字，应当 {len(want)} 字）",
        f"the text differs from what was certified, from “{start}” on "
        f"({len(have)} characters of {len(want)})",
        number,
    )
