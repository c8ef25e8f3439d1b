"""A whole issue: planned, made up page by page, set, and judged.

`typeset` is the way from an issue file to finished frames. `planning` gives each page its stories,
keeps modules of an earlier build, and lets a story jump where that closes its page. `pages` sets
the stories of a page and has it drawn, while other pages are still being made up. `expected_text`
lists what must be printed, for the certificate. `verdicts` words the faults of what was set.

A `session` stays from build to build: faces, composing room, made-up pages, stories as they were
set. The result is the same as without it. `memory` keeps line endings and layouts in files beside
the report, under a digest of everything that they depend on.
"""
