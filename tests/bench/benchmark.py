"""Build times of the sample, beside Typst on the same copy.

Run from the repository: `.venv/bin/python tests/bench/benchmark.py`. Each row is the median of five
runs; every run but those of watch and preview is a fresh process.

- build-issue: an empty output folder.
- with --screen: the same with a reading PDF.
- again: the output folder of the first row, nothing changed.
- edited: the same, with one word of one story changed.
- watch: that edit saved beside `build-issue --watch`; from the save to the new press PDF.
- preview, set: that edit in the process behind `proof-issue --serve`; from the call to the page with
  the story set into the module that it had.
- preview, made: the same, to the page that is made up again.
- typst: the copy poured into plain columns of the same sheet. It compares the speed, not the page.

With `--pages` it prints time and memory by the number of pages instead: see `by_pages.py`.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SPEC = ROOT / "specs" / "3589.yaml"
BIN = Path(sys.executable).parent
RUNS = 5
PAUSE = 0.5
"""Seconds between two saves: the least that an editor takes."""
WORD, MORE = "旧书架", "和旧柜子"
CALLER = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""The environment of every call. Bytecode is written, as an installed command has it."""

TYPST_HEAD = """#set page(width: 390mm, height: 550mm, margin: (x: 20mm, y: 30mm), columns: 8)
#set columns(gutter: 18pt)
#set text(font: "Noto Serif SC", size: 9pt, lang: "zh", region: "cn")
#set par(justify: true, leading: 3pt, spacing: 3pt, first-line-indent: (amount: 2em, all: true))
"""


def typst_source() -> str:
    """The whole copy of the sample as a Typst document; headlines are headings."""
    sys.path.insert(0, str(ROOT))
    from layout.core.diagnostics import Findings
    from layout.issue.load import load_edition

    edition = load_edition(SPEC, None, Findings())
    assert edition is not None
    lines = [TYPST_HEAD]
    for manuscript in edition.manuscripts.values():
        for part, _, text in manuscript.printed():
            safe = "".join(f"\\{c}" if c in "\\#$*_`<>@~=/-+" else c for c in text)
            lines.append(f"== {safe}\n" if part == "headline" else f"{safe}\n")
    return "\n".join(lines)


def fresh(command: list[str]) -> tuple[float, float]:
    """Wall seconds and peak memory in MiB of one fresh process."""
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=CALLER
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return seconds, usage.ru_maxrss / 1024


def build(spec: Path, out: Path, *options: str) -> list[str]:
    """The installed command `build-issue` with its arguments."""
    return [str(BIN / "build-issue"), str(spec), "--out", str(out), "--quiet", *options]


def edited(folder: Path, run: int) -> Path:
    """A copy of the sample whose lead story on page 4 has `run` + 1 more words, so that no two runs are alike."""
    specs = folder / "specs"
    if not specs.exists():
        shutil.copytree(ROOT / "specs", specs)
    text = SPEC.read_text(encoding="utf-8")
    assert text.count(WORD) == 1
    (specs / SPEC.name).write_text(text.replace(WORD, WORD + MORE * (run + 1)), encoding="utf-8")
    return specs / SPEC.name


def watched(folder: Path) -> list[float]:
    """Seconds from a save to the new press PDF, beside a running `build-issue --watch`."""
    spec, out = edited(folder, RUNS), folder / "watch"
    pdf, found = out / "3589.pdf", []
    command = [*build(spec, out)[:-1], "--watch"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=CALLER
    ) as process:
        assert process.stdout is not None
        for run in range(-1, RUNS):
            before, started = pdf.stat().st_mtime_ns if run >= 0 else 0, time.perf_counter()
            if run >= 0:
                edited(folder, run)
            while not pdf.exists() or pdf.stat().st_mtime_ns == before:
                time.sleep(0.001)
            found.append(time.perf_counter() - started)
            while not process.stdout.readline().startswith("—— "):
                pass
            time.sleep(PAUSE)
        process.send_signal(signal.SIGINT)
    return found[1:]


def previewed(folder: Path) -> list[tuple[float, float]]:
    """Seconds from an edit to its page, and to the page made up again, in the process of the preview."""
    from layout.proof.preview.background_makeup import PreviewRequest
    from layout.proof.preview.typesetter import start_typesetter

    spec = edited(folder, RUNS)
    worker = start_typesetter(spec, folder / "preview", None, "zh")
    found = []
    for run in range(-1, RUNS):
        edited(folder, run) if run >= 0 else None
        started = time.perf_counter()
        worker.send(PreviewRequest("build"))
        pages = worker.line.recv()
        shown = time.perf_counter() - started
        while pages.held or pages.waiting:
            pages = worker.line.recv()
        found.append((shown, time.perf_counter() - started))
    worker.send(PreviewRequest("stop"))
    worker.process.join()
    return found[1:]


def main() -> None:
    """Time everything and print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "3589.typ"
        source.write_text(typst_source(), encoding="utf-8")
        typst = (
            "import typst; typst.compile("
            f"{str(source)!r}, output={str(folder / 'typst.pdf')!r}, "
            f"font_paths=[{str(ROOT / 'fonts')!r}])"
        )
        commands: dict[str, Callable[[int], list[str]]] = {
            "build-issue": lambda run: build(SPEC, folder / f"cold-{run}"),
            "with --screen": lambda run: build(SPEC, folder / f"screen-{run}", "--screen"),
            "again": lambda _: build(SPEC, folder / "cold-0"),
            "edited": lambda run: build(edited(folder, run), folder / "cold-0"),
            "typst": lambda _: [sys.executable, "-c", typst],
        }
        fresh(build(SPEC, folder / "first"))  # writes the bytecode, as an installation does
        os.chdir(ROOT)
        results: dict[str, list[tuple[float, float]]] = {key: [] for key in commands}
        for run in range(RUNS):  # in turns: a slow moment of the machine then falls on all rows
            for key, command in commands.items():
                results[key].append(fresh(command(run)))
        last = folder / f"screen-{RUNS - 1}"
        report = json.loads((last / "3589" / "report.json").read_text(encoding="utf-8"))
        medians = {}
        print(f"{'':14}{'median s':>10}{'min s':>8}{'max s':>8}{'peak MiB':>10}")
        for key, runs in results.items():
            seconds = [run[0] for run in runs]
            medians[key] = statistics.median(seconds)
            print(
                f"{key:14}{medians[key]:10.2f}{min(seconds):8.2f}{max(seconds):8.2f}"
                f"{max(run[1] for run in runs):10.0f}"
            )
        shown, made_up = zip(*previewed(folder), strict=True)
        saved = watched(folder)
        rows = (("watch", saved), ("preview, set", shown), ("preview, made", made_up))
        for key, seconds in rows:
            row = (statistics.median(seconds), min(seconds), max(seconds))
            print(f"{key:14}" + "{:10.2f}{:8.2f}{:8.2f}".format(*row))
        print(
            f"build-issue : typst = {medians['build-issue'] / medians['typst']:.2f} : 1  "
            "(typst pours plain columns, without pictures)"
        )
        print(
            "stages of the last cold build with --screen, ms:",
            ", ".join(f"{key} {value}" for key, value in report["timings_ms"].items()),
        )
        certificate = report["certificate"]
        print(
            f"characters {certificate['characters_placed']}, lost {certificate['lost']}, "
            f"doubled {certificate['doubled']}"
        )
        sizes = {
            label: file.stat().st_size / 1e6
            for label, file in (
                ("press PDF", last / "3589.pdf"),
                ("reading PDF", last / "3589-screen.pdf"),
                ("typst", folder / "typst.pdf"),
            )
        }
        print("MB:", ", ".join(f"{label} {size:.2f}" for label, size in sizes.items()))


if __name__ == "__main__":
    if "--pages" in sys.argv:
        sys.path.insert(0, str(Path(__file__).parent))
        import by_pages

        sys.exit(by_pages.main())
    main()
