"""Single mistakes in the masthead's entries: the rule made for each of them finds it."""

from __future__ import annotations

from pathlib import Path

from mutations import found_rules, lay_out, mutations, rates

FIELDS = {
    "期号", "日期", "星期", "农历", "版数", "准印证号", "版次", "版名", "责任编辑", "美编", "便民电话",
    "拼音", "报名", "主办", "出版", "网址",
}  # fmt: skip


def test_every_slip_is_caught(tmp_path: Path) -> None:
    folder = tmp_path / "specs"
    lay_out(folder)
    rules, errors = found_rules(folder)
    assert errors == set()
    assert not any(rules & mutation.rules for mutation in mutations())
    assert len(mutations()) >= 300 and {m.field for m in mutations()} == FIELDS
    missed = [m for _, missed in rates(folder).values() for m in missed]
    assert missed == []
