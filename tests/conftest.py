from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from papers import Paper, open_papers
from testfont import build_face

from layout.core.diagnostics import Findings, Span
from layout.house.faces import FaceFile, Faces, load_faces
from layout.house.paper import House, read_house
from layout.output.builder import Built, build
from layout.output.presswork import Extras
from layout.text.atoms import TypeCase

ROOT = Path(__file__).parent.parent
SPECS = ROOT / "specs"
ROLES = ("书宋", "标宋", "黑", "大黑", "楷", "报头")
HAN = "".join(chr(0x4E00 + i) for i in range(0x1000))
MARKS = "“”‘’（）《》〈〉【】「」『』。，、；：？！—…·～–／％℃￥々〇"
ASCII = "".join(chr(c) for c in range(0x20, 0x7F))


def need(tool: str) -> None:
    """Skip a test that wants a program this machine lacks; CI must have them all."""
    if shutil.which(tool) is None:
        assert "CI" not in os.environ, f"CI must install {tool}"
        pytest.skip(f"{tool} is not installed")


@pytest.fixture
def findings() -> Iterator[Findings]:
    """Findings that must stay empty, unless the test takes them out itself."""
    found = Findings()
    yield found
    assert found.items == [], [item.line() for item in found.items]


@pytest.fixture(scope="session")
def square_faces(tmp_path_factory: pytest.TempPathFactory) -> Faces:
    path = build_face(
        tmp_path_factory.mktemp("face") / "Square.ttf",
        HAN + MARKS + ASCII + "春夏岸照南江绿风又明月何时我还家语词说齿龄鸡龙",
    )
    face = FaceFile(path)
    return Faces(dict.fromkeys(ROLES, face))


@pytest.fixture(scope="session")
def square_case(square_faces: Faces) -> TypeCase:
    return TypeCase(square_faces)


@pytest.fixture(scope="session")
def house() -> House:
    found = Findings()
    bound = read_house(None, "", found)
    assert bound is not None and not found.items
    return bound.value


@pytest.fixture(scope="session")
def case(house: House) -> TypeCase:
    found = Findings()
    faces = load_faces(house, SPECS, Span("", 1, 1), found)
    assert faces is not None and not found.items
    return TypeCase(faces)


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Paper]:
    """Houses of three sizes with square faces, for drawings."""
    return open_papers(tmp_path_factory.mktemp("papers"))


@dataclass(frozen=True)
class Sample:
    """The sample issue, built once for the session."""

    built: Built
    pdf: Path
    report: dict

    @property
    def reading(self) -> Path:
        """The reading PDF beside the press PDF."""
        return self.pdf.with_name("3589-screen.pdf")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    out = tmp_path_factory.mktemp("sample")
    built = build(SPECS / "3589.yaml", out, extras=Extras(screen=True))
    assert built.pdf is not None, [d.line() for d in built.diagnostics]
    report = json.loads((out / "3589" / "report.json").read_text(encoding="utf-8"))
    return Sample(built, built.pdf, report)


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    """A small issue of two pages in a folder of its own, to be broken by tests."""
    folder = tmp_path / "specs"
    (folder / "photos").mkdir(parents=True)
    shutil.copy(Path(__file__).parent / "issues" / "mini.yaml", folder / "mini.yaml")
    shutil.copy(SPECS / "photos" / "dandelion.jpg", folder / "photos" / "dandelion.jpg")
    return folder
