"""Many issues: on this machine, on a local Dask cluster, and on one that loses a worker on the way.

Run from the repository: `.venv/bin/python tests/bench/many_issues.py [ISSUES] [ROUNDS]`, after
`pip install '.[cluster]'`. ISSUES small issues (200) are drawn from the sample (`archive.py`). In every
one of ROUNDS rounds (3) they are built by the plain command and then by a cluster of a scheduler and
two workers of one thread each; the processor time of all processes is counted. Last comes a run in
which one worker is killed (SIGKILL) when a third of the issues are in place. The PDFs of every run are compared
with the first plain run.
"""

from __future__ import annotations

import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

sys.path.insert(0, str(Path(__file__).parent))

from archive import ISSUES, ROOT, archive

CORES = 2
"""Workers of the cluster, and processors that the plain run may use."""
ROUNDS = 3
CALL = "from layout.cli.build import main; main()"
PATIENCE = 60.0
"""Seconds that the cluster may take to start."""
CALLER = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
CALLER |= {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"}


class Run(NamedTuple):
    """Wall seconds and processor seconds of one run."""

    wall: float
    processor: float


class Cluster(NamedTuple):
    """A scheduler and its workers, each with its nanny."""

    address: str
    workers: list[psutil.Process]
    scheduler: psutil.Process

    def processor(self) -> float:
        """Processor seconds of all its processes so far."""
        trees = [self.scheduler, *self.workers]
        return sum(_processor(p) for top in trees for p in (top, *top.children(recursive=True)))


def _processor(process: psutil.Process) -> float:
    try:
        times = process.cpu_times()
    except psutil.Error:
        return 0.0
    return float(times.user + times.system)


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A scheduler and two workers on this machine, ended at the end."""
    file = folder / "scheduler.json"
    file.unlink(missing_ok=True)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": CALLER}
    dask = [sys.executable, "-m", "dask"]
    started = []
    try:
        call = [*dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
        started.append(psutil.Popen([*call, "--scheduler-file", str(file)], cwd=folder, **quiet))
        end = time.monotonic() + PATIENCE
        while not file.exists():
            assert time.monotonic() < end, "the scheduler does not start"
            time.sleep(0.1)
        time.sleep(0.5)
        address = json.loads(file.read_text(encoding="utf-8"))["address"]
        call = [*dask, "worker", address, "--nthreads", "1", "--no-dashboard"]
        for _ in range(CORES):
            started.append(psutil.Popen(call, cwd=folder, **quiet))
        _wait_for_workers(address)
        yield Cluster(address, started[1:], started[0])
    finally:
        for process in reversed(started):
            _kill(process)


def _wait_for_workers(address: str) -> None:
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(CORES, timeout=PATIENCE)


def _kill(top: psutil.Process) -> None:
    """Kill a process and all that it started; nobody gets a chance to tidy up."""
    try:
        tree = [top, *top.children(recursive=True)]
    except psutil.Error:
        return
    for process in tree:
        try:
            process.send_signal(signal.SIGKILL)
        except psutil.Error:
            continue
    top.wait()


def build(
    files: list[Path], out: Path, *options: str, beside: Callable[[], None] | None = None
) -> Run:
    """One call of build-issue; `beside` is called again and again while it runs."""
    before = os.times()
    started = time.perf_counter()
    call = [sys.executable, "-c", CALL, *map(str, files), "--out", str(out), "--quiet", *options]
    allowed = sorted(os.sched_getaffinity(0))[:CORES]
    process = subprocess.Popen(
        call, env=CALLER, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    os.sched_setaffinity(process.pid, allowed)
    while beside is not None and process.poll() is None:
        beside()
        time.sleep(0.2)
    _, said = process.communicate()
    wall = time.perf_counter() - started
    after = os.times()
    assert process.returncode == 0, said
    processor = after.children_user + after.children_system
    return Run(wall, processor - before.children_user - before.children_system)


def differing(files: list[Path], one: Path, other: Path) -> int:
    """How many PDFs of two output folders differ or are missing."""
    names = [f"{file.stem}.pdf" for file in files]
    return sum(
        not (other / name).exists() or (one / name).read_bytes() != (other / name).read_bytes()
        for name in names
    )


def killer(running: Cluster, out: Path, at: int) -> Callable[[], None]:
    """A function that kills a worker once so many PDFs are in place."""
    killed: list[int] = []

    def beside() -> None:
        done = len(list(out.glob("*.pdf"))) if out.exists() else 0
        if not killed and done >= at:
            _kill(running.workers[0])
            killed.append(done)
            print(
                f"a worker and its nanny were killed when {done} issues were in place", flush=True
            )

    return beside


def tell(name: str, runs: list[Run], issues: int) -> float:
    """Print the medians of some runs; the processor seconds of an issue."""
    wall = statistics.median(run.wall for run in runs)
    processor = statistics.median(run.processor for run in runs)
    print(
        f"{name}: wall {wall:.1f} s, processor {processor:.1f} s; an issue takes "
        f"{processor / issues:.3f} s of a processor; {issues / wall / CORES:.3f} issues a second a core",
        flush=True,
    )
    return processor / issues


def main() -> int:
    """Run everything and print the figures."""
    issues = int(sys.argv[1]) if len(sys.argv) > 1 else ISSUES
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = archive(folder / "specs", issues)
        plain: list[Run] = []
        spread: list[Run] = []
        wrong = 0
        first = folder / "plain-0"
        for turn in range(rounds):
            plain.append(build(files, folder / f"plain-{turn}"))
            with cluster(folder) as running:
                before = running.processor()
                out = folder / f"cluster-{turn}"
                run = build(files, out, "--scheduler", running.address)
                spread.append(run._replace(processor=run.processor + running.processor() - before))
            wrong += differing(files, first, out) + differing(
                files, first, folder / f"plain-{turn}"
            )
            print(f"round {turn + 1}: plain {plain[-1]}, cluster {spread[-1]}", flush=True)
        here, there = tell("plain", plain, issues), tell("cluster", spread, issues)
        print(f"the cluster takes {there / here - 1:+.1%} processor time an issue")
        out = folder / "killed"
        with cluster(folder) as running:
            build(
                files, out, "--scheduler", running.address, beside=killer(running, out, issues // 3)
            )
        lost = differing(files, first, out)
        print(f"{issues} issues with a lost worker: {issues - lost} done with the same bytes")
        print(f"PDFs that differ in all other runs: {wrong}")
    return 1 if lost or wrong else 0


if __name__ == "__main__":
    sys.exit(main())
