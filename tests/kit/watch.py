"""`build-issue --watch` as a process: what it prints, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


class Watching:
    """The running command. Its output is read line by line."""

    def __init__(self, spec: Path, out: Path) -> None:
        call = "from layout.cli.build import main; main()"
        self.process = subprocess.Popen(
            [sys.executable, "-c", call, str(spec), "--out", str(out), "--watch"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={"PYTHONPATH": str(ROOT), **os.environ},
        )

    def build(self) -> list[str]:
        """The lines that the next build prints, up to the line that closes it."""
        assert self.process.stdout is not None
        lines: list[str] = []
        while not (lines and lines[-1].startswith("—— ")):
            line = self.process.stdout.readline()
            assert line, lines
            lines.append(line.rstrip("\n"))
        return lines

    def ended(self) -> int:
        """Interrupt the command and return its exit status; all its processes must be gone."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        helpers = children.read_text(encoding="ascii").split()
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(20)
        end = time.monotonic() + 10
        while any(Path(f"/proc/{helper}").exists() for helper in helpers):
            assert time.monotonic() < end
            time.sleep(0.02)
        return status


@contextmanager
def watching(spec: Path, out: Path) -> Iterator[Watching]:
    """The command on `spec`. It is killed when the block is left."""
    running = Watching(spec, out)
    try:
        yield running
    finally:
        running.process.kill()
        running.process.wait()
        assert running.process.stdout is not None
        running.process.stdout.close()
