"""The JSON Schema of issue files: current, valid, complete in both languages, strict."""

from __future__ import annotations

import copy
import datetime
import json
from typing import Any

import jsonschema
import pytest
import yaml
from conftest import ROOT, SPECS

from layout.issue.model import Issue, Module, Page, Picture, Story, Waiver
from layout.issue.schema import issue_schema
from layout.source.json_schema import schema_text

SCHEMA = issue_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


def typed(value: Any) -> Any:
    """A document as an editor program has it: dates are texts."""
    if isinstance(value, dict):
        return {str(key): typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [typed(item) for item in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def sample() -> dict[str, Any]:
    return dict(typed(yaml.safe_load((SPECS / "3589.yaml").read_text("utf-8"))))


def faults(document: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(document)]


def test_the_schema_file_is_current() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert (SPECS / "issue.schema.json").read_text("utf-8") == schema_text(SCHEMA) + "\n", (
        "check-issue --schema > specs/issue.schema.json"
    )


def test_every_key_is_there_in_both_languages_with_words() -> None:
    tables = {"Issue": SCHEMA, **SCHEMA["$defs"]}
    for model in (Issue, Page, Story, Picture, Module, Waiver):
        properties = tables[model.__name__]["properties"]
        for name, info in model.model_fields.items():
            assert info.description and info.alias in properties and name in properties
            assert properties[info.alias]["description"] == info.description


def test_the_issues_of_this_repository_are_valid() -> None:
    assert faults(sample()) == []
    mini = yaml.safe_load((ROOT / "tests" / "issues" / "mini.yaml").read_text("utf-8"))
    assert faults(typed(mini)) == []


def test_english_keys_are_valid() -> None:
    story = {
        "id": "a",
        "rank": "lead",
        "headline": ["甲", "乙"],
        "body": "丙",
        "jump": 2,
        "verse": "no",
    }
    page = {"number": 1, "section": "要闻", "editor": "甲", "designer": "乙", "stories": [story]}
    page["dummy"] = {"a": {"columns": "1-5", "rows": 18, "picture_place": "left"}}
    issue = {"number": 1, "date": "2025-07-25", "pages": [page], "hotlines": {"消防": 119}}
    assert faults(issue) == []


@pytest.mark.parametrize(
    ("where", "key", "value"),
    [
        ((), "期好", 1),
        ((), "number", 3589),  # the twin of 期号, which is there
        ((), "日期", "2025-7-25"),
        ((), "期号", "三千"),
        (("版面", 0), "板名", "要闻"),
        (("版面", 0), "section", "要闻"),
        (("版面", 0, "稿件", 0), "等级", "特急"),
        (("版面", 0, "稿件", 0), "编号", "军政"),
        (("版面", 0, "稿件", 0), "转版", "下一版"),
        (("版面", 0, "稿件", 0), "颜色", "红"),
        (("版面", 0, "稿件", 0, "图片", 0), "栏数", "三栏"),
        (("版面", 0, "稿件", 0, "图片", 0), "图注", "x"),
    ],
)
def test_slips_are_refused(where: tuple[Any, ...], key: str, value: Any) -> None:
    document = copy.deepcopy(sample())
    table = document
    for step in where:
        table = table[step]
    table[key] = value
    assert faults(document)


@pytest.mark.parametrize("key", ["期号", "日期", "版面"])
def test_required_keys(key: str) -> None:
    document = sample()
    del document[key]
    assert faults(document)


def test_the_sample_names_its_schema() -> None:
    first = (SPECS / "3589.yaml").read_text("utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=issue.schema.json"
    assert (
        json.loads((SPECS / "issue.schema.json").read_text("utf-8"))["additionalProperties"]
        is False
    )
