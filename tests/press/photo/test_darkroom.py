"""Prints are kept under everything that they depend on, and checked before they are used."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from layout.core.files import write_whole
from layout.core.frame import PlacedPicture
from layout.core.geometry import Rect
from layout.house.paper import DATA
from layout.press.photo import darkroom as room
from layout.press.photo.darkroom import Darkroom
from layout.press.photo.prints import PressPhoto, Recipe

PROFILE = DATA / "IFRA26S_240.icc"
PRESS = Recipe("press", PROFILE, 200)
PLACES = [PlacedPicture(Rect(0, 0, 90, 60 + n), "a.jpg", (0.5, 0.5), "s") for n in range(3)]


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    folder = tmp_path / "issue"
    folder.mkdir()
    Image.linear_gradient("L").convert("RGB").save(folder / "a.jpg")
    return folder


def developed(
    issue: Path, recipe: Recipe = PRESS, places=PLACES
) -> dict[PlacedPicture, PressPhoto]:
    dark = Darkroom(issue, issue.parent / "kept", write_whole)
    waiting = dark.develop(places, recipe)
    found = {place: future.result() for place, future in waiting.items()}
    dark.close()
    assert all(isinstance(photo, PressPhoto) for photo in found.values())
    return found


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were prepared, and not read from the folder of prints."""
    seen: list[Path] = []
    honest = room.prepare

    def counting(path, *rest):
        seen.append(path)
        return honest(path, *rest)

    monkeypatch.setattr(room, "prepare", counting)
    return seen


def test_the_second_run_prepares_nothing_and_gives_the_same(issue: Path, counted: list) -> None:
    first = developed(issue)
    assert len(counted) == 3
    assert developed(issue) == first and len(counted) == 3


@pytest.mark.parametrize("change", ["content", "profile", "place", "limit", "focus"])
def test_a_print_is_made_again_if_anything_it_depends_on_changes(
    issue: Path, counted: list, change: str
) -> None:
    developed(issue, places=PLACES[:1])
    recipe, places = PRESS, PLACES[:1]
    match change:
        case "content":
            Image.radial_gradient("L").convert("RGB").save(issue / "a.jpg")
        case "profile":
            other = issue / "other.icc"
            shutil.copy(PROFILE, other)
            with other.open("ab") as file:
                file.write(b"\0")
            recipe = Recipe("press", other, 200)
        case "place":
            places = PLACES[1:2]
        case "limit":
            recipe = Recipe("press", PROFILE, 200, 220)
        case "focus":
            places = [PlacedPicture(PLACES[0].rect, "a.jpg", (0.1, 0.1), "s")]
    developed(issue, recipe, places)
    assert len(counted) == 2


def test_a_damaged_print_is_made_again(issue: Path, counted: list) -> None:
    first = developed(issue, places=PLACES[:1])
    (kept,) = (issue.parent / "kept").iterdir()
    data = bytearray(kept.read_bytes())
    data[-40] ^= 255
    kept.write_bytes(bytes(data))
    assert developed(issue, places=PLACES[:1]) == first and len(counted) == 2


def test_unused_prints_are_deleted_but_not_those_for_another_purpose(issue: Path) -> None:
    developed(issue)
    developed(issue, Recipe("screen", PROFILE, 150), PLACES[:2])
    developed(issue, places=PLACES[:1])
    kept = sorted(path.name.split("-")[0] for path in (issue.parent / "kept").iterdir())
    assert kept == ["press", "screen", "screen"]
