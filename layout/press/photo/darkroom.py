"""The darkroom: photographs prepared side by side, and kept for the next run.

What is kept is named by everything it depends on: the bytes of the file, the place, the recipe,
the profile's bytes and the library. The folder is safe to delete; a damaged print is made again.
Prints of the same purpose that a run did not need are thrown away.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import PIL

from layout.core.frame import PlacedPicture
from layout.issue.photographs import PictureFault, fault_of
from layout.press.photo.prepare import prepare
from layout.press.photo.prints import PressPhoto, Recipe

WORKERS = min(4, os.cpu_count() or 1)
"""Pictures in hand at a time: each holds some tens of megabytes, and the decoders free the lock."""
FORMULA = 3
"""Counts up when pictures come out differently from the same file and recipe."""

Prints = Mapping[PlacedPicture, PressPhoto | PictureFault]
Write = Callable[[Path, bytes], None]


@dataclass(slots=True)
class Darkroom:
    """Prepares the pictures of an issue: `issue` is its folder, `kept` the folder of prints."""

    issue: Path
    kept: Path
    write: Write
    used: set[str] = field(default_factory=set)
    purposes: set[str] = field(default_factory=set)
    _profiles: dict[Path, str] = field(default_factory=dict)
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(WORKERS))

    def develop(
        self, places: Iterable[PlacedPicture], recipe: Recipe
    ) -> dict[PlacedPicture, Future[PressPhoto | PictureFault]]:
        """Begin with every place; largest files first, so that none comes last alone."""
        self.purposes.add(recipe.purpose)
        profile = self._profile(recipe.profile)
        wanted = list(dict.fromkeys(places))
        order = sorted(range(len(wanted)), key=lambda n: (-self._weight(wanted[n]), n))
        begun = {n: self._pool.submit(self._print, wanted[n], recipe, profile) for n in order}
        return {place: begun[n] for n, place in enumerate(wanted)}

    def _profile(self, path: Path) -> str:
        if path not in self._profiles:
            self._profiles[path] = hashlib.sha256(path.read_bytes()).hexdigest()
        return self._profiles[path]

    def close(self) -> None:
        """Wait for what is in hand and throw away the prints that were not needed."""
        self._pool.shutdown()
        for path in sorted(self.kept.glob("*.print")) if self.kept.is_dir() else []:
            if path.name not in self.used and path.name.split("-")[0] in self.purposes:
                path.unlink(missing_ok=True)

    def _weight(self, place: PlacedPicture) -> int:
        try:
            return (self.issue / place.file).stat().st_size
        except OSError:
            return 0

    def _print(
        self, place: PlacedPicture, recipe: Recipe, profile: str
    ) -> PressPhoto | PictureFault:
        path = self.issue / place.file
        try:
            digest = hashlib.sha256(path.read_bytes())
        except OSError as error:
            return fault_of(path, error)
        size = (round(place.rect.width, 3), round(place.rect.height, 3))
        recipe_text = f"{recipe.purpose} {recipe.ppi} {recipe.ink} {recipe.quality}"
        digest.update(
            f"{size} {place.focus} {recipe_text} {profile} {FORMULA} {PIL.__version__}".encode()
        )
        name = f"{recipe.purpose}-{digest.hexdigest()[:40]}.print"
        self.used.add(name)
        found = _recalled(self.kept / name)
        if found is not None:
            return found
        made = prepare(path, place, recipe)
        if isinstance(made, PressPhoto):
            self.write(self.kept / name, _remembered(made))
        return made


def _remembered(photo: PressPhoto) -> bytes:
    """A print as a file: one line of JSON, then the JPEG."""
    facts: dict[str, Any] = {
        "size": [photo.width, photo.height],
        "space": photo.space,
        "ppi": photo.ppi,
        "ink": photo.ink,
        "notes": list(photo.notes),
        "sha256": hashlib.sha256(photo.jpeg).hexdigest(),
    }
    return json.dumps(facts, sort_keys=True).encode() + b"\n" + photo.jpeg


def _recalled(path: Path) -> PressPhoto | None:
    try:
        head, _, jpeg = path.read_bytes().partition(b"\n")
        facts = json.loads(head)
        if facts["sha256"] != hashlib.sha256(jpeg).hexdigest():
            return None
        width, height = facts["size"]
        return PressPhoto(
            jpeg, width, height, facts["space"], facts["ppi"], facts["ink"], tuple(facts["notes"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
