"""Small editions for the tests of rules: one story, one line, the findings of one rule."""

from __future__ import annotations

from pathlib import Path

from houses import write_house

from layout.core.diagnostics import Findings
from layout.issue.load import load_edition
from layout.rules.run import check_edition

HEAD = """期号: 12
日期: 2025-07-25
版面:
  - 版次: 1
    版名: 要闻
    责任编辑: 赵慧慧
    美编: 王莹莹
    稿件:
      - 编号: lead
        主题: {headline}
{more}        正文: |
"""


def issue_file(
    folder: Path, *paragraphs: str, headline: str = "夏天喝水", more: str = "", name: str = "one"
) -> Path:
    """An issue of one story with these paragraphs; the sample's house if the folder has none."""
    if not (folder / "paper.yaml").exists():
        write_house(folder)
    text = HEAD.format(headline=headline, more=more)
    text += "".join(f"          {paragraph}\n" for paragraph in paragraphs)
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def check(path: Path) -> Findings:
    """What check-issue finds."""
    findings = Findings()
    edition = load_edition(path, None, findings)
    if edition is not None:
        check_edition(edition, findings)
    return findings


def rules_of(path: Path) -> set[str]:
    """The names of the rules that speak."""
    return {item.rule for item in check(path).items}
