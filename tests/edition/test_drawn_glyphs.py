"""Glyphs that print wrongly though their font file is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from testfont import build_face

from layout.core.diagnostics import Findings, Span
from layout.core.frame import Frame, GlyphRun, Source
from layout.edition.verdicts.drawn_glyphs import judge_drawn_glyphs
from layout.house.faces import FaceFile

HERE = Span("paper.yaml", 1, 1)


def judged(path: Path, text: str) -> list[str]:
    """What is said about a page with this text in a face, one character beside the other."""
    face = FaceFile(path)
    glyphs = tuple((face.glyph(char) or (0, 0.0))[0] for char in text)
    offsets = tuple(map(float, range(len(text))))
    run = GlyphRun(face.key, 9, 20, 20, glyphs, offsets, tuple(text), Source("a", "body"))
    findings = Findings()
    judge_drawn_glyphs([Frame(1, 400, 400, (run,))], {face.key: face}, HERE, findings)
    assert all(d.rule == "font-glyphs" and d.span == HERE and d.hint.zh for d in findings.items)
    return [d.message.zh for d in findings.items]


@pytest.mark.parametrize(
    ("made", "said"),
    [
        ({}, []),
        ({"empty": "的不"}, ["“不的” 2 个字没有笔画"]),
        ({"shares": {"不": "的"}}, ["“不的” 2 个字共用一个字形"]),
        ({"advances": {"的": 0.0}}, ["“的” 1 个字字宽不对"]),
        ({"advances": {"的": 3.0}}, ["“的” 1 个字字宽不对"]),
        ({"advances": {"A": 0.0}}, ["“A” 1 个字字宽不对"]),
        ({"up": {"不": 8.0}}, ["“不” 1 个字画到了字框外面"]),
        ({"up": {"不": -2.0}}, ["“不” 1 个字画到了字框外面"]),
    ],
)
def test_a_glyph_at_fault_is_named(tmp_path: Path, made: dict[str, Any], said: list[str]) -> None:
    path = build_face(tmp_path / "own.ttf", "一的不A ，", **made)
    assert judged(path, "一的不A ，") == [f"字体 own.ttf 里{words}" for words in said]


def test_what_is_not_used_is_not_judged(tmp_path: Path) -> None:
    assert judged(build_face(tmp_path / "own.ttf", "一丁七", empty="丁"), "一七") == []


def test_a_used_character_with_the_glyph_of_a_common_one_is_named(tmp_path: Path) -> None:
    path = build_face(tmp_path / "own.ttf", "一的丁", shares={"丁": "的"})
    assert judged(path, "一丁") == ["字体 own.ttf 里“丁的” 2 个字共用一个字形"]
