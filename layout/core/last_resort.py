"""The report on a fault of the program: versions, kinds of exceptions, places in the code.

It has no copy of the issue: the words of exceptions are left out, for they may quote it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from layout import __version__

LIBRARIES = ("pydantic", "reportlab", "pillow", "uharfbuzz", "pikepdf", "numpy", "pyyaml")
"""The libraries whose versions the report has."""
FRAMES_MOST = 60
"""Places in the code that a report has at most, the innermost ones: a recursion has a thousand."""


def fault_report(error: BaseException, command: str) -> str:
    """The report on a fault of the program: versions, kinds of exceptions, places in the code."""
    import platform  # noqa: PLC0415 - only a fault needs it

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
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - as above

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
