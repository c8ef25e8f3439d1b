"""The caches on disk: made-up pages are found again in the next run, and never when stale."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import SPECS

from layout.edition import session
from layout.makeup import page_pool
from layout.makeup.page_pool import answers
from layout.makeup.page_problem import MakeupContext
from layout.makeup.page_task import PageAnswer, PageTask
from layout.output.builder import build


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The first story of every page that is made up from now on."""
    pages: list[str] = []

    def noted(tasks: Sequence[PageTask], context: MakeupContext) -> list[PageAnswer]:
        pages.extend(task.manuscripts[0].story.id for task in tasks)
        return answers(tasks, context)

    monkeypatch.setattr(session, "answers", noted)
    return pages


def test_a_page_is_made_up_again_only_if_it_changed(tmp_path: Path, made_up: list[str]) -> None:
    specs, out = tmp_path / "specs", tmp_path / "out"
    shutil.copytree(SPECS, specs)
    spec = specs / "3589.yaml"
    assert build(spec, out).ok
    assert len(made_up) == 4
    first = (out / "3589.pdf").read_bytes()

    made_up.clear()
    assert build(spec, out).ok
    assert made_up == []
    assert (out / "3589.pdf").read_bytes() == first

    text = spec.read_text(encoding="utf-8")
    assert text.count("旧书架") == 1
    spec.write_text(text.replace("旧书架", "旧书架和旧柜子"), encoding="utf-8")
    assert build(spec, out).ok
    assert made_up == ["shanlu"]
    edited = (out / "3589.pdf").read_bytes()
    assert edited != first

    made_up.clear()
    kept = out / "3589" / "pages.cache"
    kept.write_bytes(kept.read_bytes().replace(b'"short":', b'"shert":').replace(b",5,", b",4,", 1))
    assert build(spec, out).ok
    assert len(made_up) == 4  # a file that was tampered with is not read
    assert (out / "3589.pdf").read_bytes() == edited


def test_another_house_has_other_pages(tmp_path: Path, made_up: list[str]) -> None:
    specs, out = tmp_path / "specs", tmp_path / "out"
    shutil.copytree(SPECS, specs)
    assert build(specs / "3589.yaml", out).ok
    made_up.clear()
    paper = specs / "paper.yaml"
    text = paper.read_text(encoding="utf-8")
    paper.write_text(text + "印刷: {图片精度: 190}\n", encoding="utf-8")
    assert build(specs / "3589.yaml", out).ok
    assert len(made_up) == 4


@pytest.mark.skipif(sys.platform != "linux", reason="needs a system that forks")
def test_a_page_whose_process_dies_is_made_up_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = build(SPECS / "3589.yaml", tmp_path / "first")
    here, honest = os.getpid(), page_pool.answer_to

    def dying(task: PageTask, context: MakeupContext) -> PageAnswer:
        if os.getpid() != here and len(task.manuscripts) == 8:
            os._exit(1)
        return honest(task, context)

    monkeypatch.setattr(page_pool, "answer_to", dying)
    second = build(SPECS / "3589.yaml", tmp_path / "second")
    assert first.pdf and second.pdf
    assert first.pdf.read_bytes() == second.pdf.read_bytes()
