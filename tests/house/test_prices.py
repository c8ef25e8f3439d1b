"""The prices of make-up in the house file: make-up knows every one of them and uses it."""

from __future__ import annotations

from pathlib import Path

from houses import write_house

from layout.core.diagnostics import Findings
from layout.house.paper import read_house
from layout.house.prices import MakeupPrices
from layout.search.weights import Weights


def test_every_price_is_known_to_make_up() -> None:
    """A house sets single numbers; weights that are several numbers belong to make-up alone."""
    own = set(Weights._fields)
    assert set(MakeupPrices.model_fields) <= own
    assert own - set(MakeupPrices.model_fields) == {"waist", "air", "short_leg"}


def test_a_house_sets_a_price(tmp_path: Path) -> None:
    file = tmp_path / "paper.yaml"
    write_house(tmp_path, "拼版: {竖题: 60, gutter_most: 50}\n")
    found = Findings()
    house = read_house(file, "paper.yaml", found)
    assert house is not None and not found.items
    weights = Weights().changed(house.value.makeup.chosen())
    assert (weights.vertical_head, weights.gutter_most) == (60, 50)
    assert weights.butted_heads == Weights().butted_heads


def test_an_unknown_price_is_named(tmp_path: Path) -> None:
    file = tmp_path / "paper.yaml"
    write_house(tmp_path, "拼版: {竖提: 60}\n")
    found = Findings()
    read_house(file, "paper.yaml", found)
    (fault,) = found.items
    line = 1 + file.read_text(encoding="utf-8").split("\n").index("  竖提: '60'")
    assert (fault.rule, fault.span and fault.span.line) == ("unknown-key", line)
    assert "竖题" in fault.line("zh")
