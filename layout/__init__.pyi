from layout.library import (
    BuildResult,
    Diagnostic,
    Edition,
    Report,
    Severity,
    UnreadableIssueError,
    build,
    check,
    load,
)

__version__: str
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
