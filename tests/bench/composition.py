"""Lines of build-issue, Typst and XeTeX compared: the same copy at the same measures.

Run from the repository: `.venv/bin/python tests/bench/composition.py`. Each system sets the body
copy of the sample at 12, 14, 19 and 26 em; XeTeX only where `xelatex` is installed with xeCJK.
mutool reads every PDF character by character, so that no system judges itself. The script also
times line breaking: one measure, thirty measures, and thirty measures from kept endings.
"""

from __future__ import annotations

import itertools
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from layout.core.diagnostics import Findings, Span  # noqa: E402
from layout.core.frame import Frame, Source  # noqa: E402
from layout.edition.disk_cache import recall, remembered  # noqa: E402
from layout.furniture.block import atom_runs  # noqa: E402
from layout.furniture.composing_room import open_composing_room  # noqa: E402
from layout.house.faces import load_faces  # noqa: E402
from layout.house.paper import read_house  # noqa: E402
from layout.issue.load import load_edition  # noqa: E402
from layout.output.builder import write_whole  # noqa: E402
from layout.press.press_pdf import Metadata, press_pdf  # noqa: E402
from layout.text.atoms import Run  # noqa: E402
from layout.text.charclass import MARKS, Kind  # noqa: E402
from layout.text.galley import Paragraph, set_galley  # noqa: E402

SIZE = 10.0
PITCH = 15.0
LEFT = 50.0
MEASURES = (12, 14, 19, 26)
THIRTY = range(8, 38)


def body_copy() -> list[str]:
    """Every body paragraph of the sample, normalised."""
    edition = load_edition(ROOT / "specs" / "3589.yaml", None, Findings())
    assert edition is not None
    return [
        text
        for manuscript in edition.manuscripts.values()
        if not manuscript.story.verse
        for part, _, text in manuscript.printed()
        if part == "body"
    ]


@dataclass(frozen=True)
class Figures:
    """The figures of one system at one measure.

    `breaches` are line starts and ends that the prohibition rules forbid, `orphans` last lines of one
    character. `wide` is the share of lines whose gaps between Han open by more than 0.05 em; `p95` and
    `worst` are such openings in em.
    """

    lines: int
    breaches: int
    orphans: int
    wide: float
    p95: float
    worst: float

    def row(self) -> str:
        """The figures as one line of the table."""
        return (
            f"{self.lines:7d}{self.breaches:9d}{self.orphans:9d}"
            f"{100 * self.wide:9.1f} %{self.p95:9.3f}{self.worst:8.3f}"
        )


def read_lines(pdf: Path) -> list[list[tuple[str, float]]]:
    """The lines of a PDF as mutool reads them: pairs of a character and its left edge in points."""
    done = subprocess.run(
        ["mutool", "draw", "-q", "-F", "stext", "-o", "-", str(pdf)],
        check=True,
        capture_output=True,
    )
    lines: list[list[tuple[str, float]]] = []
    for page in ElementTree.fromstring(done.stdout).iter("page"):
        rows: dict[float, list[tuple[str, float]]] = {}
        for char in page.iter("char"):
            if char.attrib["c"].strip():
                key = round(float(char.attrib["y"]) * 2) / 2
                near = next((k for k in (key, key - 0.5, key + 0.5) if k in rows), key)
                rows.setdefault(near, []).append((char.attrib["c"], float(char.attrib["x"])))
        lines += [sorted(row, key=lambda glyph: glyph[1]) for _, row in sorted(rows.items())]
    return lines


def judge(lines: list[list[tuple[str, float]]]) -> Figures:
    """The figures of lines that were read from a PDF, whatever system set them."""
    never_first = {c for c, m in MARKS.items() if m.kind not in (Kind.OPEN, Kind.PREFIX, Kind.PAIR)}
    never_last = {c for c, m in MARKS.items() if m.kind is Kind.OPEN}
    left = min(line[0][1] for line in lines)
    breaches = orphans = 0
    stretches = []
    for i, line in enumerate(lines):
        text = "".join(char for char, _ in line)
        opens = line[0][1] - left > 1.2 * SIZE
        ends = i + 1 == len(lines) or lines[i + 1][0][1] - left > 1.2 * SIZE
        if not opens:
            breaches += text[0] in never_first and text[:2] not in ("——", "……")
            orphans += ends and sum(c not in MARKS for c in text) <= 1
        breaches += text[-1] in never_last and not ends
        if ends:
            continue
        gaps = [
            (b[1] - a[1]) / SIZE - 1
            for a, b in itertools.pairwise(line)
            if "\u4e00" <= a[0] <= "\u9fff" and "\u4e00" <= b[0] <= "\u9fff"
        ]
        if gaps:
            stretches.append(max(statistics.median(gaps), 0.0))
    stretches.sort()
    return Figures(
        len(lines),
        breaches,
        orphans,
        sum(s > 0.0501 for s in stretches) / len(stretches),
        stretches[int(len(stretches) * 0.95)],
        stretches[-1],
    )


def ours(copy: list[str], measure: int, folder: Path) -> Path:
    """The PDF of the copy set by build-issue."""
    composing = _composing()
    paragraphs = [Paragraph((Run(text, "书宋"),), "body", i) for i, text in enumerate(copy)]
    galley = set_galley(paragraphs, measure, composing.composer)
    items = [
        run
        for row, line in enumerate(galley.lines)
        for run in atom_runs(line, SIZE, (LEFT, 50 + row * PITCH), Source("s", "body"))
    ]
    height = 100 + len(galley.lines) * PITCH
    edition = load_edition(ROOT / "specs" / "3589.yaml", None, Findings())
    assert edition is not None
    frame = Frame(1, LEFT * 2 + measure * SIZE, height, tuple(items))
    date = edition.issue.value.date
    press = press_pdf([frame], composing.case.faces.by_key(), {}, Metadata("x", "x", date))
    path = folder / f"ours-{measure}.pdf"
    write_whole(path, press.pdf)
    return path


def typst(copy: list[str], measure: int, folder: Path) -> Path:
    """The PDF of the copy set by Typst."""
    import typst as engine

    body = "\n\n".join(
        "".join(f"\\{c}" if c in "\\#$*_`<>@~=/-+" else c for c in text) for text in copy
    )
    source = folder / "peer.typ"
    source.write_text(
        f"#set page(width: {measure * SIZE + 2 * LEFT}pt, height: auto, margin: {LEFT}pt)\n"
        f'#set text(font: "Noto Serif SC", size: {SIZE}pt, lang: "zh", region: "cn")\n'
        f"#set par(justify: true, leading: {PITCH - SIZE}pt, spacing: {PITCH - SIZE}pt, "
        "first-line-indent: (amount: 2em, all: true))\n" + body,
        encoding="utf-8",
    )
    path = folder / f"typst-{measure}.pdf"
    engine.compile(str(source), output=str(path), font_paths=[str(ROOT / "fonts")])
    return path


def xetex(copy: list[str], measure: int, folder: Path) -> Path | None:
    """The PDF of the copy set by XeTeX with xeCJK; None where XeTeX or xeCJK is not installed."""
    if shutil.which("xelatex") is None:
        return None
    body = "\n\n".join("".join(f"\\{c}" if c in "#$%&_{}" else c for c in text) for text in copy)
    source = folder / f"xetex-{measure}.tex"
    fonts = ROOT / "fonts"
    face = next(fonts.glob("NotoSerifSC-Regular.*")).name
    source.write_text(
        "\\documentclass{article}\n\\usepackage{xeCJK}\n"
        f"\\setmainfont{{{face}}}[Path={fonts}/]\n\\setCJKmainfont{{{face}}}[Path={fonts}/]\n"
        f"\\usepackage[paperwidth={measure * SIZE + 2 * LEFT}bp,paperheight=800bp,"
        f"textwidth={measure * SIZE}bp,left={LEFT}bp,top=40bp,textheight=720bp]{{geometry}}\n"
        "\\pagestyle{empty}\\raggedbottom\n\\begin{document}\n"
        f"\\fontsize{{{SIZE}bp}}{{{PITCH}bp}}\\selectfont\\setlength{{\\parindent}}{{{2 * SIZE}bp}}"
        "\\setlength{\\parskip}{0pt}\\emergencystretch=3em\n" + body + "\n\\end{document}\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        ["xelatex", "-interaction=batchmode", "-output-directory", str(folder), str(source)],
        capture_output=True,
        check=False,
    )
    path = folder / f"xetex-{measure}.pdf"
    return path if path.exists() and done.returncode == 0 else None


def _composing():  # type: ignore[no-untyped-def]
    findings = Findings()
    bound = read_house(ROOT / "specs" / "paper.yaml", "paper.yaml", findings)
    assert bound is not None
    folder = ROOT / "specs"
    faces = load_faces(bound.value, folder, Span("paper.yaml", 1, 1), findings)
    assert faces is not None
    return open_composing_room(bound.value, faces)


def speed(copy: list[str], folder: Path) -> None:
    """Time line breaking and print it: one measure, thirty measures, thirty from kept endings."""
    runs = [(Run(text, "书宋"),) for text in copy]
    characters = sum(len(text) for text in copy)
    started = time.perf_counter()
    composer = _composing().composer
    for run in runs:
        composer.endings(run, 2.0, 14.0)
    one = time.perf_counter() - started
    started = time.perf_counter()
    composer = _composing().composer
    for measure in THIRTY:
        for run in runs:
            composer.endings(run, 2.0, float(measure))
    thirty = time.perf_counter() - started
    memory = folder / "endings.cache"
    memory.write_bytes(remembered(composer))
    started = time.perf_counter()
    again = _composing().composer
    recall(memory, again)
    for measure in THIRTY:
        for run in runs:
            again.endings(run, 2.0, float(measure))
    remembered_in = time.perf_counter() - started
    assert not again.learnt
    print(
        f"\n{characters} characters: one measure {1000 * one:.0f} ms, thirty measures "
        f"{thirty:.2f} s, thirty from memory {1000 * remembered_in:.0f} ms (house and faces "
        "opened each time)"
    )


def main() -> None:
    """Compare the systems at every measure, then time line breaking."""
    copy = body_copy()
    print(
        "opened: share of lines whose Han–Han gaps open by more than 0.05 em; p95 and worst in em"
    )
    print(
        f"{'em':>4} {'system':12}{'lines':>7}{'breach':>9}{'1-char':>9}{'opened':>11}{'p95':>9}{'worst':>8}"
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        results: dict[str, dict[str, float]] = {}
        for measure in MEASURES:
            for system in (ours, typst, xetex):
                pdf = system(copy, measure, folder)
                title = {"ours": "build-issue"}.get(system.__name__, system.__name__)
                if pdf is None:
                    print(f"{measure:4d} {title:12}  not installed")
                    continue
                figures = judge(read_lines(pdf))
                results[f"{title} {measure}"] = vars(figures)
                print(f"{measure:4d} {title:12}{figures.row()}")
        write_whole(ROOT / "out" / "composition.json", json.dumps(results, indent=1).encode())
        speed(copy, folder)


if __name__ == "__main__":
    main()
