"""Time and memory of check and build by the number of pages: 4, 8, 16, 32, 64.

Run from the repository: `.venv/bin/python tests/bench/by_pages.py [ROUNDS]`, or `benchmark.py --pages`.
The issues are drawn from the sample (`archive.py`); the pages of one issue have copy and photographs
of their own. Every build is a fresh process with an empty output folder. Times are processor time
of all processes, which other work on the machine changes least, and medians of ROUNDS rounds (3) in
which the sizes take turns. Memory is the highest sum over the command and all its children, each
page that they share counted once (PSS), and the peak of the command itself.

The start of a process is not the time of a page. So the figure of a size is what a page takes beyond
the time of 4 pages, and the deviation is that from the mean of the figures of 8 to 64 pages.
"""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from archive import ROOT, long_issue

SIZES = (4, 8, 16, 32, 64)
ROUNDS = 3
CHECKS = 5
"""Checks of an issue in a round, of which the fastest counts: each takes milliseconds."""
PAUSE = 0.05
"""Seconds between two looks at the memory."""
MEMORY_MOST = 4.0
"""MiB that a page may take."""
DEVIATION_MOST = 0.10
CALL = "from layout.cli.build import main; main()"
CALLER = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
CALLER |= {"PYTHONPATH": str(ROOT)}


class Built(NamedTuple):
    """Processor seconds, peak MiB of all processes together and of the command itself."""

    seconds: float
    together: float
    command: float


def check_seconds(file: Path) -> float:
    """Processor seconds of the check stage of an issue that is loaded."""
    from layout.core.diagnostics import Findings
    from layout.issue.load import load_edition
    from layout.rules.run import check_edition

    edition = load_edition(file, None, Findings())
    assert edition is not None
    found = []
    gc.disable()
    for _ in range(CHECKS):
        started = time.process_time()
        check_edition(edition, Findings())
        found.append(time.process_time() - started)
    gc.enable()
    return min(found)


def build(file: Path, out: Path) -> Built:
    """One build in a fresh process."""
    before = os.times()
    process = subprocess.Popen(
        [sys.executable, "-c", CALL, str(file), "--out", str(out), "--quiet"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=CALLER,
    )
    together = command = 0.0
    while process.poll() is None:
        together = max(together, sum(map(_shared_out, _tree(process.pid))))
        command = max(command, _peak(process.pid))
        time.sleep(PAUSE)
    assert process.returncode == 0, file
    after = os.times()
    seconds = after.children_user + after.children_system
    return Built(seconds - before.children_user - before.children_system, together, command)


def _tree(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return
    for child in children.split():
        yield from _tree(int(child))


def _figure(process: int, file: str, name: str) -> float:
    """A figure in kB from a file of /proc, in MiB; 0 if the process has ended."""
    try:
        lines = Path(f"/proc/{process}/{file}").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


def _shared_out(process: int) -> float:
    return _figure(process, "smaps_rollup", "Pss:")


def _peak(process: int) -> float:
    return _figure(process, "status", "VmHWM:")


def tell(name: str, unit: str, values: Sequence[float]) -> float:
    """Print a figure of every size and what a page takes; the largest deviation."""
    beyond = [
        (value - values[0]) / (size - SIZES[0])
        for size, value in zip(SIZES[1:], values[1:], strict=True)
    ]
    mean = statistics.mean(beyond)
    print(f"{name} ({unit})")
    print(f"  {SIZES[0]:3} pages {values[0]:9.1f}")
    for size, value, page in zip(SIZES[1:], values[1:], beyond, strict=True):
        print(f"  {size:3} pages {value:9.1f}   a page {page:7.2f}   {page / mean - 1:+6.1%}")
    return max(abs(page / mean - 1) for page in beyond)


def main(rounds: int = ROUNDS) -> int:
    """Measure everything and print the tables."""
    checks: dict[int, list[float]] = {size: [] for size in SIZES}
    builds: dict[int, list[Built]] = {size: [] for size in SIZES}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = {size: long_issue(folder / str(size), size) for size in SIZES}
        for turn in range(rounds):
            for size, file in files.items():
                checks[size].append(check_seconds(file))
                builds[size].append(build(file, folder / f"out-{size}-{turn}"))
    seconds = [statistics.median(run.seconds for run in builds[size]) for size in SIZES]
    worst = max(
        tell("check stage", "ms", [statistics.median(checks[size]) * 1000 for size in SIZES]),
        tell("build, processor time of all processes", "ms", [one * 1000 for one in seconds]),
    )
    together = [max(run.together for run in builds[size]) for size in SIZES]
    command = [max(run.command for run in builds[size]) for size in SIZES]
    tell("memory of all processes", "MiB", together)
    tell("memory of the command alone", "MiB", command)
    grown = (together[-1] - together[0]) / (SIZES[-1] - SIZES[0])
    print(f"time: largest deviation {worst:.1%} (at most {DEVIATION_MOST:.0%})")
    print(f"memory: {grown:.2f} MiB a page (less than {MEMORY_MOST:g})")
    return 0 if worst <= DEVIATION_MOST and grown < MEMORY_MOST else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
