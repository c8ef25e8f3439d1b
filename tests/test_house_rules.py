"""Limits of size, and what the README, the hooks and the package promise about files and commands."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

LINES_IN_A_FILE_MOST = 300
LINES_IN_A_FUNCTION_MOST = 50
"""Signature and docstring count. Complexity is limited by ruff (C901 in pyproject.toml)."""
FILES = sorted((ROOT / "layout").rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
GUIDES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "specs/README.md")
NAMED_PATH = re.compile(r"(?<![\w/.-])((?:layout|tests|specs|fonts|\.ci)/[\w./*-]*\w)")
"""A path of the repository in a guide; a name with a star or a placeholder is not one file."""
MADE_LATER = re.compile(r"[*<>]|/(?:my_|3590)")
"""Paths that a guide tells the reader to make."""


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function of a file and the lines from its `def` to its end."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            yield node.name, node.end_lineno - node.lineno + 1


def test_no_file_is_too_long_to_read_at_once() -> None:
    lengths = {named(p): len(p.read_text(encoding="utf-8").splitlines()) for p in FILES}
    assert {name: n for name, n in lengths.items() if n > LINES_IN_A_FILE_MOST} == {}


def test_no_function_is_too_long_to_read_at_once() -> None:
    lengths = {f"{named(p)}:{name}": n for p in FILES for name, n in functions(p)}
    assert {name: n for name, n in lengths.items() if n > LINES_IN_A_FUNCTION_MOST} == {}


@pytest.mark.parametrize("guide", GUIDES)
def test_paths_that_a_guide_names_exist(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    found = {path for path in NAMED_PATH.findall(text) if not MADE_LATER.search(path)}
    assert sorted(path for path in found if not (ROOT / path).exists()) == []


def test_hooks_call_commands_of_the_package() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert {hook["entry"].split()[0] for hook in hooks} <= PROJECT["scripts"].keys()


def test_constraints_pin_libraries_that_the_package_names() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {line.partition("==")[0] for line in lines if "==" in line}
    extras = PROJECT["optional-dependencies"]
    wanted = [*PROJECT["dependencies"], *extras["proof"], *extras["preview"]]
    names = {re.split("[<>=~!]", entry)[0] for entry in wanted}
    assert pinned <= names
    assert {"pillow", "reportlab", "uharfbuzz", "deflate", "rjieba"} <= pinned
