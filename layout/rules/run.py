"""The rules applied to an edition: weights of the house, waivers of the issue, in one place."""

from __future__ import annotations

from collections.abc import Iterator

from layout.core.diagnostics import Diagnostic, Findings, Severity, Words
from layout.house.paper import House
from layout.issue.load import Edition
from layout.issue.model import Waiver
from layout.issue.named_files import WEIGHTS
from layout.rules.copydesk import CopyDesk
from layout.rules.registry import BY_NAME, CHECKED, RULES
from layout.rules.rule import Fault, Rule


def check_edition(edition: Edition, findings: Findings) -> None:
    """Every rule, then the waivers; what a waiver covers is kept apart with its reason."""
    desk = CopyDesk(edition)
    used: set[int] = set()
    for rule, fault in faults(desk):
        item = _diagnostic(rule, fault, desk.house)
        index = None if rule.structural else _waiver(edition.issue.value.waivers, item)
        if index is None:
            findings.items.append(item)
        else:
            used.add(index)
            findings.waived.append((item, edition.issue.value.waivers[index].reason))
    _judge_waivers(desk, used, findings)
    _judge_weights(desk, findings)


def judge_built(edition: Edition, findings: Findings) -> None:
    """Weights and waivers for what was found when the pages were made."""
    house, waivers = edition.house.value, edition.issue.value.waivers
    used: set[int] = set()
    kept: list[Diagnostic] = []
    for item in findings.items:
        rule = BY_NAME.get(item.rule)
        if rule is None or not rule.built or item.severity is Severity.ERROR:
            kept.append(item)
        elif (severity := weight(rule, house)) is not None:
            index = _waiver(waivers, item)
            if index is None:
                kept.append(item._replace(severity=severity))
            else:
                used.add(index)
                findings.waived.append((item, waivers[index].reason))
    findings.items[:] = kept
    if not findings.failed:  # else there may be no page to judge
        _judge_waivers(CopyDesk(edition), used, findings, built=True)


def faults(desk: CopyDesk) -> Iterator[tuple[Rule, Fault]]:
    """What the rules that the house has not switched off find, in the order of the registry."""
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


def is_waived(rule: Rule, fault: Fault, waivers: tuple[Waiver, ...]) -> bool:
    """Whether a waiver of the issue covers a fault."""
    return not rule.structural and any(
        w.rule == rule.name and w.story in ("", fault.spot.story) for w in waivers
    )


def _waiver(waivers: tuple[Waiver, ...], item: Diagnostic) -> int | None:
    for index, waiver in enumerate(waivers):
        story = (item.spot.story or "").partition("@")[0]  # the rest of a story that has jumped
        if waiver.rule == item.rule and waiver.story in ("", story):
            return index
    return None


def _judge_waivers(
    desk: CopyDesk, used: set[int], findings: Findings, *, built: bool = False
) -> None:
    """Waivers of no rule, and unused ones of the rules that have been applied by now."""
    for index, waiver in enumerate(desk.issue.waivers):
        rule = BY_NAME.get(waiver.rule)
        if rule is not None and rule.built != built:
            continue
        if rule is None or not (rule.check or rule.built):
            if built:
                continue
            findings.error(
                "waiver-rule",
                Words(
                    f"豁免里的“{waiver.rule}”不是检查规则",
                    f"“{waiver.rule}” is no rule of checking",
                ),
                _known(waiver.rule),
                desk.at("waivers", index, "rule"),
            )
        elif rule.structural:
            findings.error(
                "waiver-rule",
                Words(
                    f"“{waiver.rule}”不能豁免：不改正就不能付印",
                    f"“{waiver.rule}” cannot be waived: it must be put right to print the issue",
                ),
                rule.remedy,
                desk.at("waivers", index, "rule"),
            )
        elif index not in used and not rule.asked:
            where = f"《{waiver.story}》" if waiver.story else "本期"
            findings.warn(
                "waiver-unused",
                Words(
                    f"豁免“{waiver.rule}”没有用上：{where}没有这个问题",
                    f"the waiver of “{waiver.rule}” is not needed",
                ),
                BY_NAME["waiver-unused"].remedy,
                desk.at("waivers", index, "rule"),
            )


def _judge_weights(desk: CopyDesk, findings: Findings) -> None:
    for name, weighed in desk.house.checks.weights.items():
        rule = BY_NAME.get(name)
        if rule is not None and rule.structural and WEIGHTS.get(weighed) is not Severity.ERROR:
            findings.error(
                "weight-rule",
                Words(
                    f"“{name}”只能是 错误：不改正就不能付印",
                    f"“{name}” can only be an error: it must be put right to print the issue",
                ),
                Words("从“等级”里删掉这一行", "delete it from the weights"),
                desk.in_house("checks", "weights", name),
            )
        elif rule is None or not (rule.check or rule.built):
            findings.error(
                "weight-rule",
                Words(f"“等级”里的“{name}”不是检查规则", f"“{name}” is no rule of checking"),
                _known(name),
                desk.in_house("checks", "weights", name),
            )


def _known(name: str) -> Words:
    import difflib  # noqa: PLC0415 - only a mistyped name needs it

    near = difflib.get_close_matches(
        name, [rule.name for rule in RULES if rule.check or rule.built], n=1
    )
    if near:
        return Words(f"是不是“{near[0]}”？", f"did you mean “{near[0]}”?")
    return BY_NAME["waiver-rule"].remedy
