"""build-issue --watch: one issue built after every save, until the editor has had enough."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from layout.saves import FITTINGS, Saves

if TYPE_CHECKING:
    from layout.build import Builder, Built


def builds(builder: Builder, saves: Saves) -> Iterator[tuple[Built, float]]:
    """A build, and another one after every save, with the seconds that each took, without end.

    What can wait is done when a build has been taken: garbage is looked for, and the helpers of
    the next one begin.
    """
    with builder:
        while True:
            started = time.perf_counter()
            built = builder.build()
            yield built, time.perf_counter() - started
            gc.collect()
            builder.ready()
            if any(path.suffix.lower() in FITTINGS for path in saves.wait()):
                builder.forget()
