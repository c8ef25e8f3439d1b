"""Every part of a page, drawn on three sizes of paper, against dumps that were reviewed.

After an intended change, `FRAME_DUMPS=write pytest tests/furniture/test_part_dumps.py
tests/draw/test_drawn_dumps.py` writes the dumps anew. Read the differences before they are committed. Do not
write while the planted faults are tested: they draw wrong pages on purpose.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from framedump import compare
from papers import Paper, dumped
from partcases import FURNITURE

DUMPS = Path(__file__).parent / "dumps"


@pytest.mark.parametrize("name", FURNITURE)
def test_a_part_is_drawn_as_reviewed(name: str, papers: Mapping[str, Paper]) -> None:
    compare(dumped(FURNITURE[name], papers.values(), on_page=False), DUMPS / f"{name}.txt")


def test_every_dump_belongs_to_a_part() -> None:
    assert {path.stem for path in DUMPS.iterdir()} == set(FURNITURE)
