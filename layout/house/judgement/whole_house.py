"""Reports every fault of a house as a whole, at the file of the newspaper."""

from __future__ import annotations

from collections.abc import Callable

from layout.core.diagnostics import Findings
from layout.house.judgement import page_geometry, tables, type_and_inks
from layout.house.judgement.house_fault import Faults
from layout.house.newspaper import House
from layout.source.binding import Bound
from layout.source.value_faults import key_words, of_key

_JUDGES: tuple[Callable[[House], Faults], ...] = (
    page_geometry.judge_width,
    page_geometry.judge_height,
    page_geometry.judge_leading,
    page_geometry.judge_masthead,
    page_geometry.judge_folio,
    type_and_inks.judge_ladder,
    type_and_inks.judge_body,
    type_and_inks.judge_red,
    type_and_inks.judge_spot,
    tables.judge_licence_form,
    tables.judge_wordlist,
    tables.judge_limits_of_makeup,
)


def judge_house(house: Bound[House], style_file: str, findings: Findings) -> bool:
    """Report every fault of a house as a whole; whether there is none.

    `style_file` is the name by which spans know the packaged style.
    """
    faults = [fault for judge in _JUDGES for fault in judge(house.value)]
    for fault in faults:
        spans = [house.span(*key) for key in fault.keys]
        own = next((span for span in spans if span.file != style_file), spans[0])
        message = of_key(key_words(own.path), fault.message)
        findings.error(fault.rule.value, message, fault.hint, own)
    return not faults
