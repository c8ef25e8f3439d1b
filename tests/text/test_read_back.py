"""The line-breaking vectors drawn to a PDF and read back: the clauses hold on the printed page.

The square face has the metrics of the vectors: a Han character is one em wide, a digit half an em.
The place of every glyph is taken from the content stream.
"""

from __future__ import annotations

import datetime
import json
from itertools import pairwise
from pathlib import Path

import pytest
from readback import read_runs
from testfont import build_face

from layout.core.frame import Frame, Source
from layout.furniture.block import atom_runs
from layout.house.faces import FaceFile, Faces
from layout.press.press_pdf import Metadata, press_pdf
from layout.text.atoms import Run, TypeCase
from layout.text.charclass import MARKS
from layout.text.composer import Composer
from layout.text.galley import Paragraph, set_galley
from layout.text.spacing import Rules

CASES = json.loads((Path(__file__).parent / "linebreak_cases.json").read_text(encoding="utf-8"))
SIZE, LEFT, PITCH = 10.0, 50.0, 20.0
REPAIRED = ("T19", "T23")


@pytest.fixture(scope="module")
def square_faces(tmp_path_factory: pytest.TempPathFactory) -> Faces:
    """The square face with every character of the vectors."""
    characters = "".join(case["input"] for case in CASES) + "一丁七万丈三上下“”。，、（）…/"
    path = build_face(tmp_path_factory.mktemp("vectors") / "Square.ttf", characters)
    return Faces({"书宋": FaceFile(path)})


def drawn(
    copy: str, measure: float, indent: float, rules: Rules, faces: Faces, folder: Path
) -> list[list[tuple[str, float]]]:
    """Every line as the PDF has it: characters, and their glyphs' origins in em from the left."""
    paragraph = Paragraph((Run(copy, "书宋"),), "body", 0, indent=indent)
    galley = set_galley([paragraph], measure, Composer(TypeCase(faces), rules))
    items = [
        run
        for row, line in enumerate(galley.lines)
        for run in atom_runs(line, SIZE, (LEFT, 50 + row * PITCH), Source("s", "body"))
    ]
    frame = Frame(1, 800, 1200, tuple(items))
    day = datetime.date(2025, 7, 25)
    pdf = press_pdf([frame], faces.by_key(), {}, Metadata("test", "test", day)).pdf
    path = folder / "vector.pdf"
    path.write_bytes(pdf)
    return [
        [(text, (run.x - LEFT) / SIZE + x) for text, x in run.glyphs] for run in read_runs(path)
    ]


@pytest.mark.parametrize(
    "vector", [c for c in CASES if c["id"] not in REPAIRED], ids=lambda case: case["id"]
)
def test_the_paper_agrees_with_the_vector(
    vector: dict, square_faces: Faces, tmp_path: Path
) -> None:
    options = vector["opts"]
    trim = options.get("trim_start", True)
    rules = Rules(
        level=options.get("level", "basic"),
        autospace=options.get("autosp", 0.25),
        trim_start=trim,
        trim_indent=trim,
    )
    lines = drawn(
        vector["input"],
        vector["width_em"],
        options.get("indent", 0),
        rules,
        square_faces,
        tmp_path,
    )
    assert len(lines) == len(vector["lines"])
    for line, expected in zip(lines, vector["lines"], strict=True):
        glyphs = iter(line)
        for unit, x in expected["x"]:
            text, origin = next(glyphs)
            mark = MARKS.get(unit)
            frame = origin + (mark.left if mark else 0.0)
            if mark and not (mark.left or mark.right):
                frame = origin - (mark.width - (0.5 if unit.isascii() else 1.0)) / 2
            assert frame == pytest.approx(x, abs=0.002), (unit, text)
            for _ in range(len(unit) - len(text)):
                next(glyphs)


def gap(line: list[tuple[str, float]], before: str, after: str) -> float:
    """The space in em between the ink halves of two neighbours of a line."""
    for (a, x), (b, y) in pairwise(line):
        if (a, b) == (before, after):
            left, right = MARKS.get(a), MARKS.get(b)
            return (y + (right.left if right else 0)) - (
                x + (left.left + left.width if left else 1.0)
            )
    raise AssertionError((before, after, line))


@pytest.mark.parametrize(
    ("style", "stop", "comma", "bracket"),
    [
        ("全角", 0.5, 0.5, 0.5),
        ("开明", 0.5, 0.0, 0.0),
        ("半角", 0.0, 0.0, 0.0),
        ("不压缩", 0.5, 0.5, 0.5),
    ],
)
def test_four_styles_of_marks(style, stop, comma, bracket, square_faces, tmp_path) -> None:
    """A6.5: the blank that follows 。 and ， and stands before （ in each named style."""
    copy = "一丁。七万，丈三（上）下一丁七"
    line = drawn(copy, 30, 0, Rules(style=style), square_faces, tmp_path)[0]
    assert gap(line, "。", "七") == pytest.approx(stop, abs=0.002)
    assert gap(line, "，", "丈") == pytest.approx(comma, abs=0.002)
    assert gap(line, "三", "（") == pytest.approx(bracket, abs=0.002)


@pytest.mark.parametrize(("style", "kept"), [("全角", 0.0), ("不压缩", 0.5)])
def test_a_half_em_goes_where_two_marks_meet(style, kept, square_faces, tmp_path) -> None:
    """A6.2: between a stop and a closing quote; the plain style of A6.5 keeps both blanks."""
    line = drawn("一丁“七万。”丈三", 30, 0, Rules(style=style), square_faces, tmp_path)[0]
    assert gap(line, "。", "”") == pytest.approx(kept, abs=0.002)


@pytest.mark.parametrize(
    ("level", "copy", "second"),
    [
        ("none", "一丁七万丈三上下，一丁", "，"),
        ("basic", "一丁七万丈三上下，一丁", "下"),
        ("gb", "一丁七万丈三上下，一丁", "下"),
        ("basic", "一丁七万丈三上/下丁一丁七", "下"),
        ("gb", "一丁七万丈三上/下丁一丁七", "上"),
        ("gb", "一丁七万丈三上下……一丁七", "…"),
        ("strict", "一丁七万丈三上下……一丁七", "下"),
    ],
)
def test_four_levels_of_prohibition(level, copy, second, square_faces, tmp_path) -> None:
    """A3: what may start the second line at each level; A3.1: GB keeps 分隔号 off line ends."""
    measure = 7.5 if "/" in copy else 8
    rules = Rules(level=level, trim_start=True)
    lines = drawn(copy, measure, 0, rules, square_faces, tmp_path)
    assert lines[1][0][0] == second
