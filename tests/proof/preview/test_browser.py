"""The preview in real Chromium: edits appear, clicks lead to the source, layouts are picked."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import SPECS
from live import PATIENCE, Live, chromium, digest, live, wait_for_another, window
from proofkit import set_issue, stamp_of

from layout.core.files import write_whole
from layout.core.frame import GlyphRun
from layout.edition.disk_cache import remembered
from layout.edition.typeset import Typeset
from layout.issue.normalise import Normaliser
from layout.proof.marked.marked_proof import marked_proof

SPOTS = 50
ADDED = ("（来源：", "）", "摄")
"""What the house puts round a source and a credit."""


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("live") / "specs"
    shutil.copytree(SPECS, folder)
    return folder / "3589.yaml"


@pytest.fixture(scope="module")
def printed(spec: Path) -> Typeset:
    """The issue as it stands before any edit; its first round is kept."""
    done, found = set_issue(spec)
    out = spec.parent.parent / "out" / "3589"
    write_whole(out / "endings.cache", remembered(done.pages.composing.composer))
    write_whole(out / "rounds/1/proof.pdf", marked_proof(done, found, stamp_of(done)).pdf)
    return done


@pytest.fixture(scope="module")
def running(spec: Path, printed: Typeset) -> Iterator[Live]:
    with live(spec, "--out", str(spec.parent.parent / "out")) as server:
        server.settled()
        yield server


@pytest.fixture(scope="module")
def started() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def page(running: Live, started: Any) -> Iterator[Any]:
    with window(started, running.address) as page:
        yield page


def test_fifty_random_spots_lead_to_their_line(running: Live, page: Any, printed: Typeset) -> None:
    runs = {f.page: [i for i in f.items if isinstance(i, GlyphRun)] for f in printed.frames}
    stories = printed.edition.manuscripts
    dice = random.Random(7)
    lines = running.spec.read_text(encoding="utf-8").split("\n")
    page.keyboard.press("p")
    for number in range(SPOTS):
        sheet = number * 4 // SPOTS + 1
        page.keyboard.press(str(sheet))
        page.wait_for_selector(f'#sheets .sheet[data-page="{sheet}"] svg.paper')
        choices = [i for i, run in enumerate(runs[sheet]) if run.source.story in stories]
        chosen = dice.choice(choices)
        run = runs[sheet][chosen]
        glyph = dice.randrange(len(run.glyphs))
        place = clicked(page, chosen, glyph)
        shown, line, column = re.fullmatch(r"(.+):(\d+):(\d+)", place).groups()  # type: ignore[union-attr]
        assert shown.endswith("3589.yaml")
        written = lines[int(line) - 1]
        text = "".join(run.texts)
        for added in ADDED:
            text = text.replace(added, "")
        assert squeezed(text) in squeezed(Normaliser().line(written)), (place, run)
        if run.source.part in ("body", "subhead"):
            spans = stories[run.source.story].spans
            assert int(line) == spans[run.source.paragraph].line
        # the very character, but for marks and spaces that were put right
        if run.texts[glyph].isalnum() and run.texts[glyph] in written:
            assert written[int(column) - 1] == run.texts[glyph][0], (place, run.texts[glyph])


def squeezed(text: str) -> str:
    return "".join(text.replace("｜", "").replace("*", "").split())


def clicked(page: Any, run: int, glyph: int) -> str:
    """Click a glyph of a run as a hand does; the place that is told in the foot."""
    page.evaluate("document.getElementById('place').textContent = ''")
    box = page.evaluate(
        """([run, glyph]) => {
          const text = document.querySelector(`#sheets text[data-run="${run}"]`);
          const units = text.textContent.length / [...text.textContent].length;
          const area = text.getExtentOfChar(glyph * units);
          const pane = document.querySelector('#sheets').parentElement;
          const middle = () => new DOMPoint(area.x + area.width / 2, area.y + area.height * 0.6)
            .matrixTransform(text.getScreenCTM());
          let at = middle();
          const frame = pane.getBoundingClientRect();
          pane.scrollBy(at.x - frame.left - frame.width / 2, at.y - frame.top - frame.height / 2);
          at = middle();
          return [at.x, at.y];
        }""",
        [run, glyph],
    )
    page.mouse.click(*box)
    page.wait_for_function("document.getElementById('place').textContent !== ''")
    return str(page.locator("#place").text_content())


def test_a_saved_edit_appears_and_is_a_change(running: Live, page: Any) -> None:
    text = running.spec.read_text(encoding="utf-8")
    assert page.locator("[data-card^=change]").count() == 0
    page.keyboard.press("1")
    before = digest(page)
    try:
        running.write(text.replace("会上,军政领导参观了", "会上,军政领导一同参观了", 1))
        wait_for_another(page, before)
        running.settled()
        page.click("[data-tab=changes]")
        page.wait_for_selector("[data-card=change-0]")
        told = page.locator("[data-card=change-0]").text_content()
        assert "加“一同”" in told and "第2段" in told
        page.click("[data-card=change-0]")
        page.wait_for_selector(".over .change.lit")
        page.keyboard.press("c")
        page.wait_for_function(
            "document.querySelector('#before img')?.naturalWidth > 100", timeout=PATIENCE * 1000
        )
        shown = page.evaluate(
            "[...document.querySelectorAll('.pane')].map(p => [p.scrollLeft, p.scrollTop])"
        )
        assert shown[0] == pytest.approx(shown[1], abs=2)
    finally:
        page.keyboard.press("p")
        running.write(text)
        running.wait(lambda state: not state["busy"] and not state["changes"])


def test_an_error_is_told_and_the_last_good_page_stays(running: Live, page: Any) -> None:
    text = running.spec.read_text(encoding="utf-8")
    page.keyboard.press("1")
    page.wait_for_function("document.querySelector('#status').className === ''")
    before = digest(page)
    glyphs = page.locator("#sheets svg.paper text").count()
    try:
        running.write(text.replace("日期: 2025-07-25", "日期: 2025-07-25: 错"))
        page.wait_for_selector("#alert:not([hidden])")
        told = page.locator("#alert").text_content()
        assert "3589.yaml:4:" in told and "冒号" in told
        assert digest(page) == before and page.locator("#sheets svg.paper text").count() == glyphs
    finally:
        running.write(text)
    page.wait_for_selector("#alert", state="hidden")


def test_a_note_leads_to_its_place(page: Any) -> None:
    page.keyboard.press("3")
    page.click("[data-tab=notes]")
    page.click("[data-card=note-0]")
    page.wait_for_selector('#sheets .sheet[data-page="1"] .note.lit')
    seen = page.evaluate(
        """() => {
          const box = document.querySelector('.note.lit').getBoundingClientRect();
          const pane = document.querySelector('#sheets').parentElement.getBoundingClientRect();
          return box.left >= pane.left && box.right <= pane.right && box.top >= pane.top;
        }"""
    )
    assert seen


def test_keys_zoom_and_views(page: Any) -> None:
    page.keyboard.press("1")
    page.keyboard.press("0")
    wide = "document.querySelector('#sheets .sheet').getBoundingClientRect().width"
    fitted = page.evaluate(wide)
    page.keyboard.press("+")
    assert page.evaluate(wide) == pytest.approx(fitted * 1.25, rel=0.01)
    # the page is drawn anew at that size: type stays type
    assert page.locator("#sheets svg.paper text").count() > 500
    page.keyboard.press("s")
    page.wait_for_function("document.querySelectorAll('#sheets .sheet').length === 2")
    shown = page.evaluate(
        "[...document.querySelectorAll('#sheets .sheet')].map(s => s.dataset.page)"
    )
    assert shown == ["4", "1"]
    page.keyboard.press("ArrowRight")
    page.wait_for_selector('#sheets .sheet[data-page="2"]')
    shown = page.evaluate(
        "[...document.querySelectorAll('#sheets .sheet')].map(s => s.dataset.page)"
    )
    assert shown == ["2", "3"]
    page.keyboard.press("p")
    rows = "getComputedStyle(document.querySelector('.layer-rows')).display"
    assert page.evaluate(rows) == "none"
    page.keyboard.press("g")
    assert page.evaluate(rows) == "block"
    page.keyboard.press("g")


def test_a_picked_layout_changes_file_and_page(running: Live, page: Any) -> None:
    text = running.spec.read_text(encoding="utf-8")
    page.keyboard.press("1")
    page.click("[data-tab=choices]")
    page.wait_for_function("document.querySelector('#status').className === ''")
    before = digest(page)
    page.click("#find")
    page.wait_for_selector("[data-pick='1']", timeout=PATIENCE * 1000)
    page.click("[data-pick='1']")
    wait_for_another(page, before)
    written = running.spec.read_text(encoding="utf-8")
    assert [line for line in text.split("\n") if line not in written.split("\n")] == []
    new = [line for line in written.split("\n") if line not in text.split("\n")]
    assert len(new) == 6 and new[0] == "    版样:" and "junzheng: {栏: " in new[1]
    state = running.wait(lambda s: not s["busy"] and s["pages"][0]["dummy"])
    assert not [note for note in state["notes"] if note["severity"] == "error"]
    page.wait_for_selector("#unpick")
    page.click("#toast button")
    running.wait(lambda s: not s["busy"] and not s["pages"][0]["dummy"])
    assert running.spec.read_text(encoding="utf-8") == text


def test_in_english_at_laptop_size(issue_folder: Path, started: Any) -> None:
    with live(issue_folder / "mini.yaml", "--lang", "en") as server:
        server.settled()
        with window(started, server.address, (1280, 720)) as page:
            text = page.locator("body").inner_text()
            for words in ("Spread", "Compare", "Notes", "Make-up", "Keyboard", "updated"):
                assert words in text, words
            inside = page.evaluate(
                "[...document.querySelectorAll('#bar > *')].every(e => "
                "e.getBoundingClientRect().right <= innerWidth)"
            )
            assert inside  # nothing of the bar runs out of the window
