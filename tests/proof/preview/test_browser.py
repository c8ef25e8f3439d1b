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
    out = str(spec.parent.parent / "out")
    with live(spec, "--out", out, "--editor", "vscode://file/{file}:{line}:{column}") as server:
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
        place = clicked(page, chosen, len("".join(run.texts[:glyph])))
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


def clicked(page: Any, run: int, character: int) -> str:
    """Click a character of a run as a hand does; the place that is told in the foot."""
    page.evaluate("document.getElementById('place').textContent = ''")
    box = page.evaluate(
        """([run, character]) => {
          const text = document.querySelector(`#sheets tspan[data-run="${run}"]`);
          const area = text.getExtentOfChar(character);
          const pane = document.querySelector('#sheets').parentElement;
          const middle = () => new DOMPoint(area.x + area.width / 2, area.y + area.height * 0.6)
            .matrixTransform(text.getScreenCTM());
          let at = middle();
          const frame = pane.getBoundingClientRect();
          pane.scrollBy(at.x - frame.left - frame.width / 2, at.y - frame.top - frame.height / 2);
          at = middle();
          return [at.x, at.y];
        }""",
        [run, character],
    )
    page.mouse.click(*box)
    page.wait_for_function("document.getElementById('place').textContent !== ''")
    return str(page.locator("#place").text_content())


def run_with(page: Any, words: str) -> int:
    """The number of the first run on the desk that has these words."""
    lines = page.locator("#sheets tspan[data-run]").filter(has_text=words)
    return int(lines.first.get_attribute("data-run"))


def line_with(running: Live, words: str) -> int:
    lines = running.spec.read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_the_text_itself_is_there(running: Live, page: Any) -> None:
    """To be selected, copied, found and read aloud; a word split between two lines is whole."""
    page.keyboard.press("1")
    copied = page.evaluate(
        """() => {
          const one = [...document.querySelectorAll('#sheets .copy')]
            .find((text) => text.textContent.includes('牵头部队交谊仪式'));
          getSelection().selectAllChildren(one);
          const words = String(getSelection());
          getSelection().removeAllRanges();
          return words;
        }"""
    )
    assert copied.startswith("本报讯（记者侯建宁）7月23日") and copied.endswith("领导出席。")
    assert "\n" not in copied and len(copied) > 200
    assert page.evaluate("window.find('全国双拥工作领导小组成员兼办公室主任', 0, 0, 1)")
    page.evaluate("getSelection().removeAllRanges()")
    assert "军委政治工作部群众工作局局长高翔" in page.locator("#sheets .sheet").aria_snapshot()
    # the head leads to its own line, though the copy under it has the same words
    place = clicked(page, run_with(page, "军政领导"), 0)
    line = line_with(running, "军政领导座谈会召开")
    assert place.endswith(f"3589.yaml:{line}:22")
    assert page.evaluate("window.opened") == f"vscode://file{running.spec.resolve()}:{line}:22"


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
        notes = len(running.state()["notes"])
        page.click("[data-tab=notes]")
        running.write("# 注\n" + text.replace("日期: 2025-07-25", "日期: 2025-07-25: 错"))
        page.wait_for_selector("#alert:not([hidden])")
        told = page.locator("#alert").text_content()
        assert "3589.yaml:5:" in told and "冒号" in told
        # the page looks old and says of which save it is; its notes stay; a click leads to today's line
        page.wait_for_selector("#sheets .sheet.old")
        assert re.search(r"\d\d:\d\d:\d\d 存的版面", page.locator("#sheets .cap").text_content())
        assert page.locator(".card.older").count() == notes
        assert page.locator("a.go").first.get_attribute("href").startswith("vscode://file/")
        line = line_with(running, "军政领导座谈会召开")
        assert clicked(page, run_with(page, "军政领导"), 0).endswith(f":{line}:22")
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
    assert "page=2" in page.evaluate("location.hash")
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


def test_keys_scroll_and_a_reload_keeps_page_and_zoom(page: Any) -> None:
    page.keyboard.press("3")
    page.wait_for_selector('#sheets .sheet[data-page="3"]')
    page.keyboard.press("w")
    down = "document.querySelector('#sheets').parentElement.scrollTop"
    reached = []
    for key in ("ArrowDown", "End", "Home", " ", "ArrowUp"):
        page.keyboard.press(key)
        reached.append(page.evaluate(down))
    assert 0 < reached[0] < reached[1] and reached[2] == 0
    assert reached[3] > reached[0] and reached[4] == reached[3] - reached[0]
    wide = "document.querySelector('#sheets .sheet').getBoundingClientRect().width"
    before = page.evaluate(wide)
    page.reload()
    page.wait_for_selector('#sheets .sheet[data-page="3"] svg.paper')
    assert page.evaluate(wide) == pytest.approx(before, abs=20)
    page.focus("#list .card")
    page.keyboard.press("Enter")
    page.wait_for_selector("#list .card.on")
    page.focus("#desk")
    page.keyboard.press("0")


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
    assert "已写进版样" in page.locator("#toast").text_content()
    # all stories have their places now: the one layout is the one that stands, and it is said why
    page.click("#find")
    page.wait_for_selector(".pinned")
    assert "已定住" in page.locator(".pinned").text_content()
    assert page.locator("#list [data-pick]").count() == page.locator(".card.now").count() == 1
    page.click("[data-pick='0']")
    page.wait_for_function("document.querySelector('#toast').textContent.includes('已经是这样')")
    page.keyboard.press("Control+z")
    page.wait_for_function("document.querySelector('#toast').textContent.includes('已撤销')")
    running.wait(lambda s: not s["busy"] and not s["pages"][0]["dummy"] and not s["edits"])
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
            page.set_viewport_size({"width": 768, "height": 1024})
            seen = page.evaluate(
                """() => {
                  const out = (e) => {
                    const box = e.getBoundingClientRect();
                    return box.left < 0 || box.right > innerWidth || box.height > 40
                      || (box.bottom > innerHeight && !e.matches('.go'))
                      || (e.clientWidth && e.scrollWidth > e.clientWidth + 1);
                  };
                  const wanted = '#status, #tabs button, #tabs b, #pages button, #layers button, .go';
                  return [...document.querySelectorAll(wanted)].filter(out)
                    .map((e) => e.outerHTML);
                }"""
            )
            assert seen == []  # on an upright tablet: state, errors, tabs, file and line are whole
            refused: list[str] = []

            def refuse(route: Any) -> None:
                refused.append(route.request.url)
                if len(refused) < 3:
                    route.fulfill(status=204)
                else:
                    route.continue_()

            page.route("**/page/*.svg", refuse)
            page.reload()
            page.wait_for_selector(".sheet.lost")
            assert "not fetched" in page.locator(".sheet.lost").get_attribute("data-words")
            page.wait_for_selector("#sheets .sheet:not(.lost) svg.paper")
