"""The marked-up proof read back by others: layers, annotations, overset copy, stamp."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from conftest import need
from proofkit import edited, stamp_of

from layout.cli.proof import proof_issue
from layout.core.frame import GlyphRun, Layer
from layout.core.geometry import MM
from layout.output.certificate import bare
from layout.proof.marked.galleys import galley_frames
from layout.proof.marked.layers import LAYERS, OVERSET, marked_frame, overset_box
from layout.proof.marked.mark_setter import RED, MarkSetter
from layout.proof.marked.marked_proof import marked_proof

LONG = ("阳台外沿的花盆", "雨" * 1300 + "阳台外沿的花盆")


def text_of(pdf: bytes, page: int) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return bare(document[page].get_textpage().get_text_range())


def darkness(pdf: bytes, page: int = 0) -> int:
    image = pypdfium2.PdfDocument(pdf)[page].render(scale=0.5).to_pil().convert("L")
    return sum(255 - value for value in image.tobytes())


def test_the_layers_can_be_switched(issue_folder: Path) -> None:
    done, found = edited(issue_folder, LONG)
    data = marked_proof(done, found, stamp_of(done)).pdf
    with pikepdf.open(io.BytesIO(data)) as pdf:
        groups = pdf.Root.OCProperties
        assert [str(g.Name) for g in groups.D.Order] == [words.zh for words in LAYERS.values()]
        assert len(groups.D.ON) == 4 and len(groups.D.OFF) == 0
        for page in pdf.pages:
            assert set(page.Resources.Properties.keys()) == {f"/{key}" for key in LAYERS}
            marked = [
                str(operands[1])
                for operands, operator in pikepdf.parse_content_stream(page)
                if str(operator) == "BDC"
            ]
            assert marked == [f"/{key}" for key in LAYERS]
        whole = darkness(data)
        lighter = []
        for group in groups.OCGs:
            groups.D.OFF = pikepdf.Array([group])
            groups.D.ON = pikepdf.Array([g for g in groups.OCGs if g != group])
            out = io.BytesIO()
            pdf.save(out)
            lighter.append(darkness(out.getvalue()))
        # pdfium draws less with each of rows, columns, modules and overset copy switched off
        assert all(light != whole for light in lighter)
        assert lighter[0] < whole and lighter[2] < whole


def test_every_diagnostic_is_an_annotation_at_its_place(issue_folder: Path) -> None:
    done, found = edited(issue_folder, LONG, ("2025-07-25", "2025-07-25\n星期: 星期四"))
    proof = marked_proof(done, found, stamp_of(done))
    house = done.edition.house.value
    with pikepdf.open(io.BytesIO(proof.pdf)) as pdf:
        notes = {
            (str(note.Subj), str(note.Subtype)): note for page in pdf.pages for note in page.Annots
        }
        assert {rule for rule, _ in notes} == {item.rule for item in found}
        assert sum(len(page.Annots) for page in pdf.pages) == 2 * len(found)
        over = notes["overset", "/Square"]
        story = done.pages.pages[0].stories[1]
        box = overset_box(story, house)
        assert box is not None
        rect = [float(value) for value in over.Rect]
        height = house.sheet.height * MM
        assert rect == pytest.approx(
            [box.rect.x, height - box.rect.bottom, box.rect.right, height - box.rect.y], abs=0.01
        )
        assert "超" in str(over.Contents) and "怎么办" in str(over.Contents)
        assert [round(float(v), 2) for v in over.C] == [0.85, 0.1, 0.1]
        day = notes["weekday", "/Highlight"]
        assert "mini.yaml:3:5" in str(day.Contents)
        x1, y1, x2, y2 = (float(v) for v in day.Rect)
        runs = [r for r in done.frames[0].items if isinstance(r, GlyphRun)]
        (weekday,) = [r for r in runs if r.source.part == "weekday"]
        assert x1 - 0.1 <= weekday.x <= x2 and y1 <= height - weekday.y <= y2


def test_copy_that_does_not_fit_is_shown_in_red(issue_folder: Path) -> None:
    done, found = edited(issue_folder, LONG)
    story = done.pages.pages[0].stories[1]
    rest = story.galley.lines[len(story.fit.places) :]
    assert story.fit.overset_lines == len(rest) > 0
    frame = marked_frame(done.frames[0], done.pages.pages[0], MarkSetter(done.pages.composing))
    (layer,) = [i for i in frame.items if isinstance(i, Layer) and i.key == OVERSET]
    drawn = [i for i in layer.items if isinstance(i, GlyphRun) and i.source.story == "second"]
    assert "".join(t for run in drawn for t in run.texts) == bare("".join(r.text for r in rest))
    assert all(run.colour == RED for run in drawn)
    box = overset_box(story, done.edition.house.value)
    assert box is not None and all(box.rect.y < run.y < box.rect.bottom for run in drawn)
    text = text_of(marked_proof(done, found, stamp_of(done)).pdf, 0)
    assert f"溢文{len(rest)}行" in text and bare(rest[-1].text) in text


def test_the_slug_says_round_time_hash_and_not_for_press(issue_folder: Path) -> None:
    done, found = edited(issue_folder)
    stamp = stamp_of(done, 2)
    data = marked_proof(done, found, stamp).pdf
    for page in (0, 1):
        text = text_of(data, page)
        for words in ("二校", "2025-07-2421:05", stamp.content, "不得付印", f"{page + 1}版"):
            assert words in text, words
    with pikepdf.open(io.BytesIO(data)) as pdf:
        trim = [float(v) for v in pdf.pages[0].TrimBox]
        media = [float(v) for v in pdf.pages[0].MediaBox]
    assert trim == pytest.approx([0, 0, 390 * MM, 550 * MM], abs=0.01)
    assert media[0] < 0 and media[2] > trim[2] + 30
    assert marked_proof(done, found, stamp).pdf == data


def test_stories_without_a_place_are_read_on_galleys(issue_folder: Path) -> None:
    done, found = edited(issue_folder, ("行: 51-80", "行: 40-80"))
    assert {item.rule for item in found if item.severity == "error"} == {"dummy-overlap"}
    (sheet,) = galley_frames(done, MarkSetter(done.pages.composing))
    placed = {s.manuscript.story.id for page in done.pages.pages for s in page.stories}
    missing = [m for m in done.edition.manuscripts.values() if m.story.id not in placed]
    assert missing
    for manuscript in missing:
        runs = [
            run
            for run in sheet.items
            if isinstance(run, GlyphRun) and run.source.story == manuscript.story.id
        ]
        drawn = "".join(text for run in runs for text in run.texts)
        assert drawn == "".join(bare(p.text) for p in manuscript.paragraphs)
    assert len(pypdfium2.PdfDocument(marked_proof(done, found, stamp_of(done)).pdf)) == 3


def test_a_faulty_issue_has_a_proof_that_others_open(
    issue_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    spec = issue_folder / "mini.yaml"
    spec.write_text(spec.read_text(encoding="utf-8").replace(*LONG), encoding="utf-8")
    monkeypatch.chdir(issue_folder.parent)
    assert proof_issue(["mini", "--dpi", "40", "--time", "2025-07-24T21:05"]) == 1
    done = capsys.readouterr()
    proof = issue_folder.parent / "out" / "mini-proof.pdf"
    assert "out/mini-proof.pdf" in done.out.split() and "overset" in done.err
    assert not (issue_folder.parent / "out" / "mini.pdf").exists()
    assert len(pypdfium2.PdfDocument(proof)) == 2
    for tool, command in (
        ("pdftoppm", ["pdftoppm", "-r", "20", "-png", str(proof), str(proof.with_suffix(""))]),
        ("mutool", ["mutool", "draw", "-q", "-r", "20", "-o", f"{proof}-%d.png", str(proof)]),
        ("qpdf", ["qpdf", "--check", str(proof)]),
    ):
        need(tool)
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stderr
        # this mutool is built without colour management and says so
        said = told.stderr.replace("warning: ICC support is not available", "")
        assert "rror" not in said and "arning" not in said, told.stderr


def test_page_pictures_and_contact_sheet(
    issue_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PIL import Image

    monkeypatch.chdir(issue_folder.parent)
    assert proof_issue(["mini", "--dpi", "50", "--quiet"]) == 0
    folder = issue_folder.parent / "out" / "mini"
    for number in (1, 2):
        with Image.open(folder / f"page-{number}.png") as picture:
            # the trimmed sheet and 12 mm of slug on every side
            assert picture.size == pytest.approx((414 / 25.4 * 50, 574 / 25.4 * 50), abs=1.5)
            assert round(picture.info["dpi"][0]) == 50
    with Image.open(folder / "contact.png") as sheet:
        wide, deep = sheet.size
        assert wide == pytest.approx(2400, abs=2) and 1500 < deep < 1800
