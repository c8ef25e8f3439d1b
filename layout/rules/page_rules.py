"""Rules that the making of pages applies.

They have no check of their own, but the house can weigh them and an issue can waive them. Faults
that forbid the press PDF in every house are not among them: overset copy, a missing character, an
unreadable picture.
"""

from __future__ import annotations

from layout.core.diagnostics import Severity, Words
from layout.rules.rule import Rule

_MAKEUP = "E4"


def _rule(
    name: str,
    title: Words,
    remedy: Words,
    *,
    severity: Severity = Severity.WARNING,
    clause: str = _MAKEUP,
    on_demand: bool = False,
) -> Rule:
    return Rule(name, severity, clause, title, remedy, checked_on_pages=True, on_demand=on_demand)


RULES = (
    _rule(
        "makeup-butted-heads",
        Words("标题不并排（碰题）", "headlines do not stand side by side"),
        Words("配图、加框，或用竖题", "add a picture or a box, or use a vertical headline"),
    ),
    _rule(
        "makeup-long-gutter",
        Words("栏缝不一通到底（断版）", "no gutter runs unbroken down too much of the page"),
        Words("让一篇稿件跨过这条栏缝", "let one story span this gutter"),
    ),
    _rule(
        "makeup-waist-cut",
        Words("横线不把版面拦腰切断（通线）", "no horizontal cut crosses the whole page"),
        Words("让一篇稿件跨过这一行", "let one story cross this row"),
    ),
    _rule(
        "makeup-lead-low",
        Words("头条标题在上半版", "the lead's headline stands in the upper half of the page"),
        Words("把头条移到上半版", "move the lead to the upper half"),
    ),
    _rule(
        "makeup-picture-large",
        Words("图片不太大", "no picture is too large"),
        Words("改小图片的栏数", "let the picture span fewer columns"),
    ),
    _rule(
        "makeup-picture-not-dominant",
        Words("头条的图片最大", "the lead's picture is the largest of the page"),
        Words("改小另一张", "make the other picture smaller"),
    ),
    _rule(
        "makeup-leg-long",
        Words("一栏不太长", "no leg of copy is too long"),
        Words("把这篇排宽一些", "set the story over more columns"),
    ),
    _rule(
        "makeup-stub",
        Words("一截正文不少于四行", "no leg of copy has fewer than four rows"),
        Words("改小图片，或把版样加深", "make the picture smaller, or the module deeper"),
    ),
    _rule(
        "makeup-same-voice",
        Words("并排的标题字体、字号有别", "headlines side by side differ in face or size"),
        Words("改变其中一篇的等级", "change the rank of one of the stories"),
    ),
    _rule(
        "makeup-ladder",
        Words("标题大小合等级", "headline sizes follow the ranks of the stories"),
        Words("把标题写短，或调整等级", "shorten the headline, or change the rank"),
    ),
    _rule(
        "makeup-vertical-many",
        Words("竖题不多于两个", "a page has at most two vertical headlines"),
        Words("竖题: 否", "write vertical: no"),
    ),
    _rule(
        "makeup-boxes-many",
        Words("加框不多于两个", "a page has at most two boxes"),
        Words("加框: 否", "write boxed: no"),
    ),
    _rule(
        "makeup-filler-large",
        Words("公益广告不太大", "no filler is too large"),
        Words("加一篇稿件或一张图片", "add a story or a picture"),
    ),
    _rule(
        "makeup-filler-in-ear",
        Words("报眼里没有公益广告", "no filler stands in the ear"),
        Words("报眼里排一篇稿件", "put a story into the ear"),
    ),
    _rule(
        "makeup-filler-over-lead",
        Words("公益广告不排在头条上面", "no filler stands higher than the lead"),
        Words("加一篇稿件或一张图片", "add a story or a picture"),
    ),
    _rule(
        "makeup-filler-on-picture-page",
        Words("图片版上没有公益广告", "no filler stands on a page of pictures"),
        Words("加一张图片，或补图片的文字", "add a picture, or copy to the pictures"),
    ),
    _rule(
        "vertical-room",
        Words("竖题排得下", "a vertical headline fits its story"),
        Words("把主题写短，或加长正文", "shorten the headline, or lengthen the copy"),
    ),
    _rule(
        "underset",
        Words("版样排满", "a fixed module is filled"),
        Words("补几个字，或把版样减几行", "add some copy, or make the module shallower"),
    ),
    _rule(
        "head-small",
        Words("标题排得到应有的大小", "a headline has at least the least size of its rank"),
        Words("把标题写短，或用 ｜ 标出换行的地方", "shorten it, or mark a line break with ｜"),
    ),
    _rule(
        "head-turn",
        Words("标题按意思转行", "headlines are turned by their sense"),
        Words("用 ｜ 标出转行的地方", "mark the turn with ｜"),
        severity=Severity.INFO,
        clause="E3",
    ),
    _rule(
        "face-changed",
        Words("字排在它该用的字体里", "text stands in the face of its style"),
        Words("换成通行的字，或换一套有这个字的字体", "use another character, or another font"),
        clause="E3",
    ),
    _rule(
        "loose-line",
        Words("字隙不拉得太开", "no line is stretched too far"),
        Words("改一两个字，或换一个栏宽", "change a word or two, or choose another measure"),
    ),
    _rule(
        "page-gap",
        Words("版面不留空白", "no part of a page is empty"),
        Words("加深旁边的稿件，或加一篇稿件", "make a story beside it deeper, or add a story"),
    ),
    _rule(
        "filler-left-out",
        Words("补白排得下", "every filler finds room"),
        Words(
            "一定要登就改体裁，或删别的稿件",
            "if it must run, give it another kind, or cut other stories",
        ),
    ),
    _rule(
        "jump-short",
        Words("要转版的稿件转得成", "a story that should jump is long enough to jump"),
        Words("稿件不够长就写 转版: 否", "for a story that is too short, write jump: no"),
    ),
    _rule(
        "picture-resolution",
        Words("图片够清楚", "pictures have the resolution that the printer demands"),
        Words(
            "换大图，或减少它占的栏数", "use a larger file, or let the picture span fewer columns"
        ),
    ),
    _rule(
        "picture-animated",
        Words("图片不是动画", "no picture is animated"),
        Words("另存要印的一帧", "save the frame to be printed as a file of its own"),
    ),
    _rule(
        "internal-online",
        Words("内部资料不上网传播", "an internal publication is not put online"),
        Words("要公开发布，先问主管部门", "ask the supervising office before you publish it"),
        clause="C1",
        on_demand=True,
    ),
    _rule(
        "picture-profile",
        Words("图片的色彩特性文件完好", "the colour profile of a picture is intact"),
        Words("核对颜色，或转为 sRGB 重新导出", "check the colours, or export it again as sRGB"),
    ),
)
