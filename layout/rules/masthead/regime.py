"""Rules of the two kinds of paper: internal publications (NBZL 14, 15) and newspapers (ZL2020).

Article 14 forbids an internal publication to be named ××报 and to call itself 本报. District papers
do both, so these rules are warnings. A house that writes `严格: 是` makes them errors (C1.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Words
from layout.rules.copydesk import CopyDesk
from layout.rules.rule import Check, Fault, Rule

_FORBIDDEN_NAME = re.compile("报$|刊$|^记者|刊号")
PHRASE = "内部资料，免费交流"
_PHRASE = re.compile("内部资料[，,、 　]?免费交流")
_ADVERT = "广告"


def _internal(check: Check) -> Check:
    """A check that is applied to internal publications only."""

    def only_internal(desk: CopyDesk) -> Iterator[Fault]:
        if desk.house.regime == "内部资料":
            yield from check(desk)

    return only_internal


def _newspaper(check: Check) -> Check:
    """A check that is applied to newspapers only."""

    def only_newspaper(desk: CopyDesk) -> Iterator[Fault]:
        if desk.house.regime == "报纸":
            yield from check(desk)

    return only_newspaper


def _name(desk: CopyDesk) -> Iterator[Fault]:
    if match := _FORBIDDEN_NAME.search(desk.house.name):
        yield Fault(
            Words(
                f"内部资料不得用“{desk.house.name}”这样带“{match[0]}”字的名称",
                f"“{desk.house.name}” contains “{match[0]}”, which an internal publication may not "
                "have in its name",
            ),
            desk.in_house("name"),
        )


def _calls_itself(desk: CopyDesk) -> Iterator[Fault]:
    found = [
        (line, line.text.find(word))
        for line in desk.lines
        for word in ("本报", "本刊")
        if word in line.text
    ]
    if found:
        line, index = found[0]
        yield Fault(
            Words(
                f"内部资料不得自称“{line.text[index : index + 2]}”，本期有 {len(found)} 处",
                "an internal publication may not call itself "
                f"“{line.text[index : index + 2]}”; this issue does so {len(found)} times",
            ),
            desk.place(line, index),
            line.spot,
        )


def _phrase(desk: CopyDesk) -> Iterator[Fault]:
    front = [line.text for line in desk.lines if line.spot.page == 1]
    if not any(_PHRASE.search(text) for text in (*front, desk.issue.pages[0].note)):
        yield Fault(
            Words(f"第 1 版没有印“{PHRASE}”", f"page 1 does not say “{PHRASE}”"),
            desk.at("pages", 0),
        )


def _missing(keys: tuple[tuple[str, str], ...], kind: Words) -> Check:
    """A check that a house of a kind writes all these keys (English and Chinese)."""

    def check(desk: CopyDesk) -> Iterator[Fault]:
        missing = [pair for pair in keys if not getattr(desk.house, pair[0])]
        if missing:
            zh = "、".join(alias for _, alias in missing)
            en = ", ".join(key for key, _ in missing)
            yield Fault(
                Words(f"{kind.zh}没有写{zh}", f"{kind.en} does not write {en}"),
                desk.in_house("regime"),
            )

    return check


def _forbidden(desk: CopyDesk) -> Iterator[Fault]:
    for key, zh in (
        ("cn", "刊号"),
        ("issn", "国际刊号"),
        ("postal_code", "邮发代号"),
        ("price", "定价"),
    ):
        if getattr(desk.house, key):
            yield Fault(
                Words(f"内部资料不得有{zh}", f"an internal publication may not have {key}"),
                desk.in_house(key),
            )


def _advert(desk: CopyDesk) -> Iterator[Fault]:
    for p, s, story, spot in desk.stories():
        if story.kind == "advert":
            yield Fault(
                Words(
                    f"内部资料不得登广告：《{story.title}》",
                    f"an internal publication may not carry the advert “{story.id}”",
                ),
                desk.at("pages", p, "stories", s),
                spot,
            )


def _advert_label(desk: CopyDesk) -> Iterator[Fault]:
    for p, s, story, spot in desk.stories():
        marked = _ADVERT in story.label + story.title + story.kicker
        if story.kind == "advert" and not marked and desk.issue.pages[p].section != _ADVERT:
            yield Fault(
                Words(
                    f"《{story.title}》没有标明“广告”",
                    f"the advert “{story.id}” is not marked with 广告",
                ),
                desk.at("pages", p, "stories", s),
                spot,
            )


_INTERNAL_KEYS = (("audience", "发送对象"), ("printer", "印刷单位"), ("print_run", "印数"))
_NEWSPAPER_KEYS = (
    ("cn", "刊号"),
    ("supervisor", "主管"),
    ("sponsor", "主办"),
    ("publisher", "出版"),
    ("price", "定价"),
    ("address", "地址"),
    ("telephone", "电话"),
    ("printer", "印刷单位"),
)

RULES = (
    Rule(
        "internal-name",
        Severity.WARNING,
        "NBZL 14",
        Words(
            "内部资料的名称不带“报”“刊”“记者”",
            "the name of an internal publication has no 报, 刊 or 记者",
        ),
        Words(
            "与主管部门核对准印证上的名称；确认无碍就写豁免",
            "check the name on the licence with the supervising office; if it agrees, write a waiver",
        ),
        "报名: 朝阳报",
        "报名: 朝阳",
        _internal(_name),
        internal=True,
    ),
    Rule(
        "internal-self",
        Severity.WARNING,
        "NBZL 14",
        Words(
            "内部资料不自称“本报”“本刊”",
            "an internal publication does not call itself 本报 or 本刊",
        ),
        Words(
            "消息头从（记者…）写起；历来如此就写豁免",
            "begin news with （记者…）; if the paper has always called itself so, write a waiver",
        ),
        "本报讯（记者…）",
        "（记者…）",
        _internal(_calls_itself),
        internal=True,
    ),
    Rule(
        "internal-phrase",
        Severity.WARNING,
        "NBZL 14",
        Words(f"第 1 版印“{PHRASE}”", f"page 1 says “{PHRASE}”"),
        Words("写进第 1 版的一篇公告或附注", "write it into a notice or into the note of page 1"),
        "第 1 版没有",
        PHRASE,
        _internal(_phrase),
        internal=True,
    ),
    Rule(
        "internal-imprint",
        Severity.WARNING,
        "NBZL 14",
        Words(
            "内部资料写明发送对象、印刷单位、印数",
            "an internal publication gives audience, printer and print run",
        ),
        Words("在 paper.yaml 里补上这些键", "add these keys to paper.yaml"),
        "没有 发送对象",
        "发送对象: 本区各单位",
        _internal(_missing(_INTERNAL_KEYS, Words("内部资料", "the internal publication"))),
        internal=True,
    ),
    Rule(
        "internal-forbidden",
        Severity.ERROR,
        "NBZL 14, C3",
        Words(
            "内部资料没有刊号、定价、邮发代号",
            "an internal publication has no CN number, price or postal order number",
        ),
        Words("从 paper.yaml 里删去", "delete the key from paper.yaml"),
        "性质: 内部资料，定价: 1元",
        "不写定价",
        _internal(_forbidden),
    ),
    Rule(
        "internal-advert",
        Severity.ERROR,
        "NBZL 14, C1.3",
        Words("内部资料不登广告", "an internal publication carries no adverts"),
        Words(
            "撤下这一篇；公益广告用“公益广告”",
            "delete the advert; public service texts go into fillers",
        ),
        "体裁: 广告",
        "公益广告: [节约用水]",
        _internal(_advert),
    ),
    Rule(
        "newspaper-imprint",
        Severity.ERROR,
        "BZGL, ZL2020",
        Words("报纸的出版项写全", "the imprint of a newspaper is complete"),
        Words("在 paper.yaml 里补上这些键", "add these keys to paper.yaml"),
        "性质: 报纸，没有刊号",
        "刊号: CN 11-0065",
        _newspaper(_missing(_NEWSPAPER_KEYS, Words("报纸", "the newspaper"))),
        points=1.0,
    ),
    Rule(
        "advert-label",
        Severity.ERROR,
        "ZL2020, C1.3",
        Words("报纸的广告标明“广告”", "every advert in a newspaper is marked with 广告"),
        Words("在“栏目”里写“广告”", "write 广告 as its label"),
        "体裁: 广告，没有栏目",
        "体裁: 广告，栏目: 广告",
        _newspaper(_advert_label),
    ),
)
