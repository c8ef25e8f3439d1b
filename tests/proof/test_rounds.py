"""Rounds kept and compared, and everything that a proof may be compared with."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from conftest import need
from proofkit import edited, stamp_of

from layout.cli.build import build_issue
from layout.cli.proof import proof_issue
from layout.core.frame import Outline, PlacedPicture, Source, Tint
from layout.output.certificate import bare
from layout.output.record import content_of
from layout.proof.compare.changes import compare
from layout.proof.compare.redline import WASH, redline_pdf
from layout.proof.compare.summary import Comparison
from layout.proof.marked.glyph_places import set_glyphs
from layout.proof.marked.mark_setter import RED

TIME = ["--time", "2025-07-24T21:05", "--quiet"]


@pytest.fixture
def desk(issue_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder above the issue's, to work in."""
    monkeypatch.chdir(issue_folder.parent)
    return issue_folder.parent


def swap(desk: Path, old: str, new: str) -> None:
    spec = desk / "specs" / "mini.yaml"
    text = spec.read_text(encoding="utf-8")
    assert old in text
    spec.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_rounds_are_kept_and_compared(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert proof_issue(["mini", "--round", "1", *TIME]) == 0
    rounds = desk / "out" / "mini" / "rounds"
    kept = {path.name for path in (rounds / "1").iterdir()}
    assert kept == {"proof.pdf", "report.json", "page-1.png", "page-2.png", "contact.png"}
    first = {path.name: path.read_bytes() for path in (rounds / "1").iterdir()}
    swap(desk, "添了两排座位", "添了三排座位")
    capsys.readouterr()
    assert proof_issue(["mini", "--round", "2", *TIME]) == 0
    told = capsys.readouterr().out
    assert told.startswith("清泉 第12期，与一校相比改动 1 处") and "“两”改为“三”" in told
    assert (rounds / "2" / "changes.txt").read_text(encoding="utf-8") == told
    record = json.loads((rounds / "2" / "changes.json").read_text(encoding="utf-8"))
    assert [change["kind"] for change in record["changes"]] == ["text"]
    assert {path.name: path.read_bytes() for path in (rounds / "1").iterdir()} == first
    assert proof_issue(["mini", "--round", "1", *TIME]) == 1
    assert "round-closed" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in (rounds / "1").iterdir()} == first


def test_a_skipped_round_is_told(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert proof_issue(["mini", "--round", "3", *TIME[:2]]) == 0
    assert "round-skipped" in capsys.readouterr().err


def test_every_kind_of_old_proof(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    need("git")
    assert build_issue(["mini", "--quiet"]) == 0
    assert proof_issue(["mini", *TIME]) == 0
    out = desk / "out"
    shutil.copy(out / "mini-proof.pdf", desk / "old-proof.pdf")
    shutil.copytree(out, desk / "kept")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", str(desk / "specs")]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run([*git, *command], check=True, capture_output=True)
    swap(desk, "添了两排座位", "添了三排座位")
    for against in (
        "old-proof.pdf",
        "kept/mini.pdf",
        "kept/mini/report.json",
        "HEAD",
    ):
        capsys.readouterr()
        assert proof_issue(["mini", "--against", against, *TIME]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 2 and "“两”改为“三”" in lines[1], against
    # the report beside it is another build's
    swap(desk, "添了三排座位", "添了四排座位")
    assert build_issue(["mini", "--out", "other", "--quiet"]) == 0
    shutil.copy(desk / "other" / "mini.pdf", desk / "kept" / "mini.pdf")
    (desk / "notes.pdf").write_text("not a PDF")
    (desk / "notes.json").write_text("[]")
    for against in ("kept/mini.pdf", "notes.pdf", "notes.json", "none.pdf", "no-such-branch", "-x"):
        capsys.readouterr()
        arguments = ["mini", f"--against={against}", *TIME]
        assert proof_issue(arguments) == 2, against
        told = capsys.readouterr()
        assert "against-unreadable" in told.err and "怎么办" in told.err
        assert "Traceback" not in told.err


def test_the_red_line_proof(issue_folder: Path) -> None:
    old = content_of(edited(issue_folder)[0])
    shutil.copy(
        Path(__file__).parent.parent.parent / "specs" / "photos" / "sunset.jpg",
        issue_folder / "photos" / "dandelion.jpg",
    )
    done, _ = edited(
        issue_folder, ("添了两排座位", "添了三十排座位"), ("，大家都盼着能晚一点关门", "")
    )
    changes = tuple(compare(old, content_of(done)))
    data = redline_pdf(done, Comparison("朝阳报 第12期", "一校", changes), stamp_of(done, 2))
    document = pypdfium2.PdfDocument(data)
    ledger = bare(document[0].get_textpage().get_text_range())
    assert len(document) == 3
    assert "与一校相比，改动3处" in ledger and "不得付印" in ledger
    assert ledger.index("阅览室添了两排座位") < ledger.index("阅览室添了三十排座位")
    assert "大家都盼着能晚一点关门" in ledger and "换图" in ledger
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [str(name) for name in pdf.attachments] == ["content.json"]
        boxes = [[round(float(v)) for v in page.MediaBox] for page in pdf.pages]
        assert boxes[0] == [0, 0, 595, 842] and boxes[1][2] > 1105


def test_new_characters_are_washed_where_they_stand(issue_folder: Path) -> None:
    from layout.proof.compare.redline import _marked
    from layout.proof.marked.mark_setter import MarkSetter

    old = content_of(edited(issue_folder)[0])
    shutil.copy(
        Path(__file__).parent.parent.parent / "specs" / "photos" / "sunset.jpg",
        issue_folder / "photos" / "dandelion.jpg",
    )
    done, _ = edited(issue_folder, ("添了两排座位", "添了三十排座位"))
    changes = compare(old, content_of(done))
    texts = dict(done.pages.expected())
    glyphs = set_glyphs(done.frames, texts, {"lead"})
    frame = _marked(done.frames[0], changes, glyphs, MarkSetter(done.pages.composing))
    washed = [item.rect for item in frame.items if isinstance(item, Tint) and item.colour == WASH]
    text = texts[Source("lead", "body", 0)]
    at = text.index("三十")
    wanted = [g.rect for g in glyphs[Source("lead", "body", 0)] if at <= g.first < at + 2]
    assert sum(rect.width for rect in washed) == pytest.approx(
        wanted[-1].right - wanted[0].x, abs=0.01
    )
    assert (washed[0].x, washed[0].y) == pytest.approx((wanted[0].x, wanted[0].y))
    (photograph,) = [item for item in frame.items if isinstance(item, PlacedPicture)]
    (box,) = [i for i in frame.items if isinstance(i, Outline) and i.colour == RED]
    assert box.rect.x < photograph.rect.x and box.rect.right > photograph.rect.right
