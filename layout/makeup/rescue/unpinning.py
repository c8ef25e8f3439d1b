"""Fixed stories that keep a page from closing: the fewest of them that must lose their modules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from layout.issue.manuscript import Manuscript
from layout.makeup.one_page import make_up
from layout.makeup.page_problem import NO_JUMPS, PageProblem
from layout.makeup.rescue.remedy_types import StoriesUnpinned

ALONE_MOST = 8
"""Stories that are unpinned alone, the least important first."""


def unpinning(problem: PageProblem, stories: Sequence[Manuscript]) -> Iterator[StoriesUnpinned]:
    """The fixed stories without whose modules the page closes.

    `stories` are all stories of the page in order of importance, the fixed ones among them. The
    least important fixed story that is enough is proposed; else as few as possible together.
    """
    fixed = problem.fixed
    names = [manuscript.story.id for manuscript in stories if manuscript.story.id in fixed]

    def closes(unpinned: Collection[str]) -> bool:
        pinned = {name: module for name, module in fixed.items() if name not in unpinned}
        loose = [manuscript for manuscript in stories if manuscript.story.id not in pinned]
        changed = problem._replace(manuscripts=loose, fixed=pinned, jumps=NO_JUMPS)
        return bool(make_up(changed, quick=True))

    alone = (name for name in names[::-1][:ALONE_MOST] if closes([name]))
    if (one := next(alone, None)) is not None:
        yield StoriesUnpinned((one,))
    elif len(names) > 1 and closes(names):
        unpinned = names
        for name in names:  # pin again each story that is not in the way
            fewer = [other for other in unpinned if other != name]
            unpinned = fewer if len(fewer) > 1 and closes(fewer) else unpinned
        yield StoriesUnpinned(tuple(unpinned))
