"""Rules of a paper's official numbers: 准印证号, CN, ISSN, 邮发代号 (C2, C3, M07)."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from layout.core.diagnostics import Severity, Span, Words
from layout.house.licence_forms import has_licence_form
from layout.rules.copydesk import CopyDesk
from layout.rules.forms import CN, LICENCE, POSTAL, canonical_licence, issn_holds
from layout.rules.masthead.lookalike import difference
from layout.rules.rule import Fault, Replacement, Rule

RENEWAL_DAYS = 30
"""Days: the renewal of a licence is applied for at least this long before it ends (C1.4)."""

_GENERIC_LENGTH = 40
"""Characters: a licence number of another city, whose form is not known, is at most this long."""
_MODEL = "京内资准字0000—L0000号"
"""The form of a licence number, with which a malformed one is compared if the house has no better."""
_FIRST_NEWSPAPER, _LAST_NEWSPAPER = "0001", "0999"
"""The serial numbers that GB/T 9999 reserves for newspapers."""
_DIGIT = re.compile("[0-9]")


def _licence_texts(desk: CopyDesk) -> Iterator[tuple[str, Span]]:
    """The licence numbers of the house and of the issue, each with its place."""
    if desk.house.licence:
        yield desk.house.licence, desk.in_house("licence")
    if desk.issue.licence:
        yield desk.issue.licence, desk.at("licence")


def _model_with_digits_of(text: str) -> str:
    """The form of a licence number with the digits of `text` where both have one."""
    digits = [
        a if _DIGIT.match(a) and _DIGIT.match(b) else b for a, b in zip(text, _MODEL, strict=False)
    ]
    return "".join(digits) + _MODEL[len(digits) :]


def _licence_form(desk: CopyDesk) -> Iterator[Fault]:
    own = desk.house.licence_form
    for text, span in _licence_texts(desk):
        if own:
            if not has_licence_form(text, own):
                yield Fault(
                    Words(
                        f"准印证号“{text}”不合设置的格式",
                        f"the licence number “{text}” does not have the form that the house sets",
                    ),
                    span,
                )
        elif text.startswith("京") and not LICENCE.full(text):
            right = LICENCE.full(desk.house.licence) is not None
            model = desk.house.licence if right else _model_with_digits_of(text)
            slip = difference(text, model)
            yield Fault(
                Words(
                    f"准印证号“{text}”写法不对：{slip.zh}",
                    f"the licence number “{text}” has a wrong form: {slip.en}",
                ),
                span,
            )
        elif not (_DIGIT.search(text) and text.endswith("号") and len(text) <= _GENERIC_LENGTH):
            yield Fault(
                Words(
                    f"准印证号“{text}”不完整：要有数字，以“号”结尾",
                    f"the licence number “{text}” is incomplete: it needs digits and ends with 号",
                ),
                span,
            )


def _licence(desk: CopyDesk) -> Iterator[Fault]:
    given, house = desk.issue.licence, desk.house.licence
    if not given or given == house:
        return
    slip = difference(given, house)
    canonical = canonical_licence(given)
    same = canonical is not None and canonical == canonical_licence(house)
    yield Fault(
        Words(
            f"准印证号与报社设置不同，应为 {house}：{slip.zh}",
            f"the licence number differs from {house} in the house file: {slip.en}",
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
                f"the licence ended on {until}; this issue is dated {desk.issue.date}",
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
    newspaper = match is not None and _FIRST_NEWSPAPER <= match["n"] <= _LAST_NEWSPAPER
    if cn and (match is None or match["c"] or not newspaper):
        yield Fault(
            Words(
                f"刊号“{cn}”不是报纸的 CN 号",
                f"“{cn}” is not the CN number of a newspaper",
            ),
            desk.in_house("cn"),
        )


def _issn(desk: CopyDesk) -> Iterator[Fault]:
    if desk.house.issn and not issn_holds(desk.house.issn):
        yield Fault(
            Words(
                f"ISSN“{desk.house.issn}”校验不对",
                f"the check digit of the ISSN “{desk.house.issn}” is wrong",
            ),
            desk.in_house("issn"),
        )


def _postal(desk: CopyDesk) -> Iterator[Fault]:
    code = desk.house.postal_code
    if code and (not POSTAL.full(code) or int(code.split("-")[0]) % 2 == 0):
        yield Fault(
            Words(
                f"邮发代号“{code}”不是报纸的",
                f"“{code}” is not the postal order number of a newspaper",
            ),
            desk.in_house("postal_code"),
        )


def _both(desk: CopyDesk) -> Iterator[Fault]:
    if desk.house.cn and desk.house.licence:
        yield Fault(
            Words(
                "刊号和准印证号不能都有",
                "the house file has both a CN number and a licence number",
            ),
            desk.in_house("cn"),
        )


RULES = (
    Rule(
        "licence-form",
        Severity.ERROR,
        "C2",
        Words("准印证号的写法对", "the licence number has the right form"),
        Words(
            "照准印证抄：京内资准字4位数字—L4位数字号",
            "copy it from the licence: 京内资准字, four digits, —L, four digits, 号",
        ),
        "京内资准字O710—L0070号",
        "京内资准字0710—L0070号",
        _licence_form,
        points=1.0,
    ),
    Rule(
        "licence",
        Severity.ERROR,
        "M07",
        Words("准印证号与报社设置一样", "the licence number is that of the house file"),
        Words(
            "照准印证改；换了证要改 paper.yaml",
            "copy it from the licence; write a new number into paper.yaml",
        ),
        "京内资准字0710—L0071号",
        "京内资准字0710—L0070号",
        _licence,
        points=1.0,
        fixable=True,
    ),
    Rule(
        "licence-expired",
        Severity.ERROR,
        "C1.4",
        Words("准印证在有效期内", "the licence is valid on the date of the issue"),
        Words(
            "换证以后改 paper.yaml 的“准印证有效期”",
            "renew the licence, then correct licence_until in paper.yaml",
        ),
        "有效期 2025-06-30，日期 2025-07-25",
        "有效期 2026-06-30",
        _licence_expired,
    ),
    Rule(
        "licence-renewal",
        Severity.WARNING,
        "C1.4",
        Words("准印证快到期", "the licence does not end within the next 30 days"),
        Words("到期前 30 天以上去申请换证", "apply for renewal at least 30 days before it ends"),
        "有效期 2025-08-10，日期 2025-07-25",
        "有效期 2026-06-30",
        _licence_renewal,
    ),
    Rule(
        "cn-form",
        Severity.ERROR,
        "C3, GB/T 9999",
        Words("刊号是报纸的 CN 号", "the CN number is that of a newspaper"),
        Words(
            "写成 CN 11-0065 的样子：序号 0001 至 0999，没有分类号",
            "write it in the form CN 11-0065: serial number 0001 to 0999, no class",
        ),
        "CN 16-0001，CN 11-0065/D",
        "CN 11-0065",
        _serial,
        points=1.0,
    ),
    Rule(
        "issn-form",
        Severity.ERROR,
        "C3",
        Words("ISSN 的校验位对", "the check digit of the ISSN is right"),
        Words("照 ISSN 证书抄", "copy it from the ISSN certificate"),
        "0378-5954",
        "0378-5955",
        _issn,
        points=1.0,
    ),
    Rule(
        "postal-code",
        Severity.ERROR,
        "C3",
        Words("邮发代号是报纸的", "the postal order number is that of a newspaper"),
        Words(
            "报纸的邮发代号横线前是奇数，如 1-55",
            "for newspapers the number before the hyphen is odd, as in 1-55",
        ),
        "2-55",
        "1-55",
        _postal,
        points=1.0,
    ),
    Rule(
        "cn-and-licence",
        Severity.ERROR,
        "C3",
        Words("刊号和准印证号只有一个", "a paper has a CN number or a licence number, not both"),
        Words(
            "正式报纸删去准印证号，内部资料删去刊号",
            "a newspaper deletes the licence number, an internal publication the CN number",
        ),
        "刊号、准印证号都写",
        "只写一个",
        _both,
    ),
)
