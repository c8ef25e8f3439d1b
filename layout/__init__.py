"""build-issue: a Chinese newspaper issue from one YAML file to a press-ready PDF.

The commands are build-issue, check-issue, proof-issue and new-issue. The same work from Python:

>>> import layout
>>> edition = layout.load("specs/3589.yaml")
>>> edition.issue.value.number, len(edition.issue.value.pages)
(3589, 4)
>>> found = layout.check("specs/3589.yaml")
>>> [item.rule for item in found if item.severity == "error"]
[]
>>> result = layout.build("specs/3589.yaml", out="out")
>>> result.pdf.as_posix()
'out/3589.pdf'
>>> report = layout.Report.read("out/3589/report.json")
>>> report == result.report
True
>>> report.status, report.certificate.lost, report.pages[0].stories[0].id
('ok', 0, 'junzheng')

`load` raises `UnreadableIssueError` where the file cannot be read at all. `check` and `build` return
what they found. No function prints, and none changes the issue file.

Importing this package loads nothing; the parts are loaded when they are first used.
"""

import importlib

__version__ = "0.3.0"
__all__ = [
    "BuildResult",
    "Diagnostic",
    "Edition",
    "Report",
    "Severity",
    "UnreadableIssueError",
    "build",
    "check",
    "load",
    "__version__",
]


def __getattr__(name: str) -> object:
    """The public names, from `layout.library`; their types stand in `__init__.pyi`."""
    if name not in __all__:
        raise AttributeError(f"module 'layout' has no attribute {name!r}")
    value = globals()[name] = getattr(importlib.import_module("layout.library"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
