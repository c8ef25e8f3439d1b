"""A Dask cluster in this process: same bytes, files in their places, refusals in clear words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from manyissues import several

from layout.batch.helper import ClusterOrder, OtherFiles, OtherProgram, answer_to_cluster
from layout.batch.issue_inputs import inputs
from layout.batch.issue_work import CheckedIssue, CheckOrder
from layout.batch.same_program import differences, program
from layout.cli.build import build_issue
from layout.core import worker
from layout.output.builder import build

# Dask and Tornado warn of their own matters; their warnings are no faults of this program
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(autouse=True)
def _own_share(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a task tells this process about its processors ends with the test."""
    monkeypatch.setattr(worker._share, "most", None)


@pytest.fixture
def scheduler() -> Iterator[str]:
    """The address of a scheduler with one worker."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_writes_the_same_bytes(
    issue_folder: Path, tmp_path: Path, scheduler: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = several(issue_folder, "甲", "乙", broken="乙")
    out = tmp_path / "out"
    here = build(files[0], tmp_path / "here", lang="en")
    (out).mkdir()
    (out / "甲-screen.pdf").write_bytes(b"old")
    (out / "乙.pdf").write_bytes(b"old")
    call = [*map(str, files), "--out", str(out), "--lang", "en", "--scheduler", scheduler]
    assert build_issue(call) == 1
    told = capsys.readouterr()
    assert told.out.split() == [str(out / "甲.pdf")]
    assert "甲-screen.pdf not made again" in told.err
    assert "乙.pdf was not touched and is older than" in told.err
    assert "2 issues, 1 built, 1 not" in told.err
    assert here.pdf is not None and here.pdf.read_bytes() == (out / "甲.pdf").read_bytes()
    assert (out / "乙.pdf").read_bytes() == b"old"
    assert sorted(path.name for path in (out / "甲").iterdir()) == ["report.json"]


def test_a_scheduler_that_does_not_answer_is_given_up(
    issue_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("distributed")
    from layout.batch import cluster

    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 0.2)
    call = [str(issue_folder / "mini.yaml"), "--out", str(issue_folder / "out")]
    assert build_issue([*call, "--scheduler", "tcp://127.0.0.1:1"]) == 2
    first, hint = capsys.readouterr().err.splitlines()
    assert "连不上 Dask 调度器 tcp://127.0.0.1:1" in first and "怎么办" in hint
    assert not (issue_folder / "out").exists()


def order(file: Path) -> ClusterOrder:
    files = inputs(file, None, None)
    return ClusterOrder(program(), os.getcwd(), files, CheckOrder(file, None))  # noqa: PTH109


def test_a_worker_with_another_program_does_nothing(issue_folder: Path) -> None:
    given = order(issue_folder / "mini.yaml")
    other = {**program(), "fonts": "0" * 12, "pillow": "1.0"}
    found = answer_to_cluster(given._replace(program=other)).answer
    assert isinstance(found, OtherProgram)
    assert [line.split()[0] for line in found.differences] == ["fonts", "pillow"]
    assert differences(program(), program()) == ()
    assert len(program()["code"]) == len(program()["fonts"]) == 12


def test_a_worker_reads_the_files_of_the_client_or_says_which_it_does_not(
    issue_folder: Path,
) -> None:
    file = issue_folder / "mini.yaml"
    given = order(file)
    names = {Path(name).name for name in given.inputs}
    assert names == {"mini.yaml", "paper.yaml", "dandelion.jpg"}
    assert isinstance(answer_to_cluster(given).answer, CheckedIssue)
    photo = issue_folder / "photos" / "dandelion.jpg"
    photo.unlink()
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    found = answer_to_cluster(given).answer
    assert found == OtherFiles((str(photo.resolve()),), (str(file.resolve()),))
