"""Where a clause of a head ends: 路灯亮了｜居民夜里出门踏实了.

A pause stands where what is before can be a whole clause and what follows has a predicate of its
own. It is sure after 了, after an adjective of one character and after verbs that take no object;
it is likely after the object of a verb.
"""

from __future__ import annotations

from collections.abc import Sequence

from layout.text.display.head_words import INTRANSITIVE, VERBS_OR_NOUNS, words
from layout.text.display.new_words import ACTORS
from layout.text.display.pieces import NOTHING, HeadPiece, Part, takes_no_object

HELD = words("举行 召开 更新 开通 运营 上映 上演 结束 上线 发布")
"""Verbs of events that also take an object."""
GOING = frozenset("走来去笑哭跑飞响亮停落")
"""Verbs of one character that take no object."""
ATTRIBUTIVE_VERBS = words(
    "退休 退役 退伍 独居 留守 流动 返乡 下岗 失业 待业 援疆 援藏 获奖 参赛 留学 务工 执勤 驻村 驻会 值班 转业 落榜 入职 在职 在岗 "
    "离休 离任 现役 优抚 困难 失能 失独 残疾 进城 外来 受灾 受助 受援 参保 参会 与会 随迁 寄宿 走读 帮扶 驻地 执法 救援 巡逻 巡防 "
    "带动 带领 引导 引领 组织 鼓励 支持 帮助 邀请 发动 动员 吸引 方便 惠及 温暖 感动 关爱 慰问 安置 安排 教会 提醒 号召 "
    "带货 种粮 养殖 种植 经营 生产 销售 物流 配送 施工 装修 保洁 工作 管理 服务 医护 调解 科研 技术 科技 就诊 住院 孕产 出行 过往"
)
"""Verbs that are the attribute of persons, or lead them: 退休教师, 带动农民."""
_NO_HAPPENINGS = VERBS_OR_NOUNS | ATTRIBUTIVE_VERBS
_STATES = GOING | frozenset("通到开青红绿黄满熟暖多少快慢好")
"""Last characters of words that are subject and predicate: 雨停了, 桥通了."""
_RISING = ("起来", "下来", "下去", "出来", "过来", "回来")
_LENGTHS = ("里", "公里", "米", "年", "天", "小时", "分钟", "夜")
"""Units of distances and times, which are no subjects."""
_ASKING = words("有人 无人 没人 怎么 如何 为何 怎样 咋 不用 不必 不再 不能 不要")
"""Adverbs whose verb ends a clause: 邻里纠纷怎么解｜老支书有妙招."""
_ASKED = tuple(sorted(_ASKING))
_FORBIDDING = frozenset("别莫勿不")
_BRINGING = frozenset("多有少添来出换成通开建种吐装当变长")
"""Verbs whose subject stands behind 了: 街角多了长椅."""
_DEGREES = frozenset("太很真更未")
_SHORTEST_CLAUSE = 3
_PLACES = tuple("区县市省镇乡村街校院园厂站馆局队")
"""Ends of names of places and bodies, which stand before their persons: 社区民警."""
_REACHING = frozenset("起到给")
"""Last characters of verbs whose object stands behind 了: 当起了, 献给了."""
_NUMERALS = frozenset("0123456789一二两三四五六七八九十百千几")


def may_pause(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether the piece before `at` may be the last of a clause."""
    one = pieces[at - 1]
    if one.part is Part.VERB:
        return one.text in INTRANSITIVE or one.length == 1
    if one.part is Part.ADJECTIVE:
        return one.length == 1
    return one.part in (Part.NOUN, Part.OTHER, Part.IDIOM, Part.ASPECT)


def likely_pauses(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether a clause with its verb and object may end before the piece `at`."""
    one, other = pieces[at - 1], pieces[at]
    if changes_clause(pieces, at):
        return True
    if at < 2 or other.part not in (Part.NOUN, Part.OTHER) or other.action:
        return False
    if not has_predicate(pieces[at + 1 :]):
        return False
    before = pieces[at - 2].part
    if one.part is Part.NOUN or is_named_action(one):
        is_object = before in (Part.VERB, Part.ASPECT) and not one.action
        return is_object or one.text in GOING
    if one.part is Part.VERB and one.text not in HELD and takes_no_object(one):
        return before is not Part.VERB
    return one.text in GOING


def surely_pauses(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether a clause surely ends before the piece `at`, and another with its subject begins."""
    one, before = pieces[at - 1], pieces[at - 2] if at > 1 else NOTHING
    if not _begins_clause(pieces, at):
        return False
    if before is NOTHING:
        return one.part is Part.IDIOM and one.text[0] == one.text[2]
    if one.part is Part.ASPECT:
        is_verb = before.part is Part.VERB and before.text not in _BRINGING
        is_verb = is_verb and before.text[-1] not in _REACHING
        is_clause = at == 2 and before.length == 2 and before.text[-1] in _STATES
        return is_verb and (is_clause or _has_subject(pieces, _verb_phrase(pieces, at - 2)))
    if one.part is Part.VERB and (one.text.endswith(_RISING) or one.text.startswith(_ASKED)):
        return True
    if one.part is Part.VERB and before.text == "被":
        return _has_subject(pieces, at - 2)
    is_asked = before.text in _ASKING or before.text[0] in _FORBIDDING
    if one.part is Part.VERB and before.part is Part.ADVERB and is_asked:
        return True
    if one.part is Part.ADJECTIVE:
        is_short = one.length == 1 and (_has_subject(pieces, at - 1) or before.part is Part.VERB)
        return is_short or before.text[-1] == "得"
    if one.part is Part.IDIOM:
        return _has_subject(pieces, at - 1)
    if one.part is not Part.VERB or one.text in HELD or not takes_no_object(one):
        return False
    if pieces[at].text[0] in _NUMERALS and pieces[at].part is Part.TIME:
        return False
    if one.part is Part.VERB and at + 2 == len(pieces):
        return False
    return _has_subject(pieces, at - 1) or before.part in (Part.ADVERB, Part.VERB)


def changes_clause(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether persons, a second age, or a time with an adverb begin another clause."""
    if at < 2 or pieces[at + 1 :] == []:
        return False
    is_verb = pieces[at - 1].part is Part.VERB and _has_subject(pieces, at - 1)
    says_when = pieces[at].part is Part.TIME and pieces[at + 1].part is Part.ADVERB
    if is_verb and says_when and pieces[-1].part is Part.VERB:
        return True
    return _begins_with_actor(pieces, at) or _is_next_age(pieces, at)


def may_change_clause(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether a clause of nouns alone may stand before persons who do something."""
    if not pieces[at].text.endswith(ACTORS):
        return False
    one, length = pieces[at - 1], sum(piece.length for piece in pieces[:at])
    return (
        at > 1
        and length > _SHORTEST_CLAUSE
        and one.part is Part.NOUN
        and one.text not in _NO_HAPPENINGS
        and not one.text.endswith(_PLACES)
        and not has_predicate(pieces[:at])
        and all(piece.part is not Part.LEADER for piece in pieces[:at])
        and has_predicate(pieces[at + 1 :])
    )


def _begins_with_actor(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether persons who do something stand after what happens: 校门口堵车｜家长轮流疏导."""
    one, before = pieces[at - 1], pieces[at - 2]
    if not pieces[at].text.endswith(ACTORS) or at + 1 == len(pieces):
        return False
    if one.part is Part.ADJECTIVE and one.length == 1:
        return before.part is Part.NOUN
    if one.part in (Part.NUMBER, Part.TIME):
        return before.part is Part.VERB and one.text.endswith(
            ("年", "天", "月", "小时", "日", "次")
        )
    if one.length > 1 and one.text[0] in _DEGREES:
        return True
    is_happening = one.action and one.text not in _NO_HAPPENINGS
    return is_happening and one.part is Part.NOUN and before.part is Part.NOUN


def _is_next_age(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether a second age or date begins a clause: 60岁开始学画｜70岁办起个展."""
    other, ends = pieces[at], ("岁", "年", "月", "日", "点")
    if at + 1 == len(pieces) or pieces[at + 1].part is not Part.VERB:
        return False
    is_age = other.part in (Part.NUMBER, Part.TIME) and other.text.endswith(ends)
    return is_age and pieces[0].text[-1] == other.text[-1] and has_predicate(pieces[:at])


def ends_clause(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether a clause with verb and object may end before the noun `at`, and another begin."""
    return (
        at > 1
        and not pieces[at].action
        and has_predicate(pieces[: at - 1])
        and has_predicate(pieces[at + 1 :])
    )


def has_predicate(pieces: Sequence[HeadPiece]) -> bool:
    """Whether some pieces have a verb, an idiom or an adjective that ends a clause."""
    return any(
        piece.part in (Part.VERB, Part.IDIOM)
        or (piece.part is Part.ADJECTIVE and (piece.length == 1 or piece is pieces[-1]))
        for piece in pieces
    )


def is_named_action(piece: HeadPiece) -> bool:
    """Whether a piece is an action with 新 or 老 before it: 新登记, 老搭配."""
    return piece.part is Part.ADJECTIVE and piece.length > 2


def _begins_clause(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether the piece `at` may be a subject, with a predicate behind it."""
    other = pieces[at]
    if other.part is Part.NUMBER:
        counts = at + 1 < len(pieces) and pieces[at + 1].part is Part.NOUN
        counts = counts and not other.text.endswith(_LENGTHS)
        return counts and has_predicate(pieces[at + 1 :])
    if other.text[0] in _NUMERALS | {"半"} and other.text.endswith(_LENGTHS):
        return False
    is_subject = other.part in (Part.NOUN, Part.TIME, Part.OTHER)
    return is_subject and has_predicate(pieces[at + 1 :])


def _has_subject(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether a subject stands before the piece `at`."""
    return at > 0 and pieces[at - 1].part in (Part.NOUN, Part.OTHER, Part.TIME)


def _verb_phrase(pieces: Sequence[HeadPiece], at: int) -> int:
    """The index of the first of the adverbs that stand before the piece `at`."""
    while at > 0 and pieces[at - 1].part is Part.ADVERB:
        at -= 1
    return at
