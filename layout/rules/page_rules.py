"""Rules that the making of the pages applies: no check of their own, but weights and waivers count.

What forbids the press PDF whatever the house says (overset copy, a missing character, an unreadable
picture) is not among them.
"""

from __future__ import annotations

from layout.core.diagnostics import Severity, Words
from layout.rules.rule import Rule

_ROWS = (
    ("makeup-butted-heads", "标题不并排（碰题）", "heads do not stand side by side", "配图、加框，或用竖题", "a picture, a box or a vertical head"),
    ("makeup-long-gutter", "栏缝不一通到底（断版）", "no gutter runs on too far", "让一篇稿件跨过这条栏缝", "let a story span it"),
    ("makeup-waist-cut", "横线不把版面拦腰切断（通线）", "no cut across the whole page", "让一篇稿件跨过这一行", "let a story cross it"),
    ("makeup-lead-low", "头条标题在上半版", "the lead stands above the fold", "把头条移到上半版", "move it to the upper half"),
    ("makeup-picture-large", "图片不太大", "no picture is too large", "改小图片的栏数", "let it span fewer columns"),
    ("makeup-picture-not-dominant", "头条的图片最大", "the lead's picture is the largest", "改小另一张", "reduce the other"),
    ("makeup-leg-long", "一栏不太长", "no leg is too long", "把这篇排宽一些", "give it more columns"),
    ("makeup-stub", "一截正文不少于四行", "no leg of less than four rows", "改小图片，或把版样加深", "reduce the picture"),
    ("makeup-same-voice", "并排的标题字体、字号有别", "neighbouring heads differ", "改变其中一篇的等级", "change the rank of one"),
    ("makeup-ladder", "标题大小合等级", "heads follow the ranks", "把标题写短，或调整等级", "shorten the head"),
    ("makeup-vertical-many", "竖题不多于两个", "two vertical heads at most", "竖题: 否", "vertical: no"),
    ("makeup-boxes-many", "加框不多于两个", "two boxes at most", "加框: 否", "boxed: no"),
    ("vertical-room", "竖题排得下", "vertical heads have room", "把主题写短，或加长正文", "shorten the head"),
    ("underset", "版样排满", "modules are filled", "补几个字，或把版样减几行", "add copy or take rows away"),
    ("head-small", "标题排得到应有的大小", "heads have their size", "把标题写短，或用 ｜ 标出换行的地方", "shorten it, or mark a turn"),
    ("loose-line", "字隙不拉得太开", "no line is opened too far", "改一两个字，或换一个栏宽", "change a word or the measure"),
    ("page-gap", "版面不留空白", "no part of a page is empty", "加深旁边的稿件，或加一篇稿件", "enlarge a module, or add a story"),
    ("filler-left-out", "补白排得下", "fillers have room", "一定要登就改体裁，或删别的稿件", "give it another kind, or cut others"),
    ("jump-short", "要转版的稿件转得成", "a story that should jump does", "稿件不够长就写 转版: 否", "else write jump: no"),
    ("picture-resolution", "图片够清楚", "pictures have their resolution", "换大图，或减少它占的栏数", "use a larger file"),
    ("picture-animated", "图片不是动画", "no picture is animated", "另存要印的一帧", "save one frame"),
    ("internal-online", "内部资料不上网传播", "internal papers are not put online", "要公开发布，先问主管部门", "ask the supervising office"),
    ("picture-profile", "图片的色彩特性文件完好", "colour profiles of pictures are whole", "核对颜色，或转为 sRGB 重新导出", "export it as sRGB"),
)  # fmt: skip

_CLAUSES = {"internal-online": "C1"}
_ASKED = frozenset({"internal-online"})
"""Found only where the command asks for the reading PDF."""

RULES = tuple(
    Rule(
        name,
        Severity.WARNING,
        _CLAUSES.get(name, "E4"),
        Words(zh, en),
        Words(remedy_zh, remedy_en),
        built=True,
        asked=name in _ASKED,
    )
    for name, zh, en, remedy_zh, remedy_en in _ROWS
)
