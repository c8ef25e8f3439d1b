"""Random copy of every class, set in four measures and as heads, and read back from a PDF.

Run from the repository: `.venv/bin/python tests/bench/fuzz_copy.py [TEXTS]`. Without a number it
tries 2,000 texts with their noise; every fiftieth is drawn and read back. The exit status is 1 if
one has a fault.
"""

from __future__ import annotations

import datetime
import random
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "kit"), str(ROOT / "tests")]

from copyunits import bare, faults_of, random_copy, random_noise  # noqa: E402
from readback import read_runs  # noqa: E402

from layout.core.diagnostics import Findings, Span  # noqa: E402
from layout.core.frame import Frame, Source  # noqa: E402
from layout.furniture.block import atom_runs  # noqa: E402
from layout.house.faces import Faces, load_faces  # noqa: E402
from layout.house.paper import read_house  # noqa: E402
from layout.issue.normalise import Normaliser  # noqa: E402
from layout.press.press_pdf import Metadata, press_pdf  # noqa: E402
from layout.text.atoms import Run, TypeCase  # noqa: E402
from layout.text.composer import Composer  # noqa: E402
from layout.text.galley import Paragraph, set_galley  # noqa: E402
from layout.text.spacing import Rules  # noqa: E402

TEXTS = 2000
DRAWN_EVERY = 50
SIZE, PITCH = 9.0, 12.0


def open_faces() -> Faces:
    """The faces of the sample's house."""
    house = read_house(ROOT / "specs" / "paper.yaml", "paper.yaml", Findings())
    assert house is not None
    faces = load_faces(house.value, ROOT / "specs", Span("paper.yaml", 1, 1), Findings())
    assert faces is not None
    return faces


def read_back(text: str, faces: Faces, folder: Path) -> str:
    """A text drawn at 14 em and read from the PDF."""
    paragraph = Paragraph((Run(text, "书宋"),), "body", 0)
    galley = set_galley([paragraph], 14, Composer(TypeCase(faces), Rules()))
    items = [
        run
        for row, line in enumerate(galley.lines)
        for run in atom_runs(line, SIZE, (50, 50 + row * PITCH), Source("s", "body"))
    ]
    frame = Frame(1, 400, 100 + PITCH * len(galley.lines), tuple(items))
    words = Metadata("test", "test", datetime.date(2025, 7, 25))
    path = folder / "copy.pdf"
    path.write_bytes(press_pdf([frame], faces.by_key(), {}, words).pdf)
    return "".join(run.text for run in read_runs(path))


def main() -> int:
    """Try the texts and print the faults."""
    texts = int(sys.argv[1]) if len(sys.argv) > 1 else TEXTS
    faces, faulty, drawn = open_faces(), 0, 0
    case = TypeCase(faces)
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(texts):
            rng = random.Random(seed)
            typed, units = random_copy(rng)
            found = [*faults_of(typed, units, case), *faults_of(random_noise(rng), [], case)]
            if seed % DRAWN_EVERY == 0:
                text, drawn = Normaliser().copy(typed), drawn + 1
                if bare(read_back(text, faces, Path(folder))) != bare(text):
                    found.append(f"read back: {text!r}")
            faulty += bool(found)
            for fault in found:
                print(f"{seed}: {fault}")
    print(f"{texts} texts, {drawn} drawn and read back, {faulty} with a fault")
    return int(faulty > 0)


if __name__ == "__main__":
    raise SystemExit(main())
