"""build-issue --watch: one issue built after every save, until the editor has had enough."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from layout.core.saves import Saves, refitted

if TYPE_CHECKING:
    from layout.output.builder import Builder, Built


AFRESH = 100
"""Builds after which what stayed in memory is let go; what is kept in files is read again. So a day
of saves takes no more memory than a morning.
"""


def builds(builder: Builder, saves: Saves) -> Iterator[tuple[Built, float]]:
    """A build, and another one after every save, with the seconds that each took, without end.

    What can wait is done when a build has been taken: garbage is looked for, and the helpers of
    the next one begin.
    """
    with builder:
        for number in count(1):
            started = time.perf_counter()
            built = builder.build()
            yield built, time.perf_counter() - started
            gc.collect()
            builder.ready()
            if refitted(saves.wait()) or number % AFRESH == 0:
                builder.forget()
