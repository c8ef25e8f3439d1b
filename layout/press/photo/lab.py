"""The lab: the darkroom in a child process, so that pages are set while photographs are prepared.

The places of photographs are handed in as soon as a page is set; the prints are fetched when they
are needed. A child that dies over a hostile file costs its own photographs, which are reported, and
nothing else. Where the system cannot fork, the darkroom works in threads of this process.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from layout.core import worker
from layout.core.diagnostics import Words
from layout.core.files import keep
from layout.core.frame import PlacedPicture
from layout.issue.photographs import PictureFault
from layout.press.photo.prints import PressPhoto, Recipe

if TYPE_CHECKING:
    from layout.press.photo.darkroom import Darkroom

Print = PressPhoto | PictureFault
DIED = PictureFault(
    Words("处理图片的进程意外退出", "the process that prepares pictures died"),
    Words("再运行一次；还不行就换掉最后加的图片", "run it again, or replace the newest picture"),
)


class LabFolders(NamedTuple):
    """What a darkroom works with: the folder of the issue, the folder where prints are kept for the
    next run, and the recipes that it should get ready for.
    """

    issue: Path
    kept: Path
    recipes: Sequence[Recipe] = ()


class Lab:
    """Prepares the photographs of one issue after the other: `open`, `develop`, `prints`, `close`.

    With `beside` a child process does the work; it starts at once, so that it is ready in time.
    """

    def __init__(self, *, beside: bool = True) -> None:
        self.helper = worker.forked(_serve) if beside else None
        self._darkroom: Darkroom | None = None
        self._waiting: dict[str, dict[PlacedPicture, Future[Print] | None]] = {}
        """The places handed in, by the purpose of the recipe."""
        self._came: dict[str, dict[PlacedPicture, Print]] = {}
        """The prints that are there, by the purpose of the recipe."""

    def open(self, folders: LabFolders) -> None:
        """Begin with an issue."""
        self._waiting, self._came = {}, {}
        if self.helper is not None:
            self.helper.send(folders)
        else:
            self._darkroom = _darkroom(folders)

    def develop(self, places: Iterable[PlacedPicture], recipe: Recipe) -> None:
        """Hand in the places of a page."""
        wanted = list(dict.fromkeys(places))
        waiting = self._waiting.setdefault(recipe.purpose, {})
        if self._darkroom is not None:
            waiting |= self._darkroom.develop(wanted, recipe)
        elif self.helper is not None:
            waiting |= dict.fromkeys(wanted)
            self.helper.send((wanted, recipe))

    def prints(self, purpose: str) -> dict[PlacedPicture, Print]:
        """Every print of a purpose, waited for, in the order in which the places were handed in."""
        waiting = self._waiting.get(purpose, {})
        for place, future in waiting.items():
            came = self._came.setdefault(purpose, {})
            if future is not None:
                came[place] = future.result()
            while place not in came:
                self._take(came, place)
        return {place: self._came[purpose][place] for place in waiting}

    def _take(self, came: dict[PlacedPicture, Print], wanted: PlacedPicture) -> None:
        """Take the next print that the child sends, whichever it is."""
        assert self.helper is not None
        answer = self.helper.receive()
        if answer is None:
            came[wanted] = DIED
            return
        purpose, place, made = answer
        self._came.setdefault(purpose, {})[place] = made

    def close(self) -> None:
        """End the issue: kept prints that it did not use are deleted."""
        if self._darkroom is not None:
            self._darkroom.close()
        elif self.helper is not None:
            self.helper.send(None)
            self.helper.receive()

    def __enter__(self) -> Lab:
        return self

    def __exit__(self, *_: object) -> None:
        if self.helper is not None:
            self.helper.end()


def _darkroom(folders: LabFolders) -> Darkroom:
    """A darkroom; its libraries are loaded here, in most runs in the child alone."""
    from layout.press.photo.darkroom import Darkroom  # noqa: PLC0415

    return Darkroom(folders.issue, folders.kept, keep)


def _serve(line: Connection) -> None:
    """The child: open a darkroom, hand it the places that come, send its prints, close it."""
    import layout.press.photo.darkroom  # noqa: F401, PLC0415 - loaded before it is needed
    from layout.press.photo.prepare import get_ready  # noqa: PLC0415 - as above

    darkroom: Darkroom | None = None
    # a thread of its own sends the prints: the parent may be too busy to read them at once
    with ThreadPoolExecutor(1) as sender:
        for order in worker.orders(line):
            if isinstance(order, LabFolders):
                darkroom = _darkroom(order)
                for recipe in order.recipes:  # there is time until the first page is set
                    get_ready(recipe)
            elif darkroom is not None and order is None:
                darkroom.close()
                sender.submit(line.send, "closed")
            elif darkroom is not None:
                places, recipe = order
                for place, future in darkroom.develop(places, recipe).items():
                    done = partial(_send_print, sender, line, (recipe.purpose, place))
                    future.add_done_callback(done)


def _send_print(
    sender: ThreadPoolExecutor,
    line: Connection,
    label: Sequence[object],
    future: Future[Print],
) -> None:
    """Send a print under its label: purpose and place. A failure is sent too, or it would be waited
    for without end.
    """
    made = future.result() if future.exception() is None else DIED
    sender.submit(line.send, (*label, made))
