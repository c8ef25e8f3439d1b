"""Characters taken for one another: named, so that an editor sees what the eye passes over."""

from __future__ import annotations

from layout.core.diagnostics import Words
from layout.rules.forms import BRANCHES, STEMS

_GROUPS = ("0OoＯ０〇", "1lIL|１Ｌｌ", "—–－―─-一ー", "号號", "准淮", "字宇", "：:", "。.．")
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
    """A character as a message names it."""
    if char in _NAMES:
        return Words(*_NAMES[char])
    if "\uff01" <= char <= "\uff5e":
        return Words(f"全角的 {char}", f"full-width {char}")
    return Words(f"“{char}”", f"“{char}”")


def alike(given: str, right: str) -> bool:
    """Whether two characters are easily taken for one another."""
    folded = chr(ord(given) - 0xFEE0) if "\uff01" <= given <= "\uff5e" else given
    return (
        folded == right
        or folded.upper() == right.upper()
        or any(given in group and right in group for group in _GROUPS)
    )


def difference(given: str, right: str) -> Words:
    """Where two strings first part, in words: 第 6 个字是大写字母 O，应是数字 0."""
    for index, (is_, should) in enumerate(zip(given, right, strict=False), 1):
        if is_ != should:
            first, second = char_name(is_), char_name(should)
            tail = ("，两者很像", ", they look alike") if alike(is_, should) else ("", "")
            return Words(
                f"第 {index} 个字是{first.zh}，应是{second.zh}{tail[0]}",
                f"character {index} is {first.en}, it should be {second.en}{tail[1]}",
            )
    if len(given) > len(right):
        extra = char_name(given[len(right)])
        return Words(f"末尾多了{extra.zh}", f"{extra.en} too many at the end")
    if len(given) < len(right):
        lost = right[len(given) :]
        return Words(f"末尾少了“{lost}”", f"“{lost}” is missing at the end")
    return Words("两者相同", "they are the same")


def lunar_slip(text: str) -> Words | None:
    """What is wrong with a lunar date that is not of the form, where the trap is known (C4, C5)."""
    bare = text.replace("农历", "").strip(" \u3000")
    if len(bare) < 2:
        return None
    stem, branch = bare[:1], bare[1:2]
    if stem in "已巳" or branch in "已己":
        wrong, should = (stem, "己") if stem in "已巳" else (branch, "巳")
        where = Words("天干", "the stem") if stem in "已巳" else Words("地支", "the branch")
        return Words(
            f"{where.zh}写成了“{wrong}”，没有这个字；是不是“{should}”（己 天干，巳 地支，已 已经）",
            f"“{wrong}” is not {where.en}; did you mean “{should}”",
        )
    if stem in STEMS and branch in BRANCHES and (STEMS.find(stem) - BRANCHES.find(branch)) % 2:
        return Words(
            f"没有“{stem}{branch}”年：天干地支要同为奇数位或同为偶数位",
            f"there is no year {stem}{branch}: stem and branch must be of one parity",
        )
    for mark, zh, en in _LUNAR_TRAPS:
        if mark in bare:
            return Words(zh, en)
    if any(c.isdigit() for c in bare):
        return Words("农历不用阿拉伯数字", "lunar dates take no Arabic digits")
    return None


_LUNAR_TRAPS = (
    ("润", "“润”应是“闰”", "“润” should be “闰”"),
    ("年一月", "农历没有“一月”，是“正月”", "the first lunar month is 正月"),
    ("卅", "不用“卅”，三十日写“三十”", "write 三十, not 卅"),
    ("号", "农历的日子不带“号”", "a lunar day has no 号"),
    ("日", "农历的日子不带“日”", "a lunar day has no 日"),
    ("初十一", "没有“初十一”，是“十一”", "write 十一"),
    ("三十一", "农历一个月最多三十天", "a lunar month has thirty days at most"),
)
