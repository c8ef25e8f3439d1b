"""What an editor wants to be told besides: other layouts, why a story stands so, what has moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from layout.core.diagnostics import Lang
from layout.edition.alternatives import alternatives, described, explained, picture, unexplained
from layout.edition.keep import moved_boxes
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup.context import Layout, MakeupContext
from layout.makeup.page_maker import PageMaker
from layout.makeup.page_task import PageTask


class MakeupRequest(NamedTuple):
    """What an editor wants to be told besides: other layouts of each page, and why one story
    stands as it does; and the report of an earlier build whose boxes are to stay.
    """

    alternatives: int = 0
    explain: str = ""
    lang: Lang = "zh"
    keep: Path | None = None


NO_REQUEST = MakeupRequest()


@dataclass(slots=True)
class MakeupReplies:
    """The answers to a wish as pages are made up: `pictures` are files by name."""

    request: MakeupRequest
    pictures: dict[str, str] = field(default_factory=dict)
    _remarks: list[tuple[int, str]] = field(default_factory=list)
    _explained: bool = False

    def answer(
        self, number: int, task: PageTask, layouts: Sequence[Layout], context: MakeupContext
    ) -> None:
        """What is wanted of a page that was made up."""
        lang = self.request.lang
        titles = {m.story.id: m.story.title for m in task.manuscripts}
        if self.request.alternatives:
            for n, made in enumerate(alternatives(layouts, self.request.alternatives), 1):
                self._remark(number, described(number, n, made, layouts[0], lang))
                name = f"alternative-{number}-{n}.svg"
                self.pictures[name] = picture(made, task.area, titles)
        standing = [m for m in task.manuscripts if m.story.id in layouts[0].modules]
        ids = [manuscript.story.id for manuscript in standing]
        if self.request.explain in ids:
            place = ids.index(self.request.explain)
            page = PageMaker(standing, task.area, context, task.fixed, task.jumps)
            chosen, ease = layouts[0].closings[self.request.explain].shape, layouts[0].ease
            settings, table = page.settings(place, ease), page.tables(ease)[place]
            told = explained(standing[place], chosen, settings, table, lang)
            self._remark(number, told)
            self._explained = True

    def tell_moved(
        self, number: int, before: Mapping[str, Module], now: Mapping[str, Module]
    ) -> None:
        """Which boxes of an earlier build did not stay."""
        self._remark(number, moved_boxes(number, before, now, self.request.lang == "zh"))

    def remarks(self, manuscripts: Mapping[str, Manuscript]) -> list[str]:
        """The answers in lines for the terminal, page by page; `manuscripts` are the issue's."""
        found = [words for _, words in sorted(self._remarks, key=lambda remark: remark[0])]
        if self.request.explain and not self._explained:
            found.append(unexplained(self.request.explain, manuscripts, self.request.lang))
        return found

    def _remark(self, page: int, words: str) -> None:
        self._remarks.append((page, words))
