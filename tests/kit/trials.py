"""Inputs tried on the commands: what is run, what must come of it, the table that is printed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
"""Seconds that a command may take before it counts as hanging."""
BUG = ("Traceback", "程序的错", "程序出错", "Exception ignored")
"""What no command may print, whatever it is given."""
SHOWN = 96
"""Characters of a result that the table shows."""


class Ran(NamedTuple):
    """A command that has ended: its status (None if it hung), what it said, how long it took."""

    status: int | None
    said: str
    seconds: float


class Trial(NamedTuple):
    """An input: the section of the handbook, its name, and what tries it in an empty folder.

    `run` returns the result in a line and whether it is right.
    """

    section: str
    name: str
    run: Callable[[Path], tuple[str, bool]]


def command(
    name: str,
    *arguments: str | Path,
    folder: Path,
    patience: float = PATIENCE,
    environment: Mapping[str, str] | None = None,
) -> Ran:
    """Run a console script in `folder`; it is killed with all its children after `patience`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    module, function = project["scripts"][name].split(":")
    call = [sys.executable, "-c", f"from {module} import {function}; {function}()"]
    start = time.monotonic()
    process = subprocess.Popen(
        [*call, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        said = process.communicate(timeout=patience)[0]
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return Ran(None, "", time.monotonic() - start)
    return Ran(process.returncode, said.decode(errors="replace"), time.monotonic() - start)


def judged(
    ran: Ran, statuses: Iterable[int], words: Iterable[str] = (), none_of: Iterable[str] = ()
) -> tuple[str, bool]:
    """The result in a line, and whether the status and the words are those that are asked for."""
    if ran.status is None:
        return f"hangs ({ran.seconds:.0f} s)", False
    wrong = [word for word in (*BUG, *none_of) if word in ran.said]
    lacking = [word for word in words if word not in ran.said]
    first = next((line for line in ran.said.splitlines() if line.strip()), "")
    result = f"exit {ran.status}: {first[:SHOWN]}"
    if wrong or lacking:
        result += f"  [says {wrong}, does not say {lacking}]"
    return result, not wrong and not lacking and ran.status in set(statuses)


def sample(folder: Path) -> Path:
    """A copy of the sample in `folder`; its issue file."""
    shutil.copytree(ROOT / "specs", folder / "specs", ignore=shutil.ignore_patterns("*.cache"))
    return folder / "specs" / "3589.yaml"


def small(folder: Path, name: str = "mini.yaml") -> Path:
    """A copy of the small issue of the tests, with the photograph that it needs; its file."""
    issues = ROOT / "tests" / "issues"
    (folder / "photos").mkdir(parents=True, exist_ok=True)
    for file in ("mini.yaml", "paper.yaml"):
        shutil.copyfile(issues / file, folder / (name if file == "mini.yaml" else file))
    shutil.copyfile(ROOT / "specs/photos/dandelion.jpg", folder / "photos/dandelion.jpg")
    return folder / name


def changed(path: Path, old: str, new: str) -> Path:
    """The file with its first `old` replaced; `old` must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def text_of(pdf: Path) -> str:
    """The text of a PDF as pdftotext copies it; empty if the file is not there."""
    if not pdf.exists():
        return ""
    call = ["pdftotext", str(pdf), "-"]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout


def table(trials: Iterable[Trial], only: Iterable[str] = ()) -> int:
    """Run the trials whose section or name contains one of `only`; the number that are wrong."""
    wrong = count = 0
    words = list(only)
    for trial in trials:
        if words and not any(w in f"§{trial.section} {trial.name}" for w in words):
            continue
        with tempfile.TemporaryDirectory() as name:
            result, right = trial.run(Path(name))
        count, wrong = count + 1, wrong + (not right)
        print(
            f"{'right' if right else 'WRONG'}  §{trial.section} {trial.name}: {result}", flush=True
        )
    print(f"{count} inputs, {count - wrong} right, {wrong} wrong")
    return wrong
