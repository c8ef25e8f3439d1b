"""Who may import whom: the order of ARCHITECTURE.md, read from the imports themselves."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "layout"
ORDER = [
    "geometry",
    "files",
    "saves",
    "beside",
    "diagnostics",
    "source",
    "frame",
    "prices",
    "house",
    "faces",
    "issue",
    "rules",
    "formats",
    "text",
    "furniture",
    "makeup",
    "assemble",
    "press",
    "screen",
    "certificate",
    "report",
    "memory",
    "choices",
    "keeping",
    "wishes",
    "warm",
    "planning",
    "frontpage",
    "pages",
    "reading",
    "typeset",
    "content",
    "presswork",
    "build",
    "proof",
    "cli",
]
INSIDE = {
    "source": ["tree", "wrong", "binding"],
    "issue": [
        "model",
        "schema",
        "normalise",
        "markup",
        "manuscript",
        "lunar",
        "photographs",
        "named",
        "load",
        "zones",
    ],
    "rules": [
        "shelf",
        "desk",
        "rule",
        "forms",
        "lookalike",
        "pinyin",
        "wording",
        "numbering",
        "masthead",
        "licence",
        "imprint",
        "pages",
        "hotlines",
        "regime",
        "stories",
        "pictures",
        "jumplines",
        "dummies",
        "punctuation",
        "sentences",
        "numbers",
        "consistency",
        "pairs",
        "news",
        "people",
        "reading",
        "pagework",
        "registry",
        "run",
        "budget",
        "fix",
        "next",
    ],
    "formats": ["checked", "text", "machine", "sarif", "rulebook", "keys"],
    "text": [
        "charclass",
        "kinsoku",
        "atoms",
        "spacing",
        "justify",
        "price",
        "measured",
        "optimum",
        "linebreak",
        "ragged",
        "composer",
        "galley",
        "display",
        "lexicon",
        "phrases",
        "vertical",
    ],
    "furniture": [
        "shop",
        "copy",
        "block",
        "headline",
        "filler",
        "heading",
        "sidehead",
        "picture",
        "masthead",
        "folio",
    ],
    "makeup": [
        "weights",
        "pour",
        "module",
        "setting",
        "bodies",
        "drafts",
        "inset",
        "shape",
        "lint",
        "taste",
        "splits",
        "sums",
        "depths",
        "search",
        "reading",
        "pinwheel",
        "regions",
        "wheels",
        "bands",
        "holes",
        "around",
        "turning",
    ],
    "assemble": [
        "measures",
        "group",
        "copyways",
        "place",
        "headways",
        "pictureways",
        "settings",
        "jump",
        "shelf",
        "desk",
        "blocks",
        "story",
        "judged",
        "elements",
        "repair",
        "pagemaker",
        "lonelines",
        "anew",
        "mend",
        "passes",
        "layouts",
        "strained",
        "automatic",
        "fixed",
        "remedy",
        "trials",
        "relief",
        "amounts",
        "lone",
        "cures",
        "freeing",
        "gaps",
        "spare",
        "crew",
        "faulty",
        "parted",
        "draw",
        "page",
    ],
    "press": [
        "objects",
        "colour",
        "metadata",
        "embed",
        "file",
        "prints",
        "ink",
        "separation",
        "photo",
        "darkroom",
        "lab",
        "painter",
        "sheet",
        "document",
        "content",
        "bench",
        "page_rules",
        "file_rules",
        "preflight",
        "inspector",
    ],
    "screen": [
        "contents",
        "colour",
        "links",
        "structure",
        "navigation",
        "page",
        "document",
    ],
    "proof": [
        "words",
        "kit",
        "layers",
        "marks",
        "stamp",
        "galleys",
        "marked",
        "differ",
        "changes",
        "summary",
        "past",
        "where",
        "ledger",
        "redline",
        "pictures",
        "rounds",
        "proofing",
        "webfont",
        "svg",
        "sources",
        "dummy",
        "sheets",
        "last",
        "bench",
        "hub",
        "serve",
    ],
    "cli": ["common", "watching", "build", "check", "new", "proof"],
}
ONLY_IN = {
    "reportlab": ("press", "screen"),
    "uharfbuzz": ("faces", "press", "proof"),
    "fontTools": ("proof",),
    "pypdfium2": ("proof",),
    "starlette": ("proof",),
    "uvicorn": ("proof",),
    "watchfiles": ("saves",),
    "PIL": ("issue", "press", "proof"),
    "yaml": ("source", "faces"),
    "numpy": ("makeup", "press"),
    "pikepdf": ("press", "proof"),
    "deflate": ("press",),
    "rjieba": ("text",),
    "pydantic": ("source", "prices", "house", "issue", "memory"),
    "pydantic_core": ("source",),
}
FILES = sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.append(node.module or "")
    return names


def layer(dotted: str) -> tuple[int, int]:
    """Rank of a module: its place in the order, and its place inside its sub-package."""
    _, top, *rest = [*dotted.split("."), ""]
    if not top:
        return (-1, 0)
    return ORDER.index(top), INSIDE[top].index(rest[0]) if rest and rest[0] else -1


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_come_from_the_left(path: Path) -> None:
    dotted = ".".join(("layout", *path.relative_to(PACKAGE).with_suffix("").parts))
    mine = layer(dotted.removesuffix(".__init__"))
    for name in imports(path):
        if name.split(".")[0] == "layout":
            assert layer(name) < mine, f"{dotted} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    top = path.relative_to(PACKAGE).with_suffix("").parts[0]
    for name in imports(path):
        rooms = ONLY_IN.get(name.split(".")[0])
        assert rooms is None or top in rooms, f"{path.name} imports {name}"


def test_platypus_is_not_used() -> None:
    assert not [p for p in FILES if any("platypus" in name for name in imports(p))]
