"""Files written whole, also where another program holds the old one open."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.core import files
from layout.core.files import CannotWriteError, keep, whole, write_whole

HONEST = Path.replace


@pytest.fixture
def held_open(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Refuses as many replacements as its one number says, as Windows refuses an open file."""
    left = [0]

    def replace(draft: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "the file is in use", str(target))
        return HONEST(draft, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(files, "REPLACE_PAUSE", 0.001)
    return left


def test_a_file_that_is_held_for_a_moment_is_tried_again(
    tmp_path: Path, held_open: list[int]
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    held_open[0] = files.REPLACE_TRIES - 1
    write_whole(target, b"new")
    assert target.read_bytes() == b"new" and list(tmp_path.iterdir()) == [target]


def test_a_file_that_stays_open_is_reported_and_stays(tmp_path: Path, held_open: list[int]) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    held_open[0] = files.REPLACE_TRIES
    with pytest.raises(CannotWriteError) as raised:
        write_whole(target, b"new")
    assert (raised.value.path, raised.value.reason) == (target, "the file is in use")
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotWriteError), whole(tmp_path / "file" / "a.pdf"):
        pytest.fail("there is no such folder")
    keep(tmp_path / "file" / "a.cache", b"new")  # what only saves time is left out


def test_a_draft_that_was_not_put_in_place_is_deleted(tmp_path: Path) -> None:
    with whole(tmp_path / "a.pdf") as draft:
        draft.write_bytes(b"new")
    assert list(tmp_path.iterdir()) == []
