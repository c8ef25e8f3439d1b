"""The price of turning a head between two pieces, read from their parts in the sentence.

A turn is cheap where the sense pauses (after a clause, between subject and predicate) and dear
where it parts what belongs together (a verb and its object, a modifier and its noun). Where no
editor would turn there is no price. Prices share one scale with the unevenness of the lines: 3 for
one em of difference between the longest and the shortest line (`turns.UNEVEN_PRICE`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.text.display import turn_costs as cost
from layout.text.display.head_words import INTRANSITIVE, PIVOTS, VERBS, words
from layout.text.display.pauses import (
    GOING,
    HELD,
    changes_clause,
    ends_clause,
    has_predicate,
    is_named_action,
    likely_pauses,
    may_change_clause,
    surely_pauses,
)
from layout.text.display.pieces import (
    CLOSERS,
    NOTHING,
    OPENERS,
    HeadPiece,
    Part,
    takes_no_object,
)

_CLAUSE_MARKS = "，；：！？。"
_NEVER_FIRST = frozenset(
    "的地得了着过们等者性化区省市县乡镇村街分号届次个名位元里上下中内外间时后前起止型式版"
)
"""Words and endings of one character that lean on what stands before them."""
_NEVER_FIRST_ENDINGS = "的了们"
"""Characters that lean on what stands before them even as the first of a longer word."""
_NEVER_LAST = frozenset("第每各这那某不未没别区省市县镇乡村我你他她本该新老大小首副总全")
"""Words that lean on what follows."""
_CONJUNCTIONS = frozenset("和与及并而或且暨")
_PRONOUNS = words("我 你 他 她 它 我们 你们 他们 她们 咱们 自己")
_CAUSATIVES = frozenset("让使令请助帮教把")
_RATES = frozenset("率比值量额数")
"""Last characters of nouns that a figure follows as their predicate: 合格率100%."""
_INSTITUTIONS = words(
    "小学 中学 大学 学院 学校 幼儿园 医院 公司 集团 中心 图书馆 博物馆 档案馆 支队 大队 突击队 纪念会 座谈会 "
    "街道 宣讲会 招聘会 研讨会 报告会 联赛 小区 社区 公园 工程 活动 大会 会议 展览 基地 合作社"
)
"""Nouns that close the name of a body or an event."""
_INSTITUTION_ENDINGS = ("中心", "运动会", "艺术节")
_SEASONS = words("春季 夏季 秋季 冬季 暑期 寒假 暑假 节日 假日 周末 早间 日间 夜间 晚间 冬春 汛期")
"""Times that stand before a noun as its attribute."""
_DURATIONS = ("分钟", "小时", "天", "年", "夜")
_LEADING = words("带队 率队 组团 抱团 上门 开门 到访 签约")
"""Verbs that say how the next one is done."""
_ATTRIBUTIVES = words(
    "综合 专项 公共 重点 重大 主要 大型 小型 中型 特色 优秀 先进 特殊 临时 定制 智能 智慧 数字 绿色 民营 国有 民间 社会 基层 "
    "重要 突出 普通 高级 初级 双向 单向 免费 便民 惠民 公益 红色 传统 现代 新型 首批 部分 多种 各类 各级 所有 全体 一线 户外 室内"
)
"""Words that are nearly always the attribute of the next noun."""
_TAILS = words(
    "精神 工作 情况 问题 事业 制度 机制 体系 方案 计划 条例 办法 规定 建设 事迹 难题 对象 岗位 资金 设施 设备 材料 场所 队伍 能力 水平 成果 经验 模式 标准"
)
"""Nouns that close a longer phrase."""


def turn_prices(pieces: Sequence[HeadPiece]) -> Iterator[tuple[int, int]]:
    """The index of every piece before which a head may be turned, with the price of the turn."""
    places = range(1, len(pieces))
    sure = {at for at in places if surely_pauses(pieces, at)}
    pauses = sure or {at for at in places if likely_pauses(pieces, at)}
    pauses = pauses or {at for at in places if may_change_clause(pieces, at)}
    beside = cost.BESIDE_PAUSE if sure else cost.BESIDE_LIKELY_PAUSE
    for at in places:
        price = _turn_price(pieces, at)
        if price is not None:
            yield at, price if at in pauses or not pauses else price + beside


def _turn_price(pieces: Sequence[HeadPiece], at: int) -> int | None:
    """The price of a turn before the piece `at` of a head; None where no editor would turn."""
    one, other = pieces[at - 1], pieces[at]
    if one.text[-1] in _CLAUSE_MARKS:
        return cost.AFTER_CLAUSE
    if _leans_back(one, other) or _leans_forward(pieces, at):
        return None
    price = _price_between(pieces, at)
    beyond = pieces[at + 1 : at + 3]
    if price > cost.BEFORE_PREDICATE and any(piece.text == "的" for piece in beyond):
        price += cost.INSIDE_CLAUSE
    return price


def _leans_back(one: HeadPiece, other: HeadPiece) -> bool:
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
        or (alone and one.length == 1 and one.part is not Part.ASPECT)
        or (one.latin and other.latin)
        or (alone and one.part is Part.NUMBER and other.part is Part.NOUN)
    )


def _leans_forward(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether the piece before `at` leans on what follows."""
    one, other = pieces[at - 1], pieces[at]
    if one.text in _NEVER_LAST or one.text in _CONJUNCTIONS or one.text in PIVOTS:
        return True
    if one.part in (Part.LEADER, Part.CONJUNCTION):
        return one.length == 1 or other.text[0] not in OPENERS
    if one.part is Part.VERB and _is_verb_for(one.text[-1], other):
        return True
    if one.length > 1 or surely_pauses(pieces, at):
        return False
    if one.part is Part.VERB:
        ends = one.text in GOING and has_predicate(pieces[at + 1 :])
        return not ends and other.part in (Part.NOUN, Part.OTHER, Part.NUMBER, Part.TIME)
    return one.part is Part.ADVERB or (one.part is Part.ADJECTIVE and other.part is Part.VERB)


def _is_verb_for(ending: str, other: HeadPiece) -> bool:
    """Whether a verb with this last character is nothing without the next piece: 坐在, 降至."""
    return ending in "得在" or (ending in "至达为" and other.part is Part.NUMBER)


def _price_between(pieces: Sequence[HeadPiece], at: int) -> int:
    """The price of a turn that an editor might choose."""
    one, other = pieces[at - 1], pieces[at]
    if one.part is Part.LEADER:
        return cost.BEFORE_LONG_QUOTE
    if other.text in _CONJUNCTIONS:
        return cost.BEFORE_CONJUNCTION if at > 1 else cost.BEFORE_FIRST_CONJUNCTION
    if one.part is Part.ATTRIBUTE:
        return cost.AFTER_OWNER if _before(pieces, at).text in _PRONOUNS else cost.AFTER_ATTRIBUTE
    if one.part is Part.NOUN and other.text[0] == "《":
        return cost.BEFORE_TITLE
    if surely_pauses(pieces, at):
        return cost.AFTER_PREDICATE
    if changes_clause(pieces, at):
        return cost.AFTER_OBJECT
    if may_change_clause(pieces, at):
        return cost.BEFORE_ACTOR
    if one.part is Part.NOUN and other.text[0].isascii() and other.text[0].isalpha():
        return cost.BEFORE_LATIN
    if other.part is Part.NUMBER or (other.part is Part.TIME and other.text[0].isdigit()):
        return _before_number(pieces, at)
    if other.part is Part.VERB:
        return _before_verb(pieces, at)
    if other.part in (Part.LEADER, Part.ADVERB, Part.TIME, Part.IDIOM):
        return _before_adverbial(pieces, at)
    return _before_noun(pieces, at)


def _before_number(pieces: Sequence[HeadPiece], at: int) -> int:
    """The price of a turn before a number: one that counts the noun before it is not parted."""
    one, is_last = pieces[at - 1], at + 1 == len(pieces)
    if pieces[at].part is Part.TIME:
        return cost.INSIDE_PHRASE if is_last else cost.BEFORE_PREDICATE
    if is_last and one.part is Part.NOUN and _before(pieces, at).part is Part.VERB:
        return cost.BEFORE_COUNT
    counts_back = is_last or pieces[at + 1].part is not Part.NOUN
    return cost.INSIDE_PHRASE if counts_back or one.part is Part.TIME else cost.BEFORE_NUMBER


def _before_verb(pieces: Sequence[HeadPiece], at: int) -> int:
    """The price of a turn before a verb."""
    one, other = pieces[at - 1], pieces[at]
    after = pieces[at + 1].part if at + 1 < len(pieces) else None
    if one.part is Part.TIME:
        return cost.AFTER_ATTRIBUTE if at < 2 or one.text[0].isdigit() else cost.AFTER_LATER_TIME
    if one.part is Part.VERB:
        return _between_verbs(one, other) if after is not None else cost.INSIDE_PHRASE
    if one.part is Part.ADVERB:
        return cost.AFTER_ADVERB
    if one.part not in (Part.NOUN, Part.IDIOM, Part.NUMBER, Part.OTHER):
        return cost.INSIDE_PHRASE
    if other.text in HELD and after in (Part.VERB, Part.IDIOM):
        return cost.INSIDE_PHRASE
    if any(piece.text in _CAUSATIVES for piece in pieces[max(0, at - 3) : at - 1]):
        return cost.AFTER_CAUSATIVE
    return cost.PLAIN if other.length == 1 and after is not Part.ASPECT else cost.BEFORE_PREDICATE


def _between_verbs(one: HeadPiece, other: HeadPiece) -> int:
    """The price of a turn between two verbs, with something after them."""
    if one.text in INTRANSITIVE and one.text not in _LEADING:
        return cost.INSIDE_PHRASE if takes_no_object(other) else cost.BEFORE_PREDICATE
    return cost.AFTER_WHOLE_VERB if takes_no_object(one) else cost.INSIDE_PHRASE


def _before_adverbial(pieces: Sequence[HeadPiece], at: int) -> int:
    """The price of a turn before 向, 为 …, an adverb, a time or an idiom."""
    one, other = pieces[at - 1], pieces[at]
    if one.part in (Part.NOUN, Part.OTHER, Part.IDIOM, Part.NUMBER):
        if other.part is Part.TIME:
            if one.action and other.text[0] != "每" and other.text.endswith(_DURATIONS):
                return cost.INSIDE_PHRASE
            is_season = other.text in _SEASONS and not has_predicate(pieces[at + 1 :])
            return cost.INSIDE_PHRASE if is_season else cost.BEFORE_TIME
        return cost.BEFORE_PREDICATE
    if one.part is Part.TIME:
        return cost.AFTER_ATTRIBUTE if at < 2 else cost.AFTER_LATER_TIME
    if one.part is Part.VERB and (one.text in INTRANSITIVE or one.length == 1):
        return cost.BEFORE_PREDICATE if at > 1 and at + 1 < len(pieces) else cost.PLAIN
    leads = at + 1 < len(pieces) and pieces[at + 1].part is Part.VERB
    if leads and other.part is Part.IDIOM and one.text not in VERBS:
        return cost.BEFORE_PREDICATE
    return cost.INSIDE_PHRASE if one.part in (Part.ADVERB, Part.ADJECTIVE) else cost.BEFORE_OBJECT


def _before_noun(pieces: Sequence[HeadPiece], at: int) -> int:
    """The price of a turn before a noun or an adjective."""
    one = pieces[at - 1]
    if one.part is Part.TIME:
        if at > 1 and one.text in _SEASONS and not has_predicate(pieces[at + 1 :]):
            return cost.AFTER_ADJECTIVE
        return cost.AFTER_ATTRIBUTE if at < 2 or one.text[-1] == "年" else cost.AFTER_LATER_TIME
    if one.part is Part.VERB:
        return _after_verb(pieces, at)
    if one.part is Part.NUMBER:
        return _after_number(pieces, at)
    if one.part is Part.ASPECT:
        return cost.AFTER_ASPECT
    if is_named_action(one):
        return cost.AFTER_OBJECT if likely_pauses(pieces, at) else cost.BEFORE_NAMED
    if one.part is Part.IDIOM or _is_action_done(pieces, at):
        return cost.PLAIN
    if one.part is Part.NOUN and ends_clause(pieces, at):
        before = _before(pieces, at).part
        is_object = before in (Part.VERB, Part.ASPECT, Part.ATTRIBUTE, Part.NUMBER)
        return cost.AFTER_OBJECT if is_object else cost.AFTER_LATER_OBJECT
    named = pieces[at].action and pieces[at].text not in _ATTRIBUTIVES
    if named and not has_predicate(pieces):
        return cost.BEFORE_ACTION
    return _inside_phrase(one, pieces[at])


def _is_action_done(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether a head ends with an action and its verb, whose subject stands before: 改造｜完成."""
    is_last_but_one = at + 2 == len(pieces) and pieces[-1].part is Part.VERB
    return is_last_but_one and pieces[at].action and not pieces[at - 1].action


def _after_verb(pieces: Sequence[HeadPiece], at: int) -> int:
    """The price of a turn between a verb and a noun."""
    if likely_pauses(pieces, at):
        return cost.PLAIN
    may_pause = at > 1 and pieces[at - 1].text not in VERBS and has_predicate(pieces[at + 1 :])
    return cost.BEFORE_LIKELY_OBJECT if may_pause else cost.BEFORE_OBJECT


def _after_number(pieces: Sequence[HeadPiece], at: int) -> int:
    """The price of a turn between a number and a noun."""
    one, before = pieces[at - 1], _before(pieces, at)
    if one.text[0] in "第首":
        return cost.AFTER_ORDINAL
    if pieces[at].text[-1] in _RATES and at + 2 == len(pieces):
        return cost.AFTER_OBJECT
    is_verb = before.part is Part.VERB
    is_result = is_verb and (one.text[-1] in "%倍成" or before.text[-1] in "至到达为")
    lasts = before.part is Part.NOUN and one.text[-1] in "年天月"
    if (is_result or lasts) and has_predicate(pieces[at + 1 :]):
        return cost.AFTER_OBJECT
    return cost.AFTER_COUNT if is_verb and one.text[0] == "一" else cost.INSIDE_PHRASE


def _inside_phrase(one: HeadPiece, other: HeadPiece) -> int:
    """The price of a turn inside a noun and its modifiers."""
    if one.text in _ATTRIBUTIVES or one.text[0] == "非":
        return cost.AFTER_ATTRIBUTIVE
    is_institution = other.text in _INSTITUTIONS
    if one.text in _TAILS and is_institution:
        return cost.AFTER_INSTITUTION
    if one.text in _TAILS and other.part is Part.NOUN:
        return cost.AFTER_TAIL
    if is_institution or other.text in _TAILS:
        return cost.BEFORE_INSTITUTION
    if one.text in _INSTITUTIONS or one.text.endswith(_INSTITUTION_ENDINGS):
        return cost.AFTER_INSTITUTION
    if other.part is Part.ADJECTIVE:
        return cost.BEFORE_ATTRIBUTE
    return cost.AFTER_ADJECTIVE if one.part is Part.ADJECTIVE else cost.INSIDE_PHRASE


def _before(pieces: Sequence[HeadPiece], at: int) -> HeadPiece:
    """The piece two before `at`."""
    return pieces[at - 2] if at > 1 else NOTHING
