"""Rules that the reader of the files applies itself: YAML, keys, values (no check of their own)."""

from __future__ import annotations

from layout.core.diagnostics import Severity, Words
from layout.rules.rule import Rule

_FORMAT = "issue format 1"
_UNREADABLE_ROWS = (
    ("file-unreadable", "文件读得了", "the file can be read", "检查文件名和所在文件夹", "check name and folder"),
    ("file-too-large", "文件不太大", "the file is not too large", "图片放到 photos/，稿件放到 copy/", "keep pictures and copy apart"),
    ("encoding", "文件是 UTF-8 编码", "the file is UTF-8", "“另存为”时编码选 UTF-8", "save it again with the encoding UTF-8"),
    ("yaml-syntax", "合 YAML 的写法", "the file is YAML", "对照上下几行的缩进、冒号后的空格和成对的引号", "compare indentation, colons and quotes"),
    ("yaml-too-deep", "嵌套不太深", "nesting is not too deep", "检查括号是否成对", "check that brackets are closed"),
    ("anchor-bomb", "锚点不层层相套", "anchors do not expand without end", "直接写出内容", "write the values out"),
)  # fmt: skip
"""Rules of files that cannot be read at all: name, title and remedy in Chinese and English."""
_ROWS = (
    ("key-form", "键是一个词", "a key is a single word", "去掉键两边的括号", "remove the brackets round the key"),
    ("duplicate-key", "一个键写一次", "a key is given once", "留下对的一个", "keep the right one"),
    ("twin-keys", "中英文键只写一个", "one of two twin keys", "删掉其中一个", "delete one of the two"),
    ("unknown-key", "键都认识", "all keys are known", "照提示改；全部的键见 specs/README.md", "see the hint"),
    ("missing-key", "必写的键都有", "required keys are there", "补上提示里的那一行", "add the line the hint names"),
    ("date-form", "日期写成 2025-07-25，且有这一天", "dates are written 2025-07-25", "照样子写", "write it so"),
    ("number-form", "数只用半角数字", "numbers are half-width digits", "只写数字", "write digits only"),
    ("value-form", "值合这个键的要求", "values fit their key", "照说明改", "correct it as the message says"),
    ("story-id", "编号全期唯一", "story ids are unique", "给其中一篇换个编号", "give one of them another id"),
    ("body-twice", "正文和正文文件只写一个", "body or body_file, not both", "留一个", "keep one"),
    ("paper-missing", "报社设置文件找得到", "the house file is there", "放在期文件的同一文件夹里", "put it beside the issue file"),
)  # fmt: skip


def _rule(row: tuple[str, str, str, str, str], *, unreadable: bool = False) -> Rule:
    name, zh, en, remedy_zh, remedy_en = row
    title, remedy = Words(zh, en), Words(remedy_zh, remedy_en)
    return Rule(name, Severity.ERROR, _FORMAT, title, remedy, unreadable=unreadable)


RULES = (
    *(_rule(row, unreadable=True) for row in _UNREADABLE_ROWS),
    *map(_rule, _ROWS),
    Rule(
        "waiver-unused",
        Severity.WARNING,
        _FORMAT,
        Words("豁免都用得着", "every waiver is needed"),
        Words("删掉这条豁免", "delete the waiver"),
    ),
    Rule(
        "waiver-rule",
        Severity.ERROR,
        _FORMAT,
        Words("豁免的是一条检查规则", "a waiver names a rule of checking"),
        Words(
            "照方括号里的规则名写；读文件和排版的错误不能豁免", "copy the name from the brackets"
        ),
    ),
    Rule(
        "weight-rule",
        Severity.ERROR,
        "issue format 2",
        Words("“等级”里写的是检查规则", "weights are of rules of checking"),
        Words("照方括号里的规则名写", "copy the name from the brackets"),
    ),
)
