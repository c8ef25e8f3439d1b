"""What the clean door changed in an issue: every rule with its count and its first place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from layout.core.diagnostics import Lang, Span, Words
from layout.issue.door.whole_door import is_unsure, title
from layout.issue.load import Edition
from layout.issue.normalise import Place
from layout.source.binding import Key

_SHOWN_MOST = 6
"""Rules that the line of the build names at most; the report has all."""


class DoorCount(NamedTuple):
    """How often a rule changed something, where first, and in which story ("" for furniture)."""

    rule: str
    times: int
    span: Span
    story: str

    def as_json(self, lang: Lang) -> dict[str, str | int | bool]:
        """The entry of report.json."""
        return {
            "rule": self.rule,
            "what": title(self.rule).say(lang),
            "count": self.times,
            "unsure": is_unsure(self.rule),
            "file": self.span.file,
            "line": self.span.line,
            "column": self.span.column,
            "story": self.story,
        }


def door_counts(edition: Edition) -> list[DoorCount]:
    """The rules that changed something, the most frequent first."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Span, str]] = {}
    for changes, places in _counted(edition):
        counts += changes
        for rule, found in places.items():
            first.setdefault(rule, found)
    return [DoorCount(rule, count, *first[rule]) for rule, count in counts.most_common()]


def _counted(edition: Edition) -> Iterator[tuple[Counter[str], dict[str, tuple[Span, str]]]]:
    """The changes of stories in printed order, then of the issue's furniture and of the house."""
    for p, page in enumerate(edition.issue.value.pages):
        for s, story in enumerate(page.stories):
            made = edition.manuscripts[story.id]
            key = ("pages", p, "stories", s)
            yield (
                made.changes,
                {
                    rule: (_story_span(edition, made.span, key, place), story.id)
                    for rule, place in made.first_changes.items()
                },
            )
    for door, file in ((edition.values, edition.issue), (edition.house_values, edition.house)):
        yield door.changes, {rule: (file.span(*at), "") for rule, at in door.first.items()}


def _story_span(edition: Edition, copy: Span, key: Key, place: Place) -> Span:
    if place and place[0] == "line":
        return Span(copy.file, int(place[1]), 1, copy.path)
    return edition.issue.span(*key, *place)


def door_words(edition: Edition) -> Words | None:
    """One line on what was changed; None if nothing was."""
    found = door_counts(edition)
    if not found:
        return None
    shown = [*(one for one in found if is_unsure(one.rule)), *found]
    shown = list(dict.fromkeys(shown))[:_SHOWN_MOST]
    total = sum(one.times for one in found)
    zh = "；".join(f"{_said(one, 'zh')} {one.times} 处（{_place(one)}）" for one in shown)
    en = "; ".join(f"{_said(one, 'en')} {one.times} ({_place(one)})" for one in shown)
    return Words(
        f"规范化了 {total} 处，括号里是第一处，全部见 report.json：{zh}",
        f"{total} changes of normalising, first places in brackets, all in report.json: {en}",
    )


def _said(one: DoorCount, lang: Lang) -> str:
    mark = {"zh": "【请看一眼】", "en": "[please look] "}[lang] if is_unsure(one.rule) else ""
    return mark + title(one.rule).say(lang)


def _place(one: DoorCount) -> str:
    return f"{one.span.file}:{one.span.line}"
