"""Colours for the press: process colours, one named spot colour, registration, overprint.

Solid black overprints what lies under it (ISO 32000-1 8.6.7, OPM 1), so that no white edge shows
if the black plate is slightly out of register. Every other colour knocks out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from layout.core.frame import BLACK, Colour
from layout.press.pdf.objects import Raw, array, dictionary, name, numbers

REGISTRATION: Colour = (1.0, 1.0, 1.0, 1.0)
"""The colour of marks that must show on every plate, that of a spot colour included."""

OVERPRINT, KNOCKOUT = "Over", "Knock"
"""Resource names of the two graphics states."""
_ALL, _SPOT = "All", "Spot"
"""Resource names of the two Separation spaces."""
_TOLERANCE = 1e-6
"""Amounts of ink (0 to 1) closer than this are the same."""


class SpotInk(NamedTuple):
    """A colour with an ink and a plate of its own.

    `name` is the ink's name, `colour` the process colour that proofs show in its place.
    """

    name: str
    colour: Colour

    def tint(self, colour: Colour) -> float | None:
        """How much of the ink makes `colour`, 0 to 1; None if it is no tint of this ink."""
        strongest = max(self.colour)
        share = max(colour) / strongest if strongest else 0.0
        is_tint = all(
            abs(have - want * share) < _TOLERANCE
            for have, want in zip(colour, self.colour, strict=True)
        )
        return share if 0 < share <= 1 and is_tint else None


@dataclass(slots=True)
class PressPalette:
    """Frame colours as operators: CMYK, the spot colour, or registration.

    `used` holds the resource names of the Separation spaces that the operators refer to.
    """

    spot: SpotInk | None = None
    used: set[str] = field(default_factory=set)

    def fill(self, colour: Colour) -> str:
        """The operators for text and areas: overprint or knock-out, then the colour."""
        state = OVERPRINT if colour == BLACK else KNOCKOUT
        return f"/{state} gs {self._operators(colour, 'cs', 'scn', 'k')}"

    def stroke(self, colour: Colour) -> str:
        """The operators for lines: the colour."""
        return self._operators(colour, "CS", "SCN", "K")

    def _operators(self, colour: Colour, space: str, tint: str, process: str) -> str:
        """The colour by the operators for a colour space, for a tint in it, and for CMYK."""
        if colour == REGISTRATION:
            self.used.add(_ALL)
            return f"/{_ALL} {space} 1 {tint}"
        if self.spot and (share := self.spot.tint(colour)):
            self.used.add(_SPOT)
            return f"/{_SPOT} {space} {numbers((share,))} {tint}"
        return f"{numbers(colour)} {process}"

    def resources(self, document: Any) -> dict[str, Any]:
        """The colour spaces and graphics states that the operators refer to, by resource kind."""
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
