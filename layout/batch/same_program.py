"""What of the program can decide a byte of a press PDF, so that two machines can be compared."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from layout import __version__
from layout.house.faces import fonts_folder

LIBRARIES = (
    "pillow",
    "numpy",
    "reportlab",
    "uharfbuzz",
    "deflate",
    "rjieba",
    "pikepdf",
    "pydantic",
)
"""The libraries whose versions count: those of constraints.txt that a build uses, and pydantic."""
_DIGITS = 12
"""Hexadecimal digits of a digest that are compared and shown."""
PACKAGE = Path(__file__).parent.parent

Program = Mapping[str, str]
"""Versions and digests by the names that messages show."""


@cache
def program() -> dict[str, str]:
    """The program as it runs in this process."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - rarely needed

    found = {
        "build-issue": __version__,
        "code": _digest(
            path
            for path in PACKAGE.rglob("*")
            if path.suffix in (".py", ".yaml", ".icc", ".json", ".tsv", ".txt", ".csv")
        ),
        "fonts": _digest(fonts_folder().iterdir()),
        "python": ".".join(platform.python_version_tuple()[:2]),
        "system": f"{platform.system()}-{platform.machine()}",
    }
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "—"
    return found


def differences(ours: Program, theirs: Program) -> tuple[str, ...]:
    """What differs, as `name ours ≠ theirs`."""
    names = [*ours, *(name for name in theirs if name not in ours)]
    return tuple(
        f"{name} {ours.get(name, '—')} ≠ {theirs.get(name, '—')}"
        for name in names
        if ours.get(name) != theirs.get(name)
    )


def _digest(paths: Iterable[Path]) -> str:
    """A digest of files, whatever folder they are in."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        if path.is_file():
            digest.update(path.name.encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:_DIGITS]
