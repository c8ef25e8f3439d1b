"""The lab: the darkroom in a process of its own, so that pages are set while pictures are made.

Places are handed in as soon as a page is set; prints are taken when they are wanted. A process
that dies over a hostile file costs its pictures, which are told, and nothing else. Where the
system cannot fork the darkroom works in this process.
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
from layout.core.files import write_whole
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
    """Where a darkroom works, and on what: the folder of the issue, the folder where prints are
    kept, the recipes to be ready for.
    """

    issue: Path
    kept: Path
    recipes: Sequence[Recipe] = ()


class Lab:
    """Prepares the pictures of one issue after the other; begin it early, ask late.

    With `beside` it works in a process of its own.
    """

    def __init__(self, *, beside: bool = True) -> None:
        self.helper = _begin() if beside else None
        self._room: Darkroom | None = None
        self._waiting: dict[str, dict[PlacedPicture, Future[Print] | None]] = {}
        self._came: dict[str, dict[PlacedPicture, Print]] = {}

    def open(self, shelves: LabFolders) -> None:
        """Begin with an issue."""
        self._waiting, self._came = {}, {}
        if self.helper is not None:
            self.helper.send(shelves)
        else:
            self._room = _room(shelves)

    def develop(self, places: Iterable[PlacedPicture], recipe: Recipe) -> None:
        """Hand in the places of a page."""
        wanted = list(dict.fromkeys(places))
        waiting = self._waiting.setdefault(recipe.purpose, {})
        if self._room is not None:
            waiting |= self._room.develop(wanted, recipe)
        elif self.helper is not None:
            waiting |= dict.fromkeys(wanted)
            self.helper.send((wanted, recipe))

    def prints(self, purpose: str) -> dict[PlacedPicture, Print]:
        """Every print of a purpose, in the order of handing in."""
        waiting = self._waiting.get(purpose, {})
        for place, future in waiting.items():
            came = self._came.setdefault(purpose, {})
            if future is not None:
                came[place] = future.result()
            while place not in came:
                self._take(came, place)
        return {place: self._came[purpose][place] for place in waiting}

    def _take(self, came: dict[PlacedPicture, Print], wanted: PlacedPicture) -> None:
        """The next print that comes from the process, whichever it is."""
        assert self.helper is not None
        answer = self.helper.receive()
        if answer is None:
            came[wanted] = DIED
            return
        purpose, place, made = answer
        self._came.setdefault(purpose, {})[place] = made

    def close(self) -> None:
        """The issue is done: prints that it did not need are thrown away."""
        if self._room is not None:
            self._room.close()
        elif self.helper is not None:
            self.helper.send(None)
            self.helper.receive()

    def __enter__(self) -> Lab:
        return self

    def __exit__(self, *_: object) -> None:
        if self.helper is not None:
            self.helper.end()


def _begin() -> worker.Worker | None:
    return worker.forked(_serve)


def _room(shelves: LabFolders) -> Darkroom:
    """A darkroom, whose libraries load where it stands: in most runs beside this process."""
    from layout.press.photo.darkroom import Darkroom  # noqa: PLC0415

    return Darkroom(shelves.issue, shelves.kept, write_whole)


def _serve(line: Connection) -> None:
    """Open a darkroom, hand it what comes, send what it makes, close it."""
    import layout.press.photo.darkroom  # noqa: F401, PLC0415 - loaded before it is needed
    from layout.press.photo.prepare import get_ready  # noqa: PLC0415 - as beside

    room: Darkroom | None = None
    # prints wait here for the line, not in the darkroom: the reader may be busy
    with ThreadPoolExecutor(1) as counter:
        for order in worker.orders(line):
            if isinstance(order, LabFolders):
                room = _room(order)
                for recipe in order.recipes:  # there is time until the first page is set
                    get_ready(recipe)
            elif room is not None and order is None:
                room.close()
                counter.submit(line.send, "closed")
            elif room is not None:
                places, recipe = order
                for place, future in room.develop(places, recipe).items():
                    done = partial(_hand_over, counter, line, (recipe.purpose, place))
                    future.add_done_callback(done)


def _hand_over(
    counter: ThreadPoolExecutor,
    line: Connection,
    label: Sequence[object],
    future: Future[Print],
) -> None:
    counter.submit(line.send, (*label, future.result()))
