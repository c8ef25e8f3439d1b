"""Least sums of prices over the splits of groups: one part beside the other, or above it.

In: tables of prices by rows, of both parts of every split. Out: the least sums, written into a flat
table. Most prices of a group at a width are `IMPOSSIBLE`: the rectangle is too small, or wastes too
much. Sums of parts one above the other are therefore made of the possible prices only, pair by
pair. For parts side by side the rows at which both are possible are found with bit masks.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from layout.search.weights import IMPOSSIBLE

Prices = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int64]
Bits = npt.NDArray[np.uint64]
"""Rows as bits, in a few words along the last axis."""
OCTETS_A_WORD = 8
"""Bytes of one word of `Bits`."""


def possible(prices: Prices) -> tuple[Numbers, Numbers, Prices]:
    """The possible prices of some parts as three arrays, an entry a price.

    They hold the number of the part (its index on the first axis), the number of the cell in the
    part, and the price.
    """
    flat = prices.reshape(-1)
    cells = (flat < IMPOSSIBLE).nonzero()[0]
    part, place = np.divmod(cells, max(prices[:1].size, 1))
    return part, place, flat[cells]


def row_bits(marked: npt.NDArray[np.bool_]) -> Bits:
    """The rows that are marked, along the last axis, as bits."""
    octets = np.packbits(marked, axis=-1)
    words = np.zeros((*octets.shape[:-1], -(-octets.shape[-1] // OCTETS_A_WORD)), np.uint64)
    words.view(np.uint8)[..., : octets.shape[-1]] = octets
    return words


def rows_of(bits: Bits) -> tuple[Numbers, Numbers]:
    """The line and the row of every bit that is set in a table of bits."""
    line, row = np.unpackbits(bits.view(np.uint8), axis=-1).nonzero()
    return line, row


def add_rows(places: Numbers, deepest: Numbers, above: Prices, below: Prices, into: Prices) -> None:
    """For every sum of rows the least sum of prices, kept where it is less: a min-plus product.

    Rows run along the last axis. For each split, `above` has one line of prices or several, and
    `below` has one. The sums of a split belong to as many lines of the flat table `into`, from
    `places` on; sums of more rows than `deepest` are left out.
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
