"""The warm process behind the preview: when its make-up dies, when a font is another one."""

from __future__ import annotations

import os
import shutil
import threading
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from conftest import ROOT, SPECS
from houses import write_house
from proofkit import MINI

from layout.core.worker import NO_FORK, can_fork
from layout.edition.typeset import Job
from layout.proof.preview import background_makeup
from layout.proof.preview.background_makeup import LayoutChoices, PreviewRequest
from layout.proof.preview.typesetter import Typesetter
from layout.proof.preview.views import PreviewPages

PATIENCE = 60
"""Seconds that an answer may take on a loaded machine."""


def dies(line: Connection, *_: object) -> None:
    os._exit(9)


@pytest.fixture(params=["fork", "spawn"])
def start(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """How the make-up child starts."""
    if request.param == "spawn":
        monkeypatch.setenv(NO_FORK, "1")
    elif not can_fork():
        pytest.skip("needs a system that forks")
    return str(request.param)


def finished(pipe: Connection) -> tuple[PreviewPages, PreviewPages]:
    """The first and the last pages that answer a request to build."""
    first: PreviewPages = pipe.recv()
    last = first
    while last.held or last.waiting:
        last = pipe.recv()
    return first, last


def test_make_up_runs_in_a_child_however_it_starts(tmp_path: Path, start: str) -> None:
    """A new issue waits for its layouts; an edited page is held, then made up."""
    folder = tmp_path / "specs"
    shutil.copytree(SPECS, folder)
    spec = folder / "3589.yaml"
    ours, theirs = Pipe()
    typesetter = Typesetter(Job(spec, tmp_path / "out" / "3589"), "zh", theirs)
    thread = threading.Thread(target=typesetter.run, daemon=True)
    thread.start()
    ours.send(PreviewRequest("build"))
    first, last = finished(ours)
    assert first.waiting == {1, 2, 3, 4} and len(last.sheets) == 4
    text = spec.read_text(encoding="utf-8")
    spec.write_text(text.replace("旧书架", "旧书架和旧柜子"), encoding="utf-8")
    ours.send(PreviewRequest("build"))
    held, again = finished(ours)
    assert len(held.held) == 1 and not held.waiting
    changed = {new.page for old, new in zip(last.sheets, again.sheets, strict=True) if old != new}
    assert changed == held.held
    ours.send(PreviewRequest("alternatives", 1))
    choices: LayoutChoices = ours.recv()
    assert len(choices.choices) > 1 and choices.choices[0].svg.startswith("<svg")
    ours.send(PreviewRequest("stop"))
    thread.join(20)
    assert not thread.is_alive()


def test_both_ways_to_start_a_child_show_the_same_pages(tmp_path: Path) -> None:
    shown = []
    for number, value in enumerate(("0", "1")):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(NO_FORK, value)
            ours, theirs = Pipe()
            job = Job(SPECS / "3589.yaml", tmp_path / str(number) / "3589")
            thread = threading.Thread(target=Typesetter(job, "zh", theirs).run, daemon=True)
            thread.start()
            ours.send(PreviewRequest("build"))
            shown.append([sheet.digest for sheet in finished(ours)[1].sheets])
            ours.send(PreviewRequest("stop"))
            thread.join(20)
    assert len(shown[0]) == 4 and shown[0] == shown[1]


@pytest.mark.skipif(not can_fork(), reason="needs a system that forks")
def test_a_make_up_that_dies_is_reported_and_the_next_save_tries_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = tmp_path / "mini.yaml"
    shutil.copy(MINI, spec)
    shutil.copy(MINI.with_name("paper.yaml"), spec.with_name("paper.yaml"))
    ours, theirs = Pipe()
    typesetter = Typesetter(Job(spec, tmp_path / "out" / "mini"), "zh", theirs)
    thread = threading.Thread(target=typesetter.run, daemon=True)
    with monkeypatch.context() as broken:
        broken.setattr(background_makeup, "_serve", dies)
        thread.start()
        ours.send(PreviewRequest("build"))
        first, reported = ours.recv(), ours.recv()
        assert first.waiting or first.held
        assert not reported.waiting and not reported.held
        assert "makeup-died" in {item.rule for item in reported.diagnostics}
        ours.send(PreviewRequest("alternatives", 1))
        answer: LayoutChoices = ours.recv()
        assert answer.died and not answer.choices
    ours.send(PreviewRequest("build"))
    pages = finished(ours)[1]
    assert "makeup-died" not in {item.rule for item in pages.diagnostics}
    assert pages.sheets
    ours.send(PreviewRequest("stop"))
    thread.join(20)
    assert not thread.is_alive()


def test_a_font_saved_anew_is_shown(issue_folder: Path, tmp_path: Path) -> None:
    own = issue_folder / "fonts" / "own.ttf"
    own.parent.mkdir()
    shutil.copy(ROOT / "fonts" / "LXGWWenKai-Regular.ttf", own)
    write_house(issue_folder, "字体: {书宋: own.ttf}\n")
    ours, theirs = Pipe()
    worker = threading.Thread(
        target=Typesetter(Job(issue_folder / "mini.yaml", tmp_path / "mini"), "zh", theirs).run
    )
    worker.start()

    def shown(call: PreviewRequest) -> tuple[set[str], str]:
        """The fonts that came along with the shows of a call, and the style sheet of the last."""
        ours.send(call)
        fonts: set[str] = set()
        while True:
            show: PreviewPages = ours.recv()
            assert show.sheets, show.diagnostics
            fonts |= show.fonts.keys()
            if not show.held and not show.waiting:
                return fonts, show.css

    first, css = shown(PreviewRequest("build"))
    assert shown(PreviewRequest("build")) == (set(), css)  # they have been sent
    shutil.copy(ROOT / "fonts" / "NotoSerifSC-Regular.ttf", own)
    again, other = shown(PreviewRequest("build", afresh=True))
    assert again - first and other != css
    ours.send(PreviewRequest("stop"))
    worker.join(20)
    assert not worker.is_alive()


def test_a_request_for_layouts_that_comes_with_a_save_is_served_after_it(tmp_path: Path) -> None:
    """Both requests wait when the process looks; the layouts come after the pages."""
    job = Job(MINI, tmp_path / MINI.stem)
    ours, theirs = Pipe()
    ours.send(PreviewRequest("build"))
    ours.send(PreviewRequest("alternatives", 1))
    ours.send(PreviewRequest("stop"))
    # the end is asked for while both wait: the process ends at once and answers nothing
    Typesetter(job, "zh", theirs).run()
    assert not ours.poll()
    ours.send(PreviewRequest("build"))
    ours.send(PreviewRequest("alternatives", 1))
    thread = threading.Thread(target=Typesetter(job, "zh", theirs).run, daemon=True)
    thread.start()

    def until(pages: set[int]) -> list[object]:
        """All answers until there are layouts of these pages."""
        answers: list[object] = []
        while {one.page for one in answers if isinstance(one, LayoutChoices)} != pages:
            assert ours.poll(PATIENCE)
            answers.append(ours.recv())
        return answers

    answers = until({1})
    assert all(isinstance(answer, PreviewPages) for answer in answers[:-1])
    # neither a second search nor a save makes an end of a search: each is made for the new pages
    ours.send(PreviewRequest("alternatives", 1))
    ours.send(PreviewRequest("alternatives", 2))
    ours.send(PreviewRequest("build", save=7))
    found = [one for one in until({1, 2}) if isinstance(one, LayoutChoices)]
    assert all(one.choices and not one.died and one.made_from for one in found)
    assert found[-1].save == 7 and found[-1].pinned == ("夏天喝水有讲究",)
    assert [choice.stands for choice in found[-1].choices] == [True]
    ours.send(PreviewRequest("stop"))
    thread.join(PATIENCE)
    assert not thread.is_alive()
