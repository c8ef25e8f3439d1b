"""House files for tests: the sample's newspaper with other values here and there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from layout.core.diagnostics import Findings
from layout.house.newspaper import House
from layout.house.paper import STYLE_FILE, read_house

STYLE = yaml.load(STYLE_FILE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
"""The packaged style as it is typed."""
WITH_DEFAULT = {"拼版"}
"""Keys of style that the packaged file need not have."""
IDENTITY = {str(info.alias) for info in House.model_fields.values()} - set(STYLE) - WITH_DEFAULT
"""The keys that every newspaper writes itself."""
OWN_CHECKS = {"版名", "人员", "人名"}
"""The tables of names under 检查: each newspaper's own."""
COMMON = {"内部资料", "市政府", "消防", "防汛", "星期五", "12345", "95598", "供电公司"}
"""Texts of the sample's identity that another newspaper may print as well."""
LEAST = {
    "报名": "清泉",
    "拼音": "QINGQUAN",
    "主办": "中共清泉县委宣传部",
    "出版": "清泉县融媒体中心",
    "性质": "内部资料",
    "准印证号": "某内资准字第0001号",
}
"""The values that the house file of an internal publication has at least."""
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
    house = sample_house(**(own or {}))
    text = yaml.safe_dump(house, allow_unicode=True, sort_keys=False, width=1 << 20)
    path.write_text(text, encoding="utf-8")
    return path


def sample_texts() -> list[str]:
    """Every text of the sample's identity that no other newspaper prints."""
    house = sample_house()
    tables = [house["便民电话"], house["检查"]["人名"]]
    texts = [value for key, value in house.items() if key in IDENTITY and isinstance(value, str)]
    texts += [text for table in tables for pair in table.items() for text in pair]
    texts += [*house["不拆词"], *house["检查"]["人员"], "朝阳", "CHAOYANG", "chynews"]
    return sorted(set(texts) - COMMON)


def read(path: Path) -> tuple[House | None, Findings]:
    """The house of a file, with the faults."""
    found = Findings()
    bound = read_house(path, "paper.yaml", found)
    return None if bound is None else bound.value, found


def only(folder: Path, values: Mapping[str, object]) -> tuple[House | None, Findings]:
    """The house of a file with these values and nothing else."""
    path = folder / "paper.yaml"
    path.write_text(yaml.safe_dump(dict(values), allow_unicode=True), encoding="utf-8")
    return read(path)
