"""Proof that the pages hold the copy: the text to be printed against the text that was drawn.

Both are compared part by part, and characters are counted without spaces. The drawn side comes from
the glyph runs as the painter wrote them, never from the copy.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from layout.core.diagnostics import NOWHERE, Findings, Span, Spot, Words
from layout.core.frame import Source
from layout.press.painter import Drawn
from layout.rules.forms import JUMP, page_named

EXCERPT = 20
"""Characters of a lost or doubled text that a message shows."""
PROGRAM_FAULT = Words(
    "这是程序的错，不是稿件的错；请把这一期的文件交给维护者",
    "this is a fault of the program; send the issue file to the maintainers",
)


class Mismatch(NamedTuple):
    """A part whose drawn text differs from its copy; `moved` if only the order differs."""

    source: Source
    lost: str
    doubled: str
    moved: bool


class Certificate(NamedTuple):
    """The count of an edition: characters to be printed, drawn, lost and doubled; the digest of the
    drawn text; the parts that differ.
    """

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


class _Jump(NamedTuple):
    """One end of a jump: the story, the page it leaves and the page it goes on at."""

    story: str
    first: int
    second: int


def bare(text: str) -> str:
    """A text without any white space."""
    return "".join(text.split())


def certify(expected: Iterable[tuple[Source, str]], drawn: Sequence[Drawn]) -> Certificate:
    """Compare the texts of all parts with the runs that were drawn for them."""
    wanted = _joined(expected)
    placed = _joined((run.source, run.text) for run in drawn)
    mismatches = [
        _mismatch(source, wanted.get(source, ""), placed.get(source, ""))
        for source in dict.fromkeys([*wanted, *placed])
        if wanted.get(source, "") != placed.get(source, "")
    ]
    text = "\n".join(placed.values())
    return Certificate(
        characters_in=sum(map(len, wanted.values())),
        characters_placed=sum(map(len, placed.values())),
        lost=sum(len(mismatch.lost) for mismatch in mismatches),
        doubled=sum(len(mismatch.doubled) for mismatch in mismatches),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        mismatches=tuple(mismatches),
    )


def _joined(texts: Iterable[tuple[Source, str]]) -> dict[Source, str]:
    """The whole text of every part without spaces, in the order in which the parts first come."""
    joined: dict[Source, str] = {}
    for source, text in texts:
        joined[source] = joined.get(source, "") + bare(text)
    return joined


def _mismatch(source: Source, wanted: str, placed: str) -> Mismatch:
    missing, surplus = Counter(wanted) - Counter(placed), Counter(placed) - Counter(wanted)
    return Mismatch(
        source,
        "".join(missing.elements()),
        "".join(surplus.elements()),
        not missing and not surplus,
    )


def judge_jumps(drawn: Sequence[Drawn], findings: Findings) -> None:
    """An error for every 下转 without its 上接 on the page that it names, and the reverse (M11)."""
    lines: dict[tuple[int, Source], str] = {}
    for run in drawn:
        if run.source.part in ("jump-to", "byline"):
            key = run.page, run.source
            lines[key] = lines.get(key, "") + bare(run.text)
    onward: set[_Jump] = set()
    back: set[_Jump] = set()
    for (page, source), text in lines.items():
        if (match := JUMP.full(text)) and (other := page_named(match)):
            story = source.story.partition("@")[0]
            if match["k"] == "下转":
                onward.add(_Jump(story, page, other))
            else:
                back.add(_Jump(story, other, page))
    for story, first, second in sorted(onward ^ back):
        words = Words(
            f"“{story}”从 {first} 版转 {second} 版，两处的转版行对不上",
            f"“{story}” jumps from page {first} to {second}: its two lines do not agree",
        )
        findings.error("jump-pair", words, PROGRAM_FAULT, spot=Spot(first, story))


def judge_certificate(
    certificate: Certificate, spots: Mapping[str, tuple[Span, Spot]], findings: Findings
) -> None:
    """An error for every part that is not drawn whole; `spots` are the places of stories by id."""
    for mismatch in certificate.mismatches:
        span, spot = spots.get(mismatch.source.story, (None, NOWHERE))
        findings.error("certificate", _mismatch_words(mismatch), PROGRAM_FAULT, span, spot)


def _mismatch_words(mismatch: Mismatch) -> Words:
    source, lost, doubled, moved = mismatch
    part = f"{source.story} / {source.part} {source.paragraph + 1}"
    zh = "字序不对"
    if not moved:
        zh = f"丢 {len(lost)} 字“{lost[:EXCERPT]}”，多 {len(doubled)} 字“{doubled[:EXCERPT]}”"
    return Words(
        f"版面上的字与稿件不符（{part}）：{zh}",
        f"the page differs from the copy ({part}): {len(lost)} lost, {len(doubled)} doubled",
    )
