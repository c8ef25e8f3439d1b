"""From finished pages to files: the press PDF, printer's spreads, the reading PDF.

The press PDF is drawn, certified, written as a draft and inspected. Only a draft without findings
takes the place of the old file. Spreads, reading PDF and report take their places with it or not at
all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from layout.core.diagnostics import Diagnostic, Findings
from layout.core.frame import BLACK, Colour, GlyphRun
from layout.core.outputs import OutputDrafts
from layout.edition.typeset import Clock, Composed, Typeset, profile_path
from layout.house.newspaper import House
from layout.issue.load import Edition
from layout.output.articles import contents
from layout.output.certificate import Certificate, certify, judge_certificate, judge_jumps
from layout.press.colour import SpotInk
from layout.press.pdf.embed import Subset
from layout.press.pdf.metadata import Metadata
from layout.press.preflight.inspection import InspectionOrder
from layout.press.preflight.inspector import Inspector
from layout.press.press_pdf import (
    EarlierDrawing,
    PaintedSheets,
    PressFile,
    PressPlan,
    bind_pdf,
    paint_sheets,
    press_pdf,
)
from layout.press.seen_ink import unseen_text
from layout.press.sheet import Marks
from layout.screen.reading_pdf import screen_pdf


class Extras(NamedTuple):
    """What a command asks for besides the house file: the reading PDF, printer's spreads, printer's
    marks, another standard of the press file.
    """

    screen: bool = False
    spreads: bool = False
    marks: bool = False
    standard: Literal["X-4", "X-1a"] | None = None


NO_EXTRAS = Extras()


@dataclass(slots=True)
class Presswork:
    """Makes the files of one issue: `draw`, then `write`; `drafts.place` puts them into their places.

    `painted` are the sheets without their photographs, None after errors; `subsets` are the faces cut
    for the pages. `target` is the press PDF, the other files stand beside it. `written` is the press
    PDF, once its draft is fit to take its place. A draft that has not taken its place at the end is
    deleted.
    """

    done: Typeset
    painted: PaintedSheets | None
    subsets: Mapping[str, Subset]
    target: Path
    extras: Extras
    inspector: Inspector
    findings: Findings
    written: Path | None = None
    drafts: OutputDrafts = field(default_factory=OutputDrafts)
    _draft: Path | None = None

    def __enter__(self) -> Presswork:
        return self

    def __exit__(self, *_: object) -> None:
        self.drafts.drop()

    def draw(self, clock: Clock) -> tuple[Certificate, str] | None:
        """Make the press PDF, certify it, and hand a draft to the inspector.

        Returns the certificate and the digest of the PDF; None if there were errors before.
        """
        if self.painted is None or self.findings.failed:
            return None
        plan = self._plan()
        words = document_words(self.done.edition)
        press = bind_pdf(self.painted, self.done.photos, words, plan._replace(spreads=False))
        clock.lap("draw")
        pages = self.done.pages
        unseen = tuple(unseen_text(self.done.frames, self.done.faces.by_key()))
        certificate = certify(pages.expected(), press.drawn, unseen)
        judge_certificate(certificate, pages.spots(), self.findings)
        judge_jumps(press.drawn, self.findings)
        if not self.findings.failed:
            self._draft = self.drafts.add(self.target, press.pdf)
            self.inspector.begin(self._draft, self._order(plan, press))
        return certificate, hashlib.sha256(press.pdf).hexdigest()

    def write(self, clock: Clock) -> None:
        """Write the drafts of what goes with the press PDF, if the inspector finds nothing in its
        draft; else give that up.

        The reading PDF is drawn while the inspector works.
        """
        if self._draft is None:
            return
        screen = self._screen() if self.extras.screen else None
        if screen:
            clock.lap("screen")
        found: Sequence[Diagnostic] = self.inspector.found()
        clock.lap("inspect")
        plan = self._plan()
        if plan.spreads and not found:
            found = self._write_spreads(plan)
            clock.lap("spreads")
        self.findings.items += found
        if found:
            self.drafts.drop()
            return
        self.written = self.target
        if screen:
            self.drafts.add(self._beside("screen"), screen)

    def _write_spreads(self, plan: PressPlan) -> Sequence[Diagnostic]:
        """Draft the pages in pairs, as they lie on the printing sheet; returns the findings on them."""
        done = self.done
        words = document_words(done.edition)
        faces = done.faces.by_key()
        standing = EarlierDrawing(self.subsets)
        press = press_pdf(done.frames, faces, done.photos, words, plan, standing)
        draft = self.drafts.add(self._beside("spreads"), press.pdf)
        self.inspector.begin(draft, self._order(plan, press))
        return self.inspector.found()

    def _screen(self) -> bytes:
        """The reading PDF."""
        done, edition = self.done, self.done.edition
        words = contents(done.pages)
        return screen_pdf(
            done.frames, self.subsets, done.screen_photos, document_words(edition), words
        )

    def files(self) -> tuple[Path, ...]:
        """The PDFs that were written."""
        if self.written is None:
            return ()
        made = {"screen": self.extras.screen, "spreads": self._plan().spreads}
        return (self.written, *(self._beside(name) for name, asked in made.items() if asked))

    def stale(self) -> tuple[Path, ...]:
        """Files of an earlier build beside a press PDF that was written now: they show other pages."""
        made = {"screen": self.extras.screen, "spreads": self._plan().spreads}
        beside = [self._beside(name) for name, again in made.items() if not again]
        return tuple(path for path in beside if self.written and path.exists())

    def _plan(self) -> PressPlan:
        return press_plan(self.done.edition, self.extras)

    def _beside(self, name: str) -> Path:
        return self.target.with_name(f"{self.target.stem}-{name}.pdf")

    def _order(self, plan: PressPlan, press: PressFile) -> InspectionOrder:
        """What preflight compares the file with."""
        limits = self.done.edition.house.value.press
        runs = [i for f in self.done.frames for i in f.items if isinstance(i, GlyphRun)]
        return InspectionOrder(
            plan.standard,
            press.sheets,
            frozenset({BLACK, *(run.colour for run in runs)}),
            limits.ppi,
            limits.ink,
            plan.spot.name if plan.spot else "",
        )


def painted(
    composed: Composed, standing: EarlierDrawing, extras: Extras = NO_EXTRAS
) -> PaintedSheets:
    """The sheets of the press PDF, drawn while their photographs are still being prepared."""
    places = [place for frame in composed.frames for place in composed.pages.photographs(frame)]
    plan = press_plan(composed.edition, extras)._replace(spreads=False)
    words, faces = document_words(composed.edition), composed.faces.by_key()
    return paint_sheets(composed.frames, faces, frozenset(places), words, plan, standing)


def press_plan(edition: Edition, extras: Extras = NO_EXTRAS) -> PressPlan:
    """What the house file and the command ask of the press PDF."""
    house = edition.house.value
    press = house.press
    marks = Marks(
        press.bleed,
        press.crop_marks or extras.marks,
        press.colour_bar or extras.marks,
        press.slug or extras.marks,
    )
    return PressPlan(
        extras.standard or press.standard,
        profile_path(edition),
        marks,
        SpotInk(press.spot, _red(house)) if press.spot else None,
        press.spreads or extras.spreads,
    )


def document_words(edition: Edition) -> Metadata:
    """Title, author and date of an issue's files."""
    house, issue = edition.house.value, edition.issue.value
    return Metadata(f"{house.name} 第{issue.number}期", house.publisher, issue.date)


def _red(house: House) -> Colour:
    cyan, magenta, yellow, black = (ink / 100 for ink in house.colours.red)
    return cyan, magenta, yellow, black
