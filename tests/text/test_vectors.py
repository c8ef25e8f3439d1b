"""The line-breaking vectors of the handbook (clreq; A1 to A12), with the place of every character.

The handbook gives T19 and T23 as they are before orphan repair, with one Han character on the last
line. Here the lines of a paragraph are chosen together, so the repaired lines are asserted (A12.1).
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from layout.text.atoms import Atom, Run, TypeCase
from layout.text.charclass import MARKS, PAIRS, Kind, is_latin
from layout.text.linebreak import atom_row, break_lines
from layout.text.spacing import Rules

CASES = json.loads((Path(__file__).parent / "linebreak_cases.json").read_text(encoding="utf-8"))


REPAIRED = {
    "T19": ["真的？！一二三四五六七八", "九十"],
    "T23": [
        "朝阳区锚定双拥模范城",
        "“八连冠”目标，以首善标准",
        "深化双拥创建，构建起“政府",
        "主导、社会参与、军民协同”",
        "的“6639”双拥工作体系，谱",
        "写新时代军政军民团结的朝阳",
        "篇章。",
    ],
}


class VectorCase(TypeCase):
    """The metrics of the vectors: digits and Latin letters are half an em wide, Han one em."""

    def __init__(self) -> None:
        super().__init__(None)  # type: ignore[arg-type]

    def make(self, token: str, role: str) -> Atom:
        def make(width: float, kind: Kind, blanks: tuple[float, float] = (0, 0)) -> Atom:
            right = Kind.POSTFIX if token[-1] == "%" else kind
            return Atom(token, role, width, (0,), (0.0,), (token,), kind, right, *blanks)

        if token in PAIRS:
            return make(2, Kind.PAIR)
        if token[0] in "？！" and len(token) > 1:
            return make(len(token) - 1, Kind.STACK)
        if mark := MARKS.get(token):
            return make(mark.width, mark.kind, (mark.left, mark.right))
        if is_latin(token[0]):
            return make(0.5 * len(token), Kind.LATIN)
        return make(1, Kind.HAN)


@pytest.mark.parametrize("vector", CASES, ids=[case["id"] for case in CASES])
def test_vector(vector: dict) -> None:
    options = vector["opts"]
    trim = options.get("trim_start", True)
    rules = Rules(
        level=options.get("level", "basic"),
        autospace=options.get("autosp", 0.25),
        trim_start=trim,
        trim_indent=trim,
    )
    row = atom_row([Run(vector["input"], "face")], VectorCase(), rules)
    lines = break_lines(row, vector["width_em"], options.get("indent", 0), rules)
    got = ["".join(atom.text for atom in row.atoms[line.start : line.stop]) for line in lines]
    if vector["id"] in REPAIRED:
        assert got == REPAIRED[vector["id"]]
        return
    assert got == [line["text"] for line in vector["lines"]]
    for line, expected in zip(lines, vector["lines"], strict=True):
        assert line.width == pytest.approx(expected["width"], abs=0.001)
        for x, atom, (text, right) in zip(
            line.xs, row.atoms[line.start : line.stop], expected["x"], strict=True
        ):
            assert atom.text == text
            assert x == pytest.approx(right, abs=0.001)
