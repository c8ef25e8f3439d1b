"""The sheets that browsers show, and the drawings that they may ask for.

A sheet stays until a better one comes. A page that its latest build left without its stories does not
replace the page on which they stood: the older one is kept, with the save that it follows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from layout.proof.preview.views import PageView, PreviewPages

OLD_DRAWINGS_MOST = 40
"""Drawings shown before that are kept: a browser may still ask for them."""


class ShownSheet(NamedTuple):
    """A sheet, the pages that it came with, and when the save that it follows was seen."""

    view: PageView
    pages: PreviewPages
    moment: str


@dataclass(slots=True)
class SheetStore:
    """The sheets shown by number. What is shown is never dropped."""

    shown: dict[int, ShownSheet] = field(default_factory=dict)
    good: PreviewPages | None = None
    """The latest pages of a build that could set any."""
    _drawings: dict[str, str] = field(default_factory=dict)
    """Drawings by digest, those that are shown last."""

    def take(self, pages: PreviewPages, moment: str) -> None:
        """Show what a build could set; `moment` is when its save was seen."""
        if not pages.sheets:
            return
        self.good = pages
        before, self.shown = self.shown, {}
        for view in pages.sheets:
            old = before.get(view.page)
            if pages.waiting and view.galley:
                continue
            keeps = old is not None and not old.view.galley and self._better(old, view, pages)
            self.shown[view.page] = (
                old if keeps and old is not None else ShownSheet(view, pages, moment)
            )
        for sheet in self.shown.values():
            digest = sheet.view.digest
            self._drawings.pop(digest, None)
            self._drawings[digest] = sheet.view.svg
        while len(self._drawings) > OLD_DRAWINGS_MOST + len(self.shown):
            del self._drawings[next(iter(self._drawings))]

    @staticmethod
    def _better(old: ShownSheet, new: PageView, pages: PreviewPages) -> bool:
        """Whether the sheet that is shown says more of its page than a new one."""
        return new.page in pages.waiting or (bool(new.unset) and old.view.placed > new.placed)

    def sheets(self) -> list[ShownSheet]:
        """The sheets in page order."""
        return [self.shown[number] for number in sorted(self.shown)]

    def drawing(self, digest: str) -> str | None:
        """A sheet as SVG by its digest."""
        return self._drawings.get(digest)
