"""The JSON Schema of house files: current, valid, in both languages, with the loader's limits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from conftest import ROOT, SPECS
from houses import LEAST, only, sample_house

from layout.house.house_schema import house_schema
from layout.house.newspaper import House
from layout.source.json_schema import schema_text

SCHEMA = house_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
HOUSES = [SPECS / "paper.yaml", *sorted((ROOT / "tests" / "issues").rglob("paper.yaml"))]


def faults(document: Any) -> list[str]:
    return [error.message for error in VALIDATOR.iter_errors(document)]


def test_the_schema_file_is_current() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert (SPECS / "house.schema.json").read_text("utf-8") == schema_text(SCHEMA) + "\n", (
        "check-issue --schema house > specs/house.schema.json"
    )
    first = (SPECS / "paper.yaml").read_text("utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=house.schema.json"


def test_every_key_is_there_in_both_languages_with_words() -> None:
    for name, info in House.model_fields.items():
        properties = SCHEMA["properties"]
        assert info.description and info.alias in properties and name in properties


@pytest.mark.parametrize("path", HOUSES, ids=lambda path: path.parent.name)
def test_the_houses_of_this_repository_are_valid(path: Path) -> None:
    assert faults(yaml.safe_load(path.read_text("utf-8"))) == []


def test_a_house_without_its_identity_is_not() -> None:
    for key in ("报名", "拼音", "主办", "出版", "性质"):
        assert faults({name: text for name, text in LEAST.items() if name != key})
    assert faults(LEAST) == []


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("纸张", {"高": 30}),
        ("纸张", {"左边距": 150}),
        ("版心", {"行数": 100000}),
        ("版心", {"栏数": 10000}),
        ("标题", {"头条": {"最大": 0.5}}),
        ("文字", {"图说": {"字号": 0.01}}),
        ("文字", {"版次": {"字号": 280}}),
        ("文字", {"正文": "宋"}),
        ("颜色", {"红": [0, 100, 100]}),
        ("颜色", {"红": [-50, 100, 100, 0]}),
        ("报头", {"栏": "一"}),
        ("报头", {"栏": "2-5"}),
        ("报头", {"行": 5}),
        ("版眉行数", 200),
        ("印刷", {"总墨量": 4000}),
        ("拼版", {"碰题": 10**9}),
        ("检查", {"词表": {"": "甲"}}),
        ("检查", {"等级": {"weekday": "轻"}}),
        ("字体", {"书宋": {"文件": "a.ttc", "序号": 10**9}}),
        ("字体", {"宋": "a.ttf"}),
        ("出版", "长" * 100),
    ],
)
def test_loader_and_schema_refuse_the_same(table: str, values: Any, tmp_path: Path) -> None:
    """Both know the one table of limits; the loader names the key, line and column."""
    document = {**LEAST, table: values}
    assert faults(document)
    _, found = only(tmp_path, document)
    assert found.failed
    (fault,) = found.items
    assert fault.span is not None and fault.span.path.startswith(table)
    key = next(iter(values)) if isinstance(values, dict) else table
    assert key in fault.span.path and fault.hint.zh


def test_a_face_is_a_file_or_a_table() -> None:
    own = {**sample_house(), "字体": {"书宋": "a.ttf", "黑": {"文件": "b.ttc", "序号": 1}}}
    assert faults(own) == []
    assert faults({**own, "字体": {"书宋": {"序号": 1}}})
