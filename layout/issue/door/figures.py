"""The door's rules on figures and addresses: widths, the marks between figures, ranges, signs.

A figure of either width is one figure; the marks between its digits follow them (A4.3, A9.4). A
telephone number has a hyphen, a range of dates or places a dash of one em, a range of quantities ～
(GB/T 15834 4.13, GB/T 15835 5.1). Addresses are written in ASCII throughout.
"""

from __future__ import annotations

import re

from layout.core.diagnostics import Words
from layout.issue.door.door_rule import HAN, DoorRule, by_pattern, half_width, in_turn

_FULL_ALNUM = "０-９Ａ-Ｚａ-ｚ"
_ADDRESS_MARKS = "．／＿～％？＝＆＃＋：＠－"
_ADDRESS = (
    r"(?:[A-Za-z]{2,8}[:：][/／]{2}|[Ww]{3}[.．]|mailto[:：]|(?<![0-9A-Za-z.])[0-9A-Za-z][0-9A-Za-z._-]*[@＠])"
    rf"[0-9A-Za-z./_~%?=&#+:@{_ADDRESS_MARKS}-]*[0-9A-Za-z/]"
)
_LABELS = "件图表例注题问答第法点栏案话组号期版章节附室间奖厅楼层栋"
"""Characters before a number that is a label, not the first part of a time or a score: 附件1：."""
_TIME = 24, 60
"""Hours of a day, minutes of an hour."""
_GROUP = 3
"""Digits of a group of thousands, and of a part of a score at most."""
_UNITS = "万亿元人户名个吨米家处件辆台套棵株公平立千百%％"
_CLAUSE = 8
"""Characters before a figure in which words of a list are looked for."""
_LISTING = "(?:分别|依次|各|编号|门牌|包括|共有)[^。；！？]*$"
_AREA = r"(?<![0-9])(0[0-9]{2,3})"


def _half(match: re.Match[str]) -> str:
    return half_width(match[0])


def _around(match: re.Match[str]) -> tuple[str, str]:
    """The characters before and after a match; empty at the ends of the text."""
    text, (start, end) = match.string, match.span()
    return text[max(start - 1, 0) : start], text[end : end + 1]


def _colon(match: re.Match[str]) -> str:
    """A time or a score with half-width colons; a label with its number (附件1：2025年) stays."""
    before, after = _around(match)
    parts = match[0].split("：")
    if (before and before in _LABELS + "：:") or (after and after in "：:年月日.人名个户"):
        return match[0]
    hours, minutes = _TIME
    is_time = int(parts[0]) <= hours and all(len(p) == 2 and int(p) < minutes for p in parts[1:])
    is_score = len(parts) == 2 and all(len(part) <= _GROUP for part in parts)
    return _half(match) if is_time or is_score else match[0]


def _groups(match: re.Match[str], *, first_most: int) -> bool:
    """Whether a match is a figure grouped in thousands, its first group of some digits at most.

    A clause that counts out several figures (分别为3，120，450元) has a list.
    """
    before, after = _around(match)
    first, *groups = match[0].split("，")
    if (before and before in ",，.在") or after == "，" or any(len(g) != _GROUP for g in groups):
        return False
    clause = match.string[max(match.start() - _CLAUSE, 0) : match.start()]
    return len(first) <= first_most and not re.search(_LISTING, clause)


def _full_thousands(match: re.Match[str]) -> str:
    """A grouped figure that is typed full-width throughout; three digits first need a unit."""
    after = _around(match)[1]
    is_unit = bool(after) and after in _UNITS + "．"
    return _half(match) if _groups(match, first_most=_GROUP - (not is_unit)) else match[0]


def _thousands(match: re.Match[str]) -> str:
    """A half-width figure grouped by full-width commas.

    It may be a list (101，102，103户), so its first group is short and a unit follows it.
    """
    after = _around(match)[1]
    is_unit = bool(after) and after in _UNITS
    return _half(match) if is_unit and _groups(match, first_most=_GROUP - 1) else match[0]


def _signs(text: str) -> frozenset[str]:
    return frozenset(text)


def _full_alphanumerics() -> frozenset[str]:
    ranges = ((0xFF10, 0xFF19), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A))
    return frozenset(chr(code) for first, last in ranges for code in range(first, last + 1))


def _is_rising(match: re.Match[str]) -> bool:
    """Whether the second figure of a range is larger than the first."""
    return float(match[1]) < float(match[2])


def _range_dash(match: re.Match[str]) -> str:
    return f"{match[1]}—{match[2]}" if _is_rising(match) else match[0]


_NUMBER = r"[0-9]+(?:\.[0-9]+)?"

RULES = (
    DoorRule(
        "full-width letter",
        _full_alphanumerics(),
        Words("全角的字母、数字", "full-width letters and figures"),
        Words("半角", "half-width"),
        Words("A9.4", "A9.4"),
        "２０２５年",
        "2025年",
        in_turn(
            by_pattern("[０-９]+(?:，[０-９]+)+", _full_thousands, only="，"),
            by_pattern(f"[{_FULL_ALNUM}]", _half),
        ),
    ),
    DoorRule(
        "full-width address",
        _signs(_ADDRESS_MARKS),
        Words("网址、邮箱里的全角符号", "full-width signs inside an address"),
        Words("半角", "half-width"),
        Words("全角的地址打不开", "a full-width address leads nowhere"),
        "ｗｗｗ．ａｂｃ．ｃｏｍ",
        "www.abc.com",
        by_pattern(_ADDRESS, _half),
    ),
    DoorRule(
        "mark in a figure",
        _signs("．：，％＋＝＆＿／＄＃"),
        Words(
            "数字、字母中间的全角 ． ： ， ％ ＋ ＝ ＆ ／",
            "full-width marks between figures or letters",
        ),
        Words("半角", "half-width"),
        Words("一个数是一个整体，不留空、不拆行（A4.3）", "a figure is one unit (A4.3)"),
        "３．１４、１２：３０、１，２３４、１２．５％",
        "3.14、12:30、1,234、12.5%",
        in_turn(
            by_pattern(
                "(?<=[0-9A-Za-z])[．＆＿＋＝／](?=[0-9A-Za-z])|(?<=[0-9])％|(?<=[0-9] )％|[＋＄＃](?=[0-9])",
                _half,
                only="．＆＿＋＝／％＄＃",
            ),
            by_pattern("[0-9]+：[0-9]+(?:：[0-9]+)?", _colon),
            by_pattern("[0-9]+(?:，[0-9]+)+", _thousands),
        ),
    ),
    DoorRule(
        "telephone dash",
        _signs("-—－–"),
        Words(
            "电话、编号、型号里的 -- — － –",
            "-- — － – in telephone numbers, dates, names of models",
        ),
        Words("短横线 -", "a hyphen"),
        Words("GB/T 15834 4.13.3.3", "GB/T 15834 4.13.3.3"),
        "010--65062911",
        "010-65062911",
        in_turn(
            by_pattern(_AREA + r"(?:-{2}|—{1,2}|－{1,2}|–)([0-9]{7,8})(?![0-9])", r"\1-\2"),
            by_pattern(
                r"(?<![0-9])([48]00)(?:-{1,2}|—|－|–)([0-9]{3,4})(?:-{1,2}|—|－|–)([0-9]{3,4})(?![0-9])",
                r"\1-\2-\3",
            ),
            by_pattern(r"(?<![0-9－])[0-9]+(?:－[0-9]+){2,}(?![0-9－])", _half),
            by_pattern("(?<=[A-Za-z])－(?=[0-9A-Za-z])|(?<=[0-9])－(?=[A-Za-z])", _half),
        ),
    ),
    DoorRule(
        "minus sign",
        _signs("-－"),
        Words(
            "数前的 - －，前面不是字、数",
            "- and － before a figure, where no letter or figure precedes",
        ),
        Words("负号 −", "the minus sign −"),
        Words("负号和数是一个整体", "a minus and its figure are one unit"),
        "（－1）、气温-5℃",
        "（−1）、气温−5℃",
        by_pattern(
            f"(?<![0-9A-Za-z{HAN}%％℃°）)”．.@/_=&－-])[-－](?=[0-9])"
            f"|(?<=[{HAN}])[-－](?=[0-9.]+ ?(?:℃|°|度|摄氏))",
            "−",
        ),
    ),
    DoorRule(
        "range dash",
        _signs("-—－"),
        Words("两个数中间的 -- －", "-- and － between two figures that rise"),
        Words("一字线 —", "a dash of one em"),
        Words("GB/T 15834 4.13.3.2", "GB/T 15834 4.13.3.2"),
        "3--5小时、1997－1998年",
        "3—5小时、1997—1998年",
        by_pattern(
            rf"(?<![0-9.,，—-])({_NUMBER})(?:-{{2,3}}|－{{1,2}}|—{{2}}(?!—))({_NUMBER})(?![0-9])",
            _range_dash,
        ),
    ),
    DoorRule(
        "doubtful range",
        _signs("-－"),
        Words(
            "两个数中间的 -- －，后一个不比前一个大；日期中间的 --",
            "the same between figures that do not rise",
        ),
        Words("一字线 —，请编辑看一眼", "a dash of one em; an editor should look"),
        Words(
            "是起止、比分还是破折号，程序分不清",
            "a range, a score or a dash: the program cannot tell",
        ),
        "5--3、7月--9月",
        "5—3、7月—9月",
        by_pattern("(?<=[0-9年月日时%％])(?:-{2,3}|－{1,2})(?=[0-9])", "—"),
        unsure=True,
    ),
    DoorRule(
        "full-width hyphen",
        _signs("－"),
        Words("汉字旁边的 －", "－ beside a Han"),
        Words(
            "两边都是汉字：一字线 —；一边是字母、数字：-",
            "— between two Han, - beside a letter or figure",
        ),
        Words("GB/T 15834 4.13", "GB/T 15834 4.13"),
        "北京－上海、歼－20",
        "北京—上海、歼-20",
        in_turn(
            by_pattern(f"(?<=[{HAN}”》）])－(?=[{HAN}“《（])", "—"),
            by_pattern(f"(?<=[{HAN}])－(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])－(?=[{HAN}])", "-"),
        ),
    ),
    DoorRule(
        "tilde",
        _signs("~"),
        Words("数、汉字中间和句末的 ~", "~ between figures or Han, and at the end of a sentence"),
        Words("浪纹线 ～", "～"),
        Words("GB/T 15834 5.1.6", "GB/T 15834 5.1.6"),
        "25~30克",
        "25～30克",
        by_pattern(f"(?<=[0-9%％℃°{HAN}])~(?=[0-9{HAN}−。！？，”）]|$)", "～"),
    ),
)
"""Widths first: the other rules know half-width figures only."""
