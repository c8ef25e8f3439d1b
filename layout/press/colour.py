"""Colours on the plates: process colours, one named spot colour, registration, overprint.

Solid black prints over what lies under it (ISO 32000-1 8.6.7, OPM 1), so that no white edge shows
where the black plate is a hair off; everything else knocks out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from layout.core.frame import BLACK, Colour
from layout.press.pdf.objects import Raw, array, dictionary, name, numbers

REGISTRATION: Colour = (1.0, 1.0, 1.0, 1.0)
"""The colour of marks that must show on every plate, a spot colour's too."""

OVERPRINT, KNOCKOUT = "Over", "Knock"
_ALL, _SPOT = "All", "Spot"


class SpotInk(NamedTuple):
    """A colour with an ink and a plate of its own; `colour` is the process colour it stands for."""

    name: str
    colour: Colour

    def tint(self, colour: Colour) -> float | None:
        """How much of the ink makes a colour, or None if it is another colour."""
        most = max(self.colour)
        share = max(colour) / most if most else 0.0
        close = all(
            abs(have - want * share) < 1e-6 for have, want in zip(colour, self.colour, strict=True)
        )
        return share if 0 < share <= 1 and close else None


@dataclass(slots=True)
class PressPalette:
    """Frame colours as CMYK, as the spot colour, or on every plate; knows what it has used."""

    spot: SpotInk | None = None
    used: set[str] = field(default_factory=set)

    def fill(self, colour: Colour) -> str:
        """Overprint or knock-out, and the colour."""
        state = OVERPRINT if colour == BLACK else KNOCKOUT
        return f"/{state} gs {self._said(colour, 'cs', 'scn', 'k')}"

    def stroke(self, colour: Colour) -> str:
        """The colour."""
        return self._said(colour, "CS", "SCN", "K")

    def _said(self, colour: Colour, space: str, tint: str, process: str) -> str:
        if colour == REGISTRATION:
            self.used.add(_ALL)
            return f"/{_ALL} {space} 1 {tint}"
        if self.spot and (share := self.spot.tint(colour)):
            self.used.add(_SPOT)
            return f"/{_SPOT} {space} {numbers((share,))} {tint}"
        return f"{numbers(colour)} {process}"

    def resources(self, document: Any) -> dict[str, Any]:
        """The colour spaces and graphics states that the operators name."""
        spaces = {}
        if _ALL in self.used:
            spaces[_ALL] = document.Reference(_separation("All", REGISTRATION), "separationAll")
        if self.spot and _SPOT in self.used:
            ink = _separation(self.spot.name, self.spot.colour)
            spaces[_SPOT] = document.Reference(ink, "separationSpot")
        states = {
            OVERPRINT: Raw(b"<< /Type /ExtGState /OP false /op true /OPM 1 >>"),
            KNOCKOUT: Raw(b"<< /Type /ExtGState /OP false /op false /OPM 0 >>"),
        }
        return {
            "ColorSpace": dictionary(spaces) if spaces else None,
            "ExtGState": dictionary(
                {key: document.Reference(state, f"state{key}") for key, state in states.items()}
            ),
        }


def _separation(ink: str, colour: Colour) -> Any:
    """A Separation space whose tints run from paper to a process colour (ISO 32000-1 8.6.6.4)."""
    return array(
        [
            "/Separation",
            name(ink),
            "/DeviceCMYK",
            {
                "FunctionType": 2,
                "Domain": [0, 1],
                "C0": [0, 0, 0, 0],
                "C1": list(colour),
                "N": 1,
            },
        ]
    )
