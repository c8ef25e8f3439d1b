"""Libraries that only some commands need, and the message when one is not installed.

A newsroom that checks issues in a pre-commit hook installs neither the browser preview nor the
page pictures.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from layout.core.diagnostics import Words

Extra = Literal["cluster", "preview", "proof"]
"""A group of optional dependencies of the package `build-issue`."""
EXTRA_OF: dict[str, Extra] = {
    "dask": "cluster",
    "distributed": "cluster",
    "starlette": "preview",
    "uvicorn": "preview",
    "watchfiles": "preview",
    "pypdfium2": "proof",
    "fontTools": "preview",
}
"""The group that brings a library, by the name that is imported."""


class ExtraMissingError(Exception):
    """A library that a command needs is not installed; `words` say how to install it."""

    def __init__(self, library: str, extra: Extra) -> None:
        command = f'pip install "build-issue[{extra}]"'
        self.words = Words(
            f"缺少 {library}，这个功能用不了。请先运行：{command}",
            f"{library} is not installed, which this needs. Run: {command}",
        )
        super().__init__(self.words.en)


@contextmanager
def extras() -> Iterator[None]:
    """Turn the failed import of an optional library into ExtraMissingError; others fail as they do."""
    try:
        yield
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library not in EXTRA_OF:
            raise
        raise ExtraMissingError(library, EXTRA_OF[library]) from error
