"""Font files that are refused before their use, each with its cause and a remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from testfont import build_face

from layout.core.diagnostics import Findings, Span
from layout.house.faces import load_faces
from layout.house.font_tables import font_fault
from layout.house.newspaper import House

Change = Callable[[TTFont], Any]


def only_encoding(platform: int, encoding: int) -> Change:
    def change(font: TTFont) -> None:
        table = CmapSubtable.newSubtable(4)
        table.platformID, table.platEncID, table.language = platform, encoding, 0
        table.cmap = font.getBestCmap()
        font["cmap"].tables = [table]

    return change


def no_outlines(font: TTFont) -> None:
    del font["glyf"], font["loca"]


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (lambda font: font.__delitem__("cmap"), "缺 cmap 表"),
        (lambda font: font.__delitem__("hhea"), "缺 hhea 表"),
        (only_encoding(3, 0), "符号编码"),
        (only_encoding(1, 0), "没有 Unicode 编码表"),
        (lambda font: setattr(font["OS/2"], "fsType", 0x0002), "不许嵌入"),
        (lambda font: setattr(font["OS/2"], "fsType", 0x0100), "不许取子集"),
        (lambda font: setattr(font["OS/2"], "fsType", 0x0200), "只许嵌入点阵"),
        (lambda font: setattr(font["head"], "unitsPerEm", 8), "8 个单位"),
        (no_outlines, "没有轮廓"),
    ],
)
def test_a_font_whose_tables_are_not_in_order_is_refused(
    tmp_path: Path, change: Change, cause: str
) -> None:
    font = TTFont(build_face(tmp_path / "whole.ttf", "一丁"))
    change(font)
    font.save(tmp_path / "own.ttf")
    fault = font_fault(tmp_path / "own.ttf")
    assert fault is not None and cause in fault.cause.zh and fault.remedy.zh


def test_outlines_that_a_pdf_cannot_hold_are_refused(tmp_path: Path) -> None:
    whole = build_face(tmp_path / "whole.otf", "一丁", cff=True)
    assert font_fault(whole) is None
    whole.write_bytes(whole.read_bytes().replace(b"CFF ", b"CFF2", 1))
    fault = font_fault(whole)
    assert fault is not None and "CFF2" in fault.cause.zh and "静态" in fault.remedy.zh


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_file_that_is_cut_is_refused(tmp_path: Path, share: float) -> None:
    whole = build_face(tmp_path / "whole.ttf", "一丁七万").read_bytes()
    (tmp_path / "cut.ttf").write_bytes(whole[: int(len(whole) * share)])
    assert font_fault(tmp_path / "cut.ttf") is not None


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008])
def test_licences_for_print_and_editing_may_be_embedded(tmp_path: Path, bits: int) -> None:
    font = TTFont(build_face(tmp_path / "whole.ttf", "一"))
    font["OS/2"].fsType = bits
    font.save(tmp_path / "own.ttf")
    assert font_fault(tmp_path / "own.ttf") is None


def test_our_own_fonts_are_in_order() -> None:
    assert [font_fault(path) for path in sorted((ROOT / "fonts").glob("*.ttf"))] == [None] * 6


def test_the_message_names_file_use_cause_and_remedy(house: House, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    whole = build_face(tmp_path / "fonts" / "own.ttf", "一丁")
    whole.write_bytes(whole.read_bytes()[:-200])
    findings = Findings()
    changed = House.model_validate({**house.model_dump(), "faces": {"书宋": "own.ttf"}})
    assert load_faces(changed, tmp_path, Span("paper.yaml", 3, 5), findings) is None
    (fault,) = findings.items
    assert fault.rule == "font-unreadable" and fault.span == Span("paper.yaml", 3, 5)
    assert all(word in fault.message.zh for word in ("书宋", "own.ttf", "截断"))
    assert "换一个完整的字体文件" in fault.hint.zh
