"""What was done to a story so that its module closes exactly, as values without words.

The search, `fit` and make-up hand these values on. The words for them are found where they are
printed: in report.json and in the marked proofs.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class AdjustmentKind(Enum):
    """The ways to close a module."""

    HEAD_AIR = "head-air"
    PICTURE_DEPTH = "picture-depth"
    SUBHEADS_SPREAD = "subheads-spread"
    PARAGRAPHS_TIGHTENED = "paragraphs-tightened"
    PARAGRAPHS_LOOSENED = "paragraphs-loosened"
    JUMP = "jump"


class Adjustment(NamedTuple):
    """One adjustment of a story, with its amount."""

    kind: AdjustmentKind
    rows: int = 0
    """Of HEAD_AIR and PICTURE_DEPTH the rows added, below 0 those taken away; of JUMP the rows of
    copy that go to another page; otherwise 0.
    """
    paragraphs: tuple[int, ...] = ()
    """The paragraphs that were set one line shorter or longer, counted from 1."""
