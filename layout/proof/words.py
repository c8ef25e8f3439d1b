"""Words of the proofs in both languages: rounds, parts of a story."""

from __future__ import annotations

from layout.core.diagnostics import Words

ROUNDS = {
    1: Words("一校", "first proof"),
    2: Words("二校", "second proof"),
    3: Words("三校", "third proof"),
}
NO_ROUND = Words("校样", "proof")
NOT_FOR_PRESS = Words("不得付印", "not for press")

PARTS = {
    "label": Words("栏目", "standing head"),
    "kicker": Words("引题", "kicker"),
    "headline": Words("主题", "headline"),
    "deck": Words("副题", "deck"),
    "standfirst": Words("提要", "standfirst"),
    "byline": Words("作者", "byline"),
    "body": Words("正文", "copy"),
    "subhead": Words("小标题", "subhead"),
    "source": Words("来源", "source line"),
    "cutline": Words("图说", "cutline"),
    "credit": Words("图片署名", "credit"),
    "placeholder": Words("占位图", "placeholder"),
    "name": Words("报名", "name"),
    "pinyin": Words("拼音", "pinyin"),
    "imprint": Words("主办、出版", "imprint"),
    "number": Words("期号", "number"),
    "pages": Words("版数", "pages"),
    "year": Words("年", "year"),
    "day": Words("日期", "date"),
    "date": Words("日期", "date"),
    "weekday": Words("星期", "weekday"),
    "lunar": Words("农历", "lunar date"),
    "licence": Words("准印证号", "licence"),
    "url": Words("网址", "web address"),
    "section": Words("版名", "section"),
    "note": Words("附注", "note"),
    "staff": Words("责编、美编", "staff"),
    "hotline": Words("便民电话", "hotline"),
    "colophon": Words("出版项", "colophon"),
    "slogan": Words("公益广告", "filler"),
}


def part_words(part: str) -> Words:
    """The name of a part of a story or of the furniture; an unknown part keeps its own."""
    return PARTS.get(part, Words(part, part))


def round_words(number: int | None) -> Words:
    """The name of a round of proofs; without a number just `proof`."""
    return ROUNDS.get(number or 0, NO_ROUND)
