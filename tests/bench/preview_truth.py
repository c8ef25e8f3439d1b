"""Whether the live preview ever shows what is untrue, in Chromium.

Run from the repository:

    .venv/bin/python tests/bench/preview_truth.py            all three parts
    .venv/bin/python tests/bench/preview_truth.py inputs     what is shown of each awkward input
    .venv/bin/python tests/bench/preview_truth.py saves 300  saves over four pages, no white page
    .venv/bin/python tests/bench/preview_truth.py picks 30   picks with an outside save beside each

Each line of `inputs` says right or wrong and what was seen. The exit status is 1 if anything is wrong.
"""

from __future__ import annotations

import io
import json
import os
import random
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image

TESTS = Path(__file__).parent.parent
sys.path.insert(0, str(TESTS / "kit"))

from live import Live, chromium, live, window  # noqa: E402

EDITOR = "vscode://file/{file}:{line}:{column}"
INK_LEAST = 0.02
"""The share of dark pixels that a page of copy has at least."""
LINES_LEAST = 100
"""Lines that a page of copy has at least."""
PAGES = 4
SPREADS = ((1, 4), (2, 3))
"""The pages that stand side by side; the first one's key shows both."""
SECONDS = 45_000
"""Milliseconds that the browser may take for anything."""
PHRASES = {
    1: "会上,军政领导参观了",
    2: "大热天里｜把一天过得清凉",
    3: "楼下巴掌大的花园",
    4: "一筐旧画笔",
}
"""A text of each page in which the saves write."""


class Desk:
    """The preview of the sample, and a window that shows it."""

    def __init__(self, server: Live, page: Any, started: Any) -> None:
        self.server, self.page, self.started = server, page, started
        self.text = server.spec.read_text(encoding="utf-8")
        self.shown(server.settled())

    def shown(self, state: dict[str, Any]) -> None:
        """Wait until the window shows a state."""
        self.page.wait_for_function(
            "v => Number(document.body.dataset.version) >= v", arg=state["version"], timeout=SECONDS
        )

    def save(self, text: str) -> dict[str, Any]:
        """Save a text and wait until its pages stand."""
        before = self.server.state()["version"]
        self.server.write(text)
        state = self.server.wait(lambda s: s["version"] > before and not s["busy"])
        self.shown(state)
        return state

    def restore(self) -> None:
        """Give the file its first text back."""
        if self.server.spec.read_text(encoding="utf-8") != self.text:
            self.save(self.text)

    def look(self, script: str) -> Any:
        """The value of a script in the window."""
        return self.page.evaluate(script)

    def key(self, *keys: str) -> None:
        """Press keys on the desk."""
        self.page.evaluate("document.getElementById('desk').focus()")
        for key in keys:
            self.page.keyboard.press(key)
        time.sleep(0.3)  # pages are drawn as soon as their drawings have come

    def tab(self, name: str) -> None:
        self.page.click(f"[data-tab={name}]")

    def words(self, selector: str) -> str:
        return " ".join(self.page.locator(selector).all_text_contents())

    def click_text(self, words: str) -> str:
        """Click the first character of words on the page; the place in the foot."""
        self.page.evaluate("document.getElementById('place').textContent = ''")
        found = self.look(
            """((words) => {
              for (const line of document.querySelectorAll('#sheets tspan[data-run]')) {
                const at = line.textContent.indexOf(words);
                if (at < 0) continue;
                const area = line.getExtentOfChar(at);
                const on = new DOMPoint(area.x + area.width / 2, area.y + area.height / 2)
                  .matrixTransform(line.getScreenCTM());
                return [on.x, on.y];
              }
              return null;
            })"""
            + f"({json.dumps(words)})"
        )
        if found is None:
            return ""
        self.page.mouse.click(*found)
        self.page.wait_for_function("document.getElementById('place').textContent !== ''")
        return str(self.page.locator("#place").text_content())


Check = Callable[[Desk], tuple[bool, str]]
CHECKS: list[tuple[str, Check]] = []


def check(name: str) -> Callable[[Check], Check]:
    """Enter a check in the list."""

    def enter(one: Check) -> Check:
        CHECKS.append((name, one))
        return one

    return enter


def line_of(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), 1) if words in line)


@check("click on the lead head")
def lead_head(desk: Desk) -> tuple[bool, str]:
    desk.key("1", "0")
    place = desk.click_text("军政领导")
    opened = str(desk.look("window.opened ?? ''"))
    line = f":{line_of(desk.text, '军政领导座谈会召开')}:"
    return line in place and line in opened and "//" not in opened[9:], f"{place}; {opened}"


@check("select, copy and read aloud")
def selected(desk: Desk) -> tuple[bool, str]:
    desk.key("1", "0")
    copied = desk.look(
        """(() => {
          const one = [...document.querySelectorAll('#sheets .copy')]
            .find((text) => text.textContent.includes('牵头部队交谊仪式'));
          if (!one) return '';
          const range = document.createRange();
          range.selectNodeContents(one);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          const words = String(getSelection());
          getSelection().removeAllRanges();
          return words;
        })()"""
    )
    found = desk.look("window.find('牵头部队交谊仪式及庆', false, false, true)")
    desk.look("getSelection().removeAllRanges()")
    tree = desk.page.locator("#sheets .sheet").first.aria_snapshot()
    right = "牵头部队交谊仪式" in copied and "\n" not in copied.strip() and found and "辛江" in tree
    return right, f"{copied[:24]!r}, found {found}, read aloud {'辛江' in tree}"


@check("line link of a note opens the editor")
def note_link(desk: Desk) -> tuple[bool, str]:
    desk.save(desk.text.replace("会上,军政领导", "会上,,军政领导“", 1))
    desk.tab("notes")
    link = desk.look("document.querySelector('#list a.go')?.href ?? ''")
    return link.startswith("vscode://file/") and "//" not in link[9:], str(link)


def syntax(name: str, old: str, new: str, line: str, cause: str) -> None:
    """Enter the check of a fault of syntax: the line where it begins, and its cause."""

    def one(desk: Desk) -> tuple[bool, str]:
        text = desk.text.replace(old, new, 1)
        desk.save(text)
        told = desk.words("#alert")
        return f":{line_of(text, line)}:" in told and cause in told, told

    check(name)(one)


syntax("等级：头条", "等级: 头条", "等级：头条", "等级：头条", "全角冒号")
syntax("open quote", "主题: 一筐旧画笔", '主题: "一筐旧画笔', '主题: "一筐', "引号")
syntax("open [", "主题: 一筐旧画笔", "主题: [一筐旧画笔", "主题: [一筐", "方括号")
syntax("tab indent", "        主题: 一筐", "\t\t主题: 一筐", "\t\t主题: 一筐", "制表符")
syntax(
    "conflict marker", "      - 编号: huabi", "<<<<<<< HEAD\n      - 编号: huabi", "<<<<<<<", "冲突"
)


@check("empty file")
def empty(desk: Desk) -> tuple[bool, str]:
    desk.save("")
    told = desk.words("#alert")
    return "空" in told and "缺少" not in told, told


@check("broken file: page marked as of its save, notes stay, click mapped")
def broken(desk: Desk) -> tuple[bool, str]:
    notes = len(desk.server.state()["notes"])
    text = "# 一\n# 二\n" + desk.text.replace("日期: 2025-07-25", "日期: 2025-07-25: 错", 1)
    desk.save(text)
    desk.key("1", "0")
    old = desk.look("document.querySelector('#sheets .sheet').classList.contains('old')")
    told = desk.words("#sheets .cap")
    kept = desk.page.locator(".card.older").count()
    place = desk.click_text("军政领导")
    mapped = f":{line_of(text, '军政领导座谈会召开')}:" in place
    dated = bool(re.search(r"\d\d:\d\d:\d\d", told))
    return bool(
        old and dated and kept == notes and mapped
    ), f"{told}; {kept} of {notes} notes; {place}"


@check("a page far too full keeps its view")
def too_full(desk: Desk) -> tuple[bool, str]:
    line = next(one for one in desk.text.split("\n") if "会上,军政领导参观了" in one)
    desk.save(desk.text.replace(line, "\n".join([line] * 60), 1))
    desk.key("1", "0")
    told = desk.words("#sheets .cap")
    lines = desk.look("document.querySelectorAll('#sheets tspan[data-run]').length")
    rects = desk.look(
        "[...document.querySelectorAll('.over .note:not(.again) rect')]"
        ".filter(r => r.getBBox().height > 700).length"
    )
    return lines > 300 and not rects, f"{told}; {lines} lines, {rects} marks over the page"


@check("a late story keeps the view; galleys have names")
def late(desk: Desk) -> tuple[bool, str]:
    story = "      - 编号: wan\n        等级: 重点\n        主题: 晚到的稿子\n        正文: |\n"
    story += "          " + "这一段来得很晚，版面上已经没有地方了。" * 150 + "\n"
    for page, name in ((1, "wan"), (2, "wane")):
        at = desk.text.index(f"  - 版次: {page + 1}\n")
        if page == 1:
            text = desk.text[:at] + story + desk.text[at:]
        else:
            at = text.index(f"  - 版次: {page + 1}\n")
            text = text[:at] + story.replace("wan", name) + text[at:]
    desk.save(text)
    desk.key("1", "0")
    lines = desk.look("document.querySelectorAll('#sheets tspan[data-run]').length")
    tabs = desk.page.locator("#pages button.galley").all_text_contents()
    named = all("版《" in tab for tab in tabs)
    told = desk.words("#sheets .cap")
    return lines > 300 and named, f"{told}; {lines} lines; tabs {tabs}"


@check("half of the front page's copy deleted: what filled it is said")
def thin(desk: Desk) -> tuple[bool, str]:
    first, mark, rest = desk.text.partition("  - 版次: 2\n")
    lines = first.split("\n")
    copy = [n for n, line in enumerate(lines) if line.startswith(" " * 10) and len(line) > 60]
    gone = set(copy[1::2])
    text = "\n".join(line for n, line in enumerate(lines) if n not in gone) + mark + rest
    state = desk.save(text)
    desk.tab("notes")
    told = desk.words(".card.fill")
    return (
        "1版填版" in told and "%" in told,
        f"{told}; status {desk.words('#status')}; {state['fills']}",
    )


@check("a deleted paragraph is copy, not a subhead")
def deleted(desk: Desk) -> tuple[bool, str]:
    lines = desk.text.split("\n")
    at = next(n for n, line in enumerate(lines) if line.strip().startswith("## "))
    desk.save("\n".join([*lines[: at - 1], *lines[at:]]))
    desk.tab("changes")
    told = desk.words("[data-card^=change]")
    return "正文" in told and "小标题：删" not in told, told


def found(desk: Desk, page: int) -> None:
    """Search layouts of a page and wait until the search has ended."""
    desk.key(str(page))
    desk.tab("choices")
    desk.page.click("#find")
    desk.server.wait(lambda s: str(page) in s["choices"] and str(page) not in s["searches"])
    desk.page.wait_for_selector("[data-pick='0'], .empty-list")


@check("a search cut short by a save says so and goes on; no two layouts look alike")
def cut_short(desk: Desk) -> tuple[bool, str]:
    desk.key("1")
    desk.tab("choices")
    desk.page.click("#find")
    time.sleep(0.4)
    desk.server.write(desk.text.replace(PHRASES[1], PHRASES[1].replace("参观", "先后参观"), 1))
    desk.page.wait_for_function(
        "document.querySelector('#list').textContent.includes('打断')", timeout=SECONDS
    )
    said = desk.words("#list")
    state = desk.server.wait(lambda s: "1" in s["choices"])
    words = [one["words"] for one in state["choices"]["1"]["found"]]
    return "没有" not in said and len(words) > 1, f"{said[:40]}…; then {len(words)} layouts"


@check("picking what stands, picking, searching again, undoing: true words")
def picks(desk: Desk) -> tuple[bool, str]:
    found(desk, 1)
    seen = []

    def told() -> str:
        time.sleep(0.4)
        seen.append(desk.words("#toast"))
        return seen[-1]

    desk.page.click("[data-pick='0']")
    first = "已写进版样" in told()
    desk.server.wait(lambda s: not s["busy"] and s["pages"][0]["dummy"])
    found(desk, 1)
    again = desk.server.state()["choices"]["1"]
    pinned = (
        len(again["found"]) == 1 and again["found"][0]["stands"] and "已定住" in desk.words("#list")
    )
    desk.page.click("[data-pick='0']")
    same = "已经是这样" in told()
    desk.page.click("#undo")
    undone = "已撤销" in told() and desk.server.spec.read_text(encoding="utf-8") == desk.text
    return first and pinned and same and undone, f"{seen}; pinned {again['pinned']}"


@check("one story pinned: said, and the layout that stands is first")
def one_pinned(desk: Desk) -> tuple[bool, str]:
    found(desk, 1)
    desk.page.click("[data-pick='0']")
    desk.server.wait(lambda s: not s["busy"] and s["pages"][0]["dummy"])
    lines = desk.server.spec.read_text(encoding="utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if "版样:" in line)
    desk.save("\n".join([*lines[: at + 2], *lines[at + 6 :]]))
    found(desk, 1)
    offer = desk.server.state()["choices"]["1"]
    said = desk.words("#list .pinned")
    right = len(offer["pinned"]) == 1 and offer["free"] == 4 and offer["found"][0]["stands"]
    return bool(right and "只有其余 4 篇" in said), f"{said}; {len(offer['found'])} layouts"


@check("768 × 1024: state and errors on the screen, tabs and file:line whole")
def narrow(desk: Desk) -> tuple[bool, str]:
    desk.save(desk.text.replace("会上,军政领导", "会上,,军政领导“", 1))
    desk.page.set_viewport_size({"width": 768, "height": 1024})
    try:
        desk.tab("notes")
        seen = desk.look(
            """(() => {
              const inside = (e) => { const b = e.getBoundingClientRect();
                return b.width > 0 && b.left >= 0 && b.right <= innerWidth && b.bottom <= innerHeight; };
              const whole = (e) => e.scrollWidth <= e.clientWidth + 1;
              const one = (e) => e.getBoundingClientRect().height < 40;
              return {
                status: inside(document.querySelector('#status')),
                count: inside(document.querySelector('#tabs b')),
                tabs: [...document.querySelectorAll('#pages button')].every((e) => inside(e) && one(e)),
                places: [...document.querySelectorAll('.go')].every(whole),
              };
            })()"""
        )
    finally:
        desk.page.set_viewport_size({"width": 1440, "height": 900})
    return all(seen.values()), str(seen)


@check("keyboard: arrows, Home, End, space; Enter on a card; reload keeps page and zoom")
def keyboard(desk: Desk) -> tuple[bool, str]:
    where = "(() => { const p = document.querySelector('#sheets').parentElement; return p.scrollTop; })()"
    seen = []
    desk.key("2", "w")
    for key in ("ArrowDown", "End", "Home", " "):
        desk.key(key)
        time.sleep(0.1)
        seen.append(round(desk.look(where)))
    moved = seen[0] > 0 and seen[1] > seen[0] and seen[2] == 0 and seen[3] > 0
    desk.tab("notes")
    card = desk.page.locator("#list .card").first
    if card.count():
        card.focus()
        desk.page.keyboard.press("Enter")
    entered = not card.count() or desk.page.locator(".card.on, .card.fill").count() > 0
    desk.key("3", "w")
    desk.page.reload()
    desk.page.wait_for_selector("#sheets .sheet svg.paper")
    stayed = desk.look("document.querySelector('#sheets .sheet').dataset.page") == "3"
    wide = desk.look(
        "document.querySelector('#sheets .sheet').getBoundingClientRect().width"
        " / document.querySelector('#sheets').parentElement.clientWidth"
    )
    return moved and entered and stayed and wide > 0.9, f"{seen}, page 3 {stayed}, width {wide:.2f}"


@check("a page that fails to load says so and is asked for again")
def lost(desk: Desk) -> tuple[bool, str]:
    desk.key("2")
    fails = [3]

    def refuse(route: Any) -> None:
        if fails[0]:
            fails[0] -= 1
            route.fulfill(status=404, body="gone")
        else:
            route.continue_()

    desk.page.route("**/page/*.svg", refuse)
    desk.page.reload()
    desk.page.wait_for_selector(".sheet.lost, .sheet.empty", timeout=SECONDS)
    said = desk.look("document.querySelector('.sheet.lost')?.dataset.words ?? ''")
    desk.page.wait_for_selector("#sheets .sheet:not(.lost) svg.paper", timeout=SECONDS)
    desk.page.unroute("**/page/*.svg")
    return "没有取到" in said, f"{said}; then shown"


def run_inputs(desk: Desk, wanted: str = "") -> int:
    """Run the checks; the number of wrong ones."""
    wrong = 0
    for name, one in CHECKS:
        if wanted and not re.search(wanted, name):
            continue
        began = time.perf_counter()
        try:
            right, seen = one(desk)
        except Exception as fault:
            right, seen = False, f"{type(fault).__name__}: {fault}".split("\n")[0]
        wrong += not right
        took = time.perf_counter() - began
        print(
            f"{'right' if right else 'WRONG'}  {name}  ({took:.1f} s)\n         {seen[:300]}",
            flush=True,
        )
        try:
            desk.restore()
        except AssertionError as fault:
            print(f"         not restored: {fault}", flush=True)
    return wrong


def ink(page: Any, shown: int) -> float:
    """The share of dark pixels of a sheet that is shown."""
    x, y, width, height = page.evaluate(
        """(shown) => { const box = document.querySelector(`#sheets [data-page="${shown}"]`)
          .getBoundingClientRect(); return [box.x, box.y, box.width, box.height]; }""",
        shown,
    )
    data = page.screenshot(clip={"x": x, "y": y, "width": width, "height": height})
    with Image.open(io.BytesIO(data)) as picture:
        grey = picture.convert("L")
        return sum(grey.histogram()[:160]) / (grey.width * grey.height)


def white_pages(page: Any) -> list[str]:
    """The pages that are white or say nothing, each spread looked at."""
    found = []
    for spread in SPREADS:
        page.keyboard.press(str(spread[0]))
        for shown in spread:
            # no handle to an element is kept: it would keep the whole page in memory
            lines = page.wait_for_function(
                "s => document.querySelector(`#sheets [data-page='${s}']`) && "
                "{n: document.querySelectorAll(`#sheets [data-page='${s}'] tspan[data-run]`).length}",
                arg=shown,
                timeout=SECONDS,
            ).json_value()["n"]
            bad = page.locator("#sheets .sheet.empty, #sheets .sheet.lost").count()
            dark = ink(page, shown)
            if lines < LINES_LEAST or bad or dark < INK_LEAST:
                found.append(f"page {shown}: {lines} lines, ink {dark:.3f}")
    return found


def counters(desk: Desk) -> dict[str, int]:
    """The nodes and listeners that the window holds, and the bytes of its scripts."""
    session = desk.page.context.new_cdp_session(desk.page)
    found: dict[str, int] = session.send("Memory.getDOMCounters")
    session.send("HeapProfiler.collectGarbage")
    after: dict[str, int] = session.send("Memory.getDOMCounters")
    heap = session.send("Runtime.getHeapUsage")["usedSize"]
    session.detach()
    return {"nodes": found["nodes"], "kept": after["nodes"], "heap": round(heap)}


def run_saves(desk: Desk, saves: int) -> int:
    """Save again and again over four pages; the number of pages seen white."""
    white = looks = 0
    desk.key("s", "0")
    began = time.perf_counter()
    for number in range(saves):
        phrase = PHRASES[number % PAGES + 1]
        desk.server.write(desk.text.replace(phrase, f"{phrase[:-1]}{number}{phrase[-1]}", 1))
        found = white_pages(desk.page)
        if number % 50 == 49:  # a new tab sees all too
            with window(desk.started, desk.server.address, strict=False) as fresh:
                fresh.keyboard.press("s")
                found += white_pages(fresh)
            looks += PAGES
        looks += PAGES
        white += len(found)
        for one in found:
            print(f"white after save {number}: {one}", flush=True)
        if number % 10 == 9:
            took = time.perf_counter() - began
            print(f"{number + 1} saves in {took:.0f} s, {looks} looks, {white} white", flush=True)
    print(f"the window holds {counters(desk)}")
    desk.key("p")
    desk.restore()
    print(f"{saves} saves over {PAGES} pages, {looks} looks: {white} white pages")
    return white


def run_picks(desk: Desk, count: int) -> int:
    """Pick with an outside save 0 to 10 ms before or after it; the number of saves lost."""
    dice = random.Random(5)
    lost = taken = 0
    spec = desk.server.spec
    spec.chmod(0o640)
    for number in range(count):
        desk.restore()
        found(desk, 1)
        token = desk.server.state()["token"]
        mark = f"# 外来的存盘 {number}\n"
        wait = dice.uniform(-0.01, 0.01)
        by_rename = number % 2 == 0

        def outside(mark: str = mark, wait: float = wait, by_rename: bool = by_rename) -> None:
            time.sleep(max(wait, 0))
            if by_rename:
                other = spec.with_name("save.tmp")
                other.write_text(mark + spec.read_text(encoding="utf-8"), encoding="utf-8")
                other.chmod(0o640)
                other.replace(spec)
            else:
                spec.write_text(mark + spec.read_text(encoding="utf-8"), encoding="utf-8")

        saver = threading.Thread(target=outside)
        saver.start()
        time.sleep(max(-wait, 0))
        status, body, _ = desk.server.ask("/pick/1/1", "POST", X_Proof_Token=token)
        saver.join()
        time.sleep(0.1)
        text = spec.read_text(encoding="utf-8")
        taken += status == 200
        if not text.startswith(mark) or len(text) < len(desk.text):
            lost += 1
            print(f"lost: pick {number}, {wait * 1000:+.1f} ms, {body!r}, renamed {by_rename}")
    mode = spec.stat().st_mode & 0o777
    desk.restore()
    print(f"{count} picks, {taken} taken, {lost} outside saves lost, mode {mode:o}")
    return lost + (mode != 0o640)


@contextmanager
def desks() -> Iterator[Desk]:
    """The preview of a copy of the sample, with a round kept, in a window."""
    from proofkit import set_issue, stamp_of

    from layout.core.files import write_whole
    from layout.proof.marked.marked_proof import marked_proof

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "specs"
        shutil.copytree(TESTS.parent / "specs", folder)
        spec, out = folder / "3589.yaml", Path(name) / "out"
        done, notes = set_issue(spec)
        write_whole(out / "3589/rounds/1/proof.pdf", marked_proof(done, notes, stamp_of(done)).pdf)
        with (
            live(spec, "--out", str(out), "--editor", EDITOR) as server,
            chromium() as started,
            window(started, server.address, strict=False) as page,
        ):
            server.settled()
            yield Desk(server, page, started)


def main(part: str, argument: str) -> int:
    """Run one part, or all."""
    with desks() as desk:
        wrong = 0
        if part in ("", "inputs"):
            wrong += run_inputs(desk, argument)
        if part in ("", "picks"):
            wrong += run_picks(desk, int(argument or 30))
        if part in ("", "saves"):
            wrong += run_saves(desk, int(argument or 300))
    print(f"{wrong} wrong, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    return int(bool(wrong))


if __name__ == "__main__":
    given = [*sys.argv[1:], "", ""]
    sys.exit(main(given[0], given[1]))
