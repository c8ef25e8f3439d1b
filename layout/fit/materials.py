"""What every story of a page is fitted with, as one value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from layout.furniture.composing_room import ComposingRoom
from layout.issue.photographs import PixelSize
from layout.search.weights import Weights


class Materials(NamedTuple):
    """The house with its type, the pixel sizes of photographs by file name, and the prices."""

    composing: ComposingRoom
    sizes: Mapping[str, PixelSize]
    weights: Weights
