"""Markup of other programs in copy: Markdown, HTML, Word's lists. It would be printed as typed.

What the copy knows itself, `## `, `**bold**`, `*楷*` and {旮旯|gā lá}, is no fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from layout.core.diagnostics import Severity, Words
from layout.rules.copy.wording import EVERYWHERE, PUNCTUATION_POINTS, edit
from layout.rules.copydesk import CopyDesk, CopyLine
from layout.rules.rule import HAN, Fault, Pattern, Rule

_PARTS = frozenset(EVERYWHERE)
_SUBHEAD = "## "
_SHOWN_CHARS = 16
"""Characters of the markup that a message shows."""
_TAGS = (
    "a|abbr|b|big|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|img|li|mark|ol|p|pre|s|small"
    "|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul"
)
_ENTITIES = {"nbsp": "", "amp": "&", "lt": "<", "gt": ">", "quot": "", "mdash": "——"}
_ENTITIES |= {"ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "hellip": "……", "middot": "·"}
_SAFE_ENTITIES = frozenset(
    ("nbsp", "amp", "ldquo", "rdquo", "lsquo", "rsquo", "middot", "hellip", "mdash")
)


class _Markup(NamedTuple):
    """One kind of markup: what it is, what to write, and its pattern in a printed line.

    Every match contains one of the `signs`. `right` gives the text that --fix writes, or None.
    """

    name: Words
    remedy: Words
    pattern: Pattern
    signs: tuple[str, ...]
    right: Callable[[re.Match[str]], str | None] | None = None


_TABLE = Words("一段写清，或者做成图片", "write it as a paragraph, or make it a picture")
_LIST = Words(
    "删去；要分项就写“一、”“（一）”“1．”或“●”", "delete it; for items write 一、, （一）, 1． or ●"
)
_KINDS = (
    _Markup(
        Words("Markdown 表格的线", "a line of a Markdown table"),
        Words("删去这一行", "delete this line"),
        Pattern(r"^\|?[ :]*-{2,}[ :]*(?:\|[ :]*-{2,}[ :]*)+\|?$|^\|[ :—-]+\|(?:[ :—|-]*)$"),
        ("|",),
    ),
    _Markup(Words("Markdown 表格", "a Markdown table"), _TABLE, Pattern(r"^\|.+\|$"), ("|",)),
    _Markup(
        Words("Markdown 图片", "a Markdown picture"),
        Words("删去；图片写在“图片”里", "delete it; write pictures under pictures"),
        Pattern(
            r"!\[[^\[\]]*\]\([^()]*\)|!\[[^\[\]]*\]（[^（）]*）|！\[[^\[\]]*\][(（][^()（）]*[)）]"
        ),
        ("[",),
    ),
    _Markup(
        Words("Markdown 链接", "a Markdown link"),
        Words("只留文字；网址要印就写出来", "keep the words; write out an address to be printed"),
        Pattern(r"(?<![!！])\[[^\[\]]+\][(（][^()（）]*[)）]"),
        ("[",),
    ),
    _Markup(
        Words("Markdown 脚注", "a Markdown footnote"),
        Words("删去，或者写进括号里", "delete it, or write the note in brackets"),
        Pattern(r"\[\^[^\[\]]+\]"),
        ("[^",),
    ),
    _Markup(
        Words("没有空格的小标题", "a subhead without its blank"),
        Words(
            "正文里写成“## 小标题”，井号后空一格；别处删去",
            "in the body write “## subhead” with a blank after ##; delete it elsewhere",
        ),
        Pattern(r"^##(?=[^ #\u3000])"),
        ("##",),
        lambda _: _SUBHEAD,
    ),
    _Markup(
        Words("别级的小标题", "a heading of another level"),
        Words(
            "正文里写成“## 小标题”，小标题只有一级；别处删去",
            "in the body write “## subhead”: there is one level; delete it elsewhere",
        ),
        Pattern(r"^(?:#|#{3,6})[ \u3000]+(?=\S)"),
        ("#",),
        lambda _: _SUBHEAD,
    ),
    _Markup(
        Words("Markdown 列表", "a Markdown list"),
        _LIST,
        Pattern(r"^[-+*] +(?:\[[ xX]\] +)?(?=\S)"),
        ("- ", "+ ", "* "),
    ),
    _Markup(
        Words("Markdown 编号列表", "a numbered Markdown list"),
        Words("写成“1．”（全角点，不空格）或“（1）”", "write 1． without a blank, or （1）"),
        Pattern(r"^[0-9]{1,2}[.)] +(?=[^\s0-9])"),
        (". ", ") "),
    ),
    _Markup(
        Words("Markdown 引用", "a Markdown quotation"),
        Words("删去；引文用“ ”", "delete it; write “ ” around a quotation"),
        Pattern(r"^(?:>|＞)+ +(?=\S)"),
        ("> ", "＞ "),
    ),
    _Markup(
        Words("HTML 标签", "an HTML tag"),
        Words("删去；加粗写成 **文字**", "delete it; bold is **text**"),
        Pattern(
            rf"<(?P<tag>{_TAGS})(?:[ \u3000][^<>]*)?>[^<>]*</(?P=tag)>"
            rf"|</?(?:{_TAGS})(?:[ \u3000][^<>]*)?/?>"
        ),
        ("<",),
    ),
    _Markup(
        Words("HTML 字符", "an HTML character"),
        Words("写出这个字符本身；空格就删去", "write the character itself; delete a blank"),
        Pattern(rf"&(?:(?P<name>{'|'.join(_ENTITIES)})|#[0-9]{{2,6}}|#x[0-9A-Fa-f]{{2,5}})[;；]"),
        ("&",),
        lambda m: _ENTITIES[m["name"]] if m["name"] in _SAFE_ENTITIES else None,
    ),
    _Markup(
        Words("代码的反引号", "the backticks of code"),
        Words("删去；引用用“ ”", "delete them; write “ ” around a quotation"),
        Pattern(r"`{1,3}[^`]+`{1,3}|`{1,3}"),
        ("`",),
    ),
    _Markup(
        Words("Markdown 粗体或删除线", "Markdown for bold or struck text"),
        Words("加粗写成 **文字**；删去的字不印", "bold is **text**; delete what is struck out"),
        Pattern(r"(?<![A-Za-z0-9_])__[^_]+__(?![A-Za-z0-9_])|~~[^~]+~~"),
        ("__", "~~"),
    ),
    _Markup(
        Words("没有填的空", "a blank that was not filled in"),
        Words("填上实际的内容", "write what belongs there"),
        Pattern(
            r"\$?\{\{?[^{}|｜0-9,，+=*/\\-][^{}|｜]{0,19}\}?\}|【(?:待补|待填|待定|姓名|此处[^【】]*)】"
        ),
        ("{", "【"),
    ),
    _Markup(
        Words("没有配对的星号", "an asterisk without its partner"),
        Words("补上另一头，或者删去；注写成“注：”", "add its partner, or delete it"),
        Pattern(rf"\*{{2,}}(?=[^\s*])|^\*(?={HAN})"),
        ("*",),
    ),
)


def _left(desk: CopyDesk) -> Iterator[Fault]:
    kinds = [kind for kind in _KINDS if _has_sign(kind, desk.copy)]
    for line in desk.lines:
        if kinds and line.part in _PARTS:
            yield from _in_line(desk, line, kinds)


def _has_sign(kind: _Markup, text: str) -> bool:
    return any(sign in text for sign in kind.signs)


def _in_line(desk: CopyDesk, line: CopyLine, kinds: list[_Markup]) -> Iterator[Fault]:
    """The markup of a line; what one kind has taken is not told again as another."""
    taken: list[range] = []
    for kind in kinds:
        for match in kind.pattern.found(line.text) if _has_sign(kind, line.text) else ():
            if any(match.start() in other for other in taken):
                continue
            taken.append(range(*match.span()))
            shown = match[0] if len(match[0]) <= _SHOWN_CHARS else f"{match[0][:_SHOWN_CHARS]}…"
            right = kind.right(match) if kind.right else None
            if right == _SUBHEAD and line.part != "body":
                right = None
            yield Fault(
                Words(
                    f"“{shown.strip()}”是{kind.name.zh}，会照样印出来",
                    f"“{shown.strip()}” is {kind.name.en}; it would be printed as it stands",
                ),
                desk.place(line, match.start()),
                line.spot,
                hint=kind.remedy,
                edit=None if right is None else edit(desk, line, match.span(), right),
            )


RULES = (
    Rule(
        "foreign-markup",
        Severity.WARNING,
        "issue format 1",
        Words("稿件里没有别的软件的记号", "copy has no markup of other programs"),
        Words(
            "照提示改；稿件只认 ## 小标题、**加粗**、*楷体*",
            "write what the hint says; copy knows ## subhead, **bold** and *楷*",
        ),
        "&ldquo;好&rdquo;",
        "“好”",
        _left,
        points=PUNCTUATION_POINTS,
        fixable=True,
    ),
)
