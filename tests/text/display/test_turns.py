"""Heads broken by sense: the turns that an editor would choose, and none that he would reject."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.text.display.turns import STUB_PRICE, Phrases, Way


def ways(head: str | tuple[str, ...], names: tuple[str, ...] = ()) -> Iterator[Way]:
    return Phrases(names).ways(head)


def turned(head: str, lines: int, names: tuple[str, ...] = ()) -> str:
    found = [way for way in ways(head, names) if len(way.lines) == lines]
    return "｜".join(found[0].lines) if found else ""


@pytest.mark.parametrize(
    "head",
    [
        "朝阳区2025年｜军政领导座谈会召开",
        "区政协赴内蒙古自治区｜通辽市开展对口协作工作",
        "强化科技创新和产业升级深度融合｜奋发有为推动地区经济高质量发展",
        "朝阳区图书馆｜暑期延长开放时间",
        "北京市第十六届运动会｜群众项目在朝阳公园开幕",
        "“朝阳群众”志愿服务队｜获评全国先进集体",
        "2025年暑期图书馆｜开放时间表公布",
        "《城市之夏》摄影展｜开幕三天迎来五千人",
        "奋发有为，｜推动城市高质量发展",
        "楼下巴掌大的｜花园",
        "六里屯街道退役军人服务站｜获评全国示范型",
        "全市首个儿童友好社区｜在安贞揭牌",
        "通州副中心｜三大建筑对外开放",
        "社区举办的邻里节｜吸引三千居民",
        "今年汛期我区｜已转移安置群众千余人",
        "亮马河夜游航线｜七月起恢复运营",
        "区图书馆推出盲文阅览室｜和无障碍电影",
    ],
)
def test_a_head_is_turned_by_sense(head: str) -> None:
    assert turned(head.replace("｜", ""), 2) == head


def test_the_editors_turns_come_first() -> None:
    assert [way.lines for way in islice(ways("一丁七万｜丈三上下"), 2)] == [
        ("一丁七万丈三上下",),
        ("一丁七万", "丈三上下"),
    ]
    assert [way.lines for way in ways(("一丁", "七万丈"))] == [("一丁", "七万丈")]
    assert turned("勇于创新敢于探索 久久为功为推动朝阳高质量发展画好同心圆", 2).startswith(
        "勇于创新敢于探索｜久久为功"
    )
    assert all(way.price == 0 for way in islice(ways("汛期到了 照单查一遍"), 2))


def test_a_stub_of_a_line_is_dear() -> None:
    """军政领导座谈会｜召开 ends in a line of two characters after one of seven, which is a stub."""
    one, two, three = ways("朝阳区2025年军政领导座谈会召开")
    assert three.lines[-1] == "召开"
    assert three.price >= two.price + STUB_PRICE > one.price + STUB_PRICE
    evenly = [way.price for way in ways("社区食堂开饭整整一年") if len(way.lines) == 2]
    assert evenly and max(evenly) < STUB_PRICE


def test_a_name_of_the_house_is_never_cut() -> None:
    head = "为民服务接诉即办改革走出新路子"
    assert "接诉即办" in turned(head, 2, ("接诉即办改革",))
    assert "接诉即办改革" in turned(head, 2, ("接诉即办改革",))


@pytest.mark.parametrize(
    "head",
    [
        "居民议事厅里“商量着办”的一年又一年",
        "2025年暑期图书馆开放时间表公布",
        "《城市之夏》摄影展开幕三天迎来五千人",
        "新增CCTV-5和3.5万个充电桩服务居民",
        "区领导到常营乡调研乡村产业发展情况并座谈",
    ],
)
def test_no_turn_cuts_a_number_a_word_or_a_bracket(head: str) -> None:
    for way in list(ways(head))[1:]:
        assert "".join(way.lines) == head
        for before, after in zip(way.lines, way.lines[1:], strict=False):
            assert not (before[-1].isascii() and after[0].isascii())
            assert after[0] not in "的了，。、；：）》”和"
        for line in way.lines:
            assert len(line) > 1
            assert line.count("《") == line.count("》") and line.count("“") == line.count("”")


def test_short_heads_stay_on_one_line() -> None:
    assert len(list(ways("桥头的剃头铺"))) == 1


@pytest.mark.parametrize("head", ["ABCDEFGHIJ", "2025202520", "朝阳区图书馆"])
def test_a_head_that_is_one_word_stays_on_one_line(head: str) -> None:
    assert [way.lines for way in ways(head)] == [(head,)]


@given(st.text("一的大起三朝阳区图书馆节型了和第1aA，。“”（）· ｜", min_size=1, max_size=24))
def test_every_way_has_every_character(head: str) -> None:
    for way in ways(head):
        assert "".join(way.lines).replace(" ", "") == head.replace(" ", "").replace("｜", "")
