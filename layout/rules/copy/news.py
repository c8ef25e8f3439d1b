"""Rules of news: the opening of a news item, picture credits, cutlines (B3, E5, M12)."""

from __future__ import annotations

from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.rules.copydesk import CopyDesk
from layout.rules.forms import CREDIT, FIXED_CREDITS, FOREIGN_CREDIT, LEAD_WITHOUT_XUN
from layout.rules.rule import HAN, Fault, Pattern, Replacement, Rule

_OPENINGS = ("本报讯", "本报 讯", "本报\u3000讯", "本报迅", "本网讯", "本网 讯", "本网迅")
WRONG_LEAD = Pattern(
    "本[报网](?:[ \u3000]讯|迅|讯讯"
    "|讯[ \u3000]*(?:[：:，,。、；;—－-]|[\\[【〔［「<〈]|[（(](?:记者|通讯员|实习生)[：:、，,])"
    f"|讯[ \u3000]*(?:记者|通讯员|实习生)[ \u3000]?{HAN}{{2,4}}(?:[ \u3000](?!报道)|[0-9])"
    "|讯[ \u3000]+[（(])"
)
"""Slips of the opening 本报讯（记者…）. What a contributor signs at the end has no bracket, and
本报讯记者某某报道： is a form of its own."""
_STOPS = "。？！…”）》"
"""The characters that a cutline may end with."""
_QUOTED_CHARS = 10
"""Characters of an opening that a message quotes."""
_TAIL_CHARS = 8
"""Characters of the end of a cutline that a message quotes."""


def _lead_without(desk: CopyDesk) -> Iterator[Fault]:
    for line in desk.lines:
        if line.part == "body" and LEAD_WITHOUT_XUN.opens(line.text):
            edit = Replacement(desk.place(line, 0), "本报", "本报讯")
            yield Fault(
                Words(
                    f"“{line.text[: line.text.find('）') + 1]}”：“本报”后面少了“讯”",
                    f"“{line.text[: line.text.find('）') + 1]}”: 讯 is missing after 本报",
                ),
                desk.place(line, 0),
                line.spot,
                edit=edit if desk.typed(line, 0, 2) == "本报" else None,
            )


def _lead_form(desk: CopyDesk) -> Iterator[Fault]:
    for line in desk.lines:
        if line.part == "body" and line.text.startswith(_OPENINGS) and WRONG_LEAD.opens(line.text):
            yield Fault(
                Words(
                    f"消息头“{line.text[:_QUOTED_CHARS]}…”不是“本报讯（记者某某）”的样子",
                    f"the opening “{line.text[:_QUOTED_CHARS]}…” is not of the form 本报讯（记者…）",
                ),
                desk.place(line, 0),
                line.spot,
            )


def _credit(desk: CopyDesk) -> Iterator[Fault]:
    for line in desk.lines:
        if line.part != "credit" or line.text in FIXED_CREDITS:
            continue
        bare = line.text.partition("（")[0] if line.text.endswith("）") else line.text
        if not (CREDIT.full(bare) or FOREIGN_CREDIT.full(line.text)):
            yield Fault(
                Words(
                    f"图片署名“{line.text}”写法不对",
                    f"the picture credit “{line.text}” has a wrong form",
                ),
                desk.place(line, 0),
                line.spot,
            )


def _cutline(desk: CopyDesk) -> Iterator[Fault]:
    for line in desk.lines:
        if line.part == "cutline" and line.text[-1] not in _STOPS:
            yield Fault(
                Words(
                    f"图片说明末尾没有句号：“…{line.text[-_TAIL_CHARS:]}”",
                    f"the cutline does not end with a stop: “…{line.text[-_TAIL_CHARS:]}”",
                ),
                desk.place(line, len(line.text) - 1),
                line.spot,
            )


RULES = (
    Rule(
        "byline-form",
        Severity.ERROR,
        "B3, L01",
        Words("消息以“本报讯（记者某某）”开头", "a news item begins with 本报讯（记者…）"),
        Words(
            "写成“本报讯（记者…）”；原稿如此就写豁免",
            "write 本报讯（记者…）; if the original must stay, write a waiver",
        ),
        "本报(记者王健伟)7月21日",
        "本报讯（记者王健伟）7月21日",
        _lead_without,
        points=1.0,
        fixable=True,
    ),
    Rule(
        "lead-form",
        Severity.WARNING,
        "B3",
        Words("消息头的写法对", "the opening of a news item has the right form"),
        Words(
            "写成“本报讯（记者某某）”，中间不留空格，不用别的标点",
            "write 本报讯（记者…） without a blank or another mark",
        ),
        "本报讯 记者张三",
        "本报讯（记者张三）",
        _lead_form,
        points=0.1,
    ),
    Rule(
        "credit-form",
        Severity.WARNING,
        "M12, E5",
        Words("图片署名的写法对", "a picture credit has the right form"),
        Words(
            "写成 特约摄影 李冬，或 清泉县融媒体中心 供图",
            "write it in the form 特约摄影 李冬 or 清泉县融媒体中心 供图",
        ),
        "摄影: 李冬，",
        "摄影: 特约摄影 李冬",
        _credit,
        points=0.1,
    ),
    Rule(
        "cutline-stop",
        Severity.WARNING,
        "E5",
        Words("图片说明以句号结束", "a cutline ends with a stop"),
        Words("补上句号", "add the stop"),
        "说明: 逆光里的蒲公英",
        "说明: 逆光里的蒲公英。",
        _cutline,
        points=0.1,
    ),
)
