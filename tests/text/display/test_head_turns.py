"""Three hundred heads and more, with the turns that an art editor accepts."""

from __future__ import annotations

from pathlib import Path

import pytest
from headturns import DATA, FRESH, MORE, SECOND, THIRD, UNSEEN, plain_fault, test_heads, turns_of

from layout.text.display.turns import Phrases

PHRASES = Phrases()
RIGHT_LEAST = {DATA: 0.97, MORE: 0.9, SECOND: 0.88, THIRD: 0.78, UNSEEN: 0.8, FRESH: 0.65}


@pytest.mark.parametrize("file", RIGHT_LEAST, ids=lambda file: file.stem)
def test_heads_are_turned_as_an_art_editor_accepts(file: Path) -> None:
    wrong, plain = [], []
    heads = list(test_heads(file))
    for head in heads:
        found = [way.lines for way in PHRASES.ways(head.text) if len(way.lines) == head.lines]
        assert found, f"{head.text} has no way of {head.lines} lines"
        if turns_of(found[0]) not in head.accepted:
            wrong.append(found[0])
            plain += [found[0]] if plain_fault(head, found[0]) else []
    assert len(wrong) <= len(heads) * (1 - RIGHT_LEAST[file]), wrong
    assert file is not DATA or not plain, plain


def turned(head: str, lines: int = 2) -> str:
    return next("｜".join(w.lines) for w in PHRASES.ways(head) if len(w.lines) == lines)


@pytest.mark.parametrize(
    ("head", "whole"),
    [
        ("恢复生产生活秩序受灾群众全部安置", "生产"),
        ("产粮大县迎来丰收季节", "产粮大县"),
        ("区人大常委会主任到村里调研", "常委会主任"),
        ("古籍整理出版座谈会在京举行", "座谈会"),
        ("风电机组安全运行260天", "260天"),
        ("风电机组安全运行260天", "安全运行"),
        ("新版互联网页上线服务市民", "互联网页"),
        ("孤儿欢笑迎虎年", "孤儿欢笑"),
        ("孤儿欢笑迎虎年喜气满校园", "迎虎年"),
        ("华为Mate 60手机带火国产芯片", "Mate 60"),
        ("开源软件LibreOffice培训班开课", "LibreOffice"),
    ],
)
def test_what_belongs_together_stays_on_one_line(head: str, whole: str) -> None:
    assert any(whole in line for line in turned(head).split("｜"))


def test_couplets_are_turned_between_their_halves() -> None:
    assert turned("北国有寒趣南疆闻花香") == "北国有寒趣｜南疆闻花香"
    assert turned("治一河清水兴一方产业富一方百姓", 3) == "治一河清水｜兴一方产业｜富一方百姓"


def test_a_turn_that_parts_a_verb_and_its_object_is_unsure() -> None:
    unsure = {way.lines: way.unsure for way in PHRASES.ways("老年大学开设Photoshop修图班")}
    assert unsure["老年大学开设", "Photoshop修图班"]
    assert not any(way.unsure for way in PHRASES.ways("老年大学开设｜Photoshop修图班"))
    assert not any(
        way.unsure for way in PHRASES.ways("区图书馆今起延长开放时间") if len(way.lines) == 2
    )
