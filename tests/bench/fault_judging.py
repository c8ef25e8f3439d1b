"""What one spoilt file does to check-issue and build-issue, in a process with a limit of time.

A build that ends with a press PDF is read back: every glyph in the sheet's printable part, no type
under 4.5 points, no ink on ink and none outside its module, inks seen and within the limit, no
text lost. What breaks one of these and is not named is wrong and silent.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import sys
import time
import traceback
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

for folder in ("bench", "kit"):
    sys.path.insert(0, str(Path(__file__).parents[1] / folder))

SECONDS = 20
"""Of its own processor time that a case may take; a case that sleeps has three times as long."""
LEAST_TYPE = 4.5
LEAST_MARGIN = 2.9
"""Millimetres of the sheet's edge without ink."""
LEAST_CONTRAST = 2.0
TICKS = 100
"""Of a second, in which the kernel counts processor time."""


class Told(NamedTuple):
    """One diagnostic: severity, rule, message, file and the key that it stands at."""

    severity: str
    rule: str
    message: str
    file: str
    path: str


class Outcome(NamedTuple):
    """What came of one case."""

    told: tuple[Told, ...] = ()
    digest: str = ""
    """Of the finished pages; empty if there is no press PDF."""
    wrong: tuple[str, ...] = ()
    failure: str = ""
    """A traceback, or “hang”."""


class Worker:
    """A process that checks and builds one case after another."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._line, far = context.Pipe()
        self._process = context.Process(target=_serve, args=(far,), daemon=False)
        self._process.start()
        far.close()
        self._line.recv()

    def run(self, issue: Path, out: Path) -> Outcome:
        """The outcome of an issue file with the house file beside it."""
        began, used = time.monotonic(), self._used()
        self._line.send((issue, out))
        while not self._line.poll(0.05):
            slow = self._used() - used > SECONDS or time.monotonic() - began > 3 * SECONDS
            if slow or not self._process.is_alive():
                ended = not self._process.is_alive()
                self.close()
                self._start()
                return Outcome(failure="the process ended" if ended else "hang")
        outcome: Outcome = self._line.recv()
        return outcome

    def _used(self) -> float:
        """Seconds of processor time of the process and of its children that have ended."""
        try:
            text = Path(f"/proc/{self._process.pid}/stat").read_text()
        except OSError:
            return 0.0
        fields = text.rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / TICKS

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def _serve(line: Connection) -> None:
    from layout.output import builder

    seen: list[Any] = []
    compose = builder.compose

    def recording(*args: Any) -> Any:
        done = compose(*args)
        seen[:] = [done]
        return done

    builder.compose = recording  # type: ignore[assignment]
    line.send("ready")
    while True:
        issue, out = line.recv()
        seen.clear()
        try:
            line.send(_outcome(issue, out, seen))
        except Exception:
            line.send(Outcome(failure=traceback.format_exc()))


def _outcome(issue: Path, out: Path, seen: list[Any]) -> Outcome:
    from layout.core.diagnostics import Findings
    from layout.edition.furniture_check.whole_check import check_whole
    from layout.formats.terminal import text_lines
    from layout.issue.load import load_edition
    from layout.output.builder import build

    findings = Findings()
    edition = load_edition(issue, None, findings)
    if edition is not None:
        check_whole(edition, findings)
    built = build(issue, out)
    every = [*findings.in_order(), *built.diagnostics]
    for item in every:
        assert text_lines(item, "zh") and text_lines(item, "en")
    told = tuple(dict.fromkeys(map(_told, every)))
    if built.pdf is None:
        return Outcome(told)
    composed = seen[0]
    frames = "".join(map(repr, composed.frames))
    digest = hashlib.sha256(frames.encode()).hexdigest()
    return Outcome(told, digest, tuple(_wrong(built, composed)))


def _told(item: Any) -> Told:
    span = item.span
    file, path = (span.file, span.path) if span else ("", "")
    return Told(item.severity.value, item.rule, item.message.zh, file, path)


def _wrong(built: Any, composed: Any) -> Iterator[str]:
    """Everything wrong on the pages of a build, read from its PDF and from its frames."""
    from drawnpages import DrawnPage
    from inkproperties import (
        no_line_crosses_ink,
        no_text_on_a_picture,
        no_two_texts_overlap,
        nothing_leaves_the_type_area,
        stories_stay_in_their_modules,
    )
    from pagefacts import PageFacts

    from layout.draw.page import PageParts

    yield from _read_back(built.pdf)
    if built.report["certificate"]["lost"]:
        yield f"{built.report['certificate']['lost']} characters lost"
    pages, issue = composed.pages, composed.edition.issue.value
    limit = composed.edition.house.value.press.ink
    for frame, made, page in zip(composed.frames, pages.pages, issue.pages, strict=True):
        parts = PageParts(page, made, issue.date, pages.masthead)
        facts = PageFacts(DrawnPage("", pages.composing, parts, frame))
        for judge in (
            no_line_crosses_ink,
            no_text_on_a_picture,
            no_two_texts_overlap,
            nothing_leaves_the_type_area,
            stories_stay_in_their_modules,
        ):
            yield from judge(facts)
        for run in facts.runs:
            yield from _ink(run.colour, limit)


def _ink(colour: tuple[float, float, float, float], limit: int) -> Iterator[str]:
    if colour == (0.0, 0.0, 0.0, 0.0):
        return  # white on black
    *inks, black = colour
    if sum(colour) * 100 > limit:
        yield f"{sum(colour):.0%} of ink over {limit}"
    if not all(0 <= ink <= 1 for ink in colour):
        yield f"no ink can be {colour}"
    light = [(1 - ink) * (1 - black) for ink in inks]
    if 1.05 / (0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] + 0.05) < LEAST_CONTRAST:
        yield f"ink {colour} is not seen"


def _read_back(pdf: Path) -> Iterator[str]:
    """Glyphs off the sheet or in its edge, and type too small to be read."""
    import pikepdf
    from readback import read_runs

    from layout.core.geometry import MM

    with pikepdf.open(pdf) as opened:
        boxes = [[float(edge) for edge in page.TrimBox] for page in opened.pages]
    for run in read_runs(pdf):
        left, bottom, right, top = boxes[run.page - 1]
        edge = LEAST_MARGIN * MM
        size = run.size
        if size < LEAST_TYPE:
            yield f"page {run.page}: “{run.text[:12]}” at {size:.2f} pt"
        ends = (run.x, run.x + (run.glyphs[-1][1] * run.scale + 0.5) * size)
        if run.scale and (min(ends) < left + edge or max(ends) > right - edge):
            yield f"page {run.page}: “{run.text[:12]}” leaves the sheet sideways"
        if run.y < bottom + edge or run.y > top - edge:
            yield f"page {run.page}: “{run.text[:12]}” leaves the sheet"
