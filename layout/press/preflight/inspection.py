"""What preflight compares a press file with: the order of the printer and of the house."""

from __future__ import annotations

from typing import NamedTuple

from layout.core.frame import Colour
from layout.press.press_pdf import PrintedSheet, Standard


class InspectionOrder(NamedTuple):
    """What a press file must be.

    `sheets` gives the size and the certified text of every sheet. `colours` are the colours that
    text may have. `ppi` is the resolution that the house wants; pictures with less than half of
    it are faults. `ink` is the highest total ink in percent. `spot` is the name of the spot
    colour, or empty.
    """

    standard: Standard
    sheets: tuple[PrintedSheet, ...]
    colours: frozenset[Colour]
    ppi: int
    ink: int
    spot: str = ""
