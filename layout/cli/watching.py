"""build-issue --watch: one issue, built after every save."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from layout.core.saves import Saves, fonts_or_profiles_saved

if TYPE_CHECKING:
    from layout.output.builder import Builder, Built


FORGET_EVERY = 100
"""Builds after which what the builder keeps in memory is dropped, so that a day of saves takes no
more memory than a morning. What is kept in files is read again.
"""


def builds(builder: Builder, saves: Saves) -> Iterator[tuple[Built, float]]:
    """A build, then another one after every save, each with the seconds that it took; without end.

    When a build has been handed out, garbage is collected and the child processes of the next
    build start.
    """
    with builder:
        for number in count(1):
            started = time.perf_counter()
            built = builder.build()
            yield built, time.perf_counter() - started
            gc.collect()
            builder.ready()
            if fonts_or_profiles_saved(saves.wait()) or number % FORGET_EVERY == 0:
                builder.forget()
