"""What is reported of heads turned without certainty, and of words that change their face."""

from __future__ import annotations

from pathlib import Path

from layout.core.diagnostics import Severity
from layout.output.builder import build


def test_an_unsure_turn_and_a_word_in_another_face_are_reported_once(
    issue_folder: Path, tmp_path: Path
) -> None:
    path = issue_folder / "mini.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("主题: 夏天喝水有讲究", "主题: 老年大学开设Photoshop修图班")
    text = text.replace("third: {栏: 1-4,", "third: {栏: 1-2,")
    path.write_text(
        text.replace("老人更要记得", "Dvořák说，Dvořák也说，老人更要记得"), encoding="utf-8"
    )
    found = build(path, tmp_path).diagnostics
    (turn,) = [d for d in found if d.rule == "head-turn"]
    assert turn.severity is Severity.INFO and turn.spot.story == "third" and "｜" in turn.hint.zh
    assert "老年大学开设／Photoshop修图班" in turn.message.zh
    (face,) = [d for d in found if d.rule == "face-changed"]
    assert face.severity is Severity.WARNING and face.spot.story == "third"
    assert all(part in face.message.zh for part in ("“Dvořák”", "ř U+0159", "LXGWWenKai"))
