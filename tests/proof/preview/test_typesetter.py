"""The warm process behind the preview: when its make-up dies, when a font is another one."""

from __future__ import annotations

import os
import shutil
import threading
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from conftest import ROOT
from proofkit import MINI

from layout.edition.typeset import Job
from layout.proof.preview.typesetter import Call, Choices, Typesetter
from layout.proof.preview.views import Show


def _dies(bench: Typesetter, pipe: Connection, call: Call) -> None:
    os._exit(9)


@pytest.mark.skipif(os.name != "posix", reason="a process must fork")
def test_a_make_up_that_dies_is_told_and_the_next_save_tries_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = tmp_path / "mini.yaml"
    shutil.copy(MINI, spec)
    ours, theirs = Pipe()
    bench = Typesetter(Job(spec, tmp_path / "out" / "mini"), "zh", theirs)
    worker = threading.Thread(target=bench.run)
    with monkeypatch.context() as broken:
        broken.setattr(Typesetter, "_in_child", _dies)
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


def test_a_font_saved_anew_is_shown(issue_folder: Path, tmp_path: Path) -> None:
    own = issue_folder / "fonts" / "own.ttf"
    own.parent.mkdir()
    shutil.copy(ROOT / "fonts" / "LXGWWenKai-Regular.ttf", own)
    (issue_folder / "paper.yaml").write_text("字体: {书宋: own.ttf}\n", encoding="utf-8")
    ours, theirs = Pipe()
    worker = threading.Thread(
        target=Typesetter(Job(issue_folder / "mini.yaml", tmp_path / "mini"), "zh", theirs).run
    )
    worker.start()

    def shown(call: Call) -> tuple[set[str], str]:
        """The fonts that came along with the shows of a call, and the style sheet of the last."""
        ours.send(call)
        fonts: set[str] = set()
        while True:
            show: Show = ours.recv()
            assert show.sheets, show.diagnostics
            fonts |= show.fonts.keys()
            if not show.held and not show.waiting:
                return fonts, show.css

    first, css = shown(Call("build"))
    assert shown(Call("build")) == (set(), css)  # they have been sent
    shutil.copy(ROOT / "fonts" / "NotoSerifSC-Regular.ttf", own)
    again, other = shown(Call("build", afresh=True))
    assert again - first and other != css
    ours.send(Call("stop"))
    worker.join(20)
    assert not worker.is_alive()
