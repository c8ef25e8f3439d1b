"""Rules of the numbers by which a paper is licensed: 准印证号, CN, ISSN, 邮发代号 (handbook C2, C3, M07)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Span, Words
from layout.rules.copydesk import CopyDesk
from layout.rules.forms import CN, LICENCE, POSTAL, canonical_licence, issn_holds
from layout.rules.masthead.lookalike import difference
from layout.rules.rule import Fault, Replacement, Rule

RENEWAL_DAYS = 30
"""A renewal is applied for at least so many days before the licence ends (C1.4)."""

_GENERIC_MOST = 40

_MODEL = "京内资准字0710—L0070号"
_DIGIT = re.compile("[0-9]")


def _licence_texts(desk: CopyDesk) -> Iterator[tuple[str, Span]]:
    if desk.house.licence:
        yield desk.house.licence, desk.in_house("licence")
    if desk.issue.licence:
        yield desk.issue.licence, desk.at("licence")


def _licence_form(desk: CopyDesk) -> Iterator[Fault]:
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


def _licence(desk: CopyDesk) -> Iterator[Fault]:
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
        edit=Replacement(desk.at("licence"), given, house) if same else None,
    )


def _licence_expired(desk: CopyDesk) -> Iterator[Fault]:
    until = desk.house.licence_until
    if until is not None and desk.issue.date > until:
        yield Fault(
            Words(
                f"准印证 {until} 到期，这一期是 {desk.issue.date}",
                f"the licence ended on {until}, this issue is of {desk.issue.date}",
            ),
            desk.in_house("licence_until"),
        )


def _licence_renewal(desk: CopyDesk) -> Iterator[Fault]:
    until, date = desk.house.licence_until, desk.issue.date
    if until is not None and until - datetime.timedelta(days=RENEWAL_DAYS) < date <= until:
        yield Fault(
            Words(
                f"准印证 {until} 到期，还有 {(until - date).days} 天",
                f"the licence ends on {until}, in {(until - date).days} days",
            ),
            desk.in_house("licence_until"),
        )


def _serial(desk: CopyDesk) -> Iterator[Fault]:
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


def _issn(desk: CopyDesk) -> Iterator[Fault]:
    if desk.house.issn and not issn_holds(desk.house.issn):
        yield Fault(
            Words(
                f"ISSN“{desk.house.issn}”校验不对",
                f"ISSN “{desk.house.issn}” fails its check digit",
            ),
            desk.in_house("issn"),
        )


def _postal(desk: CopyDesk) -> Iterator[Fault]:
    code = desk.house.postal_code
    if code and (not POSTAL.full(code) or int(code.split("-")[0]) % 2 == 0):
        yield Fault(
            Words(f"邮发代号“{code}”不是报纸的", f"postal code “{code}” is none of a newspaper"),
            desk.in_house("postal_code"),
        )


def _both(desk: CopyDesk) -> Iterator[Fault]:
    if desk.house.cn and desk.house.licence and desk.own("licence"):
        yield Fault(
            Words("刊号和准印证号不能都有", "a paper has a CN number or a licence, never both"),
            desk.in_house("cn"),
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
)
