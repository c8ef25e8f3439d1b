"""What all tests share: a test face, the house, the sample built once, a small issue to break."""

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
from layout.house.newspaper import House
from layout.house.paper import read_house
from layout.output.builder import Built, build
from layout.output.presswork import Extras
from layout.text.atoms import TypeCase

ROOT = Path(__file__).parent.parent
SLOWEST_FIRST = (
    "makeup/test_one_story.py",
    "proof/preview/test_browser.py",
    "cli/test_watch.py",
    "makeup/test_shape_cache.py",
    "makeup/test_kinds.py",
    "makeup/test_fillers.py",
    "edition/test_memory.py",
    "proof/test_rounds.py",
    "makeup/test_pins.py",
    "cli/test_broken.py",
    "makeup/test_whole_issues.py",
    "rules/masthead/test_mutations.py",
)
"""Files that take 10 s or more, the longest first (`pytest --durations=60`).

pytest-xdist gives a worker one file at a time. A long file that comes last keeps one worker busy
while the other one has nothing left to do.
"""
SPECS = ROOT / "specs"
ROLES = ("书宋", "标宋", "黑", "大黑", "楷", "报头")
HAN = "".join(chr(0x4E00 + i) for i in range(0x1000))
MARKS = "“”‘’（）《》〈〉【】「」『』。，、；：？！—…·～–／％℃￥々〇"
ASCII = "".join(chr(c) for c in range(0x20, 0x7F))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the slowest files first; the order inside a file stays."""
    order = {ROOT / "tests" / name: place for place, name in enumerate(SLOWEST_FIRST)}
    items.sort(key=lambda item: order.get(item.path, len(order)))


def need(tool: str) -> None:
    """Skip the test if the program `tool` is not installed. In CI a missing program is a failure."""
    if shutil.which(tool) is None:
        assert "CI" not in os.environ, f"CI must install {tool}"
        pytest.skip(f"{tool} is not installed")


@pytest.fixture
def findings() -> Iterator[Findings]:
    """An empty `Findings`. The test fails if it ends with items that the test did not remove."""
    found = Findings()
    yield found
    assert found.items == [], [item.line() for item in found.items]


@pytest.fixture(scope="session")
def square_faces(tmp_path_factory: pytest.TempPathFactory) -> Faces:
    """The test face (every Han 1 em, every Latin letter half an em) in all roles of type."""
    path = build_face(
        tmp_path_factory.mktemp("face") / "Square.ttf",
        HAN + MARKS + ASCII + "春夏岸照南江绿风又明月何时我还家语词说齿龄鸡龙",
    )
    face = FaceFile(path)
    return Faces(dict.fromkeys(ROLES, face))


@pytest.fixture(scope="session")
def square_case(square_faces: Faces) -> TypeCase:
    """A type case of the test face, for tests that state places in em."""
    return TypeCase(square_faces)


@pytest.fixture(scope="session")
def house() -> House:
    """The house of the sample."""
    found = Findings()
    bound = read_house(SPECS / "paper.yaml", "specs/paper.yaml", found)
    assert bound is not None and not found.items
    return bound.value


@pytest.fixture(scope="session")
def case(house: House) -> TypeCase:
    """A type case of the house's real faces."""
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
    """The sample issue as it was built, with its report."""

    built: Built
    pdf: Path
    report: dict

    @property
    def reading(self) -> Path:
        """The path of the reading PDF."""
        return self.pdf.with_name("3589-screen.pdf")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Sample:
    """The sample issue with its reading PDF, built once in every worker. Tests do not change it."""
    out = tmp_path_factory.mktemp("sample")
    built = build(SPECS / "3589.yaml", out, extras=Extras(screen=True))
    assert built.pdf is not None, [d.line() for d in built.diagnostics]
    report = json.loads((out / "3589" / "report.json").read_text(encoding="utf-8"))
    return Sample(built, built.pdf, report)


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    """A folder for tests to change: the small issue `mini.yaml` of two pages, its photograph, its house."""
    folder = tmp_path / "specs"
    (folder / "photos").mkdir(parents=True)
    for name in ("mini.yaml", "paper.yaml"):
        shutil.copy(Path(__file__).parent / "issues" / name, folder / name)
    shutil.copy(SPECS / "photos" / "dandelion.jpg", folder / "photos" / "dandelion.jpg")
    return folder
