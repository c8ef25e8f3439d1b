"""The lab gives the same prints from a child process and from this one, and survives its death."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from layout.core.frame import PlacedPicture
from layout.core.geometry import Rect
from layout.core.worker import can_fork
from layout.house.paper import DATA
from layout.issue.photographs import PictureFault
from layout.press.photo.lab import DIED, Lab, LabFolders, Print
from layout.press.photo.prints import Recipe

RECIPES = [
    Recipe("press", DATA / "IFRA26S_240.icc", 200),
    Recipe("screen", DATA / "IFRA26S_240.icc", 150),
]
PAGES = [
    [PlacedPicture(Rect(0, 0, 90, 60 + 10 * page + n), "a.jpg", (0.5, 0.5), "s") for n in range(4)]
    for page in range(3)
]
forking = pytest.mark.skipif(not can_fork(), reason="needs a system that forks")


@pytest.fixture
def shelves(tmp_path: Path) -> LabFolders:
    Image.linear_gradient("L").convert("RGB").save(tmp_path / "a.jpg")
    (tmp_path / "broken.jpg").write_bytes(b"no picture")
    return LabFolders(tmp_path, tmp_path / "kept")


def prints(lab: Lab, shelves: LabFolders, pages=PAGES) -> list[dict[PlacedPicture, Print]]:
    lab.open(shelves)
    for page in pages:
        for recipe in RECIPES:
            lab.develop(page, recipe)
    found = [lab.prints(recipe.purpose) for recipe in RECIPES]
    lab.close()
    return found


@forking
def test_prints_are_the_same_from_a_child_and_from_this_process(shelves: LabFolders) -> None:
    broken = PAGES[0][0]._replace(file="broken.jpg")
    pages = [*PAGES, [broken]]
    with Lab() as beside:
        first = prints(beside, shelves, pages)
        kept = sorted(path.name for path in shelves.kept.iterdir())
        second = prints(beside, shelves, pages)  # another issue in the same lab
    assert first == second == prints(Lab(beside=False), shelves, pages)
    assert [list(found) for found in first] == [[p for page in pages for p in page]] * 2
    assert first[0][broken] == first[1][broken] != DIED
    assert len(kept) == 24


@forking
def test_unused_prints_are_deleted_when_the_lab_closes(shelves: LabFolders) -> None:
    with Lab() as lab:
        prints(lab, shelves)
        prints(lab, shelves, PAGES[:1])
        assert len(list(shelves.kept.iterdir())) == 8


@forking
def test_a_lab_that_dies_reports_its_pictures(shelves: LabFolders) -> None:
    with Lab() as lab:
        assert lab.helper is not None
        lab.helper.process.kill()
        lab.helper.process.join()
        found = prints(lab, shelves)
    assert set(found[0].values()) == set(found[1].values()) == {DIED}
    assert [len(of) for of in found] == [12, 12]


@forking
def test_a_damaged_profile_is_reported_for_every_picture(
    shelves: LabFolders, tmp_path: Path
) -> None:
    profile = tmp_path / "damaged.icc"
    profile.write_bytes((DATA / "IFRA26S_240.icc").read_bytes()[:400])
    recipe = Recipe("press", profile, 200)
    with Lab() as lab:
        lab.open(shelves._replace(recipes=(recipe,)))
        lab.develop(PAGES[0], recipe)
        made = list(lab.prints("press").values())
    assert len(made) == len(PAGES[0]) and DIED not in made
    assert all(isinstance(one, PictureFault) for one in made)
