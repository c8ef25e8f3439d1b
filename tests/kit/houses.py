"""House files for tests: the sample's newspaper with other values here and there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

SAMPLE_HOUSE = Path(__file__).parent.parent.parent / "specs" / "paper.yaml"


def sample_house(**changes: Any) -> dict[str, Any]:
    """The values of the sample's house file, those of `changes` in their place."""
    house = yaml.load(SAMPLE_HOUSE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return {**house, **changes}


def write_house(folder: Path, changes: str | Mapping[str, Any] = "") -> Path:
    """The sample's house file in `folder` as paper.yaml, with values changed (YAML or a table).

    A table of `changes` is put in the place of the sample's as a whole.
    """
    own = yaml.load(changes, Loader=yaml.BaseLoader) if isinstance(changes, str) else changes
    path = folder / "paper.yaml"
    text = yaml.safe_dump(sample_house(**(own or {})), allow_unicode=True, width=1 << 20)
    path.write_text(text, encoding="utf-8")
    return path
