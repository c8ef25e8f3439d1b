"""The composer's memory gives back equal endings, and none of other rules, faces or a bad file."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.edition.disk_cache import recall, remembered
from layout.text import composer as module
from layout.text.atoms import Run, TypeCase
from layout.text.composer import Composer
from layout.text.galley import Paragraph, set_galley
from layout.text.spacing import Rules

COPY = (Run("入伏以后，街道的阴凉处多了长椅和凉茶，老人们说：“比空调好。”" * 3, "书宋"),)


def set_once(case: TypeCase) -> Composer:
    composer = Composer(case, Rules())
    for measure in (12.0, 14.0):
        composer.endings(COPY, 2.0, measure)
    return composer


def test_remembered_endings_are_used_again(
    case: TypeCase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = set_once(case)
    file = tmp_path / "endings.cache"
    file.write_bytes(remembered(first))
    again = Composer(case, Rules())
    recall(file, again)
    monkeypatch.setattr(module, "best_endings", None)  # would raise if anything were computed again
    for measure in (12.0, 14.0):
        assert again.endings(COPY, 2.0, measure) == first.endings(COPY, 2.0, measure)
    assert not again.learnt


@pytest.mark.parametrize("spoil", [b"x", b'"price"'])
def test_a_damaged_memory_is_ignored(case: TypeCase, tmp_path: Path, spoil: bytes) -> None:
    file = tmp_path / "endings.cache"
    file.write_bytes(remembered(set_once(case)) + spoil)
    again = Composer(case, Rules())
    recall(file, again)
    again.endings(COPY, 2.0, 14.0)
    assert again.learnt


def test_a_memory_of_other_rules_is_ignored(case: TypeCase, tmp_path: Path) -> None:
    file = tmp_path / "endings.cache"
    file.write_bytes(remembered(set_once(case)))
    other = Composer(case, Rules(level="strict"))
    recall(file, other)
    other.endings(COPY, 2.0, 14.0)
    assert other.learnt


def test_a_paragraph_is_set_a_line_longer(case: TypeCase) -> None:
    composer = Composer(case, Rules())
    paragraph = Paragraph((Run("夏天" * 55, "书宋"),), "body", 0)
    usual = set_galley([paragraph], 26, composer)
    tried = composer.endings_in(paragraph.runs, 2.0, 26, len(usual.lines) + 1)
    longer = set_galley([paragraph], 26, composer, {0: 1})
    assert (len(longer.lines) == len(usual.lines) + 1) == (tried is not None)
    assert "".join(line.text for line in longer.lines) == paragraph.text
