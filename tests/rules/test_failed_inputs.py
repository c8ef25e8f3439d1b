"""Copy that rules or --fix once judged wrongly, and copy of the same kinds, with the right results."""

from __future__ import annotations

from pathlib import Path

import pytest
from faults_rules import copies
from trials import Trial


@pytest.mark.parametrize("trial", list(copies()), ids=lambda trial: f"{trial.section} {trial.name}")
def test_result(trial: Trial, tmp_path: Path) -> None:
    result, right = trial.run(tmp_path)
    assert right, result
