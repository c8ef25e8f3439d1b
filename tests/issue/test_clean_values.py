"""What is printed beside the stories passes the clean door too, and is counted with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from layout.core.diagnostics import Findings
from layout.furniture.folio import foot_copy, staff_line
from layout.issue.load import Edition, load_edition
from layout.output.door_report import door_counts, door_words


@pytest.fixture
def edition(issue_folder: Path) -> Edition:
    spec = issue_folder / "mini.yaml"
    text = spec.read_text("utf-8").replace("责任编辑: ", "责任编辑: \u200b", 1)
    text += "便民电话:\n  市政府: １２３４５\n  消\u00ad防: 010--65762876\n"
    spec.write_text(text, "utf-8")
    found = load_edition(spec, None, Findings())
    assert found is not None
    return found


def test_hotlines_and_staff_are_printed_clean(edition: Edition) -> None:
    house, page = edition.house.value, edition.issue.value.pages[0]
    foot = foot_copy(page, edition.hotlines(), house)
    assert foot.hotlines == ("市政府：12345", "消防：010-65762876")
    assert "\u200b" not in staff_line(page)


def test_every_rule_is_counted_with_its_first_place(edition: Edition) -> None:
    found = {one.rule: one for one in door_counts(edition)}
    lines = edition.sources[edition.issue.span().file].split("\n")
    assert found["full-width letter"].times == 5
    assert "市政府" in lines[found["full-width letter"].span.line - 1]
    assert "消" in lines[found["soft hyphen"].span.line - 1]
    assert "责任编辑" in lines[found["invisible sign"].span.line - 1]
    words = door_words(edition)
    assert words is not None and f":{found['soft hyphen'].span.line}）" in words.zh
