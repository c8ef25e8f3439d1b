"""Saves: which files of a folder an issue is made of, and when one of them was saved.

Files that a command writes itself do not count; they would start it again without end.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import NamedTuple

TEXTS = frozenset({".yaml", ".yml", ".md", ".txt"})
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp"})
FITTINGS = frozenset({".ttf", ".otf", ".ttc", ".icc"})
"""Fonts and profiles. A command that keeps running reads them once: see `fonts_or_profiles_saved`."""
GATHER_MS = 80
"""Milliseconds; saves closer together than this are one save."""
STEP_MS = 20
"""Milliseconds between two looks at the folders."""


class WatchedFiles(NamedTuple):
    """Where the files of an issue are.

    `file` is the issue file. `paper` is the house file if the command names one, else None. `out`
    is the folder of the outputs.
    """

    file: Path
    paper: Path | None
    out: Path

    def folders(self) -> list[Path]:
        """The folders to be watched, each with its subfolders; missing ones are left out."""
        found = [self.file.resolve().parent]
        if self.paper is not None and not self.paper.resolve().is_relative_to(found[0]):
            found.append(self.paper.resolve().parent)
        return [folder for folder in found if folder.is_dir()]

    def wanted(self, _: object, name: str) -> bool:
        """Whether a changed file can change the issue; scratch files of editors cannot."""
        path = Path(name)
        made = path.is_relative_to(self.out.resolve() / self.file.stem)
        scratch = path.name.startswith((".", "~", "#"))
        return not made and not scratch and path.suffix.lower() in TEXTS | PICTURES | FITTINGS


class Saves:
    """All saves since the object was made, including those made while the command is busy.

    Raises OSError if the system cannot watch folders, or cannot watch any more of them.
    """

    def __init__(self, sources: WatchedFiles) -> None:
        from watchfiles import watch  # noqa: PLC0415 - a build that ends at once does not need it

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
        """The files of the next save; waits for it. Raises KeyboardInterrupt on Ctrl-C."""
        return _files(next(changes for changes in self._coming if changes))


async def coming_saves(sources: WatchedFiles) -> AsyncIterator[frozenset[Path]]:
    """The files of every save, until the iterator is cancelled."""
    from watchfiles import awatch  # noqa: PLC0415 - as above

    async for changes in awatch(
        *sources.folders(), watch_filter=sources.wanted, debounce=GATHER_MS, step=STEP_MS
    ):
        yield _files(changes)


def fonts_or_profiles_saved(saved: Iterable[Path]) -> bool:
    """Whether a font or profile was saved, so that everything read from them is out of date."""
    return any(path.suffix.lower() in FITTINGS for path in saved)


def _files(changes: Iterable[tuple[object, str]]) -> frozenset[Path]:
    return frozenset(Path(name) for _, name in changes)
