"""The page of the clean door: one Markdown table of what becomes of which sign, and why."""

from __future__ import annotations

import unicodedata

from layout.core.diagnostics import Lang
from layout.issue.door.door_rule import DoorRule
from layout.issue.door.whole_door import DOOR, LINE_RULES, is_unsure

_HEAD_ZH = """# 稿件进门

这一页由 `check-issue --door` 生成，不要手改。印出来的每一段文字（正文、标题、图说、署名、版眉、报尾、便民电话……）都从这一道门进来，
照下面的次序改一遍；每条规则改了几处、第一处在哪里，记在 report.json 的 `door` 里，排完也会说。
标“总是”的，写了 `规范化: 否` 也照改；其余的不改。标“看一眼”的，程序分不清，请编辑核对。网址、时刻、数、外文句子不动。"""
_HEAD_EN = """# The clean door

`check-issue --door --lang en` writes this page; do not edit it. Every printed text (copy, heads, cutlines, bylines, folios, foot,
hotlines) passes this door once and is corrected in this order. The count and the first place of each rule stand in report.json under `door`.
“Always” rules hold where `normalise: no` is written, too. An editor should look at what a rule marked “look” changed."""
_VISIBLE = {" ": "␠", "\u3000": "□", "|": "\\|"}


def door_page(lang: Lang) -> str:
    """All rules of the door in their order, in Markdown."""
    zh = lang == "zh"
    lines = [_HEAD_ZH if zh else _HEAD_EN, ""]
    lines += [
        "| 报告里的名字 | 什么 | 改成 | 为什么 | 例 | |"
        if zh
        else "| name in the report | what | becomes | why | example | |",
        "|---|---|---|---|---|---|",
    ]
    lines += [_row(rule, lang) for rule in DOOR]
    lines += ["", "分段 · 行：" if zh else "Lines:", ""]
    lines += [f"- `{name}` {words.say(lang)}" for name, words in LINE_RULES.items()]
    return "\n".join(lines)


def _row(rule: DoorRule, lang: Lang) -> str:
    zh = lang == "zh"
    notes = []
    if rule.always:
        notes.append("总是" if zh else "always")
    if is_unsure(rule.name):
        notes.append("看一眼" if zh else "look")
    example = f"{_shown(rule.wrong)} → {_shown(rule.right)}"
    fields = (
        f"`{rule.name}`",
        _shown(rule.what.say(lang), False),
        _shown(rule.becomes.say(lang), False),
        rule.why.say(lang),
        example,
        "、".join(notes) if zh else ", ".join(notes),
    )
    return "| " + " | ".join(fields) + " |"


def _shown(text: str, signs: bool = True) -> str:
    """A text with every character visible: those that nobody sees as their code points."""
    return "".join(_sign(char) if signs else char.replace("|", "\\|") for char in text)


def _sign(char: str) -> str:
    if char in _VISIBLE:
        return _VISIBLE[char]
    return f"〈U+{ord(char):04X}〉" if unicodedata.category(char)[0] in "CMZ" else char
