"""The stamp of a proof: round, time, content hash, 不得付印, in the slug outside the trim."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any, NamedTuple

from layout.core.frame import Colour, Frame, Item, Outline, RuleLine
from layout.core.geometry import MM, Rect
from layout.proof.marked.mark_setter import GREY, RED, MarkSetter, MarkStyle
from layout.proof.words import NOT_FOR_PRESS, round_words

SLUG = 12 * MM
"""Points of paper round the trimmed page."""
ASIDE = 6.0
"""Points between the slug lines and the crop marks."""
HEAD_BASELINE, WARNING_BASELINE, FOOT_BASELINE = -14.0, -12.5, 20.0
"""Baselines of the slug lines in points: of the two head lines from the top of the trimmed page, of
the foot line from its bottom.
"""
HASH_DIGITS = 12
"""Digits of the content's digest: enough to tell two proofs apart on paper."""
EDGE_LINE = 0.25
"""Points of width of the page's edge and of the crop marks."""
EDGE_COLOUR: Colour = (0.0, 0.0, 0.0, 0.35)
MARK_NEAR, MARK_FAR = 3 * MM, 8 * MM
"""Points from a corner of the trimmed page to the ends of its crop marks."""


class Stamp(NamedTuple):
    """What a proof says of itself: moment, digest of the content, round.

    `moment` is given by the caller, so that equal calls give equal bytes.
    """

    moment: datetime.datetime
    content: str
    round: int | None = None

    @property
    def time(self) -> str:
        """The moment as the slug prints it."""
        return self.moment.strftime("%Y-%m-%d %H:%M")


def content_hash(content: dict[str, Any]) -> str:
    """The digest of all that is printed: texts, pictures, crops, and their places."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_DIGITS]


def stamped(frame: Frame, head: str, foot: str, stamp: Stamp, setter: MarkSetter) -> Frame:
    """A page with trim marks and the slug lines over and under it.

    `head` names paper and sheet, `foot` is a remark such as the number of errors.
    """
    width, height = frame.width, frame.height
    small = MarkStyle(size=9.0, colour=GREY)
    warning = MarkStyle("大黑", 13.0, RED, "right")
    name = round_words(stamp.round)
    items: list[Item] = [*frame.items, *_trim(width, height)]
    items += setter.line(
        f"{head}　{name.zh}　{stamp.time}　内容 {stamp.content}", ASIDE, HEAD_BASELINE, small
    )
    items += setter.line(f"{name.zh}　{NOT_FOR_PRESS.zh}", width - ASIDE, WARNING_BASELINE, warning)
    items += setter.line(foot, ASIDE, height + FOOT_BASELINE, small)
    return frame._replace(items=tuple(items))


def _trim(width: float, height: float) -> list[Item]:
    """The edge of the trimmed page as a fine line, and crop marks at its corners."""
    items: list[Item] = [Outline(Rect(0, 0, width, height), EDGE_LINE, EDGE_COLOUR)]
    for x, side in ((0.0, -1), (width, 1)):
        for y, end in ((0.0, -1), (height, 1)):
            items.append(RuleLine(x + side * MARK_NEAR, y, x + side * MARK_FAR, y, EDGE_LINE))
            items.append(RuleLine(x, y + end * MARK_NEAR, x, y + end * MARK_FAR, EDGE_LINE))
    return items
