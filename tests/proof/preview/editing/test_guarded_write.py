"""An edit of the preview and a save from outside: neither is lost, whoever comes first."""

from __future__ import annotations

import os
import random
import threading
import time
from pathlib import Path

import pytest

from layout.issue.model import Module
from layout.proof.preview.editing.guarded_write import EditOutcome, write_guarded
from layout.proof.preview.editing.issue_editing import IssueEditing, text_digest

OLD, NEW = b"old text\n" * 400, b"new text\n" * 400
TEXT = "期号: 12\n日期: 2025-07-25\n版面:\n  - 版次: 1\n    稿件:\n      - 编号: lead\n        正文: 甲\n"
MODULES = {"lead": Module(columns=(1, 8), rows=(18, 60), legs=4, picture_place="above")}


@pytest.mark.parametrize("by_rename", [True, False])
def test_saves_at_the_same_moment_are_never_lost(tmp_path: Path, by_rename: bool) -> None:
    dice = random.Random(1)
    file = tmp_path / "a.yaml"
    for number in range(20):
        file.write_bytes(OLD)
        theirs = b"# %d\n" % number + OLD
        wait = dice.uniform(0, 0.01)

        def save(theirs: bytes = theirs, wait: float = wait) -> None:
            time.sleep(wait)
            if by_rename:
                other = tmp_path / "save.tmp"
                other.write_bytes(theirs)
                other.replace(file)
            else:
                file.write_bytes(theirs)

        saver = threading.Thread(target=save)
        saver.start()
        time.sleep(dice.uniform(0, 0.01))
        write_guarded(file, OLD, NEW)
        saver.join()
        assert file.read_bytes() == theirs
        assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_a_changed_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    assert write_guarded(file, OLD, NEW) is EditOutcome.CHANGED
    file.write_bytes(b"another")
    assert write_guarded(file, OLD, NEW) is EditOutcome.CHANGED
    assert file.read_bytes() == b"another"


def test_permissions_and_second_names_stay(tmp_path: Path) -> None:
    file, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    file.write_bytes(OLD)
    file.chmod(0o640)
    assert write_guarded(file, OLD, NEW) is EditOutcome.WRITTEN
    assert file.stat().st_mode & 0o777 == 0o640 and file.read_bytes() == NEW
    os.link(file, second)
    assert write_guarded(file, NEW, OLD[:20]) is EditOutcome.WRITTEN
    assert second.read_bytes() == OLD[:20] and file.samefile(second)
    assert write_guarded(file, NEW, OLD) is EditOutcome.CHANGED


def test_every_edit_has_its_true_outcome_and_can_be_taken_back(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(TEXT, encoding="utf-8")
    editing, made_from = IssueEditing(file), text_digest(TEXT)
    assert editing.undo() is EditOutcome.GONE and editing.free(1) is EditOutcome.GONE
    assert editing.place(1, MODULES, "of another text") is EditOutcome.CHANGED
    assert editing.place(1, MODULES, made_from) is EditOutcome.WRITTEN
    written = file.read_text(encoding="utf-8")
    assert "lead: {栏: 1-8, 行: 18-60, 分栏: 4, 图位: 上}" in written
    assert editing.place(1, MODULES, made_from) is EditOutcome.CHANGED
    assert editing.place(1, MODULES, text_digest(written)) is EditOutcome.SAME
    assert editing.free(1) is EditOutcome.WRITTEN
    assert [(edit.page, edit.freed) for edit in editing.edits] == [(1, False), (1, True)]
    assert editing.undo() is EditOutcome.WRITTEN
    assert file.read_text(encoding="utf-8") == written
    file.write_text(written + "# 改\n", encoding="utf-8")
    assert editing.undo() is EditOutcome.CHANGED
    file.write_text(written, encoding="utf-8")
    assert editing.undo() is EditOutcome.WRITTEN and not editing.edits
    assert file.read_text(encoding="utf-8") == TEXT
