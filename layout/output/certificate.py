"""Proof that the pages hold the copy: the text to be printed against the text that is seen.

Both are compared part by part, and characters are counted without spaces. The drawn side comes from
the glyph runs as the painter wrote them, never from the copy. What was drawn and yet is not seen, since
its glyph is empty, it lies under a picture or off the sheet, is lost.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from layout.core.diagnostics import NOWHERE, Findings, Span, Spot, Words
from layout.core.frame import Source
from layout.press.painter import Drawn
from layout.press.seen_ink import Hidden, UnseenText
from layout.rules.forms import JUMP, page_named

EXCERPT = 20
"""Characters of a lost or doubled text that a message shows."""
PROGRAM_FAULT = Words(
    "这是程序的错，不是稿件的错；请把这一期的文件交给维护者",
    "this is a fault of the program; send the issue file to the maintainers",
)


UNSEEN_REMEDY = Words(
    "看大样上这一处：挪开盖住它的图片或底色，或改版样、纸张和字体",
    "look at the place on the proof: move what lies over it, or change module, sheet or font",
)
_CAUSES = {
    Hidden.EMPTY: Words("字形没有笔画", "their glyphs are empty"),
    Hidden.COVERED: Words("被图片或底色盖住", "something is drawn over them"),
    Hidden.OFF_SHEET: Words("印到了纸外", "they stand off the sheet"),
}


class Mismatch(NamedTuple):
    """A part whose drawn text differs from its copy; `moved` if only the order differs."""

    source: Source
    lost: str
    doubled: str
    moved: bool


class Certificate(NamedTuple):
    """The count of an edition: characters to be printed, drawn, lost and doubled; the digest of the
    drawn text; the parts that differ; the characters that were drawn and are not seen, which count as
    lost.
    """

    characters_in: int
    characters_placed: int
    lost: int
    doubled: int
    text_sha256: str
    mismatches: tuple[Mismatch, ...]
    unseen: tuple[UnseenText, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every part is drawn once, whole, in order and seen."""
        return not self.mismatches and not self.unseen


class _Jump(NamedTuple):
    """One end of a jump: the story, the page it leaves and the page it goes on at."""

    story: str
    first: int
    second: int


def bare(text: str) -> str:
    """A text without any white space."""
    return "".join(text.split())


def certify(
    expected: Iterable[tuple[Source, str]],
    drawn: Sequence[Drawn],
    unseen: Sequence[UnseenText] = (),
) -> Certificate:
    """Compare the texts of all parts with the runs that were drawn for them.

    `unseen` are the characters among those runs that are not seen.
    """
    wanted = _joined(expected)
    placed = _joined((run.source, run.text) for run in drawn)
    mismatches = [
        _mismatch(source, wanted.get(source, ""), placed.get(source, ""))
        for source in dict.fromkeys([*wanted, *placed])
        if wanted.get(source, "") != placed.get(source, "")
    ]
    text = "\n".join(placed.values())
    hidden = sum(len(bare(glyph.text)) for glyph in unseen)
    return Certificate(
        characters_in=sum(map(len, wanted.values())),
        characters_placed=sum(map(len, placed.values())) - hidden,
        lost=sum(len(mismatch.lost) for mismatch in mismatches) + hidden,
        doubled=sum(len(mismatch.doubled) for mismatch in mismatches),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        mismatches=tuple(mismatches),
        unseen=tuple(unseen),
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
    """An error for every part that is not drawn whole or not seen whole.

    `spots` are the places of stories by id.
    """
    for mismatch in certificate.mismatches:
        span, spot = spots.get(mismatch.source.story, (None, NOWHERE))
        findings.error("certificate", _mismatch_words(mismatch), PROGRAM_FAULT, span, spot)
    hidden: dict[tuple[Source, Hidden], str] = {}
    for _, source, text, why in certificate.unseen:
        hidden[source, why] = hidden.get((source, why), "") + text
    for (source, why), text in hidden.items():
        span, spot = spots.get(source.story, (None, NOWHERE))
        findings.error("certificate", _unseen_words(source, why, text), UNSEEN_REMEDY, span, spot)


def _unseen_words(source: Source, why: Hidden, text: str) -> Words:
    cause = _CAUSES[why]
    part = f"{source.story} / {source.part} {source.paragraph + 1}"
    return Words(
        f"版面上有 {len(text)} 个字看不见（{part}），{cause.zh}：“{text[:EXCERPT]}”",
        f"{len(text)} characters of the page are not seen ({part}), {cause.en}",
    )


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
