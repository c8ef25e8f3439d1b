"""Who may import whom: the order of ARCHITECTURE.md, read from the imports themselves."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "layout"
FILES_IN_A_ROOM_MOST = 15

Order = list["str | tuple[str, Order]"]
ORDER: Order = [
    (
        "core",
        [
            "reading",
            "printable",
            "geometry",
            "diagnostics",
            "files",
            "ending",
            "outputs",
            "saves",
            "worker",
            "crew",
            "last_resort",
            "frame",
            "em_box",
        ],
    ),
    (
        "source",
        [
            "annotations",
            "value_faults",
            "value_traps",
            "yaml_causes",
            "yaml_faults",
            "yaml_events",
            "documents",
            "tree",
            "one_line",
            "mistyped_keys",
            "list_faults",
            "binding",
            "json_schema",
        ],
    ),
    (
        "house",
        [
            "limits",
            "page_grid",
            "type_styles",
            "prices",
            "newspaper",
            "licence_forms",
            (
                "judgement",
                ["house_fault", "page_geometry", "type_and_inks", "tables", "whole_house"],
            ),
            "paper",
            "house_schema",
            "font_tables",
            "font_reports",
            "faces",
        ],
    ),
    (
        "issue",
        [
            "values",
            "model",
            "schema",
            (
                "door",
                [
                    "door_rule",
                    "sign_names",
                    "letters",
                    "figures",
                    "quotation",
                    "stops",
                    "spaces",
                    "broken_lines",
                    "whole_door",
                ],
            ),
            "normalise",
            "markup",
            "manuscript",
            "lunar",
            "photographs",
            "nearest_file",
            "named_files",
            "clean_values",
            "load",
            "zones",
            "refused_modules",
        ],
    ),
    (
        "rules",
        [
            "neighbours",
            "typescript",
            "copydesk",
            "rule",
            "forms",
            (
                "masthead",
                [
                    "lookalike",
                    "pinyin",
                    "dateline",
                    "numbering",
                    "licence",
                    "imprint",
                    "page_row",
                    "hotlines",
                    "regime",
                ],
            ),
            ("stories", ["whole_stories", "picture_files", "jump_lines", "dummies"]),
            (
                "copy",
                [
                    "wording",
                    "surnames",
                    "dates",
                    "punctuation",
                    "sentences",
                    "numbers",
                    "consistency",
                    "pairs",
                    "news",
                    "foreign_markup",
                    "house_words",
                    "people",
                ],
            ),
            "source_rules",
            "page_rules",
            "registry",
            "run",
            "budget",
            "edits",
            "fix",
            "next_issue",
        ],
    ),
    (
        "formats",
        [
            "house_sources",
            "checked",
            "terminal",
            "machine",
            "sarif",
            "rulebook",
            "door_page",
            "keys",
        ],
    ),
    (
        "text",
        [
            ("signs", ["line_classes", "apostrophes", "addresses", "tokens", "units"]),
            "charclass",
            "kinsoku",
            "atoms",
            "spacing",
            "justify",
            "price",
            "row_sums",
            "measured",
            "optimum",
            "linebreak",
            "ragged",
            "composer",
            "galley",
            (
                "display",
                [
                    "solid",
                    "head_words",
                    "new_words",
                    "parallels",
                    "lexicon",
                    "pieces",
                    "joined_pieces",
                    "sentence",
                    "pauses",
                    "turn_costs",
                    "turn_prices",
                    "turns",
                    "vertical",
                ],
            ),
        ],
    ),
    (
        "furniture",
        [
            "body",
            "composing_room",
            "block",
            "nameplate",
            "headline",
            "stack",
            "filler",
            "heading",
            "vertical_head",
            "picture",
            "masthead",
            "folio",
            "crowding",
        ],
    ),
    (
        "search",
        [
            "weights",
            "page_faults",
            (
                "shapes",
                ["adjustment", "pour", "module", "setting", "bodies", "drafts", "inset", "shape"],
            ),
            "taste",
            "splits",
            "sums",
            "placing",
            "depths",
            "groups",
            "readout",
            "regions",
            "bands",
            ("wheels", ["five_modules", "five_groups"]),
            ("fixed", ["holes", "around_fixed", "pinwheels_around_fixed"]),
        ],
    ),
    (
        "fit",
        [
            "area",
            "measures",
            "materials",
            "copy_rows",
            "copy_ways",
            "picture_stories",
            "page_place",
            (
                "pictures",
                [
                    "group_patterns",
                    "picture_group",
                    "story_pictures",
                    "picture_ways",
                    "set_pictures",
                ],
            ),
            "head_ways",
            "module_choices",
            "story_settings",
            "jump",
            "set_story",
        ],
    ),
    (
        "makeup",
        [
            "layout_prices",
            "page_layout",
            "shape_cache",
            "page_problem",
            "furniture_tables",
            "placed_modules",
            "head_repair",
            "page_maker",
            ("schedule", ["passes", "pass_order", "pass_search"]),
            ("mending", ["lone_lines", "part_search", "faulty_parts", "near_misses"]),
            "one_page",
            "fixed_modules",
            "gaps",
            "fillers",
            (
                "rescue",
                [
                    "remedy_types",
                    "trials",
                    "pictures_and_jumps",
                    "copy_amounts",
                    "one_story",
                    "find_remedies",
                    "unpinning",
                    "open_layout",
                ],
            ),
            "page_task",
            "page_pool",
        ],
    ),
    ("draw", ["boxes", "cells", "front_places", "hairlines", "story", "page"]),
    (
        "press",
        [
            ("pdf", ["objects", "metadata", "embed", "pdf_file"]),
            "colour",
            ("photo", ["prints", "ink", "separation", "prepare", "darkroom", "lab"]),
            "painter",
            "sheet",
            "press_pdf",
            "seen_ink",
            (
                "preflight",
                [
                    "graphics_state",
                    "page_content",
                    "unicode_map",
                    "inspection",
                    "opened_file",
                    "page_checks",
                    "file_checks",
                    "preflight",
                    "inspector",
                ],
            ),
        ],
    ),
    (
        "screen",
        ["contents", "palette", "links", "structure", "navigation", "tagged_page", "reading_pdf"],
    ),
    (
        "edition",
        [
            "disk_cache",
            "late_news",
            "explanations",
            "expected_text",
            "page_plan",
            "picture_sizes",
            "alternatives",
            "requests",
            "session",
            (
                "verdicts",
                [
                    "press_photos",
                    "remedy_words",
                    "set_stories",
                    "made_pages",
                    "gaps_left",
                    "jumps",
                    "front_page",
                    "drawn_glyphs",
                ],
            ),
            (
                "furniture_check",
                ["furniture_text", "plain_furniture", "furniture_room", "whole_check"],
            ),
            "page_reports",
            "planning",
            "pages",
            "typeset",
        ],
    ),
    (
        "output",
        [
            "adjustment_words",
            "report_view",
            "door_report",
            "articles",
            "record",
            "certificate",
            "report",
            "presswork",
            "builder",
        ],
    ),
    "library",
    (
        "batch",
        [
            "issue_work",
            "own_processors",
            "same_program",
            "issue_inputs",
            "helper",
            "on_worker",
            "cluster",
            "issue_table",
        ],
    ),
    (
        "proof",
        [
            "words",
            "page_images",
            (
                "marked",
                [
                    "mark_setter",
                    "layers",
                    "marks",
                    "mark_annotations",
                    "stamp",
                    "galleys",
                    "glyph_places",
                    "marked_proof",
                ],
            ),
            "rounds",
            (
                "compare",
                [
                    "earlier",
                    "differ",
                    "change",
                    "picture_changes",
                    "changes",
                    "summary",
                    "change_list",
                    "redline",
                ],
            ),
            "latest_round",
            "proofing",
            (
                "preview",
                [
                    "background_makeup",
                    "gate",
                    "webfont",
                    "copy_layer",
                    "svg",
                    "sources",
                    ("editing", ["dummy_writing", "guarded_write", "issue_editing"]),
                    "page_facts",
                    "views",
                    "typesetter",
                    "sheet_store",
                    "preview_state",
                    "answers",
                    "serve",
                ],
            ),
        ],
    ),
    ("cli", ["leaving", "extras", "common", "watching", "many", "build", "check", "new", "proof"]),
]
ONLY_IN = {
    "reportlab": ("press", "screen"),
    "uharfbuzz": ("house", "press", "proof"),
    "fontTools": ("proof",),
    "pypdfium2": ("proof",),
    "starlette": ("proof",),
    "uvicorn": ("proof",),
    "watchfiles": ("core", "cli"),
    "PIL": ("issue", "press", "proof"),
    "yaml": ("source", "house"),
    "numpy": ("search", "press"),
    "pikepdf": ("press", "proof"),
    "deflate": ("press",),
    "distributed": ("batch",),
    "rjieba": ("issue", "text", "rules"),
    "pydantic": ("source", "house", "issue", "edition"),
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
            names += [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names


def modules(order: Order, room: str) -> list[str]:
    """The dotted names of an order's modules, each room before what stands in it."""
    found = [room]
    for entry in order:
        if isinstance(entry, tuple):
            found += modules(entry[1], f"{room}.{entry[0]}")
        else:
            found.append(f"{room}.{entry}")
    return found


RANKS = {name: rank for rank, name in enumerate(modules(ORDER, "layout"))}


def dotted(path: Path) -> str:
    parts = ("layout", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def test_the_order_names_every_module_once() -> None:
    assert sorted(RANKS) == sorted(map(dotted, FILES))


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_come_from_the_left(path: Path) -> None:
    for name in imports(path):
        if name in RANKS:
            assert RANKS[name] < RANKS[dotted(path)], f"{dotted(path)} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_libraries_stay_in_their_rooms(path: Path) -> None:
    top = path.relative_to(PACKAGE).with_suffix("").parts[0]
    for name in imports(path):
        rooms = ONLY_IN.get(name.split(".")[0])
        assert rooms is None or top in rooms, f"{path.name} imports {name}"


def test_platypus_is_not_used() -> None:
    assert not [p for p in FILES if any("platypus" in name for name in imports(p))]


def test_no_folder_holds_more_files_than_one_looks_over() -> None:
    held = Counter(path.parent for path in FILES)
    assert {folder.name: n for folder, n in held.items() if n > FILES_IN_A_ROOM_MOST} == {}


def test_no_two_modules_have_one_name() -> None:
    """But a command of `cli` may be called like the room that it opens."""
    names = Counter(path.stem for path in FILES if path.stem != "__init__")
    assert [name for name, n in names.items() if n > 1] == []


def test_no_two_public_classes_have_one_name() -> None:
    names: Counter[str] = Counter()
    for path in FILES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names.update(node.name for node in tree.body if isinstance(node, ast.ClassDef))
    assert [name for name, n in names.items() if n > 1 and not name.startswith("_")] == []
