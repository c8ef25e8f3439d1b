"""The warm process behind the preview, when its make-up dies."""

from __future__ import annotations

import os
import shutil
import threading
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from proofkit import MINI

from layout.proof.bench import Bench, Call, Choices
from layout.typeset import Job


def _dies(bench: Bench, pipe: Connection, call: Call) -> None:
    os._exit(9)


@pytest.mark.skipif(os.name != "posix", reason="a process must fork")
def test_a_make_up_that_dies_is_told_and_the_next_save_tries_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = tmp_path / "mini.yaml"
    shutil.copy(MINI, spec)
    ours, theirs = Pipe()
    bench = Bench(Job(spec, tmp_path / "out" / "mini" / "endings.cache"), "zh", theirs)
    worker = threading.Thread(target=bench.run)
    with monkeypatch.context() as broken:
        broken.setattr(Bench, "_in_child", _dies)
        worker.start()
        ours.send(Call("build"))
        first, told = ours.recv(), ours.recv()
        assert first.waiting or first.held
        assert not told.waiting and not told.held
        assert "makeup-died" in {item.rule for item in told.diagnostics}
        ours.send(Call("alternatives", 1))
        assert ours.recv() == Choices(1, ())
    ours.send(Call("build"))
    show = ours.recv()
    while show.held or show.waiting:
        show = ours.recv()
    assert "makeup-died" not in {item.rule for item in show.diagnostics}
    assert show.sheets
    ours.send(Call("stop"))
    worker.join(20)
    assert not worker.is_alive()
