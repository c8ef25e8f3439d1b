"""The clause list and the code: every id that is cited exists, every module that is named cites or applies it."""

from __future__ import annotations

from collections import Counter

import pytest
from clauses import (
    LIST,
    ROOT,
    Clause,
    citations,
    cited_in_words,
    clauses,
    documents,
    rule_ids,
    standards_named,
)

from layout.rules.registry import BY_NAME

CLAUSES = clauses()
BY_ID = {clause.id: clause for clause in CLAUSES}
TESTS = sorted((ROOT / "tests").rglob("*.py"))
PREPARED_BY = "run .venv/bin/python tests/kit/clauses.py"


def test_every_id_cited_in_the_code_is_a_clause() -> None:
    unknown = {id: sorted(paths) for id, paths in citations().items() if id not in BY_ID}
    assert unknown == {}


def test_every_id_cited_in_a_test_is_a_clause() -> None:
    found = {path.name: cited_in_words(path) - BY_ID.keys() for path in TESTS}
    assert {name: ids for name, ids in found.items() if ids} == {}


def test_no_id_stands_twice() -> None:
    assert [id for id, n in Counter(clause.id for clause in CLAUSES).items() if n > 1] == []


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_a_clause_has_words_a_source_and_a_place(clause: Clause) -> None:
    assert clause.text and clause.source
    assert clause.rules or clause.modules, f"{clause.id} is applied nowhere"
    assert [name for name in clause.rules if name not in BY_NAME] == []
    assert [path for path in clause.modules if not (ROOT / path).is_file()] == []


def test_modules_and_rules_that_cite_a_clause_stand_under_it() -> None:
    modules, rules = citations(), rule_ids()
    for clause in CLAUSES:
        assert modules[clause.id] <= set(clause.modules), f"{clause.id}: {PREPARED_BY}"
        assert set(rules[clause.id]) <= set(clause.rules), f"{clause.id}: {PREPARED_BY}"


def test_standards_that_rules_name_are_in_the_table() -> None:
    names = documents()
    assert "GB/T 15834" in names
    assert [found for found in standards_named() if not found[1].startswith(names)] == []


def test_the_list_stands_in_one_line_length() -> None:
    """Prose lines have at most 160 characters, so that a change shows as a small difference."""
    long = [line for line in LIST.read_text(encoding="utf-8").splitlines() if len(line) > 160]
    assert [line for line in long if not line.startswith(("- ", "|"))] == []
