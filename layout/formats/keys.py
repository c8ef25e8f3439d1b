"""The keys of an issue file as tables for the editors' handbook, made from the models."""

from __future__ import annotations

from collections.abc import Sequence

from layout.issue.model import Issue, Module, Page, Picture, Story, Waiver
from layout.source.binding import SourceModel

_TABLES: Sequence[tuple[str, type[SourceModel]]] = (
    ("一期", Issue),
    ("一版（版面里的每一项）", Page),
    ("一篇（稿件里的每一项）", Story),
    ("一张图片（图片里的每一项）", Picture),
    ("版样里的一篇", Module),
    ("一条豁免", Waiver),
)


def key_tables() -> str:
    """One Markdown table a model: Chinese key, English twin, whether it is required, meaning."""
    lines: list[str] = []
    for title, model in _TABLES:
        lines += [f"### {title}", "", "| 键 | 英文 | 必写 | 意思 |", "|---|---|---|---|"]
        for name, info in model.model_fields.items():
            needed = "是" if info.is_required() else ""
            meaning = str(info.description).replace("|", "\\|")
            lines.append(f"| `{info.alias}` | `{name}` | {needed} | {meaning} |")
        lines.append("")
    return "\n".join(lines)
