"""The proof's words for what make-up did."""

from __future__ import annotations

import pytest

from layout.proof.words import means_zh


@pytest.mark.parametrize(
    ("absorber", "words"),
    [
        ("head-air +2", "题空 +2 行"),
        ("head-air -1", "题空 -1 行"),
        ("picture -3 rows", "图 -3 行"),
        ("loose paragraph 4", "第 4 段放 1 行"),
        ("loose paragraph 4, 5", "第 4, 5 段放 1 行"),
        ("tight paragraph 4", "第 4 段收 1 行"),
        ("tight paragraph 4, 22", "第 4, 22 段收 1 行"),
        ("spread subheads", "小标题加行"),
        ("jump 27", "转走 27 行"),
    ],
)
def test_every_means_has_chinese_words(absorber: str, words: str) -> None:
    assert means_zh(absorber) == words
