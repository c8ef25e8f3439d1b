"""Saves: what of a folder a paper is made of, and when any of it was saved.

What a command writes itself does not count: it would be woken by its own work.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import NamedTuple

TEXTS = frozenset({".yaml", ".yml", ".md", ".txt"})
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp"})
FITTINGS = frozenset({".ttf", ".otf", ".ttc", ".icc"})
"""Fonts and profiles, which a command that stays reads once: see `refitted`."""
GATHER_MS, STEP_MS = 80, 20
"""Saves that follow one another so closely are one."""


class Sources(NamedTuple):
    """Where a paper's files lie: the issue file, the house file if it was asked for, the outputs."""

    file: Path
    paper: Path | None
    out: Path

    def folders(self) -> list[Path]:
        """The folders to be watched, with all that lies in them."""
        found = [self.file.resolve().parent]
        if self.paper is not None and not self.paper.resolve().is_relative_to(found[0]):
            found.append(self.paper.resolve().parent)
        return [folder for folder in found if folder.is_dir()]

    def wanted(self, _: object, name: str) -> bool:
        """Whether a changed file can change the paper; editors' own scratch files cannot."""
        path = Path(name)
        made = path.is_relative_to(self.out.resolve() / self.file.stem)
        scratch = path.name.startswith((".", "~", "#"))
        return not made and not scratch and path.suffix.lower() in TEXTS | PICTURES | FITTINGS


class Saves:
    """Saves from the moment it is made, also those that come while something else is done.

    Raises OSError where the system watches no folders, or no more of them.
    """

    def __init__(self, sources: Sources) -> None:
        from watchfiles import watch  # noqa: PLC0415 - a build that does not stay needs none of it

        self._coming = watch(
            *sources.folders(),
            watch_filter=sources.wanted,
            debounce=GATHER_MS,
            step=STEP_MS,
            rust_timeout=STEP_MS,
            yield_on_timeout=True,
        )
        next(self._coming)  # the folders are watched from here on

    def wait(self) -> frozenset[Path]:
        """The files of the next save; KeyboardInterrupt if there is none before that."""
        return _files(next(changes for changes in self._coming if changes))


async def coming_saves(sources: Sources) -> AsyncIterator[frozenset[Path]]:
    """The files of every save until it is cancelled."""
    from watchfiles import awatch  # noqa: PLC0415 - as above

    async for changes in awatch(
        *sources.folders(), watch_filter=sources.wanted, debounce=GATHER_MS, step=STEP_MS
    ):
        yield _files(changes)


def refitted(saved: Iterable[Path]) -> bool:
    """Whether fonts or profiles were saved, so that all that is known of them is old."""
    return any(path.suffix.lower() in FITTINGS for path in saved)


def _files(changes: Iterable[tuple[object, str]]) -> frozenset[Path]:
    return frozenset(Path(name) for _, name in changes)
