"""The certificate fails when anything is lost, doubled or out of order."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import SPECS

from layout.core.diagnostics import Findings, Span, Spot
from layout.core.frame import GlyphRun, Source
from layout.output.builder import build
from layout.output.certificate import certify, judge_certificate
from layout.press import press_pdf as document
from layout.press.painter import Drawn
from layout.press.seen_ink import Hidden, UnseenText

COPY = [(Source("a", "body", 0), "甲乙丙 丁"), (Source("a", "headline"), "题")]


def drawn(*texts: tuple[str, int, str]) -> list[Drawn]:
    return [Drawn(1, Source("a", part, number), text) for part, number, text in texts]


def test_a_whole_page_holds() -> None:
    done = certify(COPY, drawn(("headline", 0, "题"), ("body", 0, "甲乙"), ("body", 0, "丙丁")))
    assert done.holds and (done.characters_in, done.characters_placed) == (5, 5)


@pytest.mark.parametrize(
    ("runs", "lost", "doubled", "moved"),
    [
        ([("headline", 0, "题"), ("body", 0, "甲乙丙")], 1, 0, False),
        ([("headline", 0, "题"), ("body", 0, "甲乙丙丁丁")], 0, 1, False),
        ([("headline", 0, "题"), ("body", 0, "乙甲丙丁")], 0, 0, True),
        ([("headline", 0, "题"), ("body", 0, "甲乙丙丁"), ("body", 1, "戊")], 0, 1, False),
        ([("body", 0, "甲乙丙丁")], 1, 0, False),
    ],
)
def test_faults_are_counted(runs, lost: int, doubled: int, moved: bool) -> None:
    done = certify(COPY, drawn(*runs))
    assert not done.holds
    assert (done.lost, done.doubled, done.mismatches[0].moved) == (lost, doubled, moved)


def test_characters_that_are_not_seen_are_errors_at_their_story() -> None:
    """All of one part and one cause are one error."""
    hidden = [UnseenText(1, COPY[0][0], char, Hidden.COVERED) for char in "甲乙"]
    runs = drawn(("headline", 0, "题"), ("body", 0, "甲乙丙丁"))
    findings = Findings()
    certificate = certify(COPY, runs, hidden)
    judge_certificate(certificate, {"a": (Span("a.yaml", 3, 5), Spot(1, "a"))}, findings)
    (fault,) = findings.items
    assert (certificate.lost, certificate.characters_placed) == (2, 3)
    assert fault.rule == "certificate" and fault.span == Span("a.yaml", 3, 5)
    assert "2 个字看不见" in fault.message.zh and "盖住" in fault.message.zh and fault.hint.zh


def test_a_dropped_line_refuses_the_press_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last line of a paragraph taken off the page, behind the back of everything else."""
    honest = document.paint_sheets

    def dropping(frames, *rest):
        lines = [
            item
            for item in frames[0].items
            if isinstance(item, GlyphRun) and item.source == Source("junzheng", "body", 2)
        ]
        last = [item for item in lines if item.y == lines[-1].y]
        kept = tuple(item for item in frames[0].items if item not in last)
        return honest([frames[0]._replace(items=kept), *frames[1:]], *rest)

    monkeypatch.setattr("layout.output.presswork.paint_sheets", dropping)
    built = build(SPECS / "3589.yaml", tmp_path)
    assert built.pdf is None and not (tmp_path / "3589.pdf").exists()
    (fault,) = [d for d in built.diagnostics if d.rule == "certificate"]
    assert fault.spot.story == "junzheng" and "丢" in fault.message.zh
