"""Frame colours on a screen: inks turned into red, green and blue light."""

from __future__ import annotations

from layout.core.frame import Colour
from layout.press.pdf.objects import numbers

_INKS = ((0.0, 0.62, 0.88), (0.9, 0.0, 0.49), (1.0, 0.93, 0.0), (0.0, 0.0, 0.0))
"""The parts of red, green and blue light that solid cyan, magenta, yellow and black let through
(ISO 12647-2, rounded).
"""


class ScreenPalette:
    """Frame colours as operators in RGB."""

    def fill(self, colour: Colour) -> str:
        """The operator for text and areas."""
        return f"{numbers(screen_colour(colour))} rg"

    def stroke(self, colour: Colour) -> str:
        """The operator for lines."""
        return f"{numbers(screen_colour(colour))} RG"


def screen_colour(colour: Colour) -> tuple[float, ...]:
    """Red, green and blue of a frame colour, each 0 to 1.

    Each ink is a filter over the ones before it.
    """
    light = [1.0, 1.0, 1.0]
    for amount, ink in zip(colour, _INKS, strict=True):
        light = [
            seen * (1 - amount * (1 - through)) for seen, through in zip(light, ink, strict=True)
        ]
    return tuple(light)
