"""Copy of several lines as it comes, and its paragraphs: what is joined, what stays, what is signed."""

from __future__ import annotations

from typing import NamedTuple

PROSE = (
    "朝阳区今年把老旧小区改造列为民生实事的头一件，街道、社区和居民坐到一起商量，改什么、怎么改、"
    "先改哪里，都由居民说了算。春天开工以来，已有二十七个小区完成了上下水管线的更换，外墙保温和屋面"
    "防水也在抓紧进行，工人们避开午休和夜间施工，尽量不打扰老人和孩子。"
)


def cut_at(text: str, measure: int) -> list[str]:
    """A text as a mail or a PDF breaks it, a mark never first."""
    lines = []
    while text:
        stop = measure
        while stop < len(text) and text[stop] in "，。、；：？！”）》":
            stop += 1
        lines.append(text[:stop])
        text = text[stop:]
    return lines


class LinesCase(NamedTuple):
    """Lines as typed, the paragraphs that they are, and how many of the last ones stand flush right."""

    name: str
    typed: list[str]
    right: list[str]
    closing: int = 0


def _same(name: str, *lines: str, closing: int = 0) -> LinesCase:
    return LinesCase(name, list(lines), list(lines), closing)


NOTICE = "为做好防汛工作，自即日起，辖区内地下停车场要备足沙袋和挡水板，各单位要有专人值守。"
CASES = (
    _same("notice signed and dated", NOTICE, "朝阳区人民政府办公室", "2025年7月31日", closing=2),
    _same(
        "notice of a long line without a stop",
        "特此公告朝阳区人民政府关于公布二〇二五年度重点工程名单的决定如下",
        "北京市朝阳区人民政府办公室",
        "二〇二五年七月三十一日",
        closing=2,
    ),
    _same(
        "bullets",
        "现将有关事项公告如下：",
        "●受理时间为每个工作日的上午九点到下午五点半钟",
        "●受理地点在区政务服务中心一层大厅综合窗口办理",
        "●需要携带本人身份证原件及复印件一份和申请表格",
    ),
    _same(
        "numbered",
        "一、受理时间为每个工作日的上午九点到下午五点半钟",
        "二、受理地点在区政务服务中心一层大厅综合窗口办理",
        "三、需要携带本人身份证原件及复印件一份和申请表格",
    ),
    _same(
        "places",
        "报名点一：朝阳区文化馆一层大厅东侧的服务台",
        "报名点二：朝外街道市民活动中心二层的阅览室",
        "报名点三：三里屯街道社区服务站一层的接待室",
        "报名点四：望京街道图书馆一层入口处的总服务台",
    ),
    _same("addresses", "地址：北京市朝阳区日坛北街三十三号", "邮编：100020", "电话：65099999"),
    _same("prizes", "一等奖：", "张三 李四", "二等奖：", "王五 赵六 孙七"),
    _same("letter", "编辑同志：", NOTICE, "读者 王小明", "2025年7月20日", closing=2),
    _same("speech", NOTICE, "谢谢大家。"),
    _same("verse-like short lines", "白昼短了", "夜长了", "我们坐着", "等水开"),
    _same(
        "two long lines without a stop",
        "第一届朝阳区全民健身运动会开幕式隆重举行",
        "来自各街乡的两千多名运动员参加了入场仪式",
    ),
    *(
        LinesCase(f"prose broken at {measure}", cut_at(PROSE, measure), [PROSE])
        for measure in (13, 18, 26, 35, 40)
    ),
    LinesCase(
        "two paragraphs broken at 20",
        [*cut_at(PROSE, 20), *cut_at(NOTICE, 20)],
        [PROSE, NOTICE],
    ),
    LinesCase(
        "a quotation cut by a column",
        [
            "在2025年4月召开的全国双拥模范城命名大会上朝阳区再次蝉联“全",
            "",
            "国双拥模范城”称号。",
            "下一段。",
        ],
        [
            "在2025年4月召开的全国双拥模范城命名大会上朝阳区再次蝉联“全国双拥模范城”称号。",
            "下一段。",
        ],
    ),
    LinesCase("a manual line break", ["甲段。\x0b乙段。"], ["甲段。", "乙段。"]),
    LinesCase("a line separator", ["甲段。\u2028乙段。"], ["甲段。", "乙段。"]),
    LinesCase(
        "typed indents",
        ["\u3000\u3000甲段。", "\t乙段。", "\u00a0丙段。"],
        ["甲段。", "乙段。", "丙段。"],
    ),
)
