"""The files that an issue is made of, with their digests: what a worker must read too.

A worker reads the files under the paths that they have here, from a disk that both can read. The
digests say whether they are the same files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from layout.core.diagnostics import Findings
from layout.core.reading import PICTURE_BYTES, inside, sha256_of
from layout.house.faces import fonts_folder
from layout.issue.load import Edition, load_edition
from layout.rules.neighbours import neighbours

Inputs = Mapping[str, str]
"""The digest of every file by its absolute path."""


class Difference(NamedTuple):
    """The files that are not where they were, and those that are others."""

    missing: tuple[str, ...]
    other: tuple[str, ...]


def inputs(path: Path, paper: Path | None, keep: Path | None) -> dict[str, str]:
    """The files of an issue that can be read here.

    `paper` and `keep` are the house file and the report that a command names, if any.
    """
    named = [path, paper or path.parent / "paper.yaml"]
    if keep is not None:
        named.append(keep)
    named += [one.path for one in neighbours(path) if one is not None]
    edition = load_edition(path, paper, Findings())
    if edition is not None:
        named += _of_edition(edition)
    return _digests(str(file.resolve()) for file in named)


def difference(expected: Inputs) -> Difference:
    """How the files of this machine differ from those of another."""
    found = _digests(expected)
    missing = tuple(name for name in expected if name not in found)
    other = tuple(name for name in found if found[name] != expected[name])
    return Difference(missing, other)


def _of_edition(edition: Edition) -> Iterator[Path]:
    house = edition.house.value
    yield Path(edition.house.span("name").file)
    yield from map(Path, edition.sources)
    pictures = (p.file for m in edition.manuscripts.values() for p in m.pictures)
    profile = inside(edition.house_folder, house.press.profile)
    yield from filter(None, (inside(edition.folder, name) for name in pictures))
    if profile is not None:
        yield profile
    for own in house.faces.values():
        file = own if isinstance(own, str) else own.file
        for folder in (edition.house_folder, edition.house_folder.parent):
            if (face := inside(folder / "fonts", file)) is not None and face != fonts_folder():
                yield face


def _digests(names: Iterable[str]) -> dict[str, str]:
    """The digests of the files that can be read."""
    found: dict[str, str] = {}
    for name in sorted(set(names)):
        try:
            now = Path(name).stat()
            found[name] = _digest(name, now.st_size, now.st_mtime_ns)
        except (OSError, ValueError):
            continue
    return found


@cache
def _digest(name: str, size: int, changed: int) -> str:
    """The digest of a file; many issues share house file and photographs."""
    return sha256_of(Path(name), PICTURE_BYTES).hexdigest()
