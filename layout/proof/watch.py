"""The watcher: tells the bench when anything that the issue is made of was saved."""

from __future__ import annotations

from pathlib import Path

from watchfiles import Change, awatch

from layout.proof.hub import Hub

TEXTS = (".yaml", ".yml", ".md", ".txt")
PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".gif", ".bmp")
REST = (".ttf", ".otf", ".ttc", ".icc")
WATCHED = frozenset((*TEXTS, *PICTURES, *REST))
GATHER_MS, STEP_MS = 80, 20
"""Saves that follow one another so closely are one."""


def wanted(change: Change, name: str) -> bool:
    """Whether a changed file can change the paper; editors' own scratch files cannot."""
    path = Path(name)
    return path.suffix.lower() in WATCHED and not path.name.startswith((".", "~", "#"))


async def watch(hub: Hub) -> None:
    """Call for a build after every save, until cancelled."""
    folders = [folder for folder in hub.folders() if folder.is_dir()]
    async for _ in awatch(
        *folders, watch_filter=wanted, debounce=GATHER_MS, step=STEP_MS, recursive=True
    ):
        hub.ask_build()
