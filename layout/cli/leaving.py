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
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from layout import __version__
from layout.core.ending import INTERRUPTED, end_on_signals
from layout.core.files import CannotWriteError, abandon_drafts, write_whole
from layout.core.worker import DEBUG

CUT_SHORT = 141
"""The exit status that a shell expects of a command whose reader went away."""
BROKEN = 70
"""The exit status of a fault of the program (EX_SOFTWARE of sysexits.h)."""
REPORT = "fault-report.txt"
"""The name of the report; a later one takes its place."""
LIBRARIES = ("pydantic", "reportlab", "pillow", "uharfbuzz", "pikepdf", "numpy", "pyyaml")
"""The libraries whose versions the report has."""
FRAMES_MOST = 60
"""Places in the code that a report has at most, the innermost ones: a recursion has a thousand."""


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
    import tempfile

    data = fault_report(error, Path(sys.argv[0]).name).encode()
    for folder in (_out_folder(), Path(tempfile.gettempdir())):
        with suppress(CannotWriteError):
            write_whole(folder / REPORT, data)
            where = folder / REPORT
            break
    else:
        where = Path(f"{DEBUG}=1")
    name = type(error).__name__
    print(
        f"程序出错（{name}），没有排成；请把 {where} 交给维护的人 · "
        f"internal error ({name}), see {where}",
        file=sys.stderr,
    )
    return BROKEN


def _out_folder() -> Path:
    """The output folder that the command was called with."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    parser.add_argument("--out", type=Path, default=Path("out"))
    with suppress(argparse.ArgumentError):
        return Path(parser.parse_known_args(sys.argv[1:])[0].out)
    return Path("out")


def fault_report(error: BaseException, command: str) -> str:
    """The report on a fault of the program: versions, kinds of exceptions, places in the code."""
    import platform

    lines = [
        f"{command} {__version__}",
        f"Python {platform.python_version()}, {platform.platform()}",
        ", ".join(_versions()),
    ]
    seen: set[int] = set()
    known: BaseException | None = error
    while known is not None and id(known) not in seen:
        seen.add(id(known))
        kind = type(known)
        lines += ["", f"{kind.__module__}.{kind.__qualname__}", *_places(known.__traceback__)]
        lines += _places_elsewhere(known)
        known = known.__cause__ or known.__context__
    return "\n".join(lines) + "\n"


def _versions() -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, version

    for name in LIBRARIES:
        with suppress(PackageNotFoundError):
            yield f"{name} {version(name)}"


def _places(trace: TracebackType | None) -> list[str]:
    """File, line and function of every call, the innermost last."""
    found: list[str] = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f"  {_file(code.co_filename)}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return found[-FRAMES_MOST:]


def _places_elsewhere(error: BaseException) -> list[str]:
    """The same of an exception that came from a child process, which sends its traceback as text."""
    text = getattr(error, "tb", None)
    lines = text.split("\n") if isinstance(text, str) else []
    return [f"  {line.strip()}" for line in lines if line.startswith('  File "')]


def _file(name: str) -> str:
    """A code file, without the folders above its package."""
    parts = Path(name).parts
    start = max(
        (n for n, part in enumerate(parts) if part in ("layout", "site-packages")), default=0
    )
    return "/".join(parts[start:]) if start else Path(name).name
