"""Reports on stories that should continue on another page, or are printed on none."""

from __future__ import annotations

from layout.core.diagnostics import Findings, Span, Spot, Words
from layout.fit.copy_ways import KEPT_LEAST, SENT_LEAST
from layout.issue.manuscript import Manuscript


def report_no_jump(manuscript: Manuscript, page: int, findings: Findings) -> None:
    """Warn that a story stands whole on its page, though the editor wanted it to jump."""
    findings.warn(
        "jump-short",
        Words(
            f"《{manuscript.story.title}》没有转到 {page} 版：稿件不够长，或版样不合适",
            f"“{manuscript.story.id}” does not jump to page {page}: too short to be parted",
        ),
        Words(
            f"前面至少留 {KEPT_LEAST} 行，转走至少 {SENT_LEAST} 行；不够就写 转版: 否",
            f"{KEPT_LEAST} lines must stay and {SENT_LEAST} go; else write jump: no",
        ),
        manuscript.span,
        Spot(manuscript.page, manuscript.story.id),
    )


def report_left_out(manuscript: Manuscript, page: int, findings: Findings) -> None:
    """Warn that a filler is not printed, because the page is full without it."""
    findings.warn(
        "filler-left-out",
        Words(
            f"{page}版排不下补白《{manuscript.story.title}》，这一期没有登",
            f"page {page} has no room for the filler “{manuscript.story.id}”: it is not printed",
        ),
        Words(
            "一定要登就改体裁，如 消息、公告，或删别的稿件",
            "give it another kind, such as notice, or cut other stories",
        ),
        manuscript.span,
        Spot(page, manuscript.story.id),
    )


def report_absent_rest(manuscript: Manuscript, page: int, span: Span, findings: Findings) -> None:
    """Report that a place stays empty, because the rest of a story has not come to the page."""
    name, spot = manuscript.story.id, Spot(page, manuscript.story.id)
    findings.error(
        "dummy-rest",
        Words(
            f"{page}版给《{manuscript.story.title}》的下文留了地方，它没有转过来",
            f"page {page} has a place for the rest of “{name}”, which has not come",
        ),
        Words(
            f"从版样里删掉“{name}”，或让它够长：前面至少留 {KEPT_LEAST} 行，"
            f"转走至少 {SENT_LEAST} 行",
            f"delete “{name}” from the dummy, or let it be long enough: {KEPT_LEAST} lines must "
            f"stay and {SENT_LEAST} go",
        ),
        span,
        spot,
    )
