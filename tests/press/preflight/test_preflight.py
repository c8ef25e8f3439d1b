"""Every rule of preflight finds its fault: a sound file is broken in one place at a time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import ImageCms
from sheets import PROFILE, Sheets, jpeg, sheets

from layout.core.worker import can_fork
from layout.press.colour import SpotInk
from layout.press.preflight.inspector import Inspector
from layout.press.preflight.page_content import read_page_content
from layout.press.preflight.preflight import preflight
from layout.press.preflight.unicode_map import unicode_table
from layout.press.press_pdf import PressPlan
from layout.press.sheet import Marks
from layout.text.atoms import TypeCase

Break = Callable[[Pdf], None]
RED_SPOT = SpotInk("PANTONE 485 C", (0.0, 1.0, 1.0, 0.0))
PLANS = {
    "X-4": PressPlan("X-4", PROFILE),
    "X-1a": PressPlan("X-1a", PROFILE),
    "marks": PressPlan("X-4", PROFILE, Marks(3, crop=True, bar=True, slug=True)),
    "spot": PressPlan("X-1a", PROFILE, Marks(3, crop=True, bar=True, slug=True), RED_SPOT),
    "spreads": PressPlan("X-4", PROFILE, Marks(3, crop=True, slug=True), spreads=True),
}


@pytest.fixture(scope="module")
def sound(case: TypeCase, tmp_path_factory: pytest.TempPathFactory) -> Sheets:
    return sheets(case, tmp_path_factory.mktemp("sound"), PLANS["X-1a"])


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_what_we_write_passes(case: TypeCase, tmp_path: Path, plan: PressPlan) -> None:
    made = sheets(case, tmp_path, plan)
    assert preflight(made.path, made.order) == []


def content(old: bytes, new: bytes) -> Break:
    """A break that replaces bytes in the content stream of the first page."""

    def breaks(pdf: Pdf) -> None:
        data = pdf.pages[0].Contents.read_bytes()
        assert old in data
        pdf.pages[0].Contents = Stream(pdf, data.replace(old, new))

    return breaks


def resources(pdf: Pdf) -> Dictionary:
    return pdf.pages[0].Resources


def font(pdf: Pdf) -> Dictionary:
    return next(iter(resources(pdf).Font.values()))


def unembed(pdf: Pdf) -> None:
    del font(pdf).DescendantFonts[0].FontDescriptor.FontFile2


def forget_text(pdf: Pdf) -> None:
    del font(pdf).ToUnicode


def embed_twice(pdf: Pdf) -> None:
    pdf.pages[1].Resources = pdf.make_indirect(Dictionary(pdf.pages[1].Resources))
    copy = Dictionary(font(pdf))
    copy.BaseFont = Name(str(copy.BaseFont).replace("/", "/ZZ"))
    pdf.pages[1].Resources.Font = Dictionary({"/F1": pdf.make_indirect(copy)})


def rgb_picture(pdf: Pdf) -> None:
    image = resources(pdf).XObject.P1
    image.write(jpeg("RGB", "red"), filter=Name.DCTDecode)
    image.ColorSpace = Name.DeviceRGB
    del image.Decode


def lab_space(pdf: Pdf) -> None:
    white = Dictionary(WhitePoint=Array([0.96, 1, 0.82]))
    resources(pdf).ColorSpace = Dictionary(Lab0=Array([Name.Lab, white]))
    content(b"0 0 0 0.12 k", b"/Lab0 cs 50 20 20 scn")(pdf)


def strange_ink(pdf: Pdf) -> None:
    tints = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 0, 0, 0], N=1)
    space = Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, tints])
    resources(pdf).ColorSpace = Dictionary(Ink=space)
    content(b"0 0 0 0.12 k", b"/Ink cs 1 scn")(pdf)


def no_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def rgb_intent(pdf: Pdf) -> None:
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    pdf.Root.OutputIntents[0].DestOutputProfile = Stream(pdf, data, {"/N": 3})


def two_intents(pdf: Pdf) -> None:
    pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])


def wrong_trim(pdf: Pdf) -> None:
    pdf.pages[0].TrimBox = [0, 0, 390, 300]


def no_trim(pdf: Pdf) -> None:
    del pdf.pages[1].TrimBox


def bleed_over_the_edge(pdf: Pdf) -> None:
    pdf.pages[0].BleedBox = [-5, 0, 400, 300]


def turned(pdf: Pdf) -> None:
    pdf.pages[0].Rotate = 90


def heavy_picture(pdf: Pdf) -> None:
    image = resources(pdf).XObject.P1
    image.write(jpeg("CMYK", (200, 200, 200, 200)), filter=Name.DCTDecode)


def annotation(pdf: Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])
    pdf.pages[0].Annots = Array([link])


def action(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.beep()"))


def page_lost(pdf: Pdf) -> None:
    del pdf.pages[1]


def untrapped(pdf: Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def unclaimed(pdf: Pdf) -> None:
    del pdf.docinfo["/GTS_PDFXVersion"]


def transparent(pdf: Pdf) -> None:
    resources(pdf).ExtGState.Knock = Dictionary(ca=0.5)


def soft_mask(pdf: Pdf) -> None:
    image = resources(pdf).XObject.P1
    image.SMask = Stream(pdf, bytes(20000), {"/Width": 200, "/Height": 100})


def other_text(pdf: Pdf) -> None:
    table = font(pdf).ToUnicode.read_bytes()
    spoken = "正".encode("utf-16-be").hex().upper().encode()
    assert spoken in table
    font(pdf).ToUnicode = Stream(pdf, table.replace(spoken, b"4E00"))


BREAKS: dict[str, tuple[Break, str]] = {
    "unembedded font": (unembed, "font"),
    "font without text": (forget_text, "font"),
    "face embedded twice": (embed_twice, "font"),
    "RGB picture": (rgb_picture, "colour"),
    "RGB fill": (content(b"0 0 0 0.12 k", b"0.5 0.5 0.5 rg"), "colour"),
    "Lab fill": (lab_space, "colour"),
    "unordered ink": (strange_ink, "colour"),
    "shading": (content(b"BT", b"/Sh0 sh BT"), "colour"),
    "no intent": (no_intent, "intent"),
    "RGB intent": (rgb_intent, "intent"),
    "two intents": (two_intents, "intent"),
    "wrong trim": (wrong_trim, "boxes"),
    "no trim": (no_trim, "boxes"),
    "bleed outside the sheet": (bleed_over_the_edge, "boxes"),
    "turned page": (turned, "boxes"),
    "text off K": (content(b"0 0 0 1 k", b"0.3 0.2 0.2 1 k"), "black"),
    "text in cyan": (content(b"0 0 0 1 k", b"1 0 0 0 k"), "black"),
    "text in grey space": (content(b"0 0 0 1 k", b"0 g"), "black"),
    "black that knocks out": (content(b"/Over gs", b"/Knock gs"), "black"),
    "too much ink in a tint": (content(b"0 0 0 0.12 k", b"0.9 0.9 0.9 0.9 k"), "ink"),
    "too much ink in a picture": (heavy_picture, "ink"),
    "coarse picture": (content(b"72 0 0 36 ", b"720 0 0 360 "), "resolution"),
    "text that says something else": (other_text, "text"),
    "doubled character": (content(b"]TJ", b"]TJ [<0003>]TJ"), "text"),
    "link on the page": (annotation, "annotation"),
    "script": (action, "action"),
    "lost page": (page_lost, "pages"),
    "not said whether trapped": (untrapped, "identity"),
    "no claim": (unclaimed, "identity"),
    "transparency": (transparent, "transparency"),
    "transparent picture": (soft_mask, "transparency"),
}


@pytest.mark.parametrize(("breaks", "rule"), BREAKS.values(), ids=BREAKS)
def test_a_broken_file_is_caught(sound: Sheets, tmp_path: Path, breaks: Break, rule: str) -> None:
    path = tmp_path / "broken.pdf"
    with pikepdf.open(sound.path) as pdf:
        breaks(pdf)
        pdf.save(path, force_version="1.4", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    found = preflight(path, sound.order)
    assert f"preflight-{rule}" in {item.rule for item in found}
    side = {"preflight-text"} if breaks in (forget_text, embed_twice) else set()
    assert {item.rule for item in found} <= {f"preflight-{rule}", *side}, [i.line() for i in found]
    assert all(item.message.zh.startswith("印前检查") and item.hint.zh for item in found)


def test_an_x4_file_must_say_so(case: TypeCase, tmp_path: Path) -> None:
    made = sheets(case, tmp_path, PLANS["X-4"])
    with pikepdf.open(made.path, allow_overwriting_input=True) as pdf:
        xmp = pdf.Root.Metadata.read_bytes().replace(b"PDF/X-4", b"PDF/X-9")
        pdf.Root.Metadata = Stream(pdf, xmp, {"/Type": Name.Metadata, "/Subtype": Name.XML})
        pdf.save(made.path)
    assert {item.rule for item in preflight(made.path, made.order)} == {"preflight-identity"}


def test_the_wrong_version_and_encryption(sound: Sheets, tmp_path: Path) -> None:
    newer, locked = tmp_path / "newer.pdf", tmp_path / "locked.pdf"
    with pikepdf.open(sound.path) as pdf:
        pdf.save(newer, force_version="1.7")
        pdf.save(locked, encryption=pikepdf.Encryption(owner="x", user="", R=4), min_version="1.4")
    for path in (newer, locked):
        assert "preflight-syntax" in {item.rule for item in preflight(path, sound.order)}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n", b"no PDF"], ids=["empty", "head", "text"])
def test_a_file_that_is_no_pdf_is_reported(sound: Sheets, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "none.pdf"
    path.write_bytes(data)
    assert [item.rule for item in preflight(path, sound.order)] == ["preflight-syntax"]


def test_an_inspector_finds_the_same(sound: Sheets, tmp_path: Path) -> None:
    other = sound.order._replace(ppi=600)
    with Inspector() as inspector:
        inspector.begin(sound.path, sound.order)
        assert inspector.found() == []
        inspector.begin(sound.path, other)
        assert inspector.found() == preflight(sound.path, other) != []


@pytest.mark.skipif(not can_fork(), reason="needs a system that forks")
def test_an_inspector_that_dies_lets_nothing_pass(sound: Sheets) -> None:
    with Inspector() as inspector:
        assert inspector.helper is not None
        inspector.helper.process.kill()
        inspector.helper.process.join()
        inspector.begin(sound.path, sound.order)
        assert [item.rule for item in inspector.found()] == ["preflight-failed"]


@pytest.fixture(scope="module")
def scratch() -> Pdf:
    return pikepdf.new()


def test_content_is_read_as_the_standard_says(scratch: Pdf) -> None:
    table = unicode_table(
        b"2 beginbfchar <0001> <4E00> <0002> <20142014> endbfchar\n"
        b"1 beginbfrange <0010> <0012> <0041> endbfrange"
    )
    page = read_page_content(
        Stream(
            scratch,
            b"q 2 0 0 2 10 20 cm 0 0 0 1 k BT /F1 9 Tf [(\\000\\001)-5<0002>]TJ ET\n"
            b"/Span <</ActualText <FEFF4E8C>>> BDC BT <0001> Tj ET EMC % 1 0 0 rg\n"
            b"BT <0010 0012> Tj ET q 3 0 0 3 0 0 cm /P1 Do Q Q 1 0 0 RG S",
        ),
        {"F1": table},
        {},
    )
    assert "".join(page.text) == "一——二AC"
    assert page.pictures == [("P1", (6, 0, 0, 6, 10, 20))]
    assert {ink.space for ink in page.inks} == {"DeviceCMYK", "DeviceRGB"}
    assert page.forbidden == set()


def test_text_shown_by_every_operator_is_read(scratch: Pdf) -> None:
    data = b"/F1 9 Tf <0001> Tj [<0001> 3 <0001>] TJ <0001> ' 1 2 <0001> \""
    assert "".join(read_page_content(Stream(scratch, data), {"F1": {1: "一"}}, {}).text) == "一" * 5


def test_black_text_that_stops_overprinting_is_noted_though_its_colour_stays(scratch: Pdf) -> None:
    data = b"/F1 9 Tf 0 0 0 1 k /Over gs <0001> Tj /Knock gs <0001> Tj"
    page = read_page_content(Stream(scratch, data), {}, {"Over": True, "Knock": False})
    assert {overprint for _, overprint in page.text_inks} == {True, False}


def test_shadings_and_inline_images_are_noted(scratch: Pdf) -> None:
    image = b"BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI "
    assert read_page_content(Stream(scratch, b"q " + image + b"Q"), {}, {}).forbidden == {"BI"}
    assert read_page_content(Stream(scratch, b"/Sh0 sh"), {}, {}).forbidden == {"sh"}


def test_marked_content_without_a_replacement_keeps_its_text(scratch: Pdf) -> None:
    data = b"/F1 9 Tf /OC /layer BDC <0001> Tj EMC /Span BMC <0001> Tj EMC"
    assert "".join(read_page_content(Stream(scratch, data), {"F1": {1: "一"}}, {}).text) == "一一"
