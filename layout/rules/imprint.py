"""Rules of the imprint: licence, serial numbers, name, pinyin, URL (handbook C2, C3, M07, M08)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from layout.diagnostics import Severity, Span, Words
from layout.rules.desk import Desk
from layout.rules.forms import CN, LICENCE, POSTAL, URL, canonical_licence, issn_holds
from layout.rules.lookalike import difference
from layout.rules.pinyin import pinyin_of, readable
from layout.rules.rule import Edit, Fault, Rule

RENEWAL_DAYS = 30
"""A renewal is applied for at least so many days before the licence ends (C1.4)."""
_GENERIC_MOST = 40
_MODEL = "京内资准字0710—L0070号"
_DIGIT = re.compile("[0-9]")
_LETTERS = re.compile("[A-Z]+")


def _licence_texts(desk: Desk) -> Iterator[tuple[str, Span]]:
    if desk.house.licence:
        yield desk.house.licence, desk.in_house("licence")
    if desk.issue.licence:
        yield desk.issue.licence, desk.at("licence")


def _licence_form(desk: Desk) -> Iterator[Fault]:
    own = desk.house.licence_form
    for text, span in _licence_texts(desk):
        if own:
            if not re.fullmatch(own, text, re.ASCII):
                yield Fault(
                    Words(
                        f"准印证号“{text}”不合设置的格式",
                        f"licence “{text}” is not of the form set",
                    ),
                    span,
                )
        elif text.startswith("京") and not LICENCE.full(text):
            model = desk.house.licence if LICENCE.full(desk.house.licence) else _MODEL
            slip = difference(text, model)
            yield Fault(
                Words(f"准印证号“{text}”写法不对：{slip.zh}", f"licence “{text}”: {slip.en}"), span
            )
        elif not (_DIGIT.search(text) and text.endswith("号") and len(text) <= _GENERIC_MOST):
            yield Fault(
                Words(
                    f"准印证号“{text}”不完整：要有数字，以“号”结尾",
                    f"licence “{text}” is not whole: digits, and 号 at the end",
                ),
                span,
            )


def _licence(desk: Desk) -> Iterator[Fault]:
    given, house = desk.issue.licence, desk.house.licence
    if not given or given == house:
        return
    slip = difference(given, house)
    same = canonical_licence(given) is not None and canonical_licence(given) == canonical_licence(
        house
    )
    yield Fault(
        Words(
            f"准印证号与报社设置不同，应为 {house}：{slip.zh}",
            f"the licence differs from the house's, {house}: {slip.en}",
        ),
        desk.at("licence"),
        edit=Edit(desk.at("licence"), given, house) if same else None,
    )


def _licence_expired(desk: Desk) -> Iterator[Fault]:
    until = desk.house.licence_until
    if until is not None and desk.issue.date > until:
        yield Fault(
            Words(
                f"准印证 {until} 到期，这一期是 {desk.issue.date}",
                f"the licence ended on {until}, this issue is of {desk.issue.date}",
            ),
            desk.in_house("licence_until"),
        )


def _licence_renewal(desk: Desk) -> Iterator[Fault]:
    until, date = desk.house.licence_until, desk.issue.date
    if until is not None and until - datetime.timedelta(days=RENEWAL_DAYS) < date <= until:
        yield Fault(
            Words(
                f"准印证 {until} 到期，还有 {(until - date).days} 天",
                f"the licence ends on {until}, in {(until - date).days} days",
            ),
            desk.in_house("licence_until"),
        )


def _serial(desk: Desk) -> Iterator[Fault]:
    cn = desk.house.cn
    match = CN.full(cn)
    if cn and (match is None or match["c"] or not "0001" <= match["n"] <= "0999"):
        yield Fault(
            Words(
                f"刊号“{cn}”不是报纸的 CN 号",
                f"“{cn}” is no CN number of a newspaper",
            ),
            desk.in_house("cn"),
        )


def _issn(desk: Desk) -> Iterator[Fault]:
    if desk.house.issn and not issn_holds(desk.house.issn):
        yield Fault(
            Words(
                f"ISSN“{desk.house.issn}”校验不对",
                f"ISSN “{desk.house.issn}” fails its check digit",
            ),
            desk.in_house("issn"),
        )


def _postal(desk: Desk) -> Iterator[Fault]:
    code = desk.house.postal_code
    if code and (not POSTAL.full(code) or int(code.split("-")[0]) % 2 == 0):
        yield Fault(
            Words(f"邮发代号“{code}”不是报纸的", f"postal code “{code}” is none of a newspaper"),
            desk.in_house("postal_code"),
        )


def _both(desk: Desk) -> Iterator[Fault]:
    if desk.house.cn and desk.house.licence and desk.own("licence"):
        yield Fault(
            Words("刊号和准印证号不能都有", "a paper has a CN number or a licence, never both"),
            desk.in_house("cn"),
        )


def _strings(desk: Desk) -> Iterator[Fault]:
    for key, zh in (("name", "报名"), ("sponsor", "主办"), ("publisher", "出版")):
        text: str = getattr(desk.house, key)
        if not text or text != text.strip() or any(c in text for c in "\u3000 \ufffd\u200b\ufeff"):
            yield Fault(
                Words(
                    f"“{zh}”是空的，或者混进了空格：“{text}”",
                    f"{key} is empty or has blanks in it: “{text}”",
                ),
                desk.in_house(key),
            )


def _inherited(desk: Desk) -> Iterator[Fault]:
    kept = [
        zh
        for key, zh in (
            ("licence", "准印证号"),
            ("sponsor", "主办"),
            ("publisher", "出版"),
            ("url", "网址"),
            ("pinyin", "拼音"),
        )
        if getattr(desk.house, key) and not desk.own(key)
    ]
    if kept:
        names = "、".join(kept)
        yield Fault(
            Words(
                f"《{desk.house.name}》没有写自己的{names}，会印成朝阳报的",
                f"“{desk.house.name}” inherits {names} from the packaged house",
            ),
            desk.in_house("name"),
        )


def _pinyin(desk: Desk) -> Iterator[Fault]:
    pinyin, name = desk.house.pinyin, desk.house.name
    right = pinyin_of(name)
    if not pinyin or pinyin == right:
        return
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


def _url(desk: Desk) -> Iterator[Fault]:
    url = desk.house.url
    if url and not URL.full(url):
        wide = next((c for c in url if ord(c) > 126 or c == " "), "")
        zh, en = (f"：有不能用的字符“{wide}”", f": “{wide}” cannot be in it") if wide else ("", "")
        yield Fault(
            Words(f"网址“{url}”写法不对{zh}", f"the address “{url}” is wrong{en}"),
            desk.in_house("url"),
        )


RULES = (
    Rule(
        "licence-form",
        Severity.ERROR,
        "C2",
        Words("准印证号的写法对", "the licence number is of the form"),
        Words("照准印证抄：京内资准字4位数字—L4位数字号", "copy it from the licence"),
        "京内资准字O710—L0070号",
        "京内资准字0710—L0070号",
        _licence_form,
        1.0,
    ),
    Rule(
        "licence",
        Severity.ERROR,
        "M07",
        Words("准印证号与报社设置一样", "the licence is the house's"),
        Words(
            "照准印证改；换了证要改 paper.yaml",
            "copy it from the licence; renewals go into paper.yaml",
        ),
        "京内资准字0710—L0071号",
        "京内资准字0710—L0070号",
        _licence,
        1.0,
        fixable=True,
    ),
    Rule(
        "licence-expired",
        Severity.ERROR,
        "C1.4",
        Words("准印证在有效期内", "the licence is valid"),
        Words("换证以后改 paper.yaml 的“准印证有效期”", "renew it and correct paper.yaml"),
        "有效期 2025-06-30，日期 2025-07-25",
        "有效期 2026-06-30",
        _licence_expired,
    ),
    Rule(
        "licence-renewal",
        Severity.WARNING,
        "C1.4",
        Words("准印证快到期", "the licence ends soon"),
        Words("到期前 30 天以上去申请换证", "apply for renewal 30 days before it ends"),
        "有效期 2025-08-10，日期 2025-07-25",
        "有效期 2026-06-30",
        _licence_renewal,
    ),
    Rule(
        "cn-form",
        Severity.ERROR,
        "C3, GB/T 9999",
        Words("刊号是报纸的 CN 号", "the CN number is one of a newspaper"),
        Words("写成 CN 11-0065 的样子：序号 0001 至 0999，没有分类号", "write it as CN 11-0065"),
        "CN 16-0001，CN 11-0065/D",
        "CN 11-0065",
        _serial,
        1.0,
    ),
    Rule(
        "issn-form",
        Severity.ERROR,
        "C3",
        Words("ISSN 的校验位对", "the ISSN holds its check digit"),
        Words("照 ISSN 证书抄", "copy it from the certificate"),
        "0378-5954",
        "0378-5955",
        _issn,
        1.0,
    ),
    Rule(
        "postal-code",
        Severity.ERROR,
        "C3",
        Words("邮发代号是报纸的", "the postal code is one of a newspaper"),
        Words("报纸的邮发代号横线前是奇数，如 1-55", "it opens with an odd number, as 1-55"),
        "2-55",
        "1-55",
        _postal,
        1.0,
    ),
    Rule(
        "cn-and-licence",
        Severity.ERROR,
        "C3",
        Words("刊号和准印证号只有一个", "a CN number or a licence, never both"),
        Words("正式报纸删去准印证号，内部资料删去刊号", "delete the one that is not yours"),
        "刊号、准印证号都写",
        "只写一个",
        _both,
    ),
    Rule(
        "imprint",
        Severity.ERROR,
        "M08",
        Words(
            "报名、主办、出版写全，没有空格",
            "name, sponsor and publisher are whole, without blanks",
        ),
        Words("照核准的名称写，删去空格", "write the approved names"),
        "出版: 北京市朝阳区 融媒体中心",
        "出版: 北京市朝阳区融媒体中心",
        _strings,
        1.0,
    ),
    Rule(
        "imprint-inherited",
        Severity.WARNING,
        "M08",
        Words("自己的报纸写自己的出版项", "a paper of its own writes its own imprint"),
        Words(
            '在 paper.yaml 里补上；没有的写空，如 网址: ""', 'add them to paper.yaml, or write ""'
        ),
        "只写 报名: 海淀报",
        "报名、拼音、主办、出版、网址、准印证号都写",
        _inherited,
    ),
    Rule(
        "pinyin",
        Severity.ERROR,
        "M15",
        Words("报名的拼音对", "the pinyin of the name is right"),
        Words("不标声调、不留空格、全用大写，一字一音节", "capitals without tones or blanks"),
        "CHAO YANG BAO，CHAOYANBO",
        "CHAOYANGBAO",
        _pinyin,
        1.0,
    ),
    Rule(
        "url-form",
        Severity.ERROR,
        "M10",
        Words("网址的写法对", "the address is of the form"),
        Words(
            "全用半角字符，以 http:// 或 https:// 开头",
            "half-width, opening with http:// or https://",
        ),
        "http:／／www.chynews.bjchy.gov.cn",
        "http://www.chynews.bjchy.gov.cn",
        _url,
        1.0,
    ),
)
