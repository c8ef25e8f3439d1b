"""Least sums of prices over the splits of groups: one part beside the other, or above it.

Of the prices of a group at a width most are impossible: a rectangle that is too small, or wastes
too much. Sums one above the other are therefore made of the possible ones only, pair by pair, and
for those side by side the rows at which both parts are possible are found as bits.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from layout.search.weights import IMPOSSIBLE

Prices = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int64]
Bits = npt.NDArray[np.uint64]
"""Rows as bits, in a few words along the last axis."""


def possible(prices: Prices) -> tuple[Numbers, Numbers, Prices]:
    """The possible among the prices of some parts: the part of each, its place there, the price."""
    flat = prices.reshape(-1)
    cells = (flat < IMPOSSIBLE).nonzero()[0]
    part, place = np.divmod(cells, max(prices[:1].size, 1))
    return part, place, flat[cells]


def row_bits(some: npt.NDArray[np.bool_]) -> Bits:
    """Which rows, along the last axis, are some."""
    octets = np.packbits(some, axis=-1)
    words = np.zeros((*octets.shape[:-1], -(-octets.shape[-1] // 8)), np.uint64)
    words.view(np.uint8)[..., : octets.shape[-1]] = octets
    return words


def rows_of(bits: Bits) -> tuple[Numbers, Numbers]:
    """The lines of a table of bits, and the rows, of all that are set."""
    line, row = np.unpackbits(bits.view(np.uint8), axis=-1).nonzero()
    return line, row


def add_rows(places: Numbers, deepest: Numbers, above: Prices, below: Prices, into: Prices) -> None:
    """For every sum of rows the least sum of prices, kept where it is less: a min-plus product.

    Rows run along the last axis. `above` has for each split one line or several, `below` one; the
    sums of a split, up to its deepest row, belong to as many lines of the flat table `into`, from
    its place on.
    """
    limit = above.shape[-1]
    split, spot, high = possible(above)
    lower, low_spot, low = possible(below)
    # the possible rows below that have room under those above stand together
    line = split * limit
    last = np.maximum(deepest[split] + 1 - spot % limit, 0)
    first, stop = (lower * limit + low_spot).searchsorted((line, line + last))
    each = stop - first
    partner = np.arange(each.sum()) + (stop - each.cumsum()).repeat(each)
    cells = (places[split] + spot).repeat(each) + low_spot[partner]
    np.minimum.at(into, cells, high.repeat(each) + low[partner])
