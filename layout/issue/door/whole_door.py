"""The door as one table, in the order in which its rules are applied."""

from __future__ import annotations

from layout.core.diagnostics import Words
from layout.issue.door import figures, letters, quotation, spaces, stops
from layout.issue.door.door_rule import DoorRule, by_pattern, is_han

_READING_MOST = 40
"""Characters of a reading at most."""


def _reading(base: str, reading: str, whole: str) -> str:
    return f"{base}（{reading.strip()}）" if all(map(is_han, base)) else whole


READING = DoorRule(
    "reading in brackets",
    frozenset("{"),
    Words("{旮旯|gā lá}", "{旮旯|gā lá}"),
    Words("旮旯（gā lá）", "旮旯（gā lá）"),
    Words("报纸不排注音（A14）", "newspapers set no ruby (A14)"),
    "{旮旯|gālá}",
    "旮旯（gālá）",
    by_pattern(
        rf"\{{([^{{}}|｜]{{1,8}})[|｜]([^{{}}|｜]{{1,{_READING_MOST}}})\}}",
        lambda match: _reading(match[1], match[2], match[0]),
    ),
    always=True,
)
MARKS = (*figures.RULES, *quotation.RULES, *stops.RULES, *spaces.SPACES)
"""The rules on marks and figures, for every text that is printed."""
ALWAYS = (*letters.RULES, READING)
"""The rules that `规范化: 否` does not switch off."""
DOOR = (*ALWAYS, *MARKS, *spaces.COPY_SPACES)
"""All rules on texts."""
BY_NAME = {rule.name: rule for rule in DOOR}
LINE_RULES = {
    "typed indent": Words(
        "段首打的全角空格，删去（A11）", "spaces typed as an indent, deleted (A11)"
    ),
    "line separator": Words(
        "行内的换行符 U+000B、U+2028，从这里另起一段",
        "a line break inside a line: a new paragraph begins",
    ),
    "broken line": Words(
        "从邮件、PDF 贴来的断行，接成一段；看一眼接得对不对",
        "lines that a mail or a PDF broke, joined; an editor should look",
    ),
}
"""What is done to lines, by the name that the report counts it under."""


def title(name: str) -> Words:
    """What a counted change is called in messages."""
    return BY_NAME[name].what if name in BY_NAME else LINE_RULES[name]


def is_unsure(name: str) -> bool:
    """Whether an editor should look at what is counted under this name."""
    return name == "broken line" or (name in BY_NAME and BY_NAME[name].unsure)
