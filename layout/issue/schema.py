"""The JSON Schema of issue files, made from the models."""

from __future__ import annotations

from typing import Any

from layout.issue.model import Issue, Module, Page, Picture, Story, Waiver
from layout.source.json_schema import twin_schema

_MODELS = (Issue, Page, Story, Picture, Module, Waiver)


def issue_schema() -> dict[str, Any]:
    """The JSON Schema (draft 7) of an issue file."""
    words = "一期报纸。每个键有中文、英文两种写法，任写一种。"
    return twin_schema(_MODELS, "build-issue 期文件", words)
