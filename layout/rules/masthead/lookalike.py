"""Names characters that look alike, so that a message shows a difference that the eye misses."""

from __future__ import annotations

from layout.core.diagnostics import Words
from layout.issue.normalise import half_width
from layout.rules.forms import BRANCHES, STEMS

_GROUPS = ("0OoＯ０〇", "1lIL|１Ｌｌ", "—–－―─-一ー", "号號", "准淮", "字宇", "：:", "。.．")
"""Each text is a group of characters that look alike."""
_YEAR_CHARS = 2
"""A lunar year is a stem and a branch."""
_NAMES = {
    "O": ("大写字母 O", "capital letter O"),
    "o": ("小写字母 o", "small letter o"),
    "l": ("小写字母 l", "small letter l"),
    "I": ("大写字母 I", "capital letter I"),
    "0": ("数字 0", "digit 0"),
    "1": ("数字 1", "digit 1"),
    "L": ("大写字母 L", "capital letter L"),
    "〇": ("汉字〇", "Han zero"),
    "一": ("汉字一", "Han one"),
    "—": ("一字线 —", "dash —"),
    "–": ("短破折号 –", "en dash –"),
    "－": ("全角减号 －", "full-width minus －"),
    "―": ("横线 ―", "horizontal bar ―"),
    "─": ("制表线 ─", "box line ─"),
    "-": ("连字符 -", "hyphen -"),
    "ー": ("日文长音 ー", "Japanese long mark ー"),
    "\n": ("换行", "line break"),
    " ": ("空格", "space"),
    "\u3000": ("全角空格", "full-width space"),
}


def char_name(char: str) -> Words:
    """The name of a character in messages."""
    if char in _NAMES:
        return Words(*_NAMES[char])
    if half_width(char) != char:
        return Words(f"全角的 {char}", f"full-width {char}")
    return Words(f"“{char}”", f"“{char}”")


def alike(given: str, right: str) -> bool:
    """Whether two characters are easily mistaken for each other."""
    folded = half_width(given)
    return (
        folded == right
        or folded.upper() == right.upper()
        or any(given in group and right in group for group in _GROUPS)
    )


def difference(given: str, right: str) -> Words:
    """The first difference of two texts in words: 第 6 个字是大写字母 O，应是数字 0."""
    for index, (is_, should) in enumerate(zip(given, right, strict=False), 1):
        if is_ != should:
            first, second = char_name(is_), char_name(should)
            tail = ("，两者很像", " (they look alike)") if alike(is_, should) else ("", "")
            return Words(
                f"第 {index} 个字是{first.zh}，应是{second.zh}{tail[0]}",
                f"character {index} is {first.en} and should be {second.en}{tail[1]}",
            )
    if len(given) > len(right):
        extra = char_name(given[len(right)])
        return Words(f"末尾多了{extra.zh}", f"there is an extra {extra.en} at the end")
    if len(given) < len(right):
        lost = right[len(given) :]
        return Words(f"末尾少了“{lost}”", f"“{lost}” is missing at the end")
    return Words("两者相同", "the texts are the same")


def lunar_slip(text: str) -> Words | None:
    """What is wrong with a malformed lunar date; None if it is no known mistake (C4, C5)."""
    bare = text.replace("农历", "").strip(" \u3000")
    if len(bare) < _YEAR_CHARS:
        return None
    stem, branch = bare[:1], bare[1:2]
    if stem in "已巳" or branch in "已己":
        wrong, should = (stem, "己") if stem in "已巳" else (branch, "巳")
        where = (
            Words("天干", "the heavenly stem")
            if stem in "已巳"
            else Words("地支", "the earthly branch")
        )
        return Words(
            f"{where.zh}写成了“{wrong}”，没有这个字；是不是“{should}”（己 天干，巳 地支，已 已经）",
            f"{where.en} is written as “{wrong}”; did you mean “{should}”?",
        )
    if stem in STEMS and branch in BRANCHES and (STEMS.find(stem) - BRANCHES.find(branch)) % 2:
        return Words(
            f"没有“{stem}{branch}”年：天干地支要同为奇数位或同为偶数位",
            f"there is no year {stem}{branch}: stem and branch must both be odd or both even",
        )
    for mark, zh, en in _LUNAR_TRAPS:
        if mark in bare:
            return Words(zh, en)
    if any(c.isdigit() for c in bare):
        return Words("农历不用阿拉伯数字", "a lunar date is written without Arabic digits")
    return None


_LUNAR_TRAPS = (
    ("润", "“润”应是“闰”", "“润” should be “闰”"),
    ("年一月", "农历没有“一月”，是“正月”", "the first lunar month is 正月"),
    ("卅", "不用“卅”，三十日写“三十”", "write the thirtieth as 三十, not 卅"),
    ("号", "农历的日子不带“号”", "a lunar day is written without 号"),
    ("日", "农历的日子不带“日”", "a lunar day is written without 日"),
    ("初十一", "没有“初十一”，是“十一”", "write the eleventh as 十一, not 初十一"),
    ("三十一", "农历一个月最多三十天", "a lunar month has at most thirty days"),
)
"""A sign of a known mistake, and the mistake in both languages."""
