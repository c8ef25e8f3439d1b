"""A made-up page as a value: which shape of which story stands where, with its faults and price."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from layout.fit.story_settings import Closing
from layout.issue.model import Module
from layout.search.page_faults import MakeupFault
from layout.search.readout import Root
from layout.search.shapes.shape import Shape

FILLER = -1
"""The story number of a filler, which is no story of the page."""


class ShapeSpot(NamedTuple):
    """A story's shape on the page: first column and row of the story area, counted from 0."""

    story: int
    column: int
    row: int
    shape: Shape


class Layout(NamedTuple):
    """A made-up page: modules and closings by story id, its faults and its price."""

    modules: Mapping[str, Module]
    closings: Mapping[str, Closing]
    faults: tuple[MakeupFault, ...]
    price: int
    base: int
    """The price without the price of the faults and of taste."""
    root: Root
    """The structure of the page in short: layouts with different roots look different."""
    fillers: tuple[Module, ...] = ()
    spots: tuple[ShapeSpot, ...] = ()
    ease: int = 0
    """The ease of the copy with which its shapes were found."""


def distinct(found: Iterable[Layout]) -> list[Layout]:
    """The first layout of every root.

    A layout whose modules are those of an earlier one is left out, though its root differs.
    """
    chosen: dict[Root, Layout] = {}
    for made in found:
        if all(made.modules != other.modules for other in chosen.values()):
            chosen.setdefault(made.root, made)
    return list(chosen.values())
