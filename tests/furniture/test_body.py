"""Copy as paragraphs: their numbers, their faces, and how verse is kept together."""

from __future__ import annotations

from papers import story_of

from layout.furniture.body import body_paragraphs
from layout.house.newspaper import House
from layout.text.galley import Align


def test_a_rest_keeps_the_numbers_of_its_copy(house: House) -> None:
    whole = story_of(正文="第一段。\n## 小题\n第二段。\n第三段。")
    rest = whole._replace(paragraphs=whole.paragraphs[2:], first=2, jumped_from=1)
    found = [(one.part, one.number, one.indent) for one in body_paragraphs(rest, house)]
    assert found == [("body", 2, 0.0), ("body", 3, house.text.indent_em)]


def test_a_rest_of_verse_keeps_the_numbers_of_its_lines(house: House) -> None:
    whole = story_of(诗=True, 正文="一\n二\n\n三\n四")
    rest = whole._replace(paragraphs=whole.paragraphs[2:], first=2, jumped_from=1)
    assert [one.number for one in body_paragraphs(rest, house)] == [2, 3]


def test_a_stanza_stays_together_with_a_blank_row_over_the_next(house: House) -> None:
    lines = body_paragraphs(story_of(诗=True, 正文="一\n二\n\n三\n四"), house)
    assert [(line.keep, line.above) for line in lines] == [
        (True, 0),
        (False, 0),
        (True, 1),
        (False, 0),
    ]
    assert {line.align for line in lines} == {Align.VERSE}


def test_passages_take_the_faces_of_the_house(house: House) -> None:
    styles = house.styles
    plain, comment = (
        body_paragraphs(story_of(体裁=kind, 正文="风来，**月明**，*云开*。"), house)[0]
        for kind in ("消息", "评论")
    )
    faces = [run.role for run in plain.runs]
    assert faces == [styles.body, styles.bold, styles.body, styles.kai, styles.body]
    assert comment.runs[0].role == styles.comment
