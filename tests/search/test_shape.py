"""Shapes: the exact-fill identity, level legs, pictures, heads beside and inset."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from layout.search.shapes.setting import CopySetting, HeadSetting, PictureSetting, Setting
from layout.search.shapes.shape import shapes, strained_shapes, wrapped
from layout.search.weights import Weights

LIMIT = 112
HEAD = HeadSetting(5)


def rows_of(setting: Setting) -> list[int]:
    return sorted(rows for _, rows, _ in shapes([setting], LIMIT, LIMIT, Weights()))


def test_text_alone_closes_at_one_depth_and_airs_of_its_head() -> None:
    setting = Setting(3, 3, 12, (HeadSetting(5, air_most=2),), (CopySetting(60),))
    assert rows_of(setting) == [26, 27, 28]  # 5 head + 20 text + 1 air below


def test_legs_may_be_a_row_short_at_the_end() -> None:
    setting = Setting(3, 3, 12, (HEAD,), (CopySetting(59),))
    (shape,) = shapes([setting], LIMIT, LIMIT, Weights()).values()
    assert (shape.rows, shape.short, shape.depth) == (26, 1, 20)


def test_no_leg_begins_where_lines_are_held_together() -> None:
    setting = Setting(3, 3, 12, (HEAD,), (CopySetting(60, frozenset({20})),))
    assert rows_of(setting) == []


def test_a_picture_gives_a_range_of_depths() -> None:
    picture = PictureSetting(2, 10, 14, 18, 25)
    setting = Setting(3, 3, 12, (HEAD,), (CopySetting(90),), (picture,))
    depths = rows_of(setting)
    assert depths == list(range(depths[0], depths[-1] + 1)) and len(depths) > 4


def test_no_stub_of_text_under_a_picture() -> None:
    picture = PictureSetting(2, 38, 38, 38, 10)
    assert rows_of(Setting(3, 3, 12, (HEAD,), (CopySetting(45),), (picture,))) == []


def test_a_head_beside_needs_its_depth() -> None:
    beside = HeadSetting(24, beside=True)
    assert rows_of(Setting(3, 2, 12, (beside,), (CopySetting(40),))) == []
    assert rows_of(Setting(3, 2, 12, (beside,), (CopySetting(50),))) == [26]


def test_an_inset_head_leaves_the_last_leg_to_the_text() -> None:
    inset = HeadSetting(6, span=2)
    (shape,) = shapes(
        [Setting(3, 3, 12, (inset,), (CopySetting(60),))], LIMIT, LIMIT, Weights()
    ).values()
    assert (shape.rows, shape.corners) == (25, (1, 0))  # (60 + 2 × 6) / 3 + 1


@given(
    legs=st.integers(1, 6),
    rows=st.integers(8, 200),
    head=st.integers(1, 12),
    picture=st.tuples(st.integers(1, 4), st.integers(6, 30)),
)
def test_the_identity_holds_for_every_shape(legs, rows, head, picture) -> None:
    """k·T = L + Σ q·P + short, and H = head + T + 1 (handbook, make-up 2)."""
    width, deep = picture
    pictures = (PictureSetting(width, deep, deep, deep, 10),) if width <= legs else ()
    setting = Setting(
        min(legs, 8), legs, 12, (HeadSetting(head, air_most=2),), (CopySetting(rows),), pictures
    )
    for shape in shapes([setting], LIMIT, LIMIT, Weights()).values():
        taken = shape.picture * shape.picture_legs
        assert legs * shape.depth == rows + taken + shape.short
        assert 0 <= shape.short < legs
        assert shape.rows == head + shape.air + shape.depth + 1


def test_strained_shapes_fail_by_a_row_or_two_at_a_price() -> None:
    setting = Setting(3, 3, 12, (HEAD,), (CopySetting(60),))
    plain = shapes([setting], LIMIT, LIMIT, Weights())
    found = strained_shapes(plain, LIMIT, 4000)
    (whole,) = plain.values()
    assert {s.rows: (s.strain, s.price - whole.price) for s in found.values()} == {
        24: (-2, 8000),
        25: (-1, 4000),
        26: (0, 0),
        27: (1, 4000),
        28: (2, 8000),
    }
    assert max(s.rows for s in strained_shapes(plain, 27, 4000).values()) == 27


def test_the_lead_picture_behind_others_costs_more() -> None:
    """A lead picture of 4 hundredths of the page, where other pictures may have 6."""
    prices = []
    for rivals in (0, 6):
        picture = PictureSetting(1, 13, 13, 13, 33, rivals=rivals)
        setting = Setting(3, 3, 12, (HEAD,), (CopySetting(60),), (picture,))
        (shape,) = shapes([setting], LIMIT, 107, Weights()).values()
        prices.append(shape.price)
    assert 900 <= prices[1] - prices[0] <= 1000


@given(
    st.integers(60, 600),
    st.integers(6, 8),
    st.integers(4, 9),
    st.integers(10, 20),
    st.integers(0, 20),
)
def test_a_module_round_the_masthead_holds_it_and_all_of_the_story(
    copy: int, legs: int, head: int, rows: int, picture: int
) -> None:
    """Copy, picture, head and masthead fill the legs to the cell, except the short legs."""
    heads = (HeadSetting(head, span=5, air_most=2), HeadSetting(head, span=legs - 1))
    pictures = (PictureSetting(legs - 5, picture, picture, picture, 20),) if picture > 3 else ()
    setting = Setting(legs, legs, 12, heads, (CopySetting(copy),), pictures)
    weights = Weights(leg_most=LIMIT)
    for (width, depth, corners), shape in wrapped([setting], (5, rows), LIMIT, weights).items():
        assert (width, corners, shape.notch) == (legs, (0, 0), rows)
        assert setting.heads[shape.head].span == 5
        taken = copy + 5 * (rows + head + shape.air) + shape.picture * shape.picture_legs
        assert taken + shape.short == (depth - 1) * legs and shape.short < legs


def test_a_box_does_not_run_round_the_masthead() -> None:
    heads = (HeadSetting(5, span=5),)
    plain = Setting(8, 8, 12, heads, (CopySetting(300),))
    assert wrapped([plain], (5, 17), LIMIT, Weights())
    assert not wrapped([plain._replace(pad=1)], (5, 17), LIMIT, Weights())
    assert not wrapped([plain._replace(legs=7)], (5, 17), LIMIT, Weights())


def test_beside_the_masthead_a_picture_is_wanted() -> None:
    """The picture stands over three legs beside the masthead; each leg without it costs more."""
    heads, copies = (HeadSetting(5, span=5),), (CopySetting(300),)
    prices = []
    for legs in (3, 2, 0):
        pictures = (PictureSetting(legs, 20, 20, 20, 30),) if legs else ()
        setting = Setting(8, 8, 12, heads, copies, pictures)
        (shape,) = wrapped([setting], (5, 17), LIMIT, Weights()).values()
        prices.append(shape.price)
    weights = Weights()
    whole = weights.wrap_bare - weights.wrap_masthead
    one, every = prices[1] - prices[0], prices[2] - prices[0]
    assert 0.9 * whole < 3 * one < 1.5 * whole and 0.9 * whole < every < 1.2 * whole


def test_a_head_for_the_masthead_is_no_inset_head() -> None:
    plain = HeadSetting(5, span=5)
    setting = Setting(8, 8, 12, (plain,), (CopySetting(300),))
    only = setting._replace(heads=(plain._replace(round_masthead=True),))
    assert shapes([setting], LIMIT, LIMIT, Weights()) and not shapes(
        [only], LIMIT, LIMIT, Weights()
    )
    assert wrapped([only], (5, 17), LIMIT, Weights()) == wrapped(
        [setting], (5, 17), LIMIT, Weights()
    )
