"""The specimen page, an issue of its own house: built clean but for a character of another face, with the rules it talks about on it."""

from __future__ import annotations

from pathlib import Path

from readback import read_runs

from layout.output.builder import build

SPECIMEN = Path(__file__).parents[1] / "issues" / "specimen" / "specimen.yaml"


def test_the_specimen_closes_with_a_word_on_the_borrowed_character_alone(tmp_path: Path) -> None:
    built = build(SPECIMEN, tmp_path)
    assert built.pdf is not None
    (borrowed,) = built.diagnostics
    assert borrowed.rule == "face-changed" and "𠮷 U+20BB7" in borrowed.message.zh
    text = "".join(run.text for run in read_runs(built.pdf))
    assert "旮旯（gālá）" in text  # a reading in brackets
    assert "竖题“外双内单”" in text  # vertical quotes copy as the editor wrote them
    assert "𠮷" in text  # plane 2, from the fallback chain
