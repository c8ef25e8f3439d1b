"""Stories, hairlines and whole pages on three sizes of paper, against dumps that were reviewed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from framedump import REWRITE, Dump, compare
from pagecases import DRAWN
from papers import Paper, dumped

from layout.core.frame import GlyphRun, RuleLine, Source

DUMPS = Path(__file__).parent / "dumps"


@pytest.mark.parametrize("name", DRAWN)
def test_it_is_drawn_as_reviewed(name: str, papers: Mapping[str, Paper]) -> None:
    compare(dumped(DRAWN[name], papers.values(), on_page=True), DUMPS / f"{name}.txt")


def test_every_dump_belongs_to_a_case() -> None:
    assert {path.stem for path in DUMPS.iterdir()} == set(DRAWN)


def test_a_dump_says_what_has_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(REWRITE, raising=False)
    run = GlyphRun("黑.ttf", 9.0, 0.0, 24.0, (1,), (0.0,), ("看",), Source("s", "body"))
    golden = tmp_path / "one.txt"
    golden.write_text(Dump(12).text([run, RuleLine(0, 36, 9, 36, 0.3)]), encoding="utf-8")
    compare(Dump(12).text([run, RuleLine(0, 36.001, 9, 36.001, 0.3)]), golden)
    with pytest.raises(AssertionError) as failure:
        compare(Dump(12).text([run, RuleLine(0, 30, 9, 30, 0.3)]), golden)
    assert "-  rule   y 36.00 (row 3.00)  x 0.00 to 9.00  width 0.30" in str(failure.value)
    assert "+  rule   y 30.00 (row 2.50)  x 0.00 to 9.00  width 0.30" in str(failure.value)
