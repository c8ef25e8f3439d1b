"""Applies the rules to an edition, with the weights of the house and the waivers of the issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from layout.core.diagnostics import Diagnostic, Findings, Severity, Words
from layout.house.newspaper import House
from layout.issue.load import Edition
from layout.issue.manuscript import origin_of
from layout.issue.model import Waiver
from layout.issue.named_files import WEIGHTS
from layout.rules.copydesk import CopyDesk
from layout.rules.registry import BY_NAME, CHECKED, RULES
from layout.rules.rule import Fault, Rule


def check_edition(edition: Edition, findings: Findings) -> None:
    """Apply every rule with a check, then judge the waivers and weights.

    Faults that a waiver covers go to `findings.waived` with its reason, the others to `items`.
    """
    desk = CopyDesk(edition)
    used: set[int] = set()
    for rule, fault in faults(desk):
        item = _diagnostic(rule, fault, desk.house)
        index = (
            None
            if rule.structural
            else _covering(edition.issue.value.waivers, rule.name, fault.spot.story)
        )
        if index is None:
            findings.items.append(item)
        else:
            used.add(index)
            findings.waived.append((item, edition.issue.value.waivers[index].reason))
    _judge_waivers(desk, used, findings)
    _judge_weights(desk, findings)


def apply_to_page_findings(edition: Edition, findings: Findings) -> None:
    """Apply weights and waivers to the findings of the making of the pages.

    Errors stay: a house cannot weigh them and an issue cannot waive them.
    """
    house, waivers = edition.house.value, edition.issue.value.waivers
    used: set[int] = set()
    kept: list[Diagnostic] = []
    for item in findings.items:
        rule = BY_NAME.get(item.rule)
        if rule is None or not rule.checked_on_pages or item.severity is Severity.ERROR:
            kept.append(item)
        elif (severity := weight(rule, house)) is not None:
            index = _covering(waivers, item.rule, item.spot.story)
            if index is None:
                kept.append(item._replace(severity=severity))
            else:
                used.add(index)
                findings.waived.append((item, waivers[index].reason))
    findings.items[:] = kept
    if not findings.failed:  # after an error, pages may be missing and waivers seem unused
        _judge_waivers(CopyDesk(edition), used, findings, checked_on_pages=True)


def faults(desk: CopyDesk) -> Iterator[tuple[Rule, Fault]]:
    """The faults of every rule that the house has not switched off, in the order of the registry."""
    for rule in CHECKED:
        if weight(rule, desk.house) is not None and rule.check is not None:
            for fault in rule.check(desk):
                yield rule, fault


def weight(rule: Rule, house: House) -> Severity | None:
    """The severity of a rule in a house; None if it is switched off, which no structural rule is."""
    if rule.structural:
        return Severity.ERROR
    own = house.checks.weights.get(rule.name)
    if own is not None:
        return WEIGHTS.get(own)
    return Severity.ERROR if rule.internal and house.checks.strict else rule.severity


def _diagnostic(rule: Rule, fault: Fault, house: House) -> Diagnostic:
    severity = weight(rule, house) or rule.severity
    hint = fault.hint if fault.hint.zh else rule.remedy
    return Diagnostic(rule.name, severity, fault.message, hint, fault.span, fault.spot)


def unreadable(found: Iterable[Diagnostic]) -> bool:
    """Whether a file could not even be read, which has an exit status of its own."""
    rules = (BY_NAME.get(item.rule) for item in found)
    return any(rule is not None and rule.unreadable for rule in rules)


def is_waived(rule: Rule, fault: Fault, waivers: tuple[Waiver, ...]) -> bool:
    """Whether a waiver of the issue covers a fault."""
    return not rule.structural and _covering(waivers, rule.name, fault.spot.story) is not None


def _covering(waivers: tuple[Waiver, ...], rule: str, story: str | None) -> int | None:
    """The index of the first waiver that covers a rule in a story or its rest; None if none does."""
    origin = origin_of(story or "")
    for index, waiver in enumerate(waivers):
        if waiver.rule == rule and waiver.story in ("", origin):
            return index
    return None


def _can_be_waived(rule: Rule | None) -> bool:
    """Whether a name is that of a rule that can be waived and weighed: not one of reading."""
    return rule is not None and (rule.check is not None or rule.checked_on_pages)


def _judge_waivers(
    desk: CopyDesk, used: set[int], findings: Findings, *, checked_on_pages: bool = False
) -> None:
    """Report waivers that name no rule, and those that covered no fault.

    `used` has the indices of the waivers that covered one. Checks and page rules are applied at
    different times; with `checked_on_pages`, only waivers of page rules are judged.
    """
    for index, waiver in enumerate(desk.issue.waivers):
        rule = BY_NAME.get(waiver.rule)
        if (rule is not None and rule.checked_on_pages) != checked_on_pages:
            continue
        place = desk.at("waivers", index, "rule")
        if rule is None or not _can_be_waived(rule):
            message = Words(
                f"豁免里的“{waiver.rule}”不是检查规则",
                f"“{waiver.rule}” is not a rule that can be waived",
            )
            findings.error("waiver-rule", message, _nearest_rule(waiver.rule), place)
        elif rule.structural:
            message = Words(
                f"“{waiver.rule}”不能豁免：不改正就不能付印",
                f"“{waiver.rule}” cannot be waived: it must be put right to print the issue",
            )
            findings.error("waiver-rule", message, rule.remedy, place)
        elif index not in used and not rule.on_demand:
            where = f"《{waiver.story}》" if waiver.story else "本期"
            message = Words(
                f"豁免“{waiver.rule}”没有用上：{where}没有这个问题",
                f"the waiver of “{waiver.rule}” is unused: it covers no fault",
            )
            findings.warn("waiver-unused", message, BY_NAME["waiver-unused"].remedy, place)


def _judge_weights(desk: CopyDesk, findings: Findings) -> None:
    """Report weights that name no rule, and those that lower a structural rule."""
    for name, weighed in desk.house.checks.weights.items():
        rule = BY_NAME.get(name)
        place = desk.in_house("checks", "weights", name)
        if not _can_be_waived(rule):
            message = Words(
                f"“等级”里的“{name}”不是检查规则", f"“{name}” is not a rule that can be weighed"
            )
            findings.error("weight-rule", message, _nearest_rule(name), place)
        elif rule is not None and rule.structural and WEIGHTS.get(weighed) is not Severity.ERROR:
            message = Words(
                f"“{name}”只能是 错误：不改正就不能付印",
                f"“{name}” can only be an error: it must be put right to print the issue",
            )
            hint = Words("从“等级”里删掉这一行", "delete it from the weights")
            findings.error("weight-rule", message, hint, place)


def _nearest_rule(name: str) -> Words:
    """The rule whose name is most like `name`, as a hint; a general hint if none is like it."""
    import difflib  # noqa: PLC0415 - only a mistyped name needs it

    known = [rule.name for rule in RULES if _can_be_waived(rule)]
    near = difflib.get_close_matches(name, known, n=1)
    if near:
        return Words(f"是不是“{near[0]}”？", f"did you mean “{near[0]}”?")
    return BY_NAME["waiver-rule"].remedy
