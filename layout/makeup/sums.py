"""Least sums of prices over the splits of groups: one part beside the other, or above it.

Of the prices of a group at a width most are impossible: a rectangle that is too small, or wastes
too much. Sums one above the other are therefore made of the possible ones only, pair by pair.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from layout.makeup.weights import IMPOSSIBLE

Prices = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int64]


def possible(prices: Prices) -> tuple[Numbers, Numbers, Prices]:
    """The possible among the prices of some parts: the part of each, its place there, the price."""
    flat = prices.reshape(-1)
    cells = (flat < IMPOSSIBLE).nonzero()[0]
    part, place = np.divmod(cells, max(prices[:1].size, 1))
    return part, place, flat[cells]


def add_rows(places: Numbers, above: Prices, below: Prices, into: Prices) -> None:
    """For every sum of rows the least sum of prices, kept where it is less: a min-plus product.

    Rows run along the last axis. `above` has for each split one line or several, `below` one; the
    sums of a split belong to as many lines of the flat table `into`, from its place on.
    """
    limit = above.shape[-1]
    split, spot, high = possible(above)
    lower, low_spot, low = possible(below)
    # the possible rows below that have room under those above stand together
    line = split * limit
    first, stop = (lower * limit + low_spot).searchsorted((line, line + limit - spot % limit))
    each = stop - first
    partner = np.arange(each.sum()) + (stop - each.cumsum()).repeat(each)
    cells = (places[split] + spot).repeat(each) + low_spot[partner]
    np.minimum.at(into, cells, high.repeat(each) + low[partner])
