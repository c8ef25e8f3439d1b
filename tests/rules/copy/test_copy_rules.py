"""Rules of copy on small issues: what they find, where, and what they leave alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from brokenlines import PROSE, cut_at
from small_issues import check, issue_file, rules_of

from layout.rules.copy.pairs import slips
from layout.rules.fix import fix_file

OFF = "        规范化: 否\n"


@pytest.mark.parametrize(
    ("copy", "rule"),
    [
        ("工作新局面,不断向前。", "half-width-mark"),
        ("他(记者)来了。", "half-width-bracket"),
        ("分为“甲”、“乙”两类。", "list-comma"),
        ("读《甲》、《乙》。", "list-comma"),
        ("他—我都来。", "single-dash"),
        ("甲--乙。", "dash-form"),
        ("他走了...", "ellipsis-form"),
        ("甲、乙……等人。", "ellipsis-etc"),
        ("他说，——好。", "stop-before-dash"),
        ("气温25~30度。", "tilde"),
        ("比尔•盖茨。", "interpunct"),
        ("好，，好。", "doubled-mark"),
        ('庆"八一"活动。', "straight-quote"),
        ("（一）、抓好落实。", "ordinal-mark"),
        ("第一、抓好落实。", "ordinal-mark"),
        ("用了三、四个月。", "approximate-comma"),
        ("来了4千人。", "mixed-number"),
        ("占15～30%。", "range-unit"),
        ("２０２５年。", "full-width-figure"),
        ("90年代初的事。", "short-year"),
        ("二零二五年的事。", "ling-year"),
        ("增长.5个百分点。", "bare-decimal"),
        ("农历6月1日那天。", "lunar-figure"),
        ("星期5开会。", "weekday-figure"),
        ("庆祝“五·四”青年节。", "memorial-dot"),
        ("庆祝“七.一”。", "memorial-dot"),
        ("不忘“九．一八”。", "memorial-dot"),
        ("庆祝“五.四”青年节。", "memorial-dot"),
        ("“七．一”表彰大会。", "memorial-dot"),
        ("“九.一八”事变。", "memorial-dot"),
        ("2025.7.25开会。", "dotted-date"),
        ("2月30日开会。", "no-such-day"),
        ("13月1日开会。", "no-such-day"),
        ("6月21日至31日开会。", "no-such-day"),
        ("7月25日（星期四）开会。", "day-and-weekday"),
        ("25时10分开会。", "no-such-time"),
        ("本报讯（记者侯建宁）7月26日，开会。", "news-from-tomorrow"),
        ("本报（记者侯建宁）7月24日，开会。", "byline-form"),
        ("本报讯 记者侯建宁 7月24日，开会。", "lead-form"),
        ("他说：“好。", "unpaired"),
        ("他说：好。”", "unpaired"),
        ("“甲《乙”》。", "crossed-pairs"),
        ("“他说“好”。”", "nested-quotes"),
        ("《读《红楼梦》》。", "nested-quotes"),
        ("截止目前都好。", "house-word"),
        ("区长吴小杰强调，要好。", "person-title"),
        ("区委书记吴小洁强调，要好。", "name-spelling"),
        ("他说：“我们一定办好”。", "quote-stop"),
        ("要坚持“房子是用来住的。”", "quote-part-stop"),
        ("大会（见图。）开幕，（略）。", "bracket-stop"),
        ("来了1，234人。", "number-comma"),
        ("会议强调：各单位要落实工作要求：一是早。", "colon-in-colon"),
        ("来了12345人，走了12,400人。", "number-grouping"),
        ("增长50%，下降百分之五。", "two-forms"),
        ("7月21日至23日开会，7月25—27日休息。", "two-forms"),
        ("建“6639”体系，用“六六三九”模式。", "name-of-figures"),
    ],
)
def test_found(copy: str, rule: str, tmp_path: Path) -> None:
    found = [
        item for item in check(issue_file(tmp_path, copy, more=OFF)).items if item.rule == rule
    ]
    assert found
    span = found[0].span
    assert span is not None and span.line == 13 and span.column > 10


@pytest.mark.parametrize(
    "copy",
    [
        "时间是12:30，共1,234人，见https://a.cn/b。",
        "分为“甲”“乙”两类，“丙”（一）、“丁”。",
        "他——我都来……",
        "电话010-65762876，比例3:2。",
        "用了三四个月，一、二、三产业都好。",
        "4千米，5千克，4千瓦，34～39℃，15%～30%。",
        "20世纪90年代初，10年来，1990年初。",
        "二〇二五年，一百零二年。",
        "“一二·九”运动，“八一”建军节，3·15晚会。",
        "2月29日，7月21日至23日，2024年2月29日。",
        "7月25日（星期五）开会，2025年7月24日星期四也开。",
        "本报讯（记者侯建宁）7月24日，开会。",
        "他说：“她说‘好’。”《读〈红楼梦〉》（见图）。",
        "区委书记吴小杰强调，要好。吴小杰来到村里。",
        "it’s good，don’t。",
        "版本3.5，1.2.3版。",
        "他说：“我们一定办好。”大家一起喊“加油”。他问：“好吗？”",
        "他指出，“十四五”时期要坚持“房子是用来住的”。他说：“来！”。",
        "（见图。）大会开幕（略）。像“好。”（他说）这样的，“说到底，还是这样。”，也有。",
        "分别在2023，2024年来过；101，12人。",
        "会议强调：“工作要求：一是早。”会后提出：二是快。",
        "报名地址：本区，联系电话：12345，时间包括：周一；要求：早到。",
        "来了12345人，走了32400人，电话65762876，编号12345。",
        "完成了百分之百，又增长50%。7月21日至23日，8月1日至3日。",
        "建“6639”体系，过“九一八”。",
        "第一、二、三产业增加值，第一、二季度，第二、三产业，第三、四版，第一、三批。",
        "第二、三产业好。",
        "第一、第二产业好。",
        "（一）、（二）、（三）项都好。",
    ],
)
def test_left_alone(copy: str, tmp_path: Path) -> None:
    findings = check(issue_file(tmp_path, copy, more=OFF))
    assert [d.line() for d in findings.items if d.spot.story and d.rule != "internal-self"] == []


def test_normalised_copy_needs_no_word(tmp_path: Path) -> None:
    """Half-width marks are corrected when copy is read: 301 warnings would hide all others."""
    path = issue_file(tmp_path, '他(记者)来了,说:"好"...2~3个--行。')
    assert not [d.line() for d in check(path).items if d.spot.story]


@pytest.mark.parametrize("headline", ["推动发展。", "推动发展，", "推动发展；"])
def test_a_head_ends_without_a_stop(headline: str, tmp_path: Path) -> None:
    (fault,) = [
        item
        for item in check(issue_file(tmp_path, "好。", headline=headline)).items
        if item.rule == "headline-stop"
    ]
    assert fault.span is not None
    assert (fault.span.line, fault.span.column) == (10, 12 + len(headline))


@pytest.mark.parametrize("headline", ["谁来管这条路？", "路在何方……", "推动发展"])
def test_a_head_may_ask(headline: str, tmp_path: Path) -> None:
    assert "headline-stop" not in rules_of(issue_file(tmp_path, "好。", headline=headline))


@pytest.mark.parametrize(
    ("paragraphs", "kinds"),
    [
        (["“甲。", "“乙。", "“丙。”"], []),
        (["“甲。", "乙。”"], ["open", "close"]),
        (["“甲。"], ["open"]),
        (["（甲", "乙）"], ["open", "close"]),
        (["“甲‘乙’丙”"], []),
        (["“甲‘乙”丙’"], ["crossed"]),
        (["他说：“甲（乙《丙》）”"], []),
    ],
)
def test_pairs_over_paragraphs(paragraphs: list[str], kinds: list[str]) -> None:
    found = [slip.kind for slip in slips(paragraphs)]
    assert sorted(found) == sorted(kinds)


def test_one_person_one_office(tmp_path: Path) -> None:
    path = issue_file(tmp_path, "主任张国庆表示，好。", "部长张国庆强调，更好。")
    assert "two-titles" in rules_of(path)


def test_two_spellings_in_one_issue(tmp_path: Path) -> None:
    path = issue_file(
        tmp_path, "主任张国庆表示，好。", "主任张国庆强调，更好。", "主任张国清指出，最好。"
    )
    assert "name-spelling" in rules_of(path)


def test_the_same_paragraph_twice(tmp_path: Path) -> None:
    long = "阳台外沿的花盆遇到大风容易坠落，雨天前请搬进屋里，或者用绳子固定牢靠，不要大意。"
    found = [
        d
        for d in check(issue_file(tmp_path, long, "别的。", long)).items
        if d.rule == "paragraph-twice"
    ]
    assert [d.span.line for d in found if d.span] == [14]


def test_joined_lines_are_told_where_the_first_stands(tmp_path: Path) -> None:
    path = issue_file(tmp_path, "好。", *cut_at(PROSE, 20))
    (item,) = [one for one in check(path).items if one.rule == "lines-joined"]
    assert item.span is not None and item.span.line == 14
    path = issue_file(tmp_path, "好。", "张建国 李卫东 王秀兰", "孙立军 周海燕 吴建平", name="two")
    assert "lines-joined" not in rules_of(path)


def test_the_slip_of_the_seed_is_found_where_it_stands() -> None:
    from conftest import SPECS

    from layout.core.diagnostics import Findings
    from layout.issue.load import load_edition
    from layout.rules.run import check_edition

    findings = Findings()
    edition = load_edition(SPECS / "3589.yaml", None, findings)
    assert edition is not None
    check_edition(edition, findings)
    ((slip, reason),) = findings.waived
    assert slip.rule == "byline-form" and "讯" in slip.message.zh and reason
    assert slip.span is not None
    line = (SPECS / "3589.yaml").read_text(encoding="utf-8").split("\n")[slip.span.line - 1]
    assert line[slip.span.column - 1 :].startswith("本报(记者王健伟)7月21日")


def test_the_sample_has_no_error_and_few_warnings() -> None:
    from conftest import SPECS

    found = check(SPECS / "3589.yaml").items
    assert [d.line() for d in found if d.severity == "error"] == []
    assert len([d for d in found if d.severity == "warning"]) < 15


@pytest.mark.parametrize(
    ("typed", "fixed"),
    [
        ("第一、要实；第二、要细；第三、要严。", "第一，要实；第二，要细；第三，要严。"),
        ("（一）、抓实；（二）、抓细。", "（一）抓实；（二）抓细。"),
        ("第一、要实；第二、三产业要细。", ""),
        ("庆祝“七.一”，不忘“九．一八”“一二．九”。", "庆祝“七一”，不忘“九一八”“一二．九”。"),
        ("不忘“十二.九”。", "不忘“十二·九”。"),
        ("截止目前都好。", "截至目前都好。"),
        ("写成“截止目前”是错的。", ""),
        ("一些按装置来。", ""),
        ("渡假村开了。", "度假村开了。"),
    ],
)
def test_fixed(typed: str, fixed: str, tmp_path: Path) -> None:
    """What --fix makes of a paragraph; empty if it stays."""
    path = issue_file(tmp_path, typed, more=OFF)
    before = path.read_text(encoding="utf-8")
    fix_file(path, None)
    assert path.read_text(encoding="utf-8") == before.replace(typed, fixed or typed)
