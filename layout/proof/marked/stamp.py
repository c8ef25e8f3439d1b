"""The stamp of a proof: round, time, content hash, 不得付印, in the slug outside the trim."""

from __future__ import annotations

import datetime
import hashlib
import json
from typing import Any, NamedTuple

from layout.core.frame import Frame, Item, Outline, RuleLine
from layout.core.geometry import MM, Rect
from layout.proof.marked.mark_setter import GREY, RED, MarkSetter, MarkStyle
from layout.proof.words import NOT_FOR_PRESS, round_words

SLUG = 12 * MM
"""Points added round the trimmed page."""
ASIDE = 6.0
"""Points that the slug lines keep off the crop marks."""
HASH_DIGITS = 12


class Stamp(NamedTuple):
    """What a proof says of itself; `moment` is given from outside, never read from the clock."""

    moment: datetime.datetime
    content: str
    round: int | None = None

    @property
    def time(self) -> str:
        """The moment as the slug prints it."""
        return self.moment.strftime("%Y-%m-%d %H:%M")


def content_hash(content: dict[str, Any]) -> str:
    """The hash of all that is printed: texts, pictures and their crops, and where they stand."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:HASH_DIGITS]


def stamped(frame: Frame, head: str, foot: str, stamp: Stamp, setter: MarkSetter) -> Frame:
    """A page with trim marks and the slug lines over and under it.

    `head` names paper and sheet, `foot` is a remark such as the number of errors.
    """
    width, height = frame.width, frame.height
    look = MarkStyle(size=9.0, colour=GREY)
    loud = MarkStyle("大黑", 13.0, RED, "right")
    name = round_words(stamp.round)
    items: list[Item] = [*frame.items, *_trim(width, height)]
    items += setter.line(f"{head}　{name.zh}　{stamp.time}　内容 {stamp.content}", ASIDE, -14, look)
    items += setter.line(f"{name.zh}　{NOT_FOR_PRESS.zh}", width - ASIDE, -12.5, loud)
    items += setter.line(foot, ASIDE, height + 20, look)
    return frame._replace(items=tuple(items))


def _trim(width: float, height: float) -> list[Item]:
    """The edge of the trimmed page as a hairline, and crop marks at its corners."""
    items: list[Item] = [Outline(Rect(0, 0, width, height), 0.25, (0.0, 0.0, 0.0, 0.35))]
    near, far = 3 * MM, 8 * MM
    for x, side in ((0.0, -1), (width, 1)):
        for y, end in ((0.0, -1), (height, 1)):
            items.append(RuleLine(x + side * near, y, x + side * far, y, 0.25))
            items.append(RuleLine(x, y + end * near, x, y + end * far, 0.25))
    return items
