"""How a command ends: its status, an interrupt, and the last resort for a fault of the program.

A fault of the program, which no input should cause, prints one line and writes a report into the
output folder. The report has the places in the code and the versions, never copy of the issue: the
words of exceptions are left out, for they may quote it. With `BUILD_ISSUE_DEBUG=1` the traceback is
printed as well. The exit status is 70 (EX_SOFTWARE).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from layout.core.ending import BROKEN, INTERRUPTED, end_on_signals
from layout.core.files import CannotWriteError, abandon_drafts, write_whole
from layout.core.last_resort import fault_report
from layout.core.worker import DEBUG

CUT_SHORT = 141
"""The exit status that a shell expects of a command whose reader went away."""
REPORT = "fault-report.txt"
"""The name of the report; a later one takes its place."""


def leave_after(command: Callable[[], int]) -> NoReturn:
    """Run a command and end the process at once.

    To free the memory of a finished build object by object would cost a tenth of the build.
    """
    end_on_signals(_say_interrupted)
    try:
        status = command()
    except KeyboardInterrupt:
        _say_interrupted()
        status = INTERRUPTED
    except BrokenPipeError:
        status = CUT_SHORT
    except Exception as error:  # the last resort
        abandon_drafts()
        status = _broken(error)
    with suppress(BrokenPipeError):
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(status)


def _say_interrupted() -> None:
    print("\n已中断，没有写完的都不留 · interrupted, nothing half-written", file=sys.stderr)


def debugging() -> bool:
    """Whether tracebacks are shown."""
    return os.environ.get(DEBUG, "") not in ("", "0")


def _broken(error: Exception) -> int:
    """Report a fault of the program; its exit status."""
    if debugging():
        import traceback

        traceback.print_exception(error)
    name = type(error).__name__
    say_broken(name, fault_report(error, Path(sys.argv[0]).name))
    return BROKEN


def say_broken(name: str, report: str) -> None:
    """Write the report on a fault of the program, and print one line."""
    import tempfile

    data = report.encode()
    for folder in (_out_folder(), Path(tempfile.gettempdir())):
        with suppress(CannotWriteError):
            write_whole(folder / REPORT, data)
            where = folder / REPORT
            break
    else:
        where = Path(f"{DEBUG}=1")
    print(
        f"程序出错（{name}），没有排成；请把 {where} 交给维护的人 · "
        f"internal error ({name}), see {where}",
        file=sys.stderr,
    )


def _out_folder() -> Path:
    """The output folder that the command was called with."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    parser.add_argument("--out", type=Path, default=Path("out"))
    with suppress(argparse.ArgumentError):
        return Path(parser.parse_known_args(sys.argv[1:])[0].out)
    return Path("out")
