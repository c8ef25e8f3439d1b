"""The sample issue as it left the press, read back by others: pdfium, poppler, pikepdf, qpdf."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from conftest import ROOT, SPECS, Sample, need
from readback import ReadRun, read_runs

from layout.core.diagnostics import Findings
from layout.core.geometry import MM
from layout.house.newspaper import House
from layout.issue.load import Edition, load_edition
from layout.text.charclass import MARKS, Kind

BODY_FONTS = ("NotoSerifSC-Regular", "LXGWWenKai-Regular")


@pytest.fixture(scope="module")
def edition() -> Edition:
    found = Findings()
    loaded = load_edition(SPECS / "3589.yaml", None, found)
    assert loaded is not None and not found.items
    return loaded


@pytest.fixture(scope="module")
def runs(sample: Sample) -> list[ReadRun]:
    return read_runs(sample.pdf)


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_four_broadsheet_pages(sample: Sample) -> None:
    with pikepdf.open(sample.pdf) as pdf:
        assert len(pdf.pages) == 4
        for page in pdf.pages:
            for box in (page.MediaBox, page.TrimBox):
                assert [float(v) for v in box] == pytest.approx(
                    [0, 0, 390 * MM, 550 * MM], abs=0.01
                )
        assert pdf.docinfo["/Title"] == "朝阳报 第3589期" and pdf.Root.Lang == "zh-CN"


def test_every_face_is_embedded_once(sample: Sample) -> None:
    with pikepdf.open(sample.pdf) as pdf:
        fonts = [
            o
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary)
            and o.get("/Type") == "/Font"
            and o.get("/Subtype") == "/Type0"
        ]
        names = [str(font.BaseFont).split("+")[1] for font in fonts]
        assert sorted(names) == sorted(set(names)) and len(names) == 6
        assert all("/ToUnicode" in font for font in fonts)
        simple = [
            o
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary)
            and o.get("/Type") == "/Font"
            and o.get("/Subtype") not in ("/Type0", "/CIDFontType2")
        ]
        assert simple == []
        for font in fonts:
            assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def test_the_certificate(sample: Sample, edition: Edition) -> None:
    certificate = sample.report["certificate"]
    assert (certificate["lost"], certificate["doubled"]) == (0, 0)
    assert certificate["characters_in"] == certificate["characters_placed"] > 25_000
    stories = [s for page in sample.report["pages"] for s in page["stories"]]
    assert {s["id"] for s in stories} == set(edition.manuscripts)


def test_no_page_has_white_or_overset(sample: Sample) -> None:
    assert [(p["white_rows"], p["overset_lines"]) for p in sample.report["pages"]] == [(0, 0)] * 4


def page_texts(sample: Sample) -> str:
    need("pdftotext")
    done = subprocess.run(
        ["pdftotext", "-raw", str(sample.pdf), "-"], check=True, capture_output=True, text=True
    )
    return squeezed(done.stdout)


def test_every_part_copies_whole_in_poppler(sample: Sample, edition: Edition) -> None:
    text = page_texts(sample)
    for manuscript in edition.manuscripts.values():
        for part, number, copy in manuscript.printed():
            assert squeezed(copy) in text, (manuscript.story.id, part, number)


def test_every_paragraph_copies_whole_in_pdfium(sample: Sample, edition: Edition) -> None:
    """All but the first, beside whose opening words pdfium sorts in the last line of the head."""
    document = pypdfium2.PdfDocument(sample.pdf)
    text = squeezed("".join(page.get_textpage().get_text_range() for page in document))
    for manuscript in edition.manuscripts.values():
        for part, number, copy in manuscript.printed():
            if part == "body" and number > 0:
                assert squeezed(copy) in text, (manuscript.story.id, number)


def test_qpdf_finds_no_fault(sample: Sample) -> None:
    need("qpdf")
    done = subprocess.run(
        ["qpdf", "--check", str(sample.pdf)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0 and "No syntax or stream encoding errors" in done.stdout


def is_body(run: ReadRun, house: House) -> bool:
    if run.size != house.grid.size or not run.font.endswith(BODY_FONTS):
        return False
    top = house.sheet.height * MM - run.y
    return run.page > 1 or top > house.row_y(house.masthead.rows + 1) or run.x > house.column_x(6)


def test_body_baselines_stand_on_the_page_grid(runs: list[ReadRun], house: House) -> None:
    body = [run for run in runs if is_body(run, house)]
    assert len(body) > 1500
    for run in body:
        top = house.sheet.height * MM - run.y
        row = (top - house.type_area.y - house.baseline) / house.grid.leading
        assert abs(row - round(row)) * house.grid.leading < 0.1, run.text


def visual_lines(runs: list[ReadRun], house: House) -> list[list[tuple[str, float]]]:
    """Body lines as seen: glyphs on one baseline of one leg, with their x in em of the body."""
    rows: dict[tuple[int, float], list[ReadRun]] = defaultdict(list)
    baselines = {(run.page, round(run.y, 1)) for run in runs if is_body(run, house)}
    for run in runs:
        if run.size == house.grid.size and (run.page, round(run.y, 1)) in baselines:
            rows[run.page, round(run.y, 1)].append(run)
    lines = []
    for key in sorted(rows):
        glyphs = [
            (text, run.x / run.size + x)
            for run in sorted(rows[key], key=lambda r: r.x)
            for text, x in run.glyphs
        ]
        line = [glyphs[0]]
        for glyph in glyphs[1:]:
            if glyph[1] - line[-1][1] > 2.4:  # a gutter, not a gap
                lines.append(line)
                line = []
            line.append(glyph)
        lines.append(line)
    return lines


def test_no_prohibited_line_start_or_end(runs: list[ReadRun], house: House) -> None:
    lines = visual_lines(runs, house)
    assert len(lines) > 1500
    never_first = {c for c, m in MARKS.items() if m.kind not in (Kind.OPEN, Kind.PREFIX)}
    never_last = {c for c, m in MARKS.items() if m.kind in (Kind.OPEN, Kind.SOLIDUS)}
    for line in lines:
        text = "".join(glyph for glyph, _ in line)
        assert text[0] not in never_first, text
        assert text[-1] not in never_last, text


def test_full_width_marks_end_lines_at_half_width(runs: list[ReadRun], house: House) -> None:
    """GB/T 15834 5.1.10: the ink half of a stop or closing mark ends where Han characters end."""
    left = house.type_area.x / house.grid.size
    ends = []
    for line in visual_lines(runs, house):
        mark = MARKS.get(line[-1][0])
        if mark is not None and mark.right and len(line) > 10:
            ends.append((line[-1][1] + 0.5 - left) % 1)
    # measures of whole em in basic columns: the ends fall on the same em as Han do
    whole = [end for end in ends if min(end, 1 - end) < 0.02]
    assert len(whole) > 100


def test_the_front_page_is_the_seed_word_for_word(edition: Edition) -> None:
    seed = (ROOT / "tests" / "seed-3589.txt").read_text(encoding="utf-8")
    house, issue = edition.house.value, edition.issue.value
    typed = {",": "，", ":": "：", ";": "；", "?": "？", "(": "（", ")": "）"}
    left = squeezed("".join(typed.get(c, c) for c in seed.replace("http://", "http//")))
    texts = [
        text
        for m in edition.manuscripts.values()
        if m.page == 1
        for part, _, text in m.printed()
        if part != "placeholder"
    ]
    texts += [
        house.name,
        house.pinyin,
        f"{house.sponsor}主办",
        f"{house.publisher}出版",
        f"第{issue.number}期",
        "本期4版",
        "2025年7月25日",
        "星期五",
        "农历乙巳年闰六月初一",
        f"准印证号：{house.licence}",
        house.url.replace("://", "//"),
        "便民电话|",
        *(f"{k}：{v}" for k, v in edition.hotlines().items()),
        f"责任编辑/{issue.pages[0].editor}美编/{issue.pages[0].designer}",
    ]
    for text in sorted(texts, key=len, reverse=True):
        assert squeezed(text) in left, text
        left = left.replace(squeezed(text), "", 1)
    assert left == ""


def test_no_half_width_mark_is_left_in_the_copy(edition: Edition, runs: list[ReadRun]) -> None:
    front = "".join(run.text for run in runs if run.page == 1)
    assert not re.search("[\u4e00-\u9fff][,:;?!()]|[,:;?!()][\u4e00-\u9fff]", front)
    changes = [edition.manuscripts[s.id].changes for s in edition.issue.value.pages[0].stories]
    assert sum(c["half-width comma"] for c in changes) == 301
    assert sum(c["half-width bracket pair"] for c in changes) == 5


def test_the_same_bytes_on_every_run(sample: Sample, tmp_path: Path) -> None:
    for seed, zone in (("1", "Asia/Shanghai"), ("77", "America/New_York")):
        out = tmp_path / seed
        subprocess.run(
            [
                sys.executable,
                "-c",
                "import sys; from layout.cli.build import build_issue; "
                f"sys.exit(build_issue(['specs/3589.yaml', '--out', {str(out)!r}, '--screen', '--quiet']))",
            ],
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
        )
        for made in (sample.pdf, sample.reading):
            assert (out / made.name).read_bytes() == made.read_bytes()


def test_every_photograph_is_cmyk_and_sharp_enough(sample: Sample) -> None:
    with pikepdf.open(sample.pdf) as pdf:
        images = [
            image for page in pdf.pages for image in page.Resources.get("/XObject", {}).values()
        ]
        assert len(images) >= 6
        assert {str(image.ColorSpace) for image in images} <= {"/DeviceCMYK", "/DeviceGray"}
    assert not [d for d in sample.report["diagnostics"] if d["rule"] == "picture-resolution"]


def test_the_composition_keeps_its_promise(sample: Sample) -> None:
    """No breach, no one-character last line, p95 of the opened gaps at most 0.03 em."""
    figures = sample.report["composition"]
    assert figures["lines"] > 1500
    assert (figures["kinsoku_breaches"], figures["short_last_lines"], figures["off_grid"]) == (
        0,
        0,
        0,
    )
    assert figures["stretch_p95_em"] <= 0.03
    assert figures["stretch_max_em"] <= 0.15
    for page in sample.report["pages"]:
        for story in page["stories"]:
            assert story["kinsoku_breaches"] == 0, story["id"]
