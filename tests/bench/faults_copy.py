"""Copy as it really comes: every input that once failed, its result, and whether that is right.

Run from the repository: `.venv/bin/python tests/bench/faults_copy.py [--wrong]`. It prints a line for
each input: right or wrong, what was tried, the input and the result. `--wrong` leaves out what is
right. The exit status is 1 if anything is wrong.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), *(str(ROOT / "tests" / name) for name in ("", "kit", "bench"))]

from brokenlines import CASES  # noqa: E402
from copycases import CHECKERS, FAULTS, FURTHER  # noqa: E402
from copyunits import ADDRESSES, UNITS, bare  # noqa: E402
from fuzz_copy import open_faces, read_back  # noqa: E402

from layout.core.diagnostics import Span  # noqa: E402
from layout.house.faces import Faces  # noqa: E402
from layout.issue.door.sign_names import sign_name  # noqa: E402
from layout.issue.manuscript import manuscript  # noqa: E402
from layout.issue.model import Story  # noqa: E402
from layout.issue.normalise import Normaliser  # noqa: E402
from layout.rules.copy.pairs import slips  # noqa: E402
from layout.text.atoms import Run, TypeCase  # noqa: E402
from layout.text.composer import Composer  # noqa: E402
from layout.text.galley import GalleyLine, Paragraph, set_galley  # noqa: E402
from layout.text.spacing import Rules  # noqa: E402

PROSE = "春夏之交城里的树绿了早晨风从河上来带着水草的气味老人们站在桥头看船"
PLACES = range(13)
NEVER_FIRST = "‵℉﹪￠･〻ゝゞヽヾ‐〜゠‥․︙…－％％℃°′″∶々，。、；：？！”’）》】·～—"
"""The signs of the W3C's lists for Chinese line breaking, and the usual ones."""


class Result(NamedTuple):
    """One input, what became of it, and whether that is right."""

    group: str
    tried: str
    got: str
    right: bool


def lines_of(text: str, measure: int, case: TypeCase) -> tuple[GalleyLine, ...]:
    """A text set at a measure."""
    return set_galley(
        [Paragraph((Run(text, "书宋"),), "body", 0)], measure, Composer(case, Rules())
    ).lines


def texts() -> Iterator[Result]:
    """Letters and marks: what is typed against what is printed."""
    for group, cases in (("faults 1", FAULTS), ("further", FURTHER), ("checkers", CHECKERS)):
        for kind, typed, right in cases:
            got = Normaliser().copy(typed)
            yield Result(f"{group} {kind}", typed, got, got == right)


def pairs() -> Iterator[Result]:
    """Elisions, feet and names make no fault of pairs."""
    for kind, typed, _ in FAULTS:
        if kind in ("apostrophe", "elision", "feet"):
            found = list(slips([Normaliser().copy(typed)]))
            yield Result(
                "faults 1 unpaired", typed, f"{len(found)} faults", not found or "”" in typed
            )


def units(case: TypeCase) -> Iterator[Result]:
    """Units at thirteen places of a line of 12 em."""
    for typed, printed in UNITS:
        text = Normaliser().copy(f"甲{typed}乙")[1:-1]
        split = sum(
            not any(
                printed in line.text for line in lines_of(PROSE[: n + 3] + text + PROSE, 12, case)
            )
            for n in PLACES
        )
        right = text == printed and not split
        yield Result("faults 1 units", typed, f"{text}, split {split} of {len(PLACES)}", right)


def addresses(case: TypeCase) -> Iterator[Result]:
    """Addresses in legs of 12, 14 and 26 em: no torn line, breaks after marks only."""
    for typed in ADDRESSES:
        address = Normaliser().copy(typed)
        for measure in (12, 14, 26):
            torn = wrong = 0
            for n in PLACES:
                lines = lines_of(PROSE[: n + 3] + address + "。" + PROSE, measure, case)
                torn += sum(line.stretch > 0.15 + 1e-6 for line in lines)
                ends = (a.text[-1] + b.text[0] for a, b in pairwise(lines))
                wrong += sum(end.isascii() and end[0] not in "/.-?&=@_\\" for end in ends)
            got = f"{measure} em: {torn} torn lines, {wrong} wrong breaks"
            yield Result("faults 1 addresses", typed, got, not torn and not wrong)


def line_starts(case: TypeCase) -> Iterator[Result]:
    """Signs that begin no line: as they are printed."""
    for sign in dict.fromkeys(NEVER_FIRST):
        printed = Normaliser().copy(f"甲{sign}乙")[1:-1]
        if printed in ("……", "——"):
            yield Result("faults 1 line start", sign, f"printed {printed}", True)
            continue
        starts = sum(
            line.text.startswith(printed)
            for n in PLACES
            for line in lines_of(PROSE[: n + 3] + printed + PROSE, 12, case)[1:]
        )
        yield Result("faults 1 line start", sign, f"{printed} begins {starts} lines", not starts)


def apostrophes(case: TypeCase) -> Iterator[Result]:
    """The apostrophe is as narrow as a letter, and no gap stands beside it."""
    for text in ("don’t", "L’Oréal", "Chloé’s", "xī’ān", "O’Neill"):
        atom = case.atom(text, "书宋")
        at = text.index("’")
        width = atom.offsets[at + 1] - atom.offsets[at]
        yield Result("faults 1 apostrophe width", text, f"{width:.2f} em", width < 0.4)


def paragraphs() -> Iterator[Result]:
    """Lines of copy: a line is a paragraph, broken ones are joined, signatures stand right."""
    for case in CASES:
        story = Story.model_validate({"编号": "a", "体裁": "公告", "主题": "甲", "正文": "x"})
        body = list(enumerate(case.typed, 1))
        made = manuscript(story, 1, body, Span("a.md", 1, 1), normalise=True)
        closing = sum(p.closes for p in made.paragraphs)
        right = [p.text for p in made.paragraphs] == case.right and closing == case.closing
        got = f"{len(case.typed)} lines, {len(made.paragraphs)} paragraphs, {closing} flush right"
        yield Result("faults 2 paragraphs", case.name, got, right)


def names() -> Iterator[Result]:
    """Invisible and private signs have names in messages."""
    for char, name in (
        ("\u200b", "零宽空格"), ("\xad", "软连字符"), ("\t", "制表符"), ("\uf0b7", "Word 的项目符号"),
        ("\ufeff", "字节顺序标记"), ("\ue123", "私用码位的字"), ("\x07", "看不见的控制符"),
    ):  # fmt: skip
        got = sign_name(char).zh
        yield Result("faults 1 names", f"U+{ord(char):04X}", got, got.startswith(name))


def printed(faces: Faces) -> Iterator[Result]:
    """The cases as one PDF each kind, read back."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in dict.fromkeys(case.kind for case in FAULTS):
            text = "甲".join(case.right for case in FAULTS if case.kind == kind)
            got = read_back(text, faces, Path(folder))
            yield Result("faults 1 read back", kind, got, bare(got) == bare(text))


def main() -> int:
    """Print the results."""
    only_wrong, faces = "--wrong" in sys.argv, open_faces()
    case = TypeCase(faces)
    results = [
        *texts(), *pairs(), *units(case), *addresses(case), *line_starts(case), *apostrophes(case),
        *paragraphs(), *names(), *printed(faces),
    ]  # fmt: skip
    for result in results:
        if not (only_wrong and result.right):
            said = "right" if result.right else "WRONG"
            print(f"{said} | {result.group} | {result.tried!r} | {result.got!r}")
    wrong = sum(not result.right for result in results)
    print(f"{len(results)} inputs, {wrong} wrong")
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main())
