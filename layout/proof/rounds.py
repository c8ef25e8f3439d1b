"""Rounds of proofs (一校、二校、三校): where each is kept, and which it is compared with.

Round R of issue N is kept in `out/N/rounds/R/`: proof, red-line proof, report and page pictures. It
may be made again until the next round exists; after that it is a document and is not changed.
"""

from __future__ import annotations

from pathlib import Path

from layout.core.diagnostics import Findings, Span, Words
from layout.proof.words import round_words

ROUNDS_MOST = 3
"""A paper reads three proofs."""


def round_folder(folder: Path, number: int) -> Path:
    """Where round `number` is kept of the issue whose outputs are in `folder`."""
    return folder / "rounds" / str(number)


def round_before(folder: Path, number: int) -> Path | None:
    """The proof PDF of the round before round `number`; None if it was not kept."""
    found = round_folder(folder, number - 1) / "proof.pdf"
    return found if found.is_file() else None


def last_round(folder: Path) -> int:
    """The number of the latest round that was kept; 0 if there is none."""
    numbers = range(ROUNDS_MOST, 0, -1)
    return next((n for n in numbers if (round_folder(folder, n) / "proof.pdf").is_file()), 0)


def judge_round(folder: Path, number: int, findings: Findings) -> None:
    """An error if a later round than `number` exists already, a warning if the one before does not."""
    later = last_round(folder)
    if later > number:
        findings.error(
            "round-closed",
            Words(
                f"已经出过{round_words(later).zh}，{round_words(number).zh}不能重出",
                f"the {round_words(later).en} is made, the {round_words(number).en} is closed",
            ),
            Words(
                f"出{round_words(min(later + 1, ROUNDS_MOST)).zh}；要重来就先移走 {folder / 'rounds'}",
                f"make the next round, or move {folder / 'rounds'} away first",
            ),
            Span(str(round_folder(folder, number)), 1, 1),
        )
    elif number > 1 and round_before(folder, number) is None:
        findings.warn(
            "round-skipped",
            Words(
                f"没有{round_words(number - 1).zh}，{round_words(number).zh}没有可比的",
                f"there is no {round_words(number - 1).en} to compare with",
            ),
            Words("先出前一校", "make the round before first"),
            Span(str(folder), 1, 1),
        )
