"""Three hundred hard paragraphs: twenty sequences at fifteen places of a line, at 12, 14, 26 em.

A fault is a forbidden line start or end, a sequence cut in two, a line that is not full, a gap
opened beyond 0.15 em without an exception, or a last line of one character. The exceptions are
counted. They are lines of 12 em with a rigid sequence of three to six em at their end, which no
other setting avoids.
"""

from __future__ import annotations

import pytest

from layout.text.atoms import Run, TypeCase
from layout.text.composer import Composer
from layout.text.galley import GalleyLine, Paragraph, set_galley
from layout.text.spacing import Rules

SEQUENCES = (
    "——",
    "……",
    "？！",
    "！！！",
    "2025年7月25日",
    "7月21日至23日",
    "25～30克",
    "15%～30%",
    "歼-20战机",
    "C919客机",
    "比尔·盖茨",
    "《“十五五”规划》",
    "（见图），",
    "他说：“好。”“行。”",
    "0710—L0070号",
    "3.5℃",
    "12:30开始",
    "1,234.5元",
    "北京—上海",
    "（来源：《人民日报》）。",
)
WHOLE = (
    "——",
    "……",
    "？！",
    "！！！",
    "2025",
    "15%",
    "30%",
    "C919",
    "0710—L0070号",
    "3.5℃",
    "12:30",
    "1,234.5",
    "歼-",
    "-20",
)
PROSE = "春夏之交，城里的树绿了，早晨，风从河上来，带着水草的气味；老人们站在桥头，看船，看水，也看过路的人，一天就这样开始了"
NEVER_FIRST = "。．？！，、；：”’）》〉】·～—-/％%℃"
NEVER_LAST = "“‘（《〈【/"


def faults(lines: tuple[GalleyLine, ...], measure: int) -> list[str]:
    found = []
    for line in lines:
        text = line.text
        end = line.xs[-1] + line.atoms[-1].width
        if not line.first and text[0] in NEVER_FIRST and not text.startswith("——"):
            found.append(f"start {text}")
        if not line.last and text[-1] in NEVER_LAST:
            found.append(f"end {text}")
        if (
            line.exception not in ("", "open-line")
            or (not line.last and abs(end - measure) > 0.01)
            or end > measure + 0.01
        ):
            found.append(f"width {text} {line.exception}")
        if line.stretch > 0.15 + 1e-6 and line.exception != "open-line":
            found.append(f"stretch {line.stretch:.2f} {text}")
    last = lines[-1]
    if not last.first and sum(1 for a in last.atoms if not (a.blank_left or a.blank_right)) < 2:
        found.append(f"orphan {last.text}")
    return found


def copy_of(sequence: str, place: int) -> str:
    return f"{PROSE[: place + 5]}{sequence}{PROSE[place + 5 :]}。"


def test_exceptions_are_few_and_only_where_a_rigid_run_is_wide(case: TypeCase) -> None:
    opened = [
        (measure, sequence)
        for measure in (12, 14, 26)
        for sequence in SEQUENCES
        for place in range(15)
        for line in set_galley(
            [Paragraph((Run(copy_of(sequence, place), "书宋"),), "body", 0)],
            measure,
            Composer(case, Rules()),
        ).lines
        if line.exception
    ]
    assert len(opened) <= 30
    assert {sequence for _, sequence in opened} <= {
        "！！！",
        "15%～30%",
        "0710—L0070号",
        "3.5℃",
        "12:30开始",
        "1,234.5元",
        "他说：“好。”“行。”",
    }


@pytest.mark.parametrize("measure", [12, 14, 26])
@pytest.mark.parametrize("sequence", SEQUENCES)
def test_no_fault_at_any_place_of_the_line(case: TypeCase, sequence: str, measure: int) -> None:
    for place in range(15):
        copy = copy_of(sequence, place)
        galley = set_galley(
            [Paragraph((Run(copy, "书宋"),), "body", 0)], measure, Composer(case, Rules())
        )
        assert "".join(line.text for line in galley.lines) == copy
        assert faults(galley.lines, measure) == [], (place, [line.text for line in galley.lines])
        for whole in WHOLE:
            if whole in copy:
                assert any(whole in line.text for line in galley.lines), whole
