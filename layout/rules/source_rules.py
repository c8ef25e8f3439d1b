"""Rules that the reading of files applies: files, YAML, keys, values. They have no own check."""

from __future__ import annotations

from layout.core.diagnostics import Severity, Words
from layout.rules.rule import Rule

_FORMAT = "issue format 1"


def _rule(name: str, title: Words, remedy: Words, *, unreadable: bool = False) -> Rule:
    return Rule(name, Severity.ERROR, _FORMAT, title, remedy, unreadable=unreadable)


RULES = (
    _rule(
        "file-unreadable",
        Words("文件读得了", "the file can be read"),
        Words("检查文件名和所在文件夹", "check the file's name and folder"),
        unreadable=True,
    ),
    _rule(
        "file-too-large",
        Words("文件不太大", "the file is not too large"),
        Words("图片放到 photos/，稿件放到 copy/", "keep pictures in photos/ and copy in copy/"),
        unreadable=True,
    ),
    _rule(
        "encoding",
        Words("文件是 UTF-8 编码", "the file is encoded in UTF-8"),
        Words("“另存为”时编码选 UTF-8", "save it again with the encoding UTF-8"),
        unreadable=True,
    ),
    _rule(
        "file-empty",
        Words("文件不空", "the file is not empty"),
        Words("看看是不是存到了别处", "look where it was saved"),
        unreadable=True,
    ),
    _rule(
        "yaml-syntax",
        Words("合 YAML 的写法", "the file is valid YAML"),
        Words(
            "对照上下几行的缩进、冒号后的空格和成对的引号",
            "compare indentation, the space after a colon, and paired quotes",
        ),
        unreadable=True,
    ),
    _rule(
        "yaml-too-deep",
        Words("嵌套不太深", "nesting is not too deep"),
        Words("检查括号是否成对", "check that every bracket is closed"),
        unreadable=True,
    ),
    _rule(
        "anchor-bomb",
        Words("锚点不层层相套", "anchors do not expand to too many values"),
        Words("直接写出内容", "write the values out"),
        unreadable=True,
    ),
    _rule(
        "key-form",
        Words("键是一个词", "a key is a single word"),
        Words("去掉键两边的括号", "remove the brackets around the key"),
    ),
    _rule(
        "duplicate-key",
        Words("一个键写一次", "a key is written once"),
        Words("留下对的一个", "keep the right one"),
    ),
    _rule(
        "twin-keys",
        Words("中英文键只写一个", "a key is written in Chinese or in English, not in both"),
        Words("删掉其中一个", "delete one of the two"),
    ),
    _rule(
        "unknown-key",
        Words("键都认识", "every key is known"),
        Words(
            "照提示改；全部的键见 specs/README.md", "see the hint; specs/README.md lists all keys"
        ),
    ),
    _rule(
        "missing-key",
        Words("必写的键都有", "every required key is there"),
        Words("补上提示里的那一行", "add the line that the hint gives"),
    ),
    _rule(
        "date-form",
        Words("日期写成 2025-07-25，且有这一天", "a date is written as 2025-07-25 and exists"),
        Words("照样子写", "write it in this form"),
    ),
    _rule(
        "number-form",
        Words("数只用半角数字", "a number is written in half-width digits"),
        Words("只写数字", "write digits only"),
    ),
    _rule(
        "value-form",
        Words("值合这个键的要求", "a value is one that its key allows"),
        Words("照说明改", "correct it as the message says"),
    ),
    _rule(
        "story-id",
        Words("编号全期唯一", "every story id of the issue is unique"),
        Words("给其中一篇换个编号", "give one of the stories another id"),
    ),
    _rule(
        "body-twice",
        Words("正文和正文文件只写一个", "a story has body or body_file, not both"),
        Words("留一个", "keep one of them"),
    ),
    _rule(
        "paper-missing",
        Words("报社设置文件找得到", "the house file of the issue exists"),
        Words(
            "写好报社设置文件，放在期文件的同一文件夹里",
            "write the house file, and put it into the folder of the issue file",
        ),
    ),
    _rule(
        "house-page",
        Words(
            "纸放得下版心，版心放得下报头、版眉、报尾",
            "the sheet holds the type area and this the furniture",
        ),
        Words("照说明改 paper.yaml", "correct paper.yaml as the message says"),
    ),
    _rule(
        "house-type",
        Words(
            "字号逐级变小，比正文大", "heads become smaller rank by rank and are not under the body"
        ),
        Words("照说明改 paper.yaml", "correct paper.yaml as the message says"),
    ),
    _rule(
        "house-ink",
        Words("报名的红看得见，不超过总墨量", "the red is seen and within the limit of ink"),
        Words("照说明改 paper.yaml 的 颜色", "correct the colours in paper.yaml"),
    ),
    _rule(
        "house-checks",
        Words("检查的表用得上", "patterns, word lists and limits of the house can be used"),
        Words("照说明改 paper.yaml", "correct paper.yaml as the message says"),
    ),
    _rule(
        "furniture-room",
        Words("报头、版眉、报尾的字排得下", "the texts of masthead, folio line and foot have room"),
        Words("写短些、改小字号，或者加大它的栏、行数", "shorten the text, or give it more room"),
    ),
    Rule(
        "waiver-unused",
        Severity.WARNING,
        _FORMAT,
        Words("豁免都用得着", "every waiver covers a fault"),
        Words("删掉这条豁免", "delete the waiver"),
    ),
    Rule(
        "waiver-rule",
        Severity.ERROR,
        _FORMAT,
        Words("豁免的是一条检查规则", "a waiver names a rule that can be waived"),
        Words(
            "照方括号里的规则名写；读文件和排版的错误不能豁免",
            "copy the name from the brackets in a message; errors of reading and typesetting cannot be waived",
        ),
    ),
    Rule(
        "weight-rule",
        Severity.ERROR,
        "issue format 2",
        Words("“等级”里写的是检查规则", "checks.weights names rules that can be weighed"),
        Words("照方括号里的规则名写", "copy the name from the brackets in a message"),
    ),
)
