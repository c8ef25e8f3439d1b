"""The reading PDF of the sample: valid, in reading order, copied without loss, linked."""

from __future__ import annotations

import datetime
import re
import subprocess
from pathlib import Path

import page as page_validation
import pikepdf
import pypdfium2
import pytest
from conftest import SPECS, Sample, need

from layout.core.diagnostics import Findings
from layout.core.frame import Frame, GlyphRun, PlacedPicture, Source
from layout.core.geometry import Rect
from layout.furniture.block import SetLine
from layout.issue.load import Edition, load_edition
from layout.output.builder import build
from layout.output.presswork import Extras
from layout.press.painter import cut_faces
from layout.press.pdf.metadata import Metadata
from layout.press.press_pdf import press_pdf
from layout.screen.contents import Article, Contents, PictureNote
from layout.screen.links import pieces
from layout.screen.palette import screen_colour
from layout.screen.reading_pdf import screen_pdf
from layout.text.atoms import TypeCase
from layout.text.display.solid import LABEL_RULES, set_display

META = Metadata("样张 第1期", "编者", datetime.date(2025, 7, 25))


@pytest.fixture(scope="module")
def reading(sample: Sample) -> Path:
    return sample.reading


@pytest.fixture(scope="module")
def edition() -> Edition:
    loaded = load_edition(SPECS / "3589.yaml", None, Findings())
    assert loaded is not None
    return loaded


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("profile", ["2b", "ua1"])
def test_an_independent_validator_finds_nothing(reading: Path, profile: str) -> None:
    outcome = str(page_validation.validate_pdf(str(reading), profile=profile))
    assert re.search(r"Rules: (\d+) passed, 0 failed", outcome), outcome
    assert int(re.search(r"Rules: (\d+)", outcome)[1]) > 100


def test_the_validator_would_find_something(reading: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(reading) as pdf:
        del pdf.Root.OutputIntents
        del pdf.Root.MarkInfo
        pdf.save(broken)
    for profile in ("2b", "ua1"):
        assert " 0 failed" not in str(page_validation.validate_pdf(str(broken), profile=profile))


def told(*command: object) -> list[str]:
    """What a program prints about a file; its exit code must be 0."""
    done = subprocess.run([str(c) for c in command], check=True, capture_output=True, text=True)
    mute = "warning: ICC support is not available"  # Debian's mutool of itself
    return [line for line in done.stderr.splitlines() if line != mute]


def test_qpdf_and_mutool_have_nothing_to_say(reading: Path, sample: Sample) -> None:
    need("qpdf")
    need("mutool")
    for path in (reading, sample.pdf):
        assert told("qpdf", "--check", path) == []
        assert told("mutool", "draw", "-q", "-r", 18, "-F", "pgm", "-o", "/dev/null", path) == []


def structure(reading: Path) -> list[tuple[str, str]]:
    """Tag and text of every element that has text, as poppler reads the tree."""
    need("pdfinfo")
    done = subprocess.run(
        ["pdfinfo", "-struct-text", reading], check=True, capture_output=True, text=True
    )
    assert done.stderr == ""
    found: list[tuple[str, str]] = []
    tag = ""
    for line in done.stdout.splitlines():
        bare = line.strip()
        if bare.startswith('"'):
            found.append((tag, bare.strip('"')))
        elif match := re.match(r"[A-Z]\w*", bare):
            tag = match[0]
    return found


def test_the_structure_tree_reads_as_the_paper_does(reading: Path, edition: Edition) -> None:
    """Every part of every story is there, complete, under its tag, in reading order."""
    read = [(tag, squeezed(text)) for tag, text in structure(reading)]
    wanted = []
    tags = {"headline": "H2", "subhead": "H3"}
    for issue_page in edition.issue.value.pages:
        for story in issue_page.stories:
            for part, number, text in edition.manuscripts[story.id].printed():
                if part == "placeholder":
                    continue
                wanted.append((tags.get(part, "P"), squeezed(text), (story.id, part, number)))
    at = 0
    for tag, text, what in wanted:
        assert (tag, text) in read[at:], what
        at = read.index((tag, text), at) + 1


@pytest.mark.parametrize("reader", ["poppler", "pdfium"])
def test_a_story_copies_as_it_was_written(
    reading: Path, sample: Sample, edition: Edition, reader: str
) -> None:
    """Every part of both files copies back: dashes, dots, digits, words and their spaces."""
    for path in (reading, sample.pdf):
        if reader == "poppler":
            need("pdftotext")
            command = ["pdftotext", "-raw", path, "-"]
            text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        else:
            document = pypdfium2.PdfDocument(path)
            text = "\n".join(page.get_textpage().get_text_range() for page in document)
        text = squeezed(text)
        for manuscript in edition.manuscripts.values():
            for part, number, copy in manuscript.printed():
                assert squeezed(copy) in text, (manuscript.story.id, part, number)
        assert "2025年" in text


@pytest.mark.parametrize("screen", [False, True], ids=["press", "screen"])
def test_dashes_dots_digits_and_words_copy(case: TypeCase, tmp_path: Path, screen: bool) -> None:
    need("pdftotext")
    copy = "他说——“等一等……”2025年7月，AI Agent 用了3.5GB，（完）"
    source = Source("a", "body", 0)
    frame = Frame(1, 500, 200, line(case, copy, 50, source))
    faces = case.faces.by_key()
    contents = Contents(((1, "要闻"),), (Article("a", "story", "甲", 1, (source,)),))
    path = tmp_path / "a.pdf"
    path.write_bytes(
        screen_pdf([frame], cut_faces([frame], faces), {}, META, contents)
        if screen
        else press_pdf([frame], faces, {}, META).pdf
    )
    poppler = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True)
    pdfium = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()
    for text in (poppler.stdout, pdfium):
        assert squeezed(text) == squeezed(copy) and "AI Agent" in text


def test_every_piece_of_a_page_is_content_or_artifact(reading: Path) -> None:
    with pikepdf.open(reading) as pdf:
        for page in pdf.pages:
            depth = 0
            for _, operator in pikepdf.parse_content_stream(page):
                match str(operator):
                    case "BDC":
                        depth += 1
                    case "EMC":
                        depth -= 1
                    case "TJ" | "Do" | "f" | "S":
                        assert depth == 1
            assert depth == 0


def test_outline_labels_threads_links_and_language(reading: Path, edition: Edition) -> None:
    with pikepdf.open(reading) as pdf:
        assert pdf.Root.Lang == "zh-CN" and pdf.Root.MarkInfo.Marked
        labels = list(pdf.Root.PageLabels.Nums)
        assert labels[0] == 0 and (labels[1].S, labels[1].St) == ("/D", 1)
        with pdf.open_outline() as outline:
            tops = [(item.title, [child.title for child in item.children]) for item in outline.root]
        pages = edition.issue.value.pages
        assert tops == [
            (f"第{p.number}版 {p.section}", [story.title for story in p.stories]) for p in pages
        ]
        titles = [str(thread.I.Title) for thread in pdf.Root.Threads]
        assert titles == [story.title for p in pages for story in p.stories]
        beads = 0
        for thread in pdf.Root.Threads:
            first = bead = thread.F
            while True:
                beads += 1
                x0, y0, x1, y1 = (float(v) for v in bead.R)
                assert 0 <= x0 < x1 <= float(bead.P.MediaBox[2]) and 0 <= y0 < y1
                assert bead.N.V.objgen == bead.objgen
                bead = bead.N
                if bead.objgen == first.objgen:
                    break
        assert beads > 2 * len(titles)
        (link,) = pdf.pages[0].Annots
        assert edition.house.value.url == link.A.URI and link.Contents == edition.house.value.url
        figures = [
            o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"
        ]
        assert len(figures) == 8 and all(str(f.Alt) and len(f.A.BBox) == 4 for f in figures)
        assert any(str(f.Alt).endswith("。") for f in figures), "a cutline is what a picture shows"


def test_pictures_are_in_screen_colours(reading: Path) -> None:
    with pikepdf.open(reading) as pdf:
        spaces = [
            str(image.ColorSpace)
            for page in pdf.pages
            for image in page.Resources.get("/XObject", {}).values()
        ]
        operators = {str(op) for page in pdf.pages for _, op in pikepdf.parse_content_stream(page)}
    assert len(spaces) == 7 and set(spaces) <= {"/DeviceRGB", "/DeviceGray"}
    assert not operators & {"k", "K", "cs", "CS", "g", "G"}


def test_a_paper_for_internal_use_is_warned(sample: Sample) -> None:
    assert "internal-online" in {d.rule for d in sample.built.diagnostics}


def test_the_warning_may_be_waived(issue_folder: Path, tmp_path: Path) -> None:
    path = issue_folder / "mini.yaml"
    waiver = "豁免:\n  - {规则: internal-online, 理由: 主管部门同意在内网发布}\n"
    path.write_text(path.read_text(encoding="utf-8") + waiver, encoding="utf-8")
    for screen in (True, False):
        built = build(path, tmp_path, extras=Extras(screen=screen))
        assert built.pdf is not None
        assert not {d.rule for d in built.diagnostics} & {"internal-online", "waiver-unused"}


def test_kept_photographs_and_endings_give_the_same_bytes(sample: Sample) -> None:
    before = {path: path.read_bytes() for path in (sample.pdf, sample.reading)}
    assert sorted((sample.pdf.parent / "3589" / "photographs").glob("*.print"))
    built = build(SPECS / "3589.yaml", sample.pdf.parent, extras=Extras(screen=True))
    assert built.pdf == sample.pdf
    assert {path: path.read_bytes() for path in before} == before


def line(case: TypeCase, text: str, y: float, source: Source) -> tuple[GlyphRun, ...]:
    shown = set_display(text, "书宋", case, rules=LABEL_RULES)
    return tuple(SetLine(shown, 10, 0, 0, source).runs(50, y))


def test_jumps_and_addresses_become_links(case: TypeCase, tmp_path: Path) -> None:
    """A link over two lines is two pieces; a jump to a page that does not exist is no link."""
    body, other = Source("a", "body", 0), Source("b", "body", 0)
    first = (
        *line(case, "详见https://example.org/a", 50, body),
        *line(case, "b/c。下转第2版，下转第7版", 70, body),
    )
    picture = PlacedPicture(Rect(50, 100, 50, 50), "p.jpg", (0.5, 0.5), "a")
    frames = [
        Frame(1, 400, 300, (*first, picture)),
        Frame(2, 400, 300, line(case, "上接第1版", 50, other)),
    ]
    cut = pieces(frames, [1, 2])
    said = [
        ("".join(p.item.texts), p.target.words)
        for page in cut
        for p in page
        if p.target and isinstance(p.item, GlyphRun)
    ]
    assert ("b/c", "https://example.org/ab/c") in said
    assert "".join(text for text, words in said if "example" in words) == "https://example.org/ab/c"
    joined = {words: "".join(t for t, w in said if w == words) for _, words in said}
    assert joined["第2版"] == "下转第2版" and joined["第1版"] == "上接第1版"
    assert "第7版" not in joined
    text = "".join("".join(p.item.texts) for p in cut[0] if isinstance(p.item, GlyphRun))
    assert text == "".join("".join(run.texts) for run in first)

    contents = Contents(
        ((1, "要闻"), (2, "综合")),
        (
            Article("a", "story", "甲", 1, (body,), (PictureNote(0, "p.jpg", "图"),)),
            Article("b", "story", "乙", 2, (other,)),
        ),
    )
    faces = case.faces.by_key()
    path = tmp_path / "links.pdf"
    path.write_bytes(screen_pdf(frames, cut_faces(frames, faces), {}, META, contents))
    with pikepdf.open(path) as pdf:
        dests = [link.Dest[0].objgen for link in pdf.pages[0].Annots if "/Dest" in link]
        assert set(dests) == {pdf.pages[1].objgen}
        assert [link.Dest[0].objgen for link in pdf.pages[1].Annots] == [pdf.pages[0].objgen]
    for profile in ("2b", "ua1"):
        outcome = str(page_validation.validate_pdf(str(path), profile=profile))
        assert " 0 failed" in outcome, outcome


def test_screen_colours_are_those_of_inks_on_paper() -> None:
    assert screen_colour((0, 0, 0, 1)) == (0, 0, 0) and screen_colour((0, 0, 0, 0)) == (1, 1, 1)
    red, green, blue = screen_colour((0, 1, 1, 0))
    assert red > 0.85 and max(green, blue) < 0.05
    assert screen_colour((0, 0, 0, 0.4)) == pytest.approx((0.6, 0.6, 0.6))
