"""All rules in one fixed order: as an editor reads an issue, from the date line to the last word."""

from __future__ import annotations

from layout.rules import page_rules, source_rules
from layout.rules.copy import (
    consistency,
    news,
    numbers,
    pairs,
    people,
    punctuation,
    sentences,
)
from layout.rules.masthead import (
    dateline,
    hotlines,
    imprint,
    licence,
    numbering,
    page_row,
    regime,
)
from layout.rules.rule import Rule
from layout.rules.stories import dummies, jump_lines, picture_files, whole_stories

CHAPTERS: tuple[tuple[str, str, tuple[Rule, ...]], ...] = (
    ("读文件", "Reading", source_rules.RULES),
    ("日期行", "Date line", (*numbering.RULES, *dateline.RULES)),
    ("出版项", "Imprint", (*licence.RULES, *imprint.RULES)),
    ("版面", "Pages", page_row.RULES),
    ("便民电话", "Hotlines", hotlines.RULES),
    ("内部资料与报纸", "Regime", regime.RULES),
    (
        "稿件与图片",
        "Stories and pictures",
        (*whole_stories.RULES, *picture_files.RULES, *jump_lines.RULES),
    ),
    ("版样", "Dummies", dummies.RULES),
    ("标点", "Punctuation", (*punctuation.RULES, *sentences.RULES, *pairs.RULES)),
    ("数字与日期", "Numbers and dates", (*numbers.RULES, *consistency.RULES)),
    ("新闻与图片的写法", "News and captions", news.RULES),
    ("词与人名", "Words and names", people.RULES),
    ("拼版与图片（排版时查）", "Make-up and pictures, when pages are made", page_rules.RULES),
)
RULES: tuple[Rule, ...] = tuple(rule for _, _, rules in CHAPTERS for rule in rules)
BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}
CHECKED: tuple[Rule, ...] = tuple(rule for rule in RULES if rule.check is not None)
NUMBER_RULES = frozenset(entry.name for entry in numbers.ENTRIES)
