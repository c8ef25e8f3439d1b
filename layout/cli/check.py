"""check-issue: everything that can be said without typesetting."""

from __future__ import annotations

import json
from collections.abc import Sequence

from layout.cli.common import (
    FAULTY,
    OK,
    WRONG_CALL,
    command_parser,
    issue_files,
    summary,
    tell,
    unreadable,
)


def check_issue(arguments: Sequence[str] | None = None) -> int:
    """Check issue files without setting them."""
    parser = command_parser("check-issue", "只检查、不排版 · check issues without typesetting")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="输出格式 · output format"
    )
    options = parser.parse_args(arguments)
    files = issue_files(options)
    if files is None:
        return WRONG_CALL
    from layout.diagnostics import Findings
    from layout.issue.load import load_edition
    from layout.rules.run import check_edition

    status = OK
    for file in files:
        findings = Findings()
        edition = load_edition(file, options.paper, findings)
        if edition is not None:
            check_edition(edition, findings)
        found = findings.in_order()
        if options.format == "json":
            print(json.dumps([item.as_json(options.lang) for item in found], ensure_ascii=False))
        else:
            tell(found, options.lang)
            summary(found, options)
        worst = FAULTY if findings.failed else OK
        status = max(status, WRONG_CALL if edition is None and unreadable(found) else worst)
    return status
