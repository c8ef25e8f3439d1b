"""The rulebook: one Markdown page of all rules, made from the rules themselves."""

from __future__ import annotations

from layout.core.diagnostics import SEVERITY_ZH, Lang
from layout.rules.registry import CHAPTERS
from layout.rules.rule import Rule

_HEAD_ZH = """# 检查规则

这一页由 `check-issue --rules` 生成，不要手改。方括号里的规则名不会变，可以用在 `豁免` 和 paper.yaml 的 `检查·等级` 里。
“出处”里 C、M、B、N 等见 [clauses.md](clauses.md)，NBZL 是内部资料性出版物管理办法，ZL2020 是报纸期刊质量管理规定。
标“可自动改”的，`check-issue --fix` 在没有歧义时替你改。标“不能豁免”的，不改正版面就排不成，豁免和改轻重都没有用。"""
_HEAD_EN = """# Rules

`check-issue --rules --lang en` writes this page; do not edit it. Rule names never change: use them in `waivers` and in `checks.weights` of paper.yaml.
In the column “clause”, C, M, B, N and the like are ids of [clauses.md](clauses.md). NBZL is the regulation on internal publications, ZL2020 the regulation on newspaper quality.
“Fixable” means that `check-issue --fix` makes the change itself where it is unambiguous.
A page cannot be printed against a rule marked “cannot be waived”: a waiver or a lower weight of it is an error."""


def rulebook(lang: Lang) -> str:
    """All rules by chapter, in Markdown."""
    zh = lang == "zh"
    lines = [_HEAD_ZH if zh else _HEAD_EN]
    for chapter in CHAPTERS:
        lines += ["", f"## {chapter.title.say(lang)}", ""]
        lines += (
            ["| 规则 | 轻重 | 要求 | 怎么办 | 错 → 对 | 出处 |"]
            if zh
            else ["| rule | severity | requirement | remedy | wrong → right | clause |"]
        )
        lines.append("|---|---|---|---|---|---|")
        lines += [_row(rule, lang) for rule in chapter.rules]
    return "\n".join(lines)


def _row(rule: Rule, lang: Lang) -> str:
    severity = SEVERITY_ZH[rule.severity] if lang == "zh" else rule.severity.value
    example = f"{rule.bad} → {rule.good}" if rule.bad else ""
    remedy = rule.remedy.say(lang)
    if rule.fixable:
        remedy += "（可自动改）" if lang == "zh" else " (fixable)"
    if rule.structural:
        remedy += "（不能豁免）" if lang == "zh" else " (cannot be waived)"
    fields = (f"`{rule.name}`", severity, rule.title.say(lang), remedy, example, rule.clause)
    return "| " + " | ".join(field.replace("|", "\\|") for field in fields) + " |"
