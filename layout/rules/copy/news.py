"""Rules of newspaper copy: the opening of news, credits, captions (handbook B3, E5, M12)."""

from __future__ import annotations

from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.rules.copydesk import CopyDesk
from layout.rules.forms import CREDIT, FIXED_CREDITS, FOREIGN_CREDIT, LEAD, LEAD_WITHOUT_XUN
from layout.rules.rule import Fault, Replacement, Rule

_OPENINGS = ("本报讯", "本报 讯", "本报\u3000讯", "本网讯")
_STOPS = "。？！…”）》"


def _lead_without(desk: CopyDesk) -> Iterator[Fault]:
    for line in desk.lines:
        if line.part == "body" and LEAD_WITHOUT_XUN.opens(line.text):
            edit = Replacement(desk.place(line, 0), "本报", "本报讯")
            yield Fault(
                Words(
                    f"“{line.text[: line.text.find('）') + 1]}”：“本报”后面少了“讯”",
                    "讯 is missing after 本报",
                ),
                desk.place(line, 0),
                line.spot,
                edit=edit if desk.typed(line, 0, 2) == "本报" else None,
            )


def _lead_form(desk: CopyDesk) -> Iterator[Fault]:
    for line in desk.lines:
        if line.part == "body" and line.text.startswith(_OPENINGS) and not LEAD.opens(line.text):
            yield Fault(
                Words(
                    f"消息头“{line.text[:10]}…”不是“本报讯（记者某某）”的样子",
                    f"the opening “{line.text[:10]}…” is not 本报讯（记者…）",
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
                    f"图片署名“{line.text}”写法不对", f"the credit “{line.text}” is not of the form"
                ),
                desk.place(line, 0),
                line.spot,
            )


def _cutline(desk: CopyDesk) -> Iterator[Fault]:
    for line in desk.lines:
        if line.part == "cutline" and line.text[-1] not in _STOPS:
            yield Fault(
                Words(f"图片说明末尾没有句号：“…{line.text[-8:]}”", "the caption lacks its stop"),
                desk.place(line, len(line.text) - 1),
                line.spot,
            )


RULES = (
    Rule(
        "byline-form",
        Severity.ERROR,
        "B3, L01",
        Words("消息以“本报讯（记者某某）”开头", "news opens with 本报讯（记者…）"),
        Words("写成“本报讯（记者…）”；原稿如此就写豁免", "write 本报讯（记者…）, or waive it"),
        "本报(记者王健伟)7月21日",
        "本报讯（记者王健伟）7月21日",
        _lead_without,
        1.0,
        fixable=True,
    ),
    Rule(
        "lead-form",
        Severity.WARNING,
        "B3",
        Words("消息头的写法对", "the opening of news is of the form"),
        Words("“本报讯”后面紧跟（记者某某），不留空格", "（记者…） follows 本报讯 at once"),
        "本报讯 记者张三",
        "本报讯（记者张三）",
        _lead_form,
        0.1,
    ),
    Rule(
        "credit-form",
        Severity.WARNING,
        "M12, E5",
        Words("图片署名的写法对", "picture credits are of the form"),
        Words("写成 特约摄影 李冬，或 朝阳区融媒体中心 供图", "write 特约摄影 李冬 or … 供图"),
        "摄影: 李冬，",
        "摄影: 特约摄影 李冬",
        _credit,
        0.1,
    ),
    Rule(
        "cutline-stop",
        Severity.WARNING,
        "E5",
        Words("图片说明以句号结束", "a caption ends with a stop"),
        Words("补上句号", "add the stop"),
        "说明: 逆光里的蒲公英",
        "说明: 逆光里的蒲公英。",
        _cutline,
        0.1,
    ),
)
