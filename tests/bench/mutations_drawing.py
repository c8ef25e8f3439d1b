"""Faults planted in the drawing, one at a time, and the guards meant to catch them.

Run from the repository: `.venv/bin/python tests/bench/mutations_drawing.py`. Every fault is a change of
one place in the source of `layout/draw`, `layout/furniture` or the em baseline. It is planted in
the running process, by exchanging the code of the functions and the constants that it changes.
Then all dumps are compared with their golden files, and all properties asked of freshly set and
drawn pages. Printed are, for every fault, the first dump and the first property that failed.
"""

from __future__ import annotations

import inspect
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any, NamedTuple

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS.parent), *(str(TESTS / name) for name in (".", "kit", "bench"))]

from drawnpages import PageSource, every_page  # noqa: E402
from framedump import compare  # noqa: E402
from pagecases import DRAWN  # noqa: E402
from pagefacts import PageFacts  # noqa: E402
from pageproperties import PROPERTIES  # noqa: E402
from papers import Paper, dumped, open_papers  # noqa: E402
from partcases import FURNITURE  # noqa: E402


class Fault(NamedTuple):
    """A fault: what it does, the module, and the source that is exchanged there, which is unique."""

    what: str
    module: str
    old: str
    new: str


FAULTS: Sequence[Fault] = (
    Fault(
        "column rules run through the text",
        "draw.hairlines",
        "x = area.right + grid.gutter_em * grid.size / 2",
        "x = area.right - 3 * grid.size",
    ),
    Fault(
        "column rules stand off the middle of the gutter",
        "draw.hairlines",
        "grid.gutter_em * grid.size / 2",
        "grid.gutter_em * grid.size / 4",
    ),
    Fault(
        "cross rules run through the last lines",
        "draw.hairlines",
        "RULE_AIR_ROWS = 0.5",
        "RULE_AIR_ROWS = 1.6",
    ),
    Fault(
        "column rules cross the cross rules",
        "draw.hairlines",
        "COLUMN_RULE_FOOT_ROWS = 0.35, 0.25",
        "COLUMN_RULE_FOOT_ROWS = 0.35, -1.0",
    ),
    Fault(
        "a hairline runs along a box",
        "draw.hairlines",
        "if not _stands_right_of(box, module):",
        "if True:",
    ),
    Fault(
        "hairlines stand under boxes",
        "draw.hairlines",
        "below = [box for box in boxed if box.rows[0] == module.rows[1] + 1]",
        "below: list[Module] = []",
    ),
    Fault(
        "column rules are missing",
        "draw.hairlines",
        "yield from _column_rule(story.module, boxed, house, air_row=air_row)",
        "pass",
    ),
    Fault(
        "boxes stand three rows off",
        "draw.boxes",
        "area.y + inset, area.width,",
        "area.y + inset + 3 * leading, area.width,",
    ),
    Fault(
        "boxes lose their padding",
        "draw.boxes",
        "box = Rect(area.x, area.y + inset, area.width,",
        "box = Rect(area.x + 9, area.y + inset, area.width - 18,",
    ),
    Fault(
        "boxes are a row too deep",
        "draw.boxes",
        "(rows - 2 * BOX_INSET_ROWS) * leading",
        "(rows + 1 - 2 * BOX_INSET_ROWS) * leading",
    ),
    Fault(
        "heads are sunk a row",
        "draw.story",
        "top += head.top(fit.head_rows, grid.leading)",
        "top += head.top(fit.head_rows, grid.leading) + grid.leading",
    ),
    Fault(
        "vertical heads hang at the top of their column",
        "draw.story",
        "SIDE_HEAD_ABOVE = 0.45",
        "SIDE_HEAD_ABOVE = 0.0",
    ),
    Fault(
        "the black behind labels is missing",
        "draw.story",
        "for rect, colour in head.tints:",
        "for rect, colour in head.tints[:0]:",
    ),
    Fault(
        "legs are shifted",
        "draw.story",
        "set_story.measures.leg_x(place.leg) * grid.size",
        "set_story.measures.leg_x(place.leg) * grid.size + 4 * place.leg",
    ),
    Fault(
        "the second leg is a row lower",
        "draw.story",
        "set_story.pad_rows + fit.tops[place.leg] + place.row",
        "set_story.pad_rows + fit.tops[place.leg] + place.row + (place.leg == 1)",
    ),
    Fault(
        "subheads stand on the first of their rows",
        "draw.story",
        "y += (max(line.rows, 1) - 1) / 2 * grid.leading",
        "y += 0",
    ),
    Fault(
        "jump lines are lost",
        "draw.story",
        "        row = set_story.pad_rows",
        "        if line.part == 'jump-to':\n            continue\n        row = set_story.pad_rows",
    ),
    Fault(
        "pictures stand a row too low",
        "draw.story",
        "(set_story.pad_rows + spot.row) * grid.leading",
        "(set_story.pad_rows + spot.row + 1) * grid.leading",
    ),
    Fault(
        "a placeholder's words stand over it",
        "draw.story",
        "middle_baseline(rect.y + rect.height / 2, size)",
        "middle_baseline(rect.y - 10, size)",
    ),
    Fault(
        "fillers take their air row",
        "draw.page",
        "module.rows[1] - air_rows",
        "module.rows[1]",
    ),
    Fault(
        "a masthead strip keeps no air",
        "draw.front_places",
        "STRIP_AIR_ROWS = 0.75",
        "STRIP_AIR_ROWS = 0.0",
    ),
    Fault(
        "pictures are too wide",
        "furniture.picture",
        "area.y + TOP_INSET, area.width, height",
        "area.y + TOP_INSET, area.width + 5, height",
    ),
    Fault(
        "cutlines stand on their picture",
        "furniture.picture",
        "CUTLINE_DROP = 11.0",
        "CUTLINE_DROP = -6.0",
    ),
    Fault(
        "lines of a cutline stand on one another",
        "furniture.picture",
        "CUTLINE_PITCH = 11.5",
        "CUTLINE_PITCH = 5.0",
    ),
    Fault("credits stand at the left", "furniture.picture", "Align.RAGGED", "Align.LEFT"),
    Fault(
        "heads are off their size",
        "furniture.heading",
        "stack.add(line, way.size,",
        "stack.add(line, way.size * 0.9,",
    ),
    Fault(
        "headline turns overlap",
        "furniture.heading",
        "PITCH = 1.14",
        "PITCH = 0.8",
    ),
    Fault(
        "kicker and deck have changed places",
        "furniture.heading",
        "    _add_kicker(stack, manuscript, style)\n    if way is not None:\n"
        "        _add_headline(stack, way)\n    _add_deck(stack, manuscript, style)\n",
        "    _add_deck(stack, manuscript, style)\n    if way is not None:\n"
        "        _add_headline(stack, way)\n    _add_kicker(stack, manuscript, style)\n",
    ),
    Fault("bylines overlap the deck", "furniture.heading", "BYLINE_AIR = 0.6", "BYLINE_AIR = -0.7"),
    Fault(
        "kickers are set in the headline's face",
        "furniture.heading",
        "manuscript.kicker, style.kicker_face,",
        "manuscript.kicker, style.face,",
    ),
    Fault(
        "heads are not centred",
        "furniture.stack",
        "x = (self.width - line.width * size * condense) / 2",
        "x = 0.0",
    ),
    Fault(
        "labels leave their black",
        "furniture.stack",
        "words_x = left + LABEL_SIDE * size",
        "words_x = left + 5 * LABEL_SIDE * size",
    ),
    Fault(
        "vertical heads are mirrored",
        "furniture.vertical_head",
        "    for column in columns:",
        "    for column in columns[::-1]:",
    ),
    Fault(
        "vertical heads run into one another",
        "furniture.vertical_head",
        "right -= column.width",
        "right -= column.width / 3",
    ),
    Fault(
        "narrowed lines are not narrowed",
        "furniture.block",
        "TypeSetting(self.colour, self.condense,",
        "TypeSetting(self.colour, 1.0,",
    ),
    Fault(
        "turned letters stand upright",
        "furniture.block",
        "self.condense, self.turned)",
        "self.condense, False)",
    ),
    Fault(
        "runs after a change of face begin at the line's start",
        "furniture.block",
        "origin[0] + left * size * setting.condense",
        "origin[0]",
    ),
    Fault(
        "the nameplate runs into the date stack",
        "furniture.nameplate",
        "line.runs(name.x, name.baseline)",
        "line.runs(name.x + 40, name.baseline)",
    ),
    Fault(
        "the nameplate is sunk into the imprint",
        "furniture.nameplate",
        "line.runs(name.x, name.baseline)",
        "line.runs(name.x, name.baseline + 15)",
    ),
    Fault(
        "sponsor and publisher overlap",
        "furniture.nameplate",
        "IMPRINT_PITCH = 1.25",
        "IMPRINT_PITCH = 0.5",
    ),
    Fault(
        "pinyin and imprint overlap under a narrow name",
        "furniture.nameplate",
        "(name.right - name.left), 0.0) / 2",
        "(name.right - name.left), 0.0) * 0",
    ),
    Fault(
        "the thick rule of the masthead is missing",
        "furniture.masthead",
        "        RuleLine(area.x, bottom, area.right, bottom, THICK),\n",
        "",
    ),
    Fault(
        "the thin rule of the masthead is doubled",
        "furniture.masthead",
        "        RuleLine(area.x, top, area.right, top, THIN),\n",
        "        RuleLine(area.x, top, area.right, top, THIN),\n" * 2,
    ),
    Fault(
        "the date stack leaves its box",
        "furniture.masthead",
        "y = box.y + (box.height - height) / 2",
        "y = box.y - 15",
    ),
    Fault(
        "licence and address have changed sides",
        "furniture.masthead",
        '(("licence", licence), ("note", note), ("url", url))',
        '(("url", url), ("note", note), ("licence", licence))',
    ),
    Fault(
        "the folio is not mirrored on even pages",
        "furniture.folio",
        "page % 2 == 1",
        "True",
    ),
    Fault(
        "the folio's section has the size of its number",
        "furniture.folio",
        '"section", styles.section,',
        '"section", styles.page_number,',
    ),
    Fault(
        "the folio stands on its rules",
        "furniture.folio",
        "FOLIO_BASELINE = 8.0",
        "FOLIO_BASELINE = 1.0",
    ),
    Fault(
        "date and staff of the folio overlap",
        "furniture.folio",
        "FOLIO_PITCH = 1.35",
        "FOLIO_PITCH = 0.3",
    ),
    Fault(
        "the foot is off its rows",
        "furniture.folio",
        "FOOT_TOP_ROWS, FOOT_LABEL_ROWS = 0.9,",
        "FOOT_TOP_ROWS, FOOT_LABEL_ROWS = 1.9,",
    ),
    Fault(
        "hotlines overlap",
        "furniture.folio",
        "x += entry.width * size + gap\n    items += set_staff",
        "x += entry.width * size - 3\n    items += set_staff",
    ),
    Fault(
        "slogans hang at the foot of their box",
        "furniture.filler",
        "y = room.y + (room.height - height) / 2 +",
        "y = room.y + (room.height - height) +",
    ),
    Fault(
        "a filler has lost its inner line",
        "furniture.filler",
        "[Outline(outer, OUTER_LINE), Outline(inner, INNER_LINE)]",
        "[Outline(outer, OUTER_LINE)]",
    ),
    Fault("the baseline is 0.80 em down", "core.geometry", "EM_ASCENT = 0.88", "EM_ASCENT = 0.80"),
)


@contextmanager
def planted(fault: Fault) -> Iterator[None]:
    """The fault in place, everywhere that the changed function or constant is known."""
    module = import_module(f"layout.{fault.module}")
    source = inspect.getsource(module)
    assert source.count(fault.old) == 1, f"{fault.what}: its source is not there, or not unique"
    changed: dict[str, Any] = {"__name__": module.__name__, "__file__": module.__file__}
    exec(compile(source.replace(fault.old, fault.new), str(module.__file__), "exec"), changed)
    undo: list[Callable[[], None]] = []
    for name, new in changed.items():
        if not name.startswith("__") and name in vars(module):
            undo += _exchange(module, name, new)
    assert undo, f"{fault.what}: nothing has changed"
    try:
        yield
    finally:
        for step in undo:
            step()


def _exchange(module: ModuleType, name: str, new: Any) -> Iterator[Callable[[], None]]:
    """Put a function's code or a constant in place; yields how to undo it, if it was another."""
    old = vars(module)[name]
    own = getattr(old, "__module__", None) == module.__name__
    if isinstance(old, FunctionType):
        if own:
            yield from _exchange_code(old, new)
    elif isinstance(old, type):
        methods = vars(old).items() if own else ()
        for key, method in methods:
            if isinstance(method, FunctionType) and not key.startswith("__"):
                yield from _exchange_code(method, vars(new)[key])
    elif isinstance(new, int | float | tuple | str) and old != new:
        for known in [m for key, m in sys.modules.items() if key.startswith("layout.")]:
            if vars(known).get(name) is old:
                setattr(known, name, new)
                yield partial(setattr, known, name, old)


def _exchange_code(old: FunctionType, new: FunctionType) -> Iterator[Callable[[], None]]:
    """Give a function another's code."""
    if old.__code__ != new.__code__:
        yield partial(setattr, old, "__code__", old.__code__)
        old.__code__ = new.__code__


def failing_dump(papers: Mapping[str, Paper]) -> str:
    """The first dump that is not its golden file's, or is not drawn at all; empty if all are."""
    for folder, cases, on_page in (("furniture", FURNITURE, False), ("draw", DRAWN, True)):
        for name, case in cases.items():
            try:
                dump = dumped(case, papers.values(), on_page=on_page)
                compare(dump, TESTS / folder / "dumps" / f"{name}.txt")
            except (AssertionError, ValueError, IndexError, ZeroDivisionError):
                return f"{folder}/{name}"
    return ""


def failing_properties(sources: Sequence[PageSource]) -> Mapping[str, str]:
    """The properties that the first faulty page breaks, each with that page; empty if all hold."""
    for source in sources:
        facts = PageFacts(source.drawn())
        broken = [holds.__name__ for holds in PROPERTIES if next(holds(facts), None) is not None]
        if broken:
            return dict.fromkeys(broken, source.name)
    return {}


def main(folder: Path) -> int:
    """Plant every fault and print who caught it; a guard that catches nothing is a fault too."""
    papers, sources = open_papers(folder), [*every_page(folder)]
    assert not failing_dump(papers) and not failing_properties(sources), "the drawing is not whole"
    started = time.perf_counter()
    by_dump = by_property = caught = 0
    idle = {holds.__name__ for holds in PROPERTIES}
    print(f"{'planted fault':54}{'dump':32}{'property (page)':54}and others")
    for fault in FAULTS:
        with planted(fault):
            dump, broken = failing_dump(papers), failing_properties(sources)
        by_dump += bool(dump)
        by_property += bool(broken)
        caught += bool(dump or broken)
        idle -= broken.keys()
        first = next((f"{name} ({page})" for name, page in broken.items()), "–")
        others = f"+{len(broken) - 1}" if len(broken) > 1 else ""
        print(f"{fault.what:54}{dump or '–':32}{first:54}{others}")
    print(
        f"\n{caught} of {len(FAULTS)} caught: {by_dump} by a dump, {by_property} by a property "
        f"({time.perf_counter() - started:.0f} s); properties that caught nothing: "
        f"{', '.join(sorted(idle)) or 'none'}"
    )
    return 0 if caught == len(FAULTS) and not idle else 1


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        sys.exit(main(Path(name)))
