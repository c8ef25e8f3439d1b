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
    _same(
        "names",
        "张建国 李卫东 王秀兰 赵志强 周桂英 陈国华",
        "孙立军 周海燕 吴建平 郑小红 冯春生 王大力",
        "李淑芬 张玉兰 刘德海 杨文清 黄志明 何秀英",
        "马晓东 朱建华 胡玉梅 林国栋 郭振江 高丽萍",
    ),
    _same(
        "couplets divided by blank lines",
        "门前的老槐树又开了一树白色的花朵",
        "风把香气一直送到胡同口那家小铺子",
        "你说等到秋天叶子落尽的时候再回来",
        "我便数着日子把院子扫了一遍又一遍",
    ),
    _same(
        "candidates",
        "候选人李建国，男，1965年生，中共党员，社区书记",
        "候选人王秀兰，女，1971年生，中共党员，社区主任",
        "候选人张志强，男，1980年生，中共党员，网格组长",
        "候选人赵桂英，女，1968年生，中共党员，退休教师",
    ),
    _same(
        "telephones",
        "朝阳区民政局社会救助科65099001",
        "朝阳区民政局养老服务科65099002",
        "朝阳区民政局社区建设科65099003",
        "朝阳区民政局婚姻登记处65099004",
    ),
    _same(
        "events",
        "7月28日至8月2日 朝阳公园 消夏音乐节",
        "8月3日至8月9日 奥林匹克公园 灯光节",
        "8月10日至8月16日 红领巾公园 游园会",
        "8月17日至8月23日 日坛公园 中秋诗会",
    ),
    _same(
        "honours",
        "“朝阳好人”王秀兰：三十年照顾邻家孤寡老人",
        "“朝阳好人”李建国：跳进冰河救起落水的儿童",
        "“朝阳好人”张志强：坚持义务为社区修理水电",
        "“朝阳好人”赵桂英：退休之后教孩子们写毛笔字",
    ),
    _same(
        "books",
        "《朝阳区志》编纂委员会编北京出版社出版",
        "《北京的胡同》王建国著人民文学出版社出版",
        "《大运河边的人家》李秀兰著作家出版社版",
        "《平房乡往事》张志强编中国文史出版社出版",
    ),
    _same(
        "slogans",
        "高举旗帜团结奋斗推动朝阳高质量发展",
        "牢记嘱托感恩奋进建设国际一流商务中心",
        "坚持人民至上办好每一件民生实事",
        "弘扬志愿精神共建和谐美丽幸福家园",
    ),
    LinesCase(
        "paragraphs divided by blank lines",
        [
            "今年夏天朝阳区的社区食堂又多了十二家，老人们吃饭更方便",
            "",
            "记者走进八里庄街道的一家食堂，看见墙上贴着一周的菜单和价",
            "",
            "负责人介绍说，每天来这里吃午饭的老人有两百多位，周末还要更",
            "",
            "下一步，各街道还要把送餐上门的服务做起来，让行动不便的老人",
        ],
        [
            "今年夏天朝阳区的社区食堂又多了十二家，老人们吃饭更方便",
            "记者走进八里庄街道的一家食堂，看见墙上贴着一周的菜单和价",
            "负责人介绍说，每天来这里吃午饭的老人有两百多位，周末还要更",
            "下一步，各街道还要把送餐上门的服务做起来，让行动不便的老人",
        ],
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
