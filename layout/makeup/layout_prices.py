"""Prices and limits by which whole layouts of a page are chosen.

The prices of single shapes and cuts, which a house may change, stand in `search/weights.py`; these
are in the same unit. What counts as a fault stands in `search/page_faults.py`, what is no fault but
has a price in `search/taste.py`.
"""

from __future__ import annotations

IMPORTANCE = {"lead": 10, "major": 5, "normal": 3, "brief": 2}
"""How much a story of each rank counts in the search, which puts important stories first."""
MASTHEAD_IMPORTANCE = 40
"""The masthead counts more than any story, so it keeps the top left corner."""
FAULT_PRICE = 30000
"""Price of a fault: no layout with a fault is cheaper than one without."""
STRAIN_PRICE = 4000
"""Price of a row by which a shape fails to close its module."""
GOOD_PRICE, GOOD_PRICE_OF_STORY = 3000, 500
"""A layout without faults is good at the first price and the second for every story."""
PATIENCE = ((3, 1), (6, 2))
"""Passes and a multiple of the good price. Before so many passes are tried, a layout without faults
ends the search only if its price is below the multiple; after the last row any such layout does.
"""
