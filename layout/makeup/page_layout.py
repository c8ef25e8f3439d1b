"""A made-up page as a value: which shape of which story stands where, with its faults and price."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from layout.core.diagnostics import Lang
from layout.fit.story_settings import Closing
from layout.issue.model import Module
from layout.search.lint import MakeupFault
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

    def root_in(self, lang: Lang) -> str:
        """The structure in words."""
        row, upper, edge = self.root
        zh = lang == "zh"
        if row < 0:
            zh_words = f"风车形：左上 {upper} 栏，约到第 {-row} 行，左下 {edge} 栏"
            en_words = f"a pinwheel, {upper} columns to about row {-row} at the left, {edge} below"
            return zh_words if zh else en_words
        parts = []
        if row:
            parts.append(f"末条横带约从第 {row} 行起" if zh else f"last band from row {row}")
        for name, column in (("上部" if zh else "upper", upper), ("末带" if zh else "last", edge)):
            if column:
                gutter = f"主栏缝在第 {column} 栏后" if zh else f"gutter after column {column}"
                parts.append(f"{name}{gutter}" if zh else f"{name} {gutter}")
        return ("，" if zh else ", ").join(parts) or ("通栏" if zh else "whole width")


def distinct(found: Iterable[Layout]) -> list[Layout]:
    """The first layout of every root.

    A layout whose modules are those of an earlier one is left out, though its root differs.
    """
    chosen: dict[Root, Layout] = {}
    for made in found:
        if all(made.modules != other.modules for other in chosen.values()):
            chosen.setdefault(made.root, made)
    return list(chosen.values())
