"""Rules of the imprint: name, sponsor, publisher, pinyin, web address (M08, M10, M15)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.rules.copydesk import CopyDesk
from layout.rules.forms import URL
from layout.rules.masthead.lookalike import difference
from layout.rules.masthead.pinyin import is_pinyin_of, pinyin_of, readable
from layout.rules.rule import Fault, Rule

_LETTERS = re.compile("[A-Z]+")
_LAST_ASCII = "~"


def _strings(desk: CopyDesk) -> Iterator[Fault]:
    for key, zh in (("name", "报名"), ("sponsor", "主办"), ("publisher", "出版")):
        text: str = getattr(desk.house, key)
        if text != text.strip() or any(c in text for c in "\u3000 \ufffd\u200b\ufeff"):
            yield Fault(
                Words(
                    f"“{zh}”混进了空格：“{text}”",
                    f"{key} contains blanks: “{text}”",
                ),
                desk.in_house(key),
            )


def _pinyin(desk: CopyDesk) -> Iterator[Fault]:
    pinyin, name = desk.house.pinyin, desk.house.name
    if not pinyin or is_pinyin_of(pinyin, name):
        return
    right = pinyin_of(name)
    if right is None and _LETTERS.fullmatch(pinyin) and readable(pinyin, len(name)):
        return
    slip = difference(pinyin, right) if right else Words("", "")
    yield Fault(
        Words(
            f"“{pinyin}”不是“{name}”的拼音{'：' if right else ''}{slip.zh}",
            f"“{pinyin}” is not the pinyin of “{name}”{': ' if right else ''}{slip.en}",
        ),
        desk.in_house("pinyin"),
        hint=Words(f"写 {right}", f"write {right}") if right else Words("", ""),
    )


def _url(desk: CopyDesk) -> Iterator[Fault]:
    url = desk.house.url
    if url and not URL.full(url):
        wide = next((c for c in url if c > _LAST_ASCII or c == " "), "")
        zh, en = (f"：有不能用的字符“{wide}”", f": it contains “{wide}”") if wide else ("", "")
        yield Fault(
            Words(f"网址“{url}”写法不对{zh}", f"“{url}” is not a web address{en}"),
            desk.in_house("url"),
        )


RULES = (
    Rule(
        "imprint",
        Severity.ERROR,
        "M08",
        Words(
            "报名、主办、出版写全，没有空格",
            "name, sponsor and publisher are given, without blanks",
        ),
        Words("照核准的名称写，删去空格", "write the approved names, and delete the blanks"),
        "出版: 北京市朝阳区 融媒体中心",
        "出版: 北京市朝阳区融媒体中心",
        _strings,
        points=1.0,
    ),
    Rule(
        "pinyin",
        Severity.ERROR,
        "M15",
        Words("报名的拼音对", "the pinyin of the newspaper's name is right"),
        Words(
            "不标声调、不留空格、全用大写，一字一音节",
            "write capitals without tones or blanks, one syllable a character",
        ),
        "CHAO YANG BAO，CHAOYANBO",
        "CHAOYANGBAO",
        _pinyin,
        points=1.0,
    ),
    Rule(
        "url-form",
        Severity.ERROR,
        "M10",
        Words("网址的写法对", "the web address has the right form"),
        Words(
            "全用半角字符，以 http:// 或 https:// 开头",
            "use half-width characters only, and begin with http:// or https://",
        ),
        "http:／／www.chynews.bjchy.gov.cn",
        "http://www.chynews.bjchy.gov.cn",
        _url,
        points=1.0,
    ),
)
