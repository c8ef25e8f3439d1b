"""The press file: boxes, standards, intent, marks, spreads, and refusal of a faulty file."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest
from houses import write_house
from pikepdf import Array, Dictionary
from PIL import ImageCms
from readback import read_runs
from sheets import META, PROFILE, RED, frames, sheets

from layout.core.frame import Frame
from layout.core.geometry import MM
from layout.output.builder import build
from layout.output.presswork import Extras
from layout.press.colour import SpotInk
from layout.press.pdf.objects import name
from layout.press.press_pdf import PressPlan, bind_pdf, press_pdf
from layout.press.sheet import Marks, printers_spreads
from layout.text.atoms import TypeCase

EVERY_MARK = Marks(3, crop=True, bar=True, slug=True)


def numbers(box: Array) -> list[float]:
    return [float(v) for v in box]


def blank(count: int) -> list[Frame]:
    return [Frame(n, 100, 150, ()) for n in range(1, count + 1)]


@pytest.mark.parametrize(
    ("pages", "pairs"),
    [
        (2, [(2, 1)]),
        (4, [(4, 1), (2, 3)]),
        (8, [(8, 1), (2, 7), (6, 3), (4, 5)]),
    ],
)
def test_printers_spreads_pair_what_lies_on_one_sheet(pages: int, pairs: list) -> None:
    spreads = printers_spreads(blank(pages))
    assert [tuple(f.page for f, _ in sheet.frames) for sheet in spreads] == pairs
    assert all([x for _, x in sheet.frames] == [0, 100] for sheet in spreads)
    assert all((sheet.width, sheet.height) == (200, 150) for sheet in spreads)


def test_an_odd_page_keeps_its_side() -> None:
    first, second = printers_spreads(blank(3))
    assert [(f.page, x) for f, x in first.frames] == [(1, 100)]
    assert [(f.page, x) for f, x in second.frames] == [(2, 0), (3, 100)]


def test_boxes_with_bleed_and_marks(case: TypeCase, tmp_path: Path) -> None:
    made = sheets(case, tmp_path, PressPlan("X-4", PROFILE, EVERY_MARK))
    with pikepdf.open(made.path) as pdf:
        media, bleed, trim = (
            numbers(pdf.pages[0][k]) for k in ("/MediaBox", "/BleedBox", "/TrimBox")
        )
    assert [trim[2] - trim[0], trim[3] - trim[1]] == pytest.approx([400, 300], abs=1e-3)
    assert trim[0] - bleed[0] == pytest.approx(3 * MM, abs=1e-3)
    assert trim[0] - media[0] == media[2] - trim[2] == pytest.approx(15 * MM, abs=1e-3)


def test_marks_stay_off_the_bleed_and_the_slug_says_which_sheet(
    case: TypeCase, tmp_path: Path
) -> None:
    made = sheets(case, tmp_path, PressPlan("X-4", PROFILE, EVERY_MARK, spreads=True))
    with pikepdf.open(made.path) as pdf:
        (page,) = pdf.pages
        bleed = numbers(page.BleedBox)
        lines, colour = [], ""
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "CS":
                colour = str(operands[0])
            elif str(operator) in ("m", "l") and colour == "/All":
                lines.append([float(v) for v in operands])
        fold = numbers(page.TrimBox)[0] + 400
    assert len(lines) > 20
    for x, y in lines:
        assert not (bleed[0] < x < bleed[2] and bleed[1] < y < bleed[3])
    assert any(abs(x - fold) < 0.01 for x, _ in lines), "the fold is marked"
    slug = [run for run in read_runs(made.path) if run.y > bleed[3]]
    assert "".join(run.text for run in slug).startswith("样张")
    assert "第2版｜第1版" in "".join(run.text for run in slug)


def test_the_two_standards_say_what_they_are(case: TypeCase, tmp_path: Path) -> None:
    made = sheets(case, tmp_path, PressPlan("X-4", PROFILE))
    with pikepdf.open(made.path) as pdf:
        assert pdf.pdf_version == "1.6" and pdf.docinfo["/Trapped"] == "/False"
        xmp = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfxid:GTS_PDFXVersion>PDF/X-4<" in xmp and "<pdf:Trapped>False<" in xmp
        assert f'<rdf:li xml:lang="x-default">{META.title}<' in xmp
        assert "2025-07-25T00:00:00+08:00" in xmp
        assert str(pdf.docinfo["/CreationDate"]) == "D:20250725000000+08'00'"
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFX" and "/RegistryName" not in intent
        assert intent.DestOutputProfile.read_bytes() == PROFILE.read_bytes()
        first, last = pdf.trailer.ID
        assert bytes(first) == bytes(last) and len(bytes(first)) == 16
        document = re.search(r"uuid:([0-9a-f-]+)<", xmp)
        assert document is not None and len(document[1]) == 36
    made = sheets(case, tmp_path, PressPlan("X-1a", PROFILE))
    with pikepdf.open(made.path) as pdf:
        assert pdf.pdf_version == "1.4"
        assert pdf.docinfo["/GTS_PDFXVersion"] == "PDF/X-1a:2003"
        assert "pdfxid" not in pdf.Root.Metadata.read_bytes().decode()


def test_only_solid_black_overprints(case: TypeCase, tmp_path: Path) -> None:
    made = sheets(case, tmp_path, PressPlan("X-4", PROFILE))
    with pikepdf.open(made.path) as pdf:
        page = pdf.pages[0]
        states = {name: bool(state.op) for name, state in page.Resources.ExtGState.items()}
        assert {int(state.OPM) for _, state in page.Resources.ExtGState.items() if state.op} == {1}
        seen, on = set(), False
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "gs":
                on = states[str(operands[0])]
            elif str(operator) == "k":
                seen.add((tuple(float(v) for v in operands), on))
    assert seen == {((0, 0, 0, 0.12), False), (RED, False), ((0, 0, 0, 1), True)}


@pytest.mark.parametrize(
    ("ink", "written"),
    [
        ("PANTONE 485 C", "/PANTONE#20485#20C"),
        ("Red/2", "/Red#2F2"),
        ("红", "/#E7#BA#A2"),
        ("a#(b)%", "/a#23#28b#29#25"),
    ],
)
def test_names_are_escaped(ink: str, written: str) -> None:
    assert name(ink) == written
    read = pikepdf.Object.parse(written.encode())
    assert str(read) == f"/{ink}"


def test_a_spot_colour_takes_the_red_and_its_tints() -> None:
    spot = SpotInk("红", RED)
    assert spot.tint(RED) == 1
    assert spot.tint((0, 0.4, 0.4, 0)) == pytest.approx(0.4)
    assert spot.tint((0, 0.4, 0.5, 0)) is None and spot.tint((0, 0, 0, 1)) is None
    assert spot.tint((0, 0, 0, 0)) is None


def test_a_glyph_of_two_characters_copies_as_the_right_one(case: TypeCase, tmp_path: Path) -> None:
    """Where one glyph stands for two texts, the second has an ActualText."""
    (first, _) = frames(case)
    (run,) = [i for i in first.items if getattr(i, "size", 0) == 40]
    other = run._replace(texts=("晁", *run.texts[1:]), y=run.y + 60)
    frame = Frame(1, 400, 300, (run, other))
    press = press_pdf([frame], case.faces.by_key(), {}, META)
    assert [drawn.text for drawn in press.drawn] == ["朝阳报", "晁阳报"]
    path = tmp_path / "a.pdf"
    path.write_bytes(press.pdf)
    with pikepdf.open(path) as pdf:
        content = pdf.pages[0].Contents.read_bytes()
    assert b"/Span <</ActualText <FEFF6641" in content


def test_a_file_that_fails_preflight_is_not_left(
    issue_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The earlier file stays as it is, and no unfinished file is left in the folder."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "mini.pdf").write_bytes(b"yesterday")

    def forgetful(*arguments):
        press = bind_pdf(*arguments)
        return press._replace(pdf=press.pdf.replace(b"/GTS_PDFX", b"/GTS_NONE"))

    monkeypatch.setattr("layout.output.presswork.bind_pdf", forgetful)
    built = build(issue_folder / "mini.yaml", out, extras=Extras(screen=True, spreads=True))
    assert not built.ok and built.older == out / "mini.pdf"
    assert {d.rule for d in built.diagnostics if d.severity == "error"} == {"preflight-intent"}
    assert (out / "mini.pdf").read_bytes() == b"yesterday"
    assert sorted(path.name for path in out.iterdir()) == ["mini", "mini.pdf"]


def test_every_option_at_once(issue_folder: Path, tmp_path: Path) -> None:
    """All printing options of the house file together, and the files that they make."""
    paper = write_house(
        issue_folder,
        "印刷: {标准: X-1a, 出血: 3, 裁切线: 是, 色标: 是, 版边说明: 是, 专色: PANTONE 485 C, "
        "对开拼版: 是, 总墨量: 220}\n",
    )
    built = build(issue_folder / "mini.yaml", tmp_path / "out", paper, extras=Extras(screen=True))
    assert built.ok, [d.line() for d in built.diagnostics]
    names = sorted(path.name for path in (tmp_path / "out").glob("*.pdf"))
    assert names == ["mini-screen.pdf", "mini-spreads.pdf", "mini.pdf"]
    with pikepdf.open(tmp_path / "out" / "mini-spreads.pdf") as pdf:
        (page,) = pdf.pages
        trim = numbers(page.TrimBox)
        assert trim[2] - trim[0] == pytest.approx(2 * 390 * MM, abs=0.01)
        spaces = page.Resources.ColorSpace
        assert {str(space[1]) for _, space in spaces.items()} == {"/All", "/PANTONE 485 C"}


@pytest.mark.parametrize("kind", ["rgb", "missing"])
def test_a_profile_for_no_printer_is_reported(
    issue_folder: Path, tmp_path: Path, kind: str
) -> None:
    if kind == "rgb":
        data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        (issue_folder / "own.icc").write_bytes(data)
    paper = write_house(issue_folder, "印刷: {色彩特性文件: own.icc}\n")
    line = 1 + paper.read_text(encoding="utf-8").split("\n").index("  色彩特性文件: own.icc")
    built = build(issue_folder / "mini.yaml", tmp_path, paper)
    (fault,) = [d for d in built.diagnostics if d.severity == "error"]
    assert fault.rule == "profile-unreadable" and fault.span is not None and fault.span.line == line
    assert not built.ok


def test_without_a_profile_no_standard_is_claimed(case: TypeCase, tmp_path: Path) -> None:
    """Proofs are written without a profile."""
    path = tmp_path / "a.pdf"
    path.write_bytes(press_pdf(frames(case), case.faces.by_key(), {}, META).pdf)
    with pikepdf.open(path) as pdf:
        assert "/OutputIntents" not in pdf.Root
        assert "GTS_PDFXVersion" not in pdf.Root.Metadata.read_bytes().decode()
        assert isinstance(pdf.pages[0].Resources, Dictionary)
