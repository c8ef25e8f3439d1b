"""Commands killed at random moments: what they leave behind.

    python tests/bench/kill.py [N] [COMMAND …]

Starts every command on a copy of the sample N times (60 unless given) and ends it with TERM, KILL
and INT in turn at a random moment of its run. Prints how often the old output was whole (the same
bytes, or a complete new one with its report), no draft was left, no process was left after two
seconds, nothing held the error stream, there was no traceback, and the status was right.
The seed is fixed, but the load of the machine moves the moments.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).parents[2]
SEED = 21
KILLS = 60
PATIENCE = 2.0
"""Seconds after which no process may be left."""
EARLIEST = 0.08
"""Seconds that the interpreter takes to come to the first line of a command."""
SAVE_EVERY = 0.7
"""Seconds between two saves of the issue file under --watch and --serve."""
PAGES = 4
SLIP = ("。", "。。")
"""What `--fix` mends in the copy of the sample."""
OLD = b"the output of last week"
SIGNALS = (signal.SIGTERM, signal.SIGKILL, signal.SIGINT)
KILLED_BY = 128
"""What a shell adds to the number of the signal that ended a process."""
MARK = "BUILD_ISSUE_KILL_TEST"
CHECKS = ("whole", "no draft", "no process", "stream free", "no traceback", "status")


class Command(NamedTuple):
    """A command: its script, its arguments, its outputs, and whether it ends only by a signal."""

    script: str
    arguments: tuple[str, ...]
    outputs: tuple[str, ...] = ()
    stays: bool = False
    issue: str = ""
    """The issue file that the command writes or mends."""


BUILT = ("3589.pdf", "3589/report.json")
COMMANDS = {
    "build": Command("build-issue", ("specs/3589.yaml",), BUILT),
    "watch": Command("build-issue", ("specs/3589.yaml", "--watch"), BUILT, stays=True),
    "check": Command("check-issue", ("specs",)),
    "fix": Command("check-issue", ("specs/3589.yaml", "--fix"), issue="3589.yaml"),
    "new": Command("new-issue", ("3590",), issue="3590.yaml"),
    "proof": Command("proof-issue", ("specs/3589.yaml",), ("3589-proof.pdf",)),
    "serve": Command("proof-issue", ("specs/3589.yaml", "--serve", "--port", "0"), stays=True),
}


class Kill(NamedTuple):
    """One run: whether it was killed before it ended, and the checks that failed, with a word."""

    killed: bool
    failed: dict[str, str]


def scripts(folder: Path) -> None:
    """The console scripts as an installer writes them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, place in project["scripts"].items():
        module, function = place.split(":")
        lines = (
            "import sys",
            f"from {module} import {function}",
            "if __name__ == '__main__':",
            f"    sys.exit({function}())",
        )
        (folder / name).write_text("\n".join(lines), encoding="utf-8")


def workshop(folder: Path, command: Command) -> None:
    """A copy of the sample, and the outputs of an earlier build."""
    shutil.copytree(ROOT / "specs", folder / "specs")
    if command.script == "check-issue":
        text = (folder / "specs" / "3589.yaml").read_text(encoding="utf-8")
        for number in range(3590, 3630):
            (folder / "specs" / f"{number}.yaml").write_text(text, encoding="utf-8")
    if "--fix" in command.arguments:
        issue = folder / "specs" / command.issue
        text = issue.read_text(encoding="utf-8").replace(*SLIP, 20)
        issue.write_text(text, encoding="utf-8")
    for name in (*command.outputs, "tmp/kept"):
        (folder / name if name.startswith("tmp") else folder / "out" / name).parent.mkdir(
            parents=True, exist_ok=True
        )
    for name in command.outputs:
        (folder / "out" / name).write_bytes(OLD)
    scripts(folder)


def start(folder: Path, command: Command, mark: str) -> subprocess.Popen[bytes]:
    call = [sys.executable, str(folder / command.script), *command.arguments]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(folder / "tmp"),
        MARK: mark,
    }
    # standard input is empty, as in a job of CI
    return subprocess.Popen(
        call,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def marked(mark: str) -> Iterator[int]:
    """The processes of a run that are there and are more than an entry."""
    for place in Path("/proc").iterdir():
        if not place.name.isdigit():
            continue
        try:
            environment = (place / "environ").read_bytes()
            state = (place / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        except OSError:
            continue
        if f"{MARK}={mark}".encode() in environment.split(b"\0") and state != "Z":
            yield int(place.name)


def kill(command: Command, moment: float, number: signal.Signals) -> Kill:
    """Run a command and kill it at a moment, in seconds from its start."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workshop(folder, command)
        before = files(folder / "specs")
        process = start(folder, command, name)
        killed = wait(process, folder, command, moment)
        if killed:
            process.send_signal(number)
        said, held = said_at_the_end(process)
        left = list(marked(name))
        for one in left:
            os.kill(one, signal.SIGKILL)
        failed: dict[str, str] = {}
        if command.outputs and (word := not_whole(folder / "out", command)):
            failed["whole"] = word
        if command.issue and (word := not_whole_issue(folder / "specs" / command.issue)):
            failed["whole"] = word
        if drafts := strays(folder, before | {command.issue}):
            failed["no draft"] = " ".join(drafts)
        if left:
            failed["no process"] = str(len(left))
        if held:
            failed["stream free"] = "held"
        if b"Traceback" in said or b"Exception ignored" in said:
            failed["no traceback"] = said[-3000:].decode(errors="replace")
        if killed and as_a_shell_says(process.returncode) not in {KILLED_BY + number, 0, None}:
            failed["status"] = f"{process.returncode} after {number.name}"
        return Kill(killed, failed)


def as_a_shell_says(status: int | None) -> int | None:
    """A status as a shell prints it: one that a signal gave, and one that the command gave, are alike."""
    return KILLED_BY - status if status is not None and status < 0 else status


def wait(process: subprocess.Popen[bytes], folder: Path, command: Command, moment: float) -> bool:
    """Wait for the moment; False if the command ended before. A file is saved now and then."""
    end, save = time.monotonic() + moment, time.monotonic() + SAVE_EVERY
    while (now := time.monotonic()) < end:
        if process.poll() is not None:
            return False
        if command.stays and now > save:
            (folder / "specs" / "3589.yaml").touch()
            save = now + SAVE_EVERY
        time.sleep(min(0.01, end - now))
    return process.poll() is None


def said_at_the_end(process: subprocess.Popen[bytes]) -> tuple[bytes, bool]:
    """What a command printed, and whether its streams were held open after its end."""
    try:
        return process.communicate(timeout=PATIENCE)[0], False
    except subprocess.TimeoutExpired:
        process.kill()
        return b"", True


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def strays(folder: Path, before: set[str]) -> list[str]:
    """Files that no command is said to write."""
    hidden = [name for name in files(folder / "out") if Path(name).name.startswith(".")]
    return [*hidden, *(files(folder / "specs") - before), *files(folder / "tmp")]


def not_whole(out: Path, command: Command) -> str:
    """What is wrong with the outputs; empty if all are the old ones or all are new and complete."""
    data = [
        (out / name).read_bytes() if (out / name).is_file() else b"" for name in command.outputs
    ]
    if all(one == OLD for one in data):
        return ""
    if any(one == OLD for one in data):
        return "old and new mixed"
    if not data[0].startswith(b"%PDF") or not data[0].rstrip().endswith(b"%%EOF"):
        return "no whole PDF"
    if len(data) > 1:
        digest = json.loads(data[1])["certificate"]["pdf_sha256"]
        if digest != hashlib.sha256(data[0]).hexdigest():
            return "a report of another PDF"
    return ""


def not_whole_issue(path: Path) -> str:
    """What is wrong with an issue file that a command writes; one that is not there yet is whole."""
    if not path.exists():
        return ""
    tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    whole = isinstance(tree, dict) and len(tree.get("版面") or ()) == PAGES
    return "" if whole else "half an issue file"


def length(command: Command) -> float:
    """Seconds that a command takes; of one that stays, until it has printed something."""
    with tempfile.TemporaryDirectory() as name:
        workshop(Path(name), command)
        began = time.monotonic()
        process = start(Path(name), command, name)
        assert process.stdout is not None
        if command.stays:
            process.stdout.readline()
            took = time.monotonic() - began + 2 * SAVE_EVERY
            process.send_signal(signal.SIGINT)
            process.communicate()
            return took
        process.communicate()
        return time.monotonic() - began


def kills(name: str, count: int, seed: int = SEED) -> Iterator[tuple[str, Kill]]:
    """The runs of a command, each with the signal and moment as text."""
    command, chance = COMMANDS[name], random.Random(f"{seed} {name}")
    took = length(command)
    for n in range(count):
        moment, number = chance.uniform(EARLIEST, took), SIGNALS[n % len(SIGNALS)]
        yield f"{number.name} at {moment:.3f} of {took:.1f} s", kill(command, moment, number)


def main(arguments: list[str]) -> int:
    numbers = [int(one) for one in arguments if one.isdigit()]
    names = [one for one in arguments if not one.isdigit()] or list(COMMANDS)
    bad = 0
    for name in names:
        tally: Counter[str] = Counter()
        for label, one in kills(name, numbers[0] if numbers else KILLS):
            tally["runs"] += 1
            tally["killed"] += one.killed
            tally.update(check for check in CHECKS if check not in one.failed)
            for check, word in one.failed.items():
                bad += 1
                print(f"{name}: {label}: not “{check}”: {word}", flush=True)
        figures = ", ".join(f"{check} {tally[check]}" for check in CHECKS)
        print(f"{name:6} {tally['runs']} runs, {tally['killed']} killed: {figures}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
