"""The price of turning a head between two pieces, read from their parts in the sentence.

A turn is cheap where the sense pauses (after a clause, between subject and predicate) and dear
where it parts what belongs together (a verb and its object, a modifier and its noun). Where no
editor would turn there is no price. Prices share one scale with the unevenness of the lines: 3 for
one em of difference between the longest and the shortest line (`turns.UNEVEN_PRICE`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.text.display.head_words import INTRANSITIVE, PIVOTS, VERBS
from layout.text.display.pieces import CLOSERS, OPENERS, Part, Piece, takes_no_object

_CLAUSE_MARKS = "，；：！？。"
_PRONOUNS = frozenset("我 你 他 她 它 我们 你们 他们 她们 咱们 自己".split())
_CAUSATIVES = frozenset("让使令请助帮教把")
_NEVER_FIRST = frozenset(
    "的地得了着过们等者性化区省市县乡镇村街分号届次个名位元里上下中内外间时后前起止型式版"
)
"""Words and endings of one character that lean on what stands before them."""
_NEVER_FIRST_ENDINGS = "的了们"
"""Characters that lean on what stands before them even as the first of a longer word."""
_NEVER_LAST = frozenset("第每各这那某不未没别区省市县镇乡村我你他她本该新老大小首副总全")
"""Words that lean on what follows."""
_CONJUNCTIONS = frozenset("和与及并而或且暨")

AFTER_CLAUSE = 1
AFTER_PREDICATE = 3
"""After an adjective, an idiom or a verb that ends a clause: 夜市旺｜笑语."""
BEFORE_PREDICATE = 4
"""Between subject and predicate, between two predicates, or between a date and what happens."""
BEFORE_TIME = 6
AFTER_OBJECT = 6
"""Between the object of one clause and the subject of the next."""
BEFORE_CONJUNCTION = 6
AFTER_ATTRIBUTE = 8
"""After 的, or after a time."""
AFTER_ASPECT = 18
"""变成了｜家常菜: between a verb with 了 and its object."""
BEFORE_LONG_QUOTE = 8
"""围绕｜“…” where no turn can be taken inside the quotes."""
AFTER_OWNER = 26
"""她的｜小本子."""
AFTER_WHOLE_VERB = 20
"""开门｜迎接小学生."""
AFTER_COUNT = 16
"""引来一批｜智能制造企业: after a verb and 一 with a measure word."""
AFTER_ORDINAL = 18
"""第三届｜社区邻里节."""
_RATES = frozenset("率比值量额数")
"""Last characters of nouns that a figure follows as their predicate: 合格率100%."""
BEFORE_COUNT = 17
"""接待游客｜46.8万人次: between an object and its number."""
BEFORE_FIRST_CONJUNCTION = 12
PLAIN = 12
"""Between two words that nothing special joins or parts."""
AFTER_LATER_TIME = 18
"""After a time that does not begin the head: 百岁老人每天｜写字."""
AFTER_ADVERB = 40
BEFORE_NAMED = 40
"""新登记｜企业: what is newly made and its name."""
BEFORE_LIKELY_OBJECT = 17
BEFORE_OBJECT = 24
"""Between a verb and its object."""
AFTER_LATER_OBJECT = 20
"""As `AFTER_OBJECT`, where the first noun after the verb is not the last."""
BEFORE_NUMBER = 24
"""电梯｜三十部."""
INSIDE_PHRASE = 30
"""Between a modifier and its noun, an adverb and its verb, two verbs of one predicate."""
BEFORE_INSTITUTION, AFTER_INSTITUTION = 42, 20
"""实验｜小学, and 小学｜新校区."""
BEFORE_ATTRIBUTE, AFTER_ADJECTIVE = 26, 40
"""医保｜集中缴费期, and 集中｜缴费期."""
BEFORE_TITLE = 26
"""话剧｜《茶馆》."""
BEFORE_LATIN = 32
"""软件｜LibreOffice."""
INSIDE_CLAUSE = 14
"""Added to a turn inside a clause that ends in 的: 楼下巴掌｜大的花园 parts what belongs together."""
BESIDE_LIKELY_PAUSE = 8
"""Added to all other turns of a head in which one clause may end."""
BESIDE_PAUSE = 24
"""Added to all other turns of a head in which one clause surely ends."""
UNSURE = BEFORE_OBJECT
"""A turn of this price or more is one that an editor should look at."""


def turn_prices(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """The index of every piece before which a head may be turned, with the price of the turn."""
    prices = {at: _turn_price(pieces, at) for at in range(1, len(pieces))}
    pauses = {at for at in prices if _surely_pauses(pieces, at)}
    likely = {at for at in prices if _likely_pauses(pieces, at)}
    for at, price in prices.items():
        if price is None:
            continue
        if pauses:
            yield at, price if at in pauses else price + BESIDE_PAUSE
        else:
            yield at, price if at in likely or not likely else price + BESIDE_LIKELY_PAUSE


def _turn_price(pieces: Sequence[Piece], at: int) -> int | None:
    """The price of a turn before the piece `at` of a head; None where no editor would turn."""
    one, other = pieces[at - 1], pieces[at]
    if one.text[-1] in _CLAUSE_MARKS:
        return AFTER_CLAUSE
    if _leans_back(one, other) or _leans_forward(pieces, at):
        return None
    price = _price_between(pieces, at)
    beyond = pieces[at + 1 : at + 3]
    if price > BEFORE_PREDICATE and any(piece.text == "的" for piece in beyond):
        price += INSIDE_CLAUSE
    return price


def may_pause(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the piece before `at` may be the last of a clause."""
    one = pieces[at - 1]
    if one.part is Part.VERB:
        return one.text in INTRANSITIVE or one.length == 1
    if one.part is Part.ADJECTIVE:
        return one.length == 1
    return one.part in (Part.NOUN, Part.OTHER, Part.IDIOM, Part.ASPECT)


def _leans_back(one: Piece, other: Piece) -> bool:
    """Whether the second piece is read as an ending of the first."""
    first, alone = other.text[0], other.length == 1
    if one.part is Part.MARK:
        return one.text[-1] not in CLOSERS
    if other.part is Part.MARK:
        return first not in OPENERS
    return (
        other.part in (Part.ATTRIBUTE, Part.ASPECT)
        or (first in _NEVER_FIRST and alone)
        or first in _NEVER_FIRST_ENDINGS
        or (alone and one.length == 1)
        or (one.latin and other.latin)
    )


def _leans_forward(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the piece before `at` leans on what follows."""
    one, other = pieces[at - 1], pieces[at]
    if one.text[-1] in "得在" and one.part is Part.VERB:
        return True
    if one.text[-1] in "至达为" and one.part is Part.VERB and other.part is Part.NUMBER:
        return True
    if one.text in _NEVER_LAST or one.text in _CONJUNCTIONS or one.text in PIVOTS:
        return True
    if one.part in (Part.LEADER, Part.CONJUNCTION):
        return one.length == 1 or other.text[0] not in OPENERS
    if one.length > 1 or _surely_pauses(pieces, at):
        return False
    if one.part is Part.ADVERB:
        return True
    if one.text in _GOING and _has_predicate(pieces[at + 1 :]):
        return False
    return one.part is Part.VERB and other.part in (Part.NOUN, Part.OTHER, Part.NUMBER)


def _likely_pauses(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a clause with its verb and object may end before the piece `at`."""
    one, other = pieces[at - 1], pieces[at]
    if at < 2 or other.part not in (Part.NOUN, Part.OTHER) or other.action:
        return False
    if not _has_predicate(pieces[at + 1 :]):
        return False
    if one.text in _GOING:
        return True
    if one.part is Part.NOUN or (one.part is Part.ADJECTIVE and one.length > 2):
        before = pieces[at - 2]
        return before.part in (Part.VERB, Part.ASPECT) and not one.action
    if one.text in _HELD:
        return False
    return one.part is Part.VERB and takes_no_object(one) and pieces[at - 2].part is not Part.VERB


def _surely_pauses(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a clause surely ends before the piece `at`: 路灯亮了｜居民夜里出门踏实了."""
    one, other = pieces[at - 1], pieces[at]
    if other.part not in (Part.NOUN, Part.TIME, Part.OTHER, Part.NUMBER) or at < 2:
        return False
    if other.part is Part.NUMBER and (at + 1 == len(pieces) or pieces[at + 1].part is not Part.NOUN):
        return False
    if not _has_predicate(pieces[at + 1 :]):
        return False
    before = pieces[at - 2]
    if one.part is Part.ASPECT:
        is_verb = before.part is Part.VERB and before.text not in _BRINGING
        return is_verb and at > 2 and _is_subject(pieces, at - 2)
    if one.part is Part.VERB and before.part is Part.ADVERB:
        if before.text in _ASKING or before.text[0] in _FORBIDDING:
            return True
    if before.text[-1] == "得" and one.part is Part.ADJECTIVE:
        return True
    if one.text in _HELD:
        return False
    if other.part is Part.TIME and other.text[0] in _NUMERALS:
        return False
    if one.part is Part.VERB and pieces[at + 1 :] == pieces[-1:]:
        return False
    if one.part in (Part.IDIOM, Part.VERB) and takes_no_object(one):
        return _is_subject(pieces, at - 1) or before.part in (Part.ADVERB, Part.VERB)
    is_short = one.part is Part.ADJECTIVE and one.length == 1
    return is_short and (_is_subject(pieces, at - 1) or before.part is Part.VERB)


_ASKING = frozenset("有人 无人 没人 怎么 如何 为何 怎样 咋 不用 不必 不再 不能 不要".split())
"""Adverbs whose verb ends a clause: 邻里纠纷怎么解｜老支书有妙招."""


_HELD = frozenset("举行 召开 更新 开通 运营 上映 上演 结束 上线 发布".split())
"""Verbs of events that also take an object."""
_NUMERALS = frozenset("0123456789一二两三四五六七八九十百千几")
_FORBIDDING = frozenset("别莫勿不")
_BRINGING = frozenset("多有少添来出换成通开建种吐装当变长")
"""Verbs whose subject stands behind 了: 街角多了长椅."""
_GOING = frozenset("走来去笑哭跑飞响亮停落")
"""Verbs of one character that take no object."""


def _is_subject(pieces: Sequence[Piece], before: int) -> bool:
    """Whether a subject stands before the piece with index `before`."""
    return before > 0 and pieces[before - 1].part in (Part.NOUN, Part.OTHER, Part.TIME)


def _price_between(pieces: Sequence[Piece], at: int) -> int:
    """The price of a turn that an editor might choose."""
    one, other = pieces[at - 1], pieces[at]
    if one.part is Part.LEADER:
        return BEFORE_LONG_QUOTE
    if other.text in _CONJUNCTIONS:
        return BEFORE_CONJUNCTION if at > 1 else BEFORE_FIRST_CONJUNCTION
    if one.part is Part.ATTRIBUTE:
        return AFTER_OWNER if at > 1 and pieces[at - 2].text in _PRONOUNS else AFTER_ATTRIBUTE
    if other.text[0] == "《" and one.part is Part.NOUN:
        return BEFORE_TITLE
    if _surely_pauses(pieces, at):
        return AFTER_PREDICATE
    if other.text[0].isascii() and other.text[0].isalpha():
        return BEFORE_LATIN if one.part is Part.NOUN else _before_noun(pieces, at)
    if other.part is Part.NUMBER or (other.part is Part.TIME and other.text[0].isdigit()):
        return _before_number(pieces, at)
    if other.part is Part.VERB:
        return _before_verb(pieces, at)
    if other.part in (Part.LEADER, Part.ADVERB, Part.TIME, Part.IDIOM):
        return _before_adverbial(pieces, at)
    return _before_noun(pieces, at)


def _before_verb(pieces: Sequence[Piece], at: int) -> int:
    """The price of a turn before a verb."""
    one, other = pieces[at - 1], pieces[at]
    if one.part is Part.TIME:
        return AFTER_ATTRIBUTE if at < 2 or one.text[0].isdigit() else AFTER_LATER_TIME
    goes_on = pieces[at + 1].part if at + 1 < len(pieces) else None
    if one.part is Part.VERB and one.text in INTRANSITIVE and goes_on is not None:
        return BEFORE_PREDICATE if not takes_no_object(other) else INSIDE_PHRASE
    if one.part is Part.VERB and takes_no_object(one) and goes_on is not None:
        return AFTER_WHOLE_VERB
    if other.text in _HELD and goes_on in (Part.VERB, Part.IDIOM):
        return INSIDE_PHRASE
    if one.part is Part.ADVERB:
        return AFTER_ADVERB
    if one.part not in (Part.NOUN, Part.IDIOM, Part.NUMBER, Part.OTHER):
        return INSIDE_PHRASE
    if _is_led(pieces, at):
        return PLAIN + 2
    alone = other.length == 1 and goes_on is not Part.ASPECT
    return PLAIN if alone else BEFORE_PREDICATE


_INSTITUTIONS = (
    "小学 中学 大学 学院 学校 幼儿园 医院 公司 集团 中心 图书馆 博物馆 档案馆 支队 大队 突击队 纪念会 座谈会 "
    "宣讲会 招聘会 研讨会 报告会 联赛 小区 社区 公园 工程 活动 大会 会议 展览 基地 合作社"
).split()
"""Nouns that close the name of a body or an event."""
_TAILS = frozenset("精神 工作 情况 问题 事业 制度 机制 体系 方案 计划 条例 办法 规定 建设 事迹 难题".split())
"""Nouns that close a longer phrase."""


def _is_led(pieces: Sequence[Piece], at: int) -> bool:
    """Whether 让 and its noun stand before the piece `at`: 让老人｜吃上热乎饭."""
    return at > 1 and any(piece.text in _CAUSATIVES for piece in pieces[max(0, at - 3) : at - 1])


def _before_adverbial(pieces: Sequence[Piece], at: int) -> int:
    """The price of a turn before 向, 为 …, an adverb, a time or an idiom."""
    one, other = pieces[at - 1], pieces[at]
    if one.part in (Part.NOUN, Part.OTHER, Part.IDIOM, Part.NUMBER):
        if other.part is Part.TIME:
            return BEFORE_TIME
        return BEFORE_PREDICATE
    if one.part is Part.TIME:
        return AFTER_ATTRIBUTE if at < 2 else AFTER_LATER_TIME
    if one.part is Part.VERB and (one.text in INTRANSITIVE or one.length == 1):
        return BEFORE_PREDICATE if at > 1 and at + 1 < len(pieces) else PLAIN
    return INSIDE_PHRASE if one.part in (Part.ADVERB, Part.ADJECTIVE) else BEFORE_OBJECT


def _before_noun(pieces: Sequence[Piece], at: int) -> int:
    """The price of a turn before a noun or an adjective."""
    one = pieces[at - 1]
    if one.part is Part.TIME:
        return AFTER_ATTRIBUTE if at < 2 or one.text[-1] == "年" else AFTER_LATER_TIME
    if one.part is Part.VERB:
        if _likely_pauses(pieces, at):
            return PLAIN
        may_be = one.text not in VERBS and _has_predicate(pieces[at + 1 :]) and at > 1
        return BEFORE_LIKELY_OBJECT if may_be else BEFORE_OBJECT
    if one.part is Part.ASPECT:
        return AFTER_ASPECT
    if one.part is Part.ADJECTIVE and one.length > 2:
        return AFTER_OBJECT if _likely_pauses(pieces, at) else BEFORE_NAMED
    if one.part is Part.NUMBER:
        if one.text[0] == "第":
            return AFTER_ORDINAL
        if pieces[at].text[-1] in _RATES and at + 2 == len(pieces):
            return AFTER_OBJECT
        before = pieces[at - 2] if at > 1 else one
        is_result = before.part is Part.VERB and (one.text[-1] in "%倍成" or before.text[-1] in "至到达为")
        lasts = before.part is Part.NOUN and one.text[-1] in "年天月"
        if (is_result or lasts) and _has_predicate(pieces[at + 1 :]):
            return AFTER_OBJECT
        counts_one = one.text[0] == "一" and at > 1 and pieces[at - 2].part is Part.VERB
        return AFTER_COUNT if counts_one else INSIDE_PHRASE
    if one.part is Part.IDIOM:
        return PLAIN
    if pieces[at].action and not one.action and at + 2 == len(pieces) and pieces[-1].part is Part.VERB:
        return PLAIN
    if one.part is Part.NOUN and _ends_clause(pieces, at):
        before = pieces[at - 2]
        is_object = before.part in (Part.VERB, Part.ASPECT, Part.ATTRIBUTE, Part.NUMBER)
        return AFTER_OBJECT if is_object else AFTER_LATER_OBJECT
    if one.text in _TAILS and pieces[at].text in _INSTITUTIONS:
        return AFTER_INSTITUTION
    if pieces[at].text in _INSTITUTIONS or pieces[at].text in _TAILS:
        return BEFORE_INSTITUTION
    if one.text in _INSTITUTIONS or one.text.endswith(("中心", "运动会", "艺术节")):
        return AFTER_INSTITUTION
    if pieces[at].part is Part.ADJECTIVE:
        return BEFORE_ATTRIBUTE
    return AFTER_ADJECTIVE if one.part is Part.ADJECTIVE else INSIDE_PHRASE


def _ends_clause(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a clause with verb and object may end before the noun `at`, and another begin."""
    return (
        at > 1
        and not pieces[at].action
        and _has_predicate(pieces[: at - 1])
        and _has_predicate(pieces[at + 1 :])
    )


def _before_number(pieces: Sequence[Piece], at: int) -> int:
    """The price of a turn before a number: one that counts the noun before it is not parted."""
    one, other = pieces[at - 1], pieces[at]
    counts_back = at + 1 == len(pieces) or pieces[at + 1].part is not Part.NOUN
    if other.part is Part.TIME:
        return INSIDE_PHRASE if at + 1 == len(pieces) else BEFORE_PREDICATE
    is_last = at + 1 == len(pieces)
    if is_last and one.part is Part.NOUN and at > 1 and pieces[at - 2].part is Part.VERB:
        return BEFORE_COUNT
    return INSIDE_PHRASE if counts_back or one.part is Part.TIME else BEFORE_NUMBER


def _has_predicate(pieces: Sequence[Piece]) -> bool:
    """Whether some pieces have a verb, an idiom or an adjective that ends a clause."""
    return any(
        piece.part in (Part.VERB, Part.IDIOM)
        or (piece.part is Part.ADJECTIVE and (piece.length == 1 or piece is pieces[-1]))
        for piece in pieces
    )
