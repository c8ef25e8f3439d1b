"""All rules in one fixed order, the order in which an editor reads an issue."""

from __future__ import annotations

from typing import NamedTuple

from layout.core.diagnostics import Words
from layout.rules import page_rules, source_rules
from layout.rules.copy import (
    consistency,
    dates,
    foreign_markup,
    house_words,
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


class Chapter(NamedTuple):
    """One chapter of the rulebook: its title and its rules."""

    title: Words
    rules: tuple[Rule, ...]


CHAPTERS = (
    Chapter(Words("读文件", "Reading the files"), source_rules.RULES),
    Chapter(Words("日期行", "Date line"), (*numbering.RULES, *dateline.RULES)),
    Chapter(Words("出版项", "Imprint"), (*licence.RULES, *imprint.RULES)),
    Chapter(Words("版面", "Pages"), page_row.RULES),
    Chapter(Words("便民电话", "Hotlines"), hotlines.RULES),
    Chapter(Words("内部资料与报纸", "Internal publications and newspapers"), regime.RULES),
    Chapter(
        Words("稿件与图片", "Stories and pictures"),
        (*whole_stories.RULES, *picture_files.RULES, *jump_lines.RULES),
    ),
    Chapter(Words("版样", "Dummies"), dummies.RULES),
    Chapter(Words("别的软件的记号", "Markup of other programs"), foreign_markup.RULES),
    Chapter(Words("标点", "Punctuation"), (*punctuation.RULES, *sentences.RULES, *pairs.RULES)),
    Chapter(
        Words("数字与日期", "Numbers and dates"), (*numbers.RULES, *dates.RULES, *consistency.RULES)
    ),
    Chapter(Words("新闻与图片的写法", "News, credits and captions"), news.RULES),
    Chapter(Words("词与人名", "Words and names"), (*house_words.RULES, *people.RULES)),
    Chapter(
        Words("拼版与图片（排版时查）", "Make-up and pictures (checked when pages are made)"),
        page_rules.RULES,
    ),
)
RULES: tuple[Rule, ...] = tuple(rule for chapter in CHAPTERS for rule in chapter.rules)
BY_NAME: dict[str, Rule] = {rule.name: rule for rule in RULES}
CHECKED: tuple[Rule, ...] = tuple(rule for rule in RULES if rule.check is not None)
"""The rules that have a check of their own."""
