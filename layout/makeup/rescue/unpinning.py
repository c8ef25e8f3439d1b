"""Which of the fixed stories stand in the way of a page: freed one by one, or as few as will do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from layout.fit.area import StoryArea
from layout.issue.manuscript import Manuscript
from layout.issue.model import Module
from layout.makeup.context import MakeupContext
from layout.makeup.one_page import make_up
from layout.makeup.rescue.remedy import Remedy

ALONE_MOST = 8
"""Stories that are freed alone, those of least importance first."""


def unpinning(
    stories: Sequence[Manuscript],
    area: StoryArea,
    context: MakeupContext,
    fixed: Mapping[str, Module],
) -> Iterator[Remedy]:
    """The fixed stories of a page that closes without their modules: the least important one that
    is enough, else as few of the lesser ones as are.
    """
    names = [manuscript.story.id for manuscript in stories if manuscript.story.id in fixed]

    def closes(free: Collection[str]) -> bool:
        pins = {name: module for name, module in fixed.items() if name not in free}
        loose = [manuscript for manuscript in stories if manuscript.story.id not in pins]
        return bool(make_up(loose, area, context, pins, quick=True))

    alone = (name for name in names[::-1][:ALONE_MOST] if closes([name]))
    if (one := next(alone, None)) is not None:
        yield Remedy("free", one)
    elif len(names) > 1 and closes(names):
        free = names
        for name in names:  # put back what is not in the way
            fewer = [other for other in free if other != name]
            free = fewer if len(fewer) > 1 and closes(fewer) else free
        yield Remedy("free", free[0], more=tuple((name, 0) for name in free[1:]))
