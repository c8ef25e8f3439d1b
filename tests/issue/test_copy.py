"""Copy: its corrections, its marking, and the text that is printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from layout.core.diagnostics import Span
from layout.issue.manuscript import credit_line, manuscript, source_line
from layout.issue.markup import mark_up
from layout.issue.model import Story
from layout.issue.normalise import Normaliser


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("工作新局面,不断", "工作新局面，不断"),
        ("本报讯(记者侯建宁)7月23日,会", "本报讯（记者侯建宁）7月23日，会"),
        ("时间是12:30，共1,234人", "时间是12:30，共1,234人"),
        ("见http://a.cn/x?y=1:8 一文,好", "见http://a.cn/x?y=1:8 一文，好"),
        ("函数f(x)不动", "函数f(x)不动"),
        ("增长(50%)以上", "增长（50%）以上"),
        ("Hello, world (again)", "Hello, world (again)"),
        ("25~30克", "25～30克"),
        ("甲--乙...", "甲——乙……"),
        ("比尔•盖茨", "比尔·盖茨"),
        ('他说"好"', "他说“好”"),
        ("２０２５年", "2025年"),
        ("在 2025 年", "在2025年"),
        ("京蒙协作 政协助力", "京蒙协作 政协助力"),
        ("用 App Store 下载", "用App Store下载"),
    ],
)
def test_normalising(typed: str, right: str) -> None:
    assert Normaliser().line(typed) == right


def test_the_spaces_of_a_head_are_its_turns() -> None:
    assert Normaliser().head("社区食堂 11点开饭,请排队") == "社区食堂 11点开饭，请排队"


def test_switched_off_it_changes_nothing() -> None:
    fix = Normaliser(enabled=False)
    assert fix.line("甲,乙(丙)") == "甲,乙(丙)" and not fix.changes


def test_a_paragraph_cut_by_a_column_is_joined() -> None:
    fix = Normaliser()
    lines = [
        (1, "在2025年4月召开的全国双拥模范城命名大会上朝阳区再次蝉联“全"),
        (2, ""),
        (3, "国双拥模范城”称号。"),
        (4, "下一段。"),
    ]
    assert [text for _, text in fix.paragraphs(lines, verse=False)] == [
        "在2025年4月召开的全国双拥模范城命名大会上朝阳区再次蝉联“全国双拥模范城”称号。",
        "下一段。",
    ]
    assert fix.changes["broken line"] == 1


def test_the_opening_of_a_news_item_is_set_off() -> None:
    paragraph = mark_up([(1, "本报讯（记者张岩）7月22日，**要点**在此。")])[0]
    assert [(p.text, p.style) for p in paragraph.passages] == [
        ("本报讯", "dateline"),
        ("（记者张岩）", "reporter"),
        ("7月22日，", "plain"),
        ("要点", "bold"),
        ("在此。", "plain"),
    ]


def test_passages_in_bold_and_kai() -> None:
    paragraph = mark_up([(1, "他写道：*此路通山*，**慎行**；3*4=12，2*3*4。")])[0]
    assert [(p.text, p.style) for p in paragraph.passages] == [
        ("他写道：", "plain"),
        ("此路通山", "kai"),
        ("，", "plain"),
        ("慎行", "bold"),
        ("；3*4=12，2*3*4。", "plain"),
    ]


def test_a_reading_goes_into_brackets_on_the_line() -> None:
    """A14: newspapers do not set ruby."""
    fix = Normaliser()
    assert fix.line("躲进{旮旯|gālá}里") == "躲进旮旯（gālá）里"
    assert fix.changes["reading in brackets"] == 1
    assert Normaliser(enabled=False).line("{旮旯｜gālá}") == "旮旯（gālá）"


@pytest.mark.parametrize(
    ("credit", "printed"),
    [
        ("特约摄影 李冬", "特约摄影　李冬摄"),
        ("李冬摄", "李冬摄"),
        ("朝阳区融媒体中心供图", "朝阳区融媒体中心供图"),
        ("Clemens Engelhardt摄（CC0 1.0）", "Clemens Engelhardt摄（CC0 1.0）"),
        ("资料图", "资料图"),
    ],
)
def test_credits(credit: str, printed: str) -> None:
    assert credit_line(credit) == printed


def test_source_line() -> None:
    assert source_line("人民日报") == source_line("（来源：人民日报）") == "（来源：人民日报）"


def test_printed_text_is_the_copy_without_its_marking() -> None:
    story = Story.model_validate({"编号": "a", "主题": "甲乙｜丙丁", "正文": "x"})
    done = manuscript(
        story, 1, [(1, "## 小标题"), (2, "一**二**三,四")], Span("", 1, 1), normalise=True
    )
    assert list(done.printed()) == [
        ("headline", 0, "甲乙丙丁"),
        ("subhead", 0, "小标题"),
        ("body", 1, "一二三，四"),
    ]


def test_the_seed_comes_out_full_width() -> None:
    """Every half-width mark of the real page, counted in the issue file and after normalising."""
    specs = Path(__file__).parents[2] / "specs" / "3589.yaml"
    front = specs.read_text(encoding="utf-8").split("- 版次: 2")[0].split("    稿件:\n", 1)[1]
    typed = re.sub(r"^ +(#.*|[^ ]+: )", "", front, flags=re.M)
    assert typed.count(",") == 301 and len(re.findall(r"\([^()]*\)", typed)) == 5
    fix = Normaliser()
    done = "".join(fix.line(line) for line in typed.split("\n"))
    assert "," not in done and "(" not in done
    assert fix.changes["half-width comma"] == 301


@pytest.mark.parametrize("numbers", [[4, 5, 6, 7, 8], [4, 4, 4, 4, 4]], ids=["block", "quoted"])
def test_a_blank_line_opens_a_stanza(numbers: list[int]) -> None:
    """The same holds for a quoted text, whose lines have no places of their own in the file."""
    story = Story.model_validate(
        {"编号": "a", "等级": "一般", "主题": "秋", "诗": "是", "正文": "无"}
    )
    lines = ["白昼短了", "夜长了", "", "我们坐着", "等水开"]
    body = list(zip(numbers, lines, strict=True))
    made = manuscript(story, 4, body, Span("a.yaml", 1, 1), normalise=True)
    assert [p.text for p in made.paragraphs if p.opens] == ["我们坐着"]
