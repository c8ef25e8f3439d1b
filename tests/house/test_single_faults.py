"""Single faults drawn over all keys of a house: none is a traceback, and those of kind are named.

`tests/bench/single_faults.py` builds such files as well, and reads the pages back.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from fault_kinds import KINDS, Spoilt, complete_house, faults

from layout.core.diagnostics import Findings
from layout.edition.furniture_check.whole_check import check_whole
from layout.house.paper import read_house
from layout.issue.load import load_edition

ISSUE = ROOT / "tests" / "issues" / "school"
DRAWN = 6
ALWAYS_WRONG = ("other type", "list for scalar", "text for number", "huge")
"""Kinds of fault that no key of a house allows."""
HOUSE = complete_house(yaml.load((ISSUE / "paper.yaml").read_text("utf-8"), yaml.BaseLoader))


def drawn(kind: str, document: object) -> list[Spoilt]:
    return list(faults(document, DRAWN, kind, [kind]))


def write(path: Path, document: object) -> None:
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=1 << 20)
    path.write_text(text, encoding="utf-8")


def test_the_complete_house_has_no_fault(tmp_path: Path) -> None:
    write(tmp_path / "paper.yaml", HOUSE)
    found = Findings()
    assert read_house(tmp_path / "paper.yaml", "paper.yaml", found) and not found.items


@pytest.mark.parametrize("kind", ALWAYS_WRONG)
def test_a_value_of_another_kind_is_named_at_its_key(kind: str, tmp_path: Path) -> None:
    for spoilt in drawn(kind, HOUSE):
        write(tmp_path / "paper.yaml", spoilt.document)
        found = Findings()
        read_house(tmp_path / "paper.yaml", "paper.yaml", found)
        assert found.failed, spoilt.named
        keys = [step for step in spoilt.path if isinstance(step, str)]
        told = [(item.span.path if item.span else "") + item.message.zh for item in found.items]
        assert any(keys[-1] in text for text in told), (spoilt.named, told)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ALWAYS_WRONG])
def test_no_other_fault_is_a_traceback(kind: str, tmp_path: Path) -> None:
    issue = yaml.load((ISSUE / "7.yaml").read_text("utf-8"), yaml.BaseLoader)
    for number, spoilt in enumerate(drawn(kind, HOUSE)):
        write(tmp_path / "paper.yaml", spoilt.document)
        write(tmp_path / "7.yaml", issue)
        found = Findings()
        edition = load_edition(tmp_path / "7.yaml", None, found)
        if edition is not None and number == 0:
            check_whole(edition, found)


@pytest.mark.parametrize("kind", KINDS)
def test_no_fault_of_an_issue_is_a_traceback(kind: str, tmp_path: Path) -> None:
    issue = yaml.load((ISSUE / "7.yaml").read_text("utf-8"), yaml.BaseLoader)
    write(tmp_path / "paper.yaml", HOUSE)
    for number, spoilt in enumerate(drawn(kind, issue)):
        write(tmp_path / "7.yaml", spoilt.document)
        found = Findings()
        edition = load_edition(tmp_path / "7.yaml", None, found)
        if edition is not None and number == 0:
            check_whole(edition, found)
