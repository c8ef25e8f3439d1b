"""Times of `check-issue`: one issue in a fresh process, and a folder of two hundred issues.

Run from the repository: `.venv/bin/python tests/bench/bench_check.py [CALLS]`. CALLS is the number of
fresh processes, 15 if it is not given.
"""

from __future__ import annotations

import datetime
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
ISSUES = 200
CALLER = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
"""The environment of every call. Bytecode is written, as an installed command has it."""
CALL = "from layout.cli.check import main; main()"


def call(*arguments: str, cwd: Path) -> tuple[float, float]:
    """Wall seconds and processor seconds of one call in a fresh process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", CALL, *arguments],
        cwd=cwd,
        check=False,
        capture_output=True,
        env={**CALLER, "PYTHONPATH": str(ROOT)},
    )
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def folder_of(count: int, folder: Path) -> None:
    """Write `count` copies of the sample into `folder`, each with its own number and date.

    Weekday and lunar date are left out, since they would be wrong.
    """
    shutil.copytree(ROOT / "specs" / "photos", folder / "photos")
    shutil.copy(ROOT / "specs" / "paper.yaml", folder / "paper.yaml")
    text = (ROOT / "specs" / "3589.yaml").read_text(encoding="utf-8")
    text = re.sub("^(星期|农历): .*\n", "", text, flags=re.MULTILINE)
    day = datetime.date(2025, 7, 25)
    for index in range(count):
        date = day + datetime.timedelta(weeks=index)
        own = text.replace("期号: 3589", f"期号: {3589 + index}").replace("2025-07-25", str(date))
        (folder / f"{3589 + index}.yaml").write_text(own, encoding="utf-8")


def main() -> int:
    """Time the calls and print the figures."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    call("specs/3589.yaml", cwd=ROOT)
    calls = [call("specs/3589.yaml", cwd=ROOT) for _ in range(times)]
    for name, values in zip(("wall", "processor"), zip(*calls, strict=True), strict=True):
        best, median = min(values) * 1000, statistics.median(values) * 1000
        print(
            f"one issue, cold, {name}: best {best:.0f} ms, median {median:.0f} ms of {times} calls"
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "specs"
        folder.mkdir()
        folder_of(ISSUES, folder)
        wall, cpu = call("specs", cwd=folder.parent)
        print(f"a folder of {ISSUES} issues: {wall:.1f} s, processor {cpu:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
