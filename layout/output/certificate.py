"""Proof that the page holds the copy: what was to be printed against what was drawn.

Both sides are compared part by part; characters are counted without spaces. The drawn side comes
from the glyph runs as the painter wrote them, never from the copy.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from layout.core.diagnostics import Findings, Span, Spot, Words
from layout.core.frame import Source
from layout.press.painter import Drawn
from layout.rules.forms import JUMP, page_named


class Mismatch(NamedTuple):
    """A part whose drawn text is not its copy; `moved` if only the order differs."""

    source: Source
    lost: str
    doubled: str
    moved: bool


class Certificate(NamedTuple):
    """The count: characters to be printed, characters drawn, lost, doubled, and the hashes."""

    characters_in: int
    characters_placed: int
    lost: int
    doubled: int
    text_sha256: str
    mismatches: tuple[Mismatch, ...]

    @property
    def holds(self) -> bool:
        """Whether every part is drawn once, whole and in order."""
        return not self.mismatches


def bare(text: str) -> str:
    """A text without any white space."""
    return "".join(text.split())


def certify(expected: Iterable[tuple[Source, str]], drawn: Sequence[Drawn]) -> Certificate:
    """Compare the texts of all parts with the runs drawn for them."""
    wanted: dict[Source, str] = {}
    for source, text in expected:
        wanted[source] = wanted.get(source, "") + bare(text)
    placed: dict[Source, str] = {}
    for run in drawn:
        placed[run.source] = placed.get(run.source, "") + bare(run.text)
    mismatches = []
    lost = doubled = 0
    for source in [*wanted, *(s for s in placed if s not in wanted)]:
        want, have = wanted.get(source, ""), placed.get(source, "")
        if want == have:
            continue
        missing = Counter(want) - Counter(have)
        surplus = Counter(have) - Counter(want)
        lost += missing.total()
        doubled += surplus.total()
        mismatches.append(
            Mismatch(
                source,
                "".join(missing.elements()),
                "".join(surplus.elements()),
                not missing and not surplus,
            )
        )
    text = "\n".join(placed.values())
    return Certificate(
        characters_in=sum(map(len, wanted.values())),
        characters_placed=sum(map(len, placed.values())),
        lost=lost,
        doubled=doubled,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        mismatches=tuple(mismatches),
    )


def judge_jumps(drawn: Sequence[Drawn], findings: Findings) -> None:
    """An error for every 下转 without its 上接 on the page it names, and the other way round (M11)."""
    lines: dict[tuple[int, Source], str] = {}
    for run in drawn:
        if run.source.part in ("jump-to", "byline"):
            key = run.page, run.source
            lines[key] = lines.get(key, "") + bare(run.text)
    onward: set[tuple[str, int, int]] = set()
    back: set[tuple[str, int, int]] = set()
    for (page, source), text in lines.items():
        if (match := JUMP.full(text)) and (other := page_named(match)):
            story = source.story.partition("@")[0]
            if match["k"] == "下转":
                onward.add((story, page, other))
            else:
                back.add((story, other, page))
    for story, first, second in sorted(onward ^ back):
        findings.error(
            "jump-pair",
            Words(
                f"“{story}”从 {first} 版转 {second} 版，两处的转版行对不上",
                f"“{story}” jumps from page {first} to {second}: its two lines do not agree",
            ),
            Words(
                "这是程序的错，不是稿件的错；请把这一期的文件交给维护者",
                "this is a fault of the program; send the issue file to the maintainers",
            ),
            spot=Spot(first, story),
        )


def judge_certificate(
    certificate: Certificate, spots: dict[str, tuple[Span, Spot]], findings: Findings
) -> None:
    """An error for every part that is not drawn whole."""
    for mismatch in certificate.mismatches:
        span, spot = spots.get(mismatch.source.story, (None, Spot()))
        zh = (
            f"丢 {len(mismatch.lost)} 字“{mismatch.lost[:20]}”，"
            f"多 {len(mismatch.doubled)} 字“{mismatch.doubled[:20]}”"
            if not mismatch.moved
            else "字序不对"
        )
        part = f"{mismatch.source.story} / {mismatch.source.part} {mismatch.source.paragraph + 1}"
        findings.error(
            "certificate",
            Words(
                f"版面上的字与稿件不符（{part}）：{zh}",
                f"the page differs from the copy ({part}): {len(mismatch.lost)} lost, "
                f"{len(mismatch.doubled)} doubled",
            ),
            Words(
                "这是程序的错，不是稿件的错；请把这一期的文件交给维护者",
                "this is a fault of the program; send the issue file to the maintainers",
            ),
            span,
            spot,
        )
