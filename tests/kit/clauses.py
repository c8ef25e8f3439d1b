"""The clause list `specs/clauses.md` read as data, and the ids that the code cites.

Run as a script, it writes the list anew: under every clause the modules that cite it and the rules
that name it are added, and modules and rules that are gone are taken away.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from layout.rules.registry import RULES

ROOT = Path(__file__).parent.parent.parent
LIST = ROOT / "specs" / "clauses.md"
ID = re.compile(r"(?<![\w/.#-])[A-FLMNPU][0-9]{1,2}(?:\.[0-9]+)?(?![\w-])")
"""An id as it is cited: A3.1, M05, P20."""
NO_CITATIONS = {
    ("core", "C0"),
    ("core", "C1"),
    ("press", "C0"),
    ("press", "C1"),
    ("proof", "A4"),
}
"""Room and text of what only looks like an id: control characters, keys of a PDF function, a size of
paper.
"""
_HEADING = re.compile(r"^### (\S+) (\S.* · \S.*)$", re.M)
_DOCUMENT = re.compile(r"^\| (\S.*?) \| .+ \|$", re.M)


class Clause(NamedTuple):
    """One clause: its id, title, text, source, the rules that check it and the modules it is applied in."""

    id: str
    title: str
    text: str
    source: str
    rules: tuple[str, ...]
    modules: tuple[str, ...]


def clauses() -> list[Clause]:
    """The clauses in the order of the list."""
    parts = _HEADING.split(LIST.read_text(encoding="utf-8"))[1:]
    return [_clause(*parts[i : i + 3]) for i in range(0, len(parts), 3)]


def _clause(id: str, title: str, body: str) -> Clause:
    body = body.partition("\n## ")[0]
    text, _, notes = body.strip().partition("\n\n- ")
    lines = dict(line.removeprefix("- ").split(": ", 1) for line in notes.splitlines())
    names = {key: tuple(re.findall("`([^`]+)`", line)) for key, line in lines.items()}
    rules, modules = names.get("Rules", ()), names.get("Applied in", ())
    return Clause(id, title, text, lines.get("Source", ""), rules, modules)


def documents() -> tuple[str, ...]:
    """The short names of the standards and pages that clauses and rules rest on."""
    head = LIST.read_text(encoding="utf-8").partition("\n## ")[0]
    return tuple(_DOCUMENT.findall(head))[1:]


def cited(path: Path, room: str = "") -> set[str]:
    """The ids in the strings and comments of a Python file."""
    found: set[str] = set()
    source = path.read_text(encoding="utf-8")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type in (tokenize.STRING, tokenize.COMMENT):
            found.update(ID.findall(token.string))
    return {id for id in found if (room, id) not in NO_CITATIONS}


def cited_in_words(path: Path) -> set[str]:
    """The ids in the docstrings of a Python file: other strings of a test may be anything."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.Module, ast.FunctionDef, ast.ClassDef)
    docs = (ast.get_docstring(node) for node in ast.walk(tree) if isinstance(node, kinds))
    return {id for doc in docs if doc for id in ID.findall(doc)}


def citations() -> dict[str, set[str]]:
    """The modules of `layout` that cite each id, as paths from the repository's root."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for path in sorted((ROOT / "layout").rglob("*.py")):
        name = path.relative_to(ROOT)
        for id in cited(path, name.parts[1]):
            found[id].add(name.as_posix())
    return found


def rule_ids() -> dict[str, list[str]]:
    """The rules whose clause names each id, in the order of the registry."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for rule in RULES:
        for id in ID.findall(rule.clause):
            found[id].append(rule.name)
    return found


def standards_named() -> Iterator[tuple[str, str]]:
    """Rule and part of its clause where the part is neither an id nor a further number of one."""
    for rule in RULES:
        for part in filter(None, rule.clause.split(", ")):
            if not ID.fullmatch(part) and not re.fullmatch("[0-9.]+", part):
                yield rule.name, part


def _line(key: str, names: list[str]) -> str:
    return f"- {key}: {', '.join(f'`{name}`' for name in names)}\n" if names else ""


def rewrite() -> None:
    """Bring the lines “Rules” and “Applied in” of every clause up to date."""
    modules, rules = citations(), rule_ids()
    known = {rule.name for rule in RULES}
    pieces = re.split(r"(?m)^(?=### )", LIST.read_text(encoding="utf-8"))
    for i, piece in enumerate(pieces[1:], 1):
        clause = _clause(*_HEADING.split(piece)[1:])
        names = [n for n in clause.rules if n in known]
        names += [n for n in rules[clause.id] if n not in names]
        paths = [m for m in clause.modules if (ROOT / m).is_file()]
        paths += sorted(modules[clause.id] - set(paths))
        kept = re.sub(r"(?m)^- (?:Rules|Applied in): .*\n", "", piece)
        lines = _line("Rules", names) + _line("Applied in", paths)
        pieces[i] = re.sub(r"(?m)^(- Source: .*\n)", lambda m, x=lines: m[1] + x, kept)
    LIST.write_text("".join(pieces), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
