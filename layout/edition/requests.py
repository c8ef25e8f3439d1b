"""What an editor asks of make-up besides the pages: other layouts, explanations, kept modules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from layout.core.diagnostics import Lang
from layout.edition.alternatives import alternatives, described, picture
from layout.edition.explanations import explained, unexplained
from layout.edition.late_news import moves_in_words
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup.page_layout import Layout
from layout.makeup.page_maker import PageMaker
from layout.makeup.page_problem import MakeupContext
from layout.makeup.page_task import PageTask


class MakeupRequest(NamedTuple):
    """What an editor asks of make-up besides the pages."""

    alternatives: int = 0
    """Layouts of each page that are described."""
    explain: str = ""
    """The id of the story whose shape is explained; empty: of none."""
    lang: Lang = "zh"
    keep: Path | None = None
    """The report of an earlier build whose modules are to stay."""


NO_REQUEST = MakeupRequest()


@dataclass(slots=True)
class MakeupReplies:
    """The replies to a request, added as pages are made up; `pictures` are SVG files by name."""

    request: MakeupRequest
    pictures: dict[str, str] = field(default_factory=dict)
    _remarks: list[tuple[int, str]] = field(default_factory=list)
    _explained: bool = False

    def answer(
        self, number: int, task: PageTask, layouts: Sequence[Layout], context: MakeupContext
    ) -> None:
        """Add the replies for a page that was made up, with its layouts, the best first."""
        lang = self.request.lang
        titles = {m.story.id: m.story.title for m in task.manuscripts}
        if self.request.alternatives:
            for count, made in enumerate(alternatives(layouts, self.request.alternatives), 1):
                self._remark(number, described(number, count, made, layouts[0], lang))
                name = f"alternative-{number}-{count}.svg"
                self.pictures[name] = picture(made, task.area, titles)
        standing = [m for m in task.manuscripts if m.story.id in layouts[0].modules]
        ids = [manuscript.story.id for manuscript in standing]
        if self.request.explain in ids:
            place = ids.index(self.request.explain)
            page = PageMaker(task.problem(context).with_stories(standing))
            chosen, ease = layouts[0].closings[self.request.explain].shape, layouts[0].ease
            settings, table = page.settings(place, ease), page.tables(ease)[place]
            self._remark(number, explained(standing[place], chosen, settings, table, lang))
            self._explained = True

    def add_moves(
        self, number: int, before: Mapping[str, Module], now: Mapping[str, Module]
    ) -> None:
        """Add which modules of an earlier build have moved."""
        self._remark(number, moves_in_words(number, before, now, self.request.lang == "zh"))

    def remarks(self, manuscripts: Mapping[str, Manuscript]) -> list[str]:
        """The replies as lines, page by page; `manuscripts` are all stories of the issue."""
        found = [words for _, words in sorted(self._remarks, key=lambda remark: remark[0])]
        if self.request.explain and not self._explained:
            found.append(unexplained(self.request.explain, manuscripts, self.request.lang))
        return found

    def _remark(self, page: int, words: str) -> None:
        self._remarks.append((page, words))
