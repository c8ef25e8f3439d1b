"""Properties of every paragraph: no copy lost, no forbidden line end, every full line full."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from layout.text.atoms import Run, TypeCase
from layout.text.charclass import PAIRS
from layout.text.composer import Composer
from layout.text.galley import Align, Paragraph, set_galley
from layout.text.kinsoku import NOT_AT_END, NOT_AT_START
from layout.text.signs.tokens import tokens
from layout.text.spacing import Rules

PIECES = st.sampled_from(
    [
        *"一丁七万丈三上下不与",
        "，",
        "。",
        "、",
        "；",
        "：",
        "？",
        "！",
        "“",
        "”",
        "（",
        "）",
        "《",
        "》",
        "——",
        "……",
        "？！",
        "·",
        "2025",
        "50%",
        "3.5",
        "GDP",
        "App",
        "～",
        "12345",
        "7",
    ]
)
COPY = st.lists(PIECES, min_size=1, max_size=80).map("".join)
MEASURE = st.integers(min_value=6, max_value=60)


@given(COPY)
def test_tokens_give_the_copy_back(copy: str) -> None:
    assert "".join(tokens(copy)) == copy


@settings(max_examples=300, deadline=None)
@given(copy=COPY, measure=MEASURE)
def test_lines_hold_the_copy_and_the_rules(square_case: TypeCase, copy: str, measure: int) -> None:
    rules = Rules()
    galley = set_galley(
        [Paragraph((Run(copy, "书宋"),), "body", 0)], measure, Composer(square_case, rules)
    )
    assert "".join(line.text for line in galley.lines) == copy
    forced = False  # a line end that no rule allows is named as an exception, and only then taken
    for line in galley.lines:
        after_forced, forced = forced, line.exception == "forced-break"
        assert all(b > a for a, b in zip(line.xs, line.xs[1:], strict=False))
        end = line.xs[-1] + line.atoms[-1].width
        if line.exception:
            continue
        assert end <= measure + 1e-6
        if not line.last:
            assert abs(end - measure) < 1e-6
            assert line.atoms[-1].right not in NOT_AT_END["gb"]
        if not line.first and not after_forced:
            assert line.atoms[0].left not in NOT_AT_START["gb"]


@settings(max_examples=100, deadline=None)
@given(copy=COPY, measure=MEASURE)
def test_pairs_are_never_split(square_case: TypeCase, copy: str, measure: int) -> None:
    galley = set_galley(
        [Paragraph((Run(copy, "书宋"),), "body", 0)], measure, Composer(square_case, Rules())
    )
    whole = [token for token in tokens(copy) if token in PAIRS]
    assert [a.text for line in galley.lines for a in line.atoms if a.text in PAIRS] == whole


@settings(max_examples=100, deadline=None)
@given(copy=COPY)
def test_same_copy_same_lines(square_case: TypeCase, square_faces, copy: str) -> None:
    paragraph = [Paragraph((Run(copy, "书宋"),), "body", 0)]
    first = set_galley(paragraph, 14, Composer(square_case, Rules()))
    assert first == set_galley(paragraph, 14, Composer(TypeCase(square_faces), Rules()))


def test_source_joins_the_last_line_when_an_em_is_free(square_case: TypeCase) -> None:
    body = Paragraph((Run("一丁七万", "书宋"),), "body", 0)
    source = Paragraph((Run("（来源：三上）", "书宋"),), "source", 0, Align.RIGHT, indent=0)
    wide = set_galley([body, source], 16, Composer(square_case, Rules()))
    assert [line.rows for line in wide.lines] == [1, 0]
    assert wide.lines[1].xs[-1] + wide.lines[1].atoms[-1].width == 16
    narrow = set_galley([body, source], 10, Composer(square_case, Rules()))
    assert [line.rows for line in narrow.lines] == [1, 1]


def test_a_long_address_is_cut_between_letters_and_reported(square_case: TypeCase) -> None:
    url = "http://www.example.com/a/very/long/address/that/does/not/fit"
    galley = set_galley(
        [Paragraph((Run("一" + url, "书宋"),), "body", 0)], 8, Composer(square_case, Rules())
    )
    assert "".join(line.text for line in galley.lines) == "一" + url
    assert all(line.xs[-1] + line.atoms[-1].width <= 8 + 1e-6 for line in galley.lines)


def test_a_missing_character_is_named(square_case: TypeCase) -> None:
    galley = set_galley(
        [Paragraph((Run("一𠮷", "书宋"),), "body", 0)], 8, Composer(square_case, Rules())
    )
    assert [atom.missing for line in galley.lines for atom in line.atoms] == ["", "𠮷"]
