"""Three newspapers that share nothing with the sample but style: a county paper, a tabloid, an A3."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest
import yaml
from conftest import ROOT, SPECS, Sample
from houses import COMMON, sample_texts
from readback import read_runs

from layout.core.geometry import MM
from layout.output.builder import Built, build
from layout.output.presswork import Extras

ISSUES = ROOT / "tests" / "issues"
HOUSES = ("county", "tabloid", "school")


class House:
    """One of the newspapers with its issue built, its reading PDF too."""

    def __init__(self, name: str, folder: Path) -> None:
        self.folder = folder / name
        shutil.copytree(ISSUES / name, self.folder)
        shutil.copytree(SPECS / "photos", self.folder / "photos")
        self.own = yaml.load((self.folder / "paper.yaml").read_text("utf-8"), yaml.BaseLoader)
        out = self.folder / "out"
        self.built: Built = build(self.folder / "7.yaml", out, extras=Extras(screen=True))
        assert self.built.ok, [item.line() for item in self.built.diagnostics]
        self.press, self.screen = out / "7.pdf", out / "7-screen.pdf"
        self.report = json.loads((out / "7" / "report.json").read_text("utf-8"))


@pytest.fixture(scope="module", params=HOUSES)
def house(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> House:
    return House(request.param, tmp_path_factory.mktemp("houses"))


def text_of(pdf: Path) -> str:
    """The text of a PDF without blanks; letterspaced words come in pieces."""
    return "".join("".join(run.text.split()) for run in read_runs(pdf))


def metadata_of(pdf: Path) -> str:
    """The information dictionary and the XMP packet of a PDF."""
    with pikepdf.open(pdf) as opened:
        packet = opened.Root.Metadata.read_bytes().decode("utf-8")
        return packet + " ".join(str(value) for _, value in opened.docinfo.items())


def test_the_pages_are_clean(house: House) -> None:
    told = {item.rule for item in house.built.diagnostics if item.severity != "info"}
    assert told <= {"internal-online"}  # an internal publication made for the screen
    assert house.report["certificate"]["lost"] == 0
    with pikepdf.open(house.press) as opened:
        box = [float(edge) for edge in opened.pages[0].TrimBox]
    sheet = house.own.get("纸张", {"宽": "390", "高": "550"})
    assert (box[2] - box[0]) / MM == pytest.approx(float(sheet["宽"]), abs=0.01)
    assert (box[3] - box[1]) / MM == pytest.approx(float(sheet["高"]), abs=0.01)


def test_no_word_of_the_sample_is_in_them(house: House) -> None:
    for pdf in (house.press, house.screen):
        printed = text_of(pdf) + metadata_of(pdf)
        assert not [words for words in sample_texts() if words in printed]


def test_the_words_looked_for_are_in_the_sample(sample: Sample) -> None:
    """Otherwise the test above could not fail."""
    printed = text_of(sample.pdf) + metadata_of(sample.pdf)
    found = {words for words in sample_texts() if words in printed}
    assert {"CHAOYANGBAO", "朝阳报", "中共北京市朝阳区委宣传部", "96777", "赵慧慧"} <= found
    assert not COMMON & set(sample_texts())


def test_their_own_identity_is_printed(house: House) -> None:
    own, printed = house.own, text_of(house.press)
    keys = ("报名", "拼音", "主办", "出版", "网址", "准印证号", "刊号", "定价", "地址", "印刷单位")
    texts = [own[key] for key in keys if own.get(key)]
    texts += [f"{name}：{number}" for name, number in own.get("便民电话", {}).items()]
    missing = [text for text in texts if text.replace(" ", "") not in printed]
    assert len(texts) >= 5 and not missing
    assert own["报名"] in metadata_of(house.press) and own["出版"] in metadata_of(house.press)


def test_what_a_house_does_without_leaves_no_hole(tmp_path: Path) -> None:
    """Without pinyin the imprint stands under the name, without hotlines the staff in the middle."""
    tabloid = House("tabloid", tmp_path)
    assert not tabloid.own["拼音"] and "网址" not in tabloid.own and "便民电话" not in tabloid.own
    runs = [run for run in read_runs(tabloid.press) if run.page == 1]
    text = {run.text.replace(" ", ""): run for run in runs}
    assert not [words for words in text if "便民电话" in words or "http" in words]
    width = 285 * MM
    staff = next(run for words, run in text.items() if "责任编辑" in words)
    assert staff.x < width / 2 < staff.x + staff.size * len(staff.text)
    note = next(run for words, run in text.items() if "免费交流" in words)
    licence = next(run for words, run in text.items() if "准印证号" in words)
    assert licence.x < width / 3 and note.x > width / 2
