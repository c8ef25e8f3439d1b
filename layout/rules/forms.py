"""The forms of masthead texts and standing phrases (C2 to C5, E5), and check digits."""

from __future__ import annotations

import re

from layout.rules.rule import HAN, Pattern

_BLANK = "[ \u3000]?"
_DASH = "[—–－―─-]"
_SMALL = "[一二三四五六七八九]"
_COUNT = f"(?:{_SMALL}|[二三四五六七八九]?十{_SMALL}?)"
"""A number from 1 to 99 in Han: 十, 十二, 二十一, never 一十."""
_REPORTER = "[（(](?:首席|特约|实习|见习|融媒体|全媒体|摄影|文字|本报)?(?:记者|通讯员|实习生)"
_NAME = f"(?:{HAN}|·){{2,20}}?"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
"""The heavenly stems and the earthly branches, which name the years of the lunar calendar."""

LICENCE = Pattern(
    f"京内资准字{_BLANK}(?P<a>[0-9]{{4}}){_BLANK}{_DASH}{_BLANK}(?P<k>L)(?P<b>[0-9]{{4}}){_BLANK}号"
)
"""The licence number of a serial internal publication in Beijing; its digits have no meaning here."""

CN = Pattern(
    f"CN{_BLANK}(?P<r>1[0-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])[—–－-](?P<n>(?!0000)[0-9]{{4}})"
    "(?:(?<!0[0-9]{3})/(?P<c>[A-Z]{1,2}[0-9]{0,2}))?"
)
"""The CN number of GB/T 9999: province, serial number, and the class of a periodical."""

ISSN = Pattern("[0-9]{4}-[0-9]{3}[0-9X]")
"""The form alone; `issn_holds` checks the check digit, too."""
POSTAL = Pattern("[0-9]{1,2}-[0-9]{1,4}")
"""The post office's order number of a newspaper or periodical."""
ISSUE = Pattern(f"总?第{_BLANK}(?P<n>[1-9][0-9]{{0,5}}){_BLANK}期")
PAGES = Pattern(f"(?:(?:本期|今日)共?|共){_BLANK}(?P<n>[1-9][0-9]?){_BLANK}版")
DATE = Pattern("(?P<y>[12][0-9]{3})年(?P<m>[1-9]|1[0-2])月(?P<d>[1-9]|[12][0-9]|3[01])日")
WEEKDAY = Pattern("星期[一二三四五六日]")
LUNAR = Pattern(
    f"(?:农历{_BLANK})?"
    "(?=[甲丙戊庚壬][子寅辰午申戌]|[乙丁己辛癸][丑卯巳未酉亥])"
    f"(?P<s>[{STEMS}])(?P<b>[{BRANCHES}])年{_BLANK}(?P<l>闰)?"
    "(?P<m>正|二|三|四|五|六|七|八|九|十|十一|十二|冬|腊)月"
    f"(?P<d>初(?:{_SMALL}|十)|十{_SMALL}|二十|廿{_SMALL}|二十{_SMALL}|三十)"
)
"""C5: stem and branch are both odd or both even in their rows. Whether the month exists in that
year is checked with the lunar table."""

PAGE = Pattern(
    f"(?:第?(?:0[1-9]|[1-9][0-9]?)版|第{_COUNT}版|0[1-9]|[1-9][0-9]?)"
    f"(?:[ \u3000](?P<name>{HAN}{{2,6}}))?"
)
JUMP = Pattern(f"(?P<o>[（(])?(?P<k>下转|上接)第?(?P<p>[1-9][0-9]?|{_COUNT})版(?(o)[）)])")
PHONE = Pattern(
    "1(?:10|14|19|20|22)|999|1[012][0-9]{3}|9[56][0-9]{3,4}"
    "|(?:(?:010|02[0-9])-)?[2-9][0-9]{7}(?:[转-][0-9]{2,5})?"
    "|0[3-9][0-9]{2}-[2-9][0-9]{6,7}(?:[转-][0-9]{2,5})?"
    "|[48]00-?[0-9]{3}-?[0-9]{4}|1[3-9][0-9]{9}"
)
URL = Pattern("https?://[A-Za-z0-9.-]+\\.[A-Za-z]{2,}(?::[0-9]+)?(?:/[A-Za-z0-9./_-]*)?")
LEAD = Pattern(
    f"(?:本报|本网|据?新华社|据?中新社)(?:{HAN}|[0-9]){{0,12}}?(?:讯|电){_BLANK}{_REPORTER}"
)
"""The opening of a news item, 本报讯（记者…）, at the head of a paragraph."""

LEAD_WITHOUT_XUN = Pattern(f"本报{_BLANK}{_REPORTER}")
CREDIT = Pattern(
    f"(?:(?:本报|本网|新华社|特约|见习|实习|首席|融媒体|全媒体)*(?:摄影记者|记者|通讯员|摄影){_BLANK})?"
    f"(?P<n>{_NAME}(?:[ \u3000、]{_NAME})*){_BLANK}"
    f"(?:[/／]?{_BLANK}(?:摄影|摄|供图)|(?:(?<=[ \u3000])|[/／]{_BLANK})图)"
)
FOREIGN_CREDIT = Pattern(
    r"[^\W0-9_](?:[^\W0-9_]|[ .·（）’'-]){1,60}(?:摄|供图)(?:（[^（）]{1,40}）)?"
)
"""A photographer with a name in Latin letters; the picture's licence may follow in brackets."""

FIXED_CREDITS = frozenset({"资料图", "（资料图）", "资料图片", "新华社发", "（新华社发）"})
"""Credits that name no photographer."""
_ISSN_DIGITS = 8
_ISSN_MODULUS = 11
_ISSN_TEN = "X"
"""The check digit that stands for 10 (ISO 3297)."""


def canonical_licence(text: str) -> str | None:
    """A licence number in the one form in which numbers are compared; None if it is not one."""
    match = LICENCE.full(text)
    return f"京内资准字{match['a']}—L{match['b']}号" if match else None


def issn_holds(text: str) -> bool:
    """Whether a text is an ISSN with the right check digit (ISO 3297: weights 8 to 1, modulo 11)."""
    if not ISSN.full(text):
        return False
    digits = [10 if c == _ISSN_TEN else int(c) for c in text.replace("-", "")]
    weighted = sum(digit * (_ISSN_DIGITS - i) for i, digit in enumerate(digits))
    return weighted % _ISSN_MODULUS == 0


def page_named(match: re.Match[str]) -> int:
    """The number of the page that a match of JUMP names in figures or in Han."""
    text = match["p"]
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    count = "零一二三四五六七八九".index
    return (10 * (count(tens) if tens else 1) if ten else 0) + (count(ones) if ones else 0)
