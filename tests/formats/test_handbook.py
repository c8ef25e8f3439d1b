"""The editors' handbook lists every key, its examples are true, and the hooks call real commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from conftest import ROOT, SPECS
from houses import IDENTITY, OWN_CHECKS, write_house

from layout.cli.check import check_issue
from layout.formats.keys import key_tables
from layout.house.newspaper import Checks, House
from layout.rules.registry import BY_NAME

HANDBOOK = (SPECS / "README.md").read_text(encoding="utf-8")


def test_every_key_is_in_the_handbook() -> None:
    assert key_tables() in HANDBOOK


def test_the_handbook_says_of_every_house_key_whose_it_is() -> None:
    for model, own in ((House, IDENTITY), (Checks, OWN_CHECKS)):
        for name, info in model.model_fields.items():
            row = re.search(
                rf"^\| `{info.alias}` \| `{name}` \| ([^|]+) \|", HANDBOOK, re.MULTILINE
            )
            assert row is not None, name
            whose = "自己" if info.alias in own else "–" if name == "checks" else "随程序"
            assert row[1].split("，")[0] == whose, name
            if info.is_required() and info.alias in own:
                assert "，必写" in row[1], name


def test_rules_named_in_the_handbook_are_rules() -> None:
    blocks = re.findall(r"(?:规则|等级): \{?([a-z-]+)", HANDBOOK) + re.findall(
        r"\[([a-z-]+)\] ", HANDBOOK
    )
    assert len(blocks) >= 2 and all(name in BY_NAME for name in blocks)


def test_the_example_of_a_message_is_what_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "specs").mkdir()
    write_house(tmp_path / "specs")
    text = (
        (SPECS / "3589.yaml")
        .read_text("utf-8")
        .replace("3589", "3590")
        .replace("2025-07-25", "2025-08-01")
    )
    (tmp_path / "specs" / "3590.yaml").write_text(
        text.replace("星期: 星期五", "星期: 星期四"), "utf-8"
    )
    check_issue(["3590"])
    said = capsys.readouterr().err
    example = re.search(r"   (specs/3590.yaml:5:5.*?)\n   ```", HANDBOOK, re.DOTALL)
    assert example is not None
    assert "\n".join(line.removeprefix("   ") for line in example[1].split("\n")) in said


def test_the_examples_are_yaml() -> None:
    examples = re.findall(r"```yaml\n(.*?)```", HANDBOOK, re.DOTALL)
    assert len(examples) == 6
    for example in examples:
        width = min(len(line) - len(line.lstrip()) for line in example.split("\n") if line.strip())
        assert yaml.safe_load("\n".join(line[width:] for line in example.split("\n")))


def test_the_hooks_call_the_command_on_issue_files_only() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in hooks] == ["check-issue", "fix-issue"]
    for hook in hooks:
        assert hook["entry"].split()[0] == "check-issue" and hook["language"] == "python"
        assert re.search(hook["files"], "specs/3589.yaml")
        assert not re.search(hook["files"], "specs/paper.yaml")
