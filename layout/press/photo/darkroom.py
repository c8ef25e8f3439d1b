"""The darkroom: photographs prepared in parallel, and kept for the next run.

A print is a photograph prepared for one place on the page. The name of its file is a digest of
everything that it depends on: the bytes of the picture and of the profile, the place, the recipe,
the library. So a print is right if it is there. The folder of prints may be deleted at any time; a
damaged print is made again. Prints that a run did not need are deleted at its end.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import PIL

from layout.core.diagnostics import Words
from layout.core.frame import PlacedPicture
from layout.core.reading import PICTURE_BYTES, PROFILE_BYTES, inside, sha256_of
from layout.core.worker import processors
from layout.issue.photographs import PictureFault, fault_of
from layout.press.photo.prepare import prepare
from layout.press.photo.prints import PressPhoto, Recipe

AT_ONCE_MOST = 4
"""Pictures prepared at a time at most, one to a processor, in threads: decoders free the interpreter's lock, and each picture
takes some tens of megabytes.
"""
FORMULA = 3
"""To be raised when the same file and recipe give another print, so that old prints are not used."""
_DIGEST_DIGITS = 40
"""Hexadecimal digits of the digest in a print's file name."""
_PLACE_DECIMALS = 3
"""Decimals of a place's size in points that count for its print."""
OUTSIDE = PictureFault(
    Words("在这一期的文件夹之外", "it lies outside the issue's folder"),
    Words("拷到 photos/ 里再写文件名", "copy it into photos/"),
)

Prints = Mapping[PlacedPicture, PressPhoto | PictureFault]
Write = Callable[[Path, bytes], None]


@dataclass(slots=True)
class Darkroom:
    """Prepares the pictures of an issue.

    `issue` is the folder of the issue, `kept` the folder of prints, `write` saves a file whole.
    `used` collects the file names of the prints needed in this run, `purposes` their purposes.
    """

    issue: Path
    kept: Path
    write: Write
    used: set[str] = field(default_factory=set)
    purposes: set[str] = field(default_factory=set)
    _profiles: dict[Path, str] = field(default_factory=dict)
    _pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(min(AT_ONCE_MOST, processors()))
    )

    def develop(
        self, places: Iterable[PlacedPicture], recipe: Recipe
    ) -> dict[PlacedPicture, Future[PressPhoto | PictureFault]]:
        """Start on the picture of every place and return the results to come, by place.

        The largest files are started first, so that none of them runs alone at the end.
        """
        self.purposes.add(recipe.purpose)
        profile = self._profile(recipe.profile)
        wanted = list(dict.fromkeys(places))
        order = sorted(range(len(wanted)), key=lambda n: (-self._weight(wanted[n]), n))
        started = {n: self._pool.submit(self._print, wanted[n], recipe, profile) for n in order}
        return {place: started[n] for n, place in enumerate(wanted)}

    def _profile(self, path: Path) -> str:
        """The digest of a profile's bytes."""
        if path not in self._profiles:
            self._profiles[path] = sha256_of(path, PROFILE_BYTES).hexdigest()
        return self._profiles[path]

    def close(self) -> None:
        """Wait for pictures in preparation, then delete the prints that were not needed.

        Prints for purposes that this run did not prepare for are left alone.
        """
        self._pool.shutdown()
        for path in sorted(self.kept.glob("*.print")) if self.kept.is_dir() else []:
            if path.name not in self.used and path.name.split("-")[0] in self.purposes:
                path.unlink(missing_ok=True)

    def _weight(self, place: PlacedPicture) -> int:
        """The size of a picture's file in bytes."""
        try:
            return (self.issue / place.file).stat().st_size
        except (OSError, ValueError):  # ValueError: a name that no file can have
            return 0

    def _print(
        self, place: PlacedPicture, recipe: Recipe, profile: str
    ) -> PressPhoto | PictureFault:
        """The print of a place, from the folder or made now; `profile` is the profile's digest."""
        path = inside(self.issue, place.file)
        if path is None:  # reported by its rule
            return OUTSIDE
        try:
            digest = sha256_of(path, PICTURE_BYTES)
        except OSError as error:
            return fault_of(path, error)
        size = (
            round(place.rect.width, _PLACE_DECIMALS),
            round(place.rect.height, _PLACE_DECIMALS),
        )
        recipe_text = f"{recipe.purpose} {recipe.ppi} {recipe.ink} {recipe.quality}"
        digest.update(
            f"{size} {place.focus} {recipe_text} {profile} {FORMULA} {PIL.__version__}".encode()
        )
        name = f"{recipe.purpose}-{digest.hexdigest()[:_DIGEST_DIGITS]}.print"
        self.used.add(name)
        found = _read_print(self.kept / name)
        if found is not None:
            return found
        made = prepare(path, place, recipe)
        if isinstance(made, PressPhoto):
            self.write(self.kept / name, _print_file(made))
        return made


def _print_file(photo: PressPhoto) -> bytes:
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


def _read_print(path: Path) -> PressPhoto | None:
    """The print in a file; None if there is none or it is damaged."""
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
