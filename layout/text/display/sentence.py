"""The pieces of a head as a sentence: which words are its verbs, and which only look like one.

In 改造工程启动 the first word is a noun, in 改造老旧小区 it is the predicate; the words beside it decide.
"""

from __future__ import annotations

from collections.abc import Sequence

from layout.text.display.head_words import INTRANSITIVE, OFFICIAL_VERBS, SHORT_VERBS, Words, words
from layout.text.display.joined_pieces import joined
from layout.text.display.new_words import ACTORS
from layout.text.display.pieces import NOTHING, OPENERS, HeadPiece, Part, takes_no_object

_BEFORE_MODIFIERS = frozenset({Part.MARK, Part.VERB, Part.NUMBER, Part.ATTRIBUTE, Part.LEADER})
"""After these a verb that takes no object stands before its noun: 慰问｜退休教师."""
_NOUN_BEFORE = frozenset(
    {Part.VERB, Part.LEADER, Part.MARK, Part.TIME, Part.ADVERB, Part.WEAK_VERB}
)
"""Before these a weak verb is a noun: 综合整治｜启动."""
_HAVING_NOT = frozenset({"没有", "没"})
_PARTS_OF_TITLES = frozenset({Part.NOUN, Part.NUMBER, Part.TIME, Part.ADJECTIVE, Part.OTHER})
_NAMES = (
    *(
        "清单",
        "名单",
        "大会",
        "大赛",
        "锦标赛",
        "联赛",
        "行动",
        "工程",
        "计划",
        "方案",
        "规划",
        "办法",
    ),
    *(
        "条例",
        "规定",
        "指南",
        "示范县",
        "示范区",
        "示范村",
        "示范点",
        "集体",
        "个人",
        "门诊",
        "中心",
        "基地",
    ),
    *(
        "论坛",
        "峰会",
        "博览会",
        "展览",
        "制度",
        "改革",
        "公告",
        "通知",
        "报告",
        "意见",
        "体系",
        "机制",
    ),
    *(
        "会议",
        "推进会",
        "座谈会",
        "热线",
        "大厅",
        "窗口",
        "专区",
        "平台",
        "项目",
        "奖",
        "节",
        "周",
        "宣传月",
        "活动月",
        "网点",
        "专场",
        "试点",
    ),
)
"""Ends of the names of events, plans, papers and bodies."""
_QUALITIES = frozenset("乱滑脏堵挤慢吵旧")
"""Adjectives of one character that the dictionary takes for adverbs or verbs."""
_SHORT = 2
_ONLY_ADVERBS = words(
    "连夜 冒雨 冒雪 陆续 相继 率先 纷纷 依法 正在 即将 已经 共同 悄悄 天天 一起 一同 携手 带头 主动 亲自 一路 一直 始终 全部 "
    "重新 再次 首次 不再 不用 终于 渐渐 慢慢 逐步 稳步 火速 接连 先后 双双 同步 如期 提前"
)
"""Adverbs after which a word of two characters is the predicate: 连夜清障."""
_MANNERS = words("安全 健康 快乐 文明 平安 准时 准点 满负荷 常态 常态化 满员 空载 试")
"""Words that say how, before a verb that takes no object: 安全运行."""


def pieces_of(tagged: Words) -> list[HeadPiece]:
    """The pieces of a head's words; no part is `Part.WEAK_VERB`."""
    pieces = joined(tagged)
    for at, piece in enumerate(pieces[:-1]):
        after = pieces[at + 1]
        if after.part is Part.ASPECT and piece.part is not Part.MARK:
            pieces[at] = piece._replace(part=Part.VERB)
        if piece.text in _MANNERS and after.text in INTRANSITIVE:
            pieces[at] = piece._replace(part=Part.ADVERB)
    if _is_title(pieces):
        return [_in_title(piece) for piece in pieces]
    for at in range(len(pieces)):
        _decide_adverb(pieces, at)
        _decide_short_verb(pieces, at)
        _decide_verb(pieces, at)
    return pieces


def _is_title(pieces: Sequence[HeadPiece]) -> bool:
    """Whether a head only names an event, a plan or a body: 机关干部作风建设专项行动."""
    if not pieces[-1].text.endswith(_NAMES) or pieces[0].part is Part.WEAK_VERB:
        return False
    return all(
        piece.action or at > 1 if piece.part is Part.WEAK_VERB else piece.part in _PARTS_OF_TITLES
        for at, piece in enumerate(pieces)
    )


def _in_title(piece: HeadPiece) -> HeadPiece:
    """A piece of a title, which has no verb."""
    if piece.part is not Part.WEAK_VERB:
        return piece
    return piece._replace(part=Part.NOUN, action=True)


def has_verb(pieces: Sequence[HeadPiece]) -> bool:
    """Whether some pieces have a verb or an idiom."""
    return any(piece.part in (Part.VERB, Part.IDIOM) for piece in pieces)


def _decide_adverb(pieces: list[HeadPiece], at: int) -> None:
    """An adverb before a noun is its attribute, but 没有 is a verb; one of a quoted predicate stays."""
    piece, after = pieces[at], _after(pieces, at)
    is_attribute = after.part is Part.ADVERB and after.length > 1
    if piece.part is Part.WEAK_VERB and is_attribute and _after(pieces, at + 1).part is Part.NOUN:
        pieces[at + 1] = after._replace(part=Part.ADJECTIVE)
    leads_verb = after.part in (Part.VERB, Part.WEAK_VERB)
    if piece.text in _QUALITIES and not leads_verb and at and pieces[at - 1].part is Part.NOUN:
        pieces[at] = piece._replace(part=Part.ADJECTIVE)
        return
    if after.part is not Part.NOUN or piece.part is not Part.ADVERB:
        return
    if piece.text in _HAVING_NOT or piece.text == "还":
        pieces[at] = piece._replace(part=Part.VERB)
    elif piece.length > 1 and after.text[0] in OPENERS:
        pieces[at + 1] = after._replace(part=Part.IDIOM)
    elif piece.text in _ONLY_ADVERBS and at + 2 == len(pieces) and after.length == _SHORT:
        pieces[at + 1] = after._replace(part=Part.VERB)
    elif piece.length > 1:
        pieces[at] = piece._replace(part=Part.ADJECTIVE)


def _decide_short_verb(pieces: list[HeadPiece], at: int) -> None:
    """A verb of one character that the dictionary takes for something else, before its object."""
    after = _after(pieces, at)
    is_object = after.part is Part.NUMBER or (
        after.part in (Part.NOUN, Part.WEAK_VERB) and after.length > 1
    )
    if pieces[at].text in SHORT_VERBS and is_object:
        pieces[at] = pieces[at]._replace(part=Part.VERB)


def _decide_verb(pieces: list[HeadPiece], at: int) -> None:
    """A weak verb is a verb or a noun; one that takes no object may stand before a noun."""
    piece = pieces[at]
    if piece.part is Part.WEAK_VERB:
        is_verb = _is_predicate(pieces, at)
        part = Part.VERB if is_verb else Part.NOUN
        pieces[at] = piece._replace(part=part, action=not is_verb)
    elif piece.part is Part.VERB and _after(pieces, at).part is Part.NOUN:
        before = pieces[at - 1].part if at else Part.MARK
        leads = at > 0 and before is Part.VERB and takes_no_object(pieces[at - 1])
        if takes_no_object(piece) and before in _BEFORE_MODIFIERS and not leads:
            pieces[at] = piece._replace(part=Part.ADJECTIVE)


def _is_predicate(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether a weak verb is the predicate of its clause."""
    before, after = pieces[at - 1] if at else NOTHING, _after(pieces, at)
    if after.part is Part.ASPECT or before.part is Part.ADVERB:
        return True
    whole = before.part is Part.VERB and takes_no_object(before)
    if (whole or before.text in INTRANSITIVE) and after is not NOTHING:
        return True
    acts = before.text.endswith(ACTORS) and after.part is Part.WEAK_VERB
    if (before.text == "被" and at > 1) or (acts and at + 2 == len(pieces)):
        return True
    if before.part in (Part.VERB, Part.ATTRIBUTE, Part.NUMBER):
        return False
    if after is NOTHING:
        if before.part is Part.NOUN and not pieces[at].action:
            return True
        return before is not NOTHING and not has_verb(pieces[:at])
    if after.part is Part.VERB and before.part is Part.NOUN:
        return _leads_verb(pieces, at)
    if after.part is Part.TIME and _leads_plan(pieces, at):
        return True
    if after.part in _NOUN_BEFORE or (after.text[0] == "《" and before.part is Part.NOUN):
        return False
    if before.part in (Part.TIME, Part.LEADER):
        return before.part is Part.TIME
    return _has_object(pieces, at, before, after)


def _leads_plan(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether a verb of office work after a noun has an object with a time: 部署明年任务."""
    is_office, last = pieces[at].text in OFFICIAL_VERBS, pieces[-1]
    return is_office and at + 2 < len(pieces) and last.part is Part.NOUN and not last.action


def _leads_verb(pieces: Sequence[HeadPiece], at: int) -> bool:
    """Whether a weak verb between a noun and a verb is one of two predicates: 开门迎接客人."""
    if not pieces[at].action and takes_no_object(pieces[at]):
        return True
    after = pieces[at + 1]
    return has_verb(pieces[:at]) and not takes_no_object(after) and at + 2 < len(pieces)


def _has_object(pieces: Sequence[HeadPiece], at: int, before: HeadPiece, after: HeadPiece) -> bool:
    """Whether what follows a weak verb is its object, and not a noun to which it belongs."""
    is_led, is_only_verb = before.part is Part.NOUN, not pieces[at].action
    earlier = has_verb(pieces[:at])
    if earlier and after.part is Part.NUMBER and at + 2 == len(pieces):
        return False
    if is_led and is_only_verb and takes_no_object(pieces[at]):
        return has_verb(pieces[at + 2 :])
    if earlier:
        has_object = at > 1 and pieces[at - 2].part is not Part.VERB
        is_free = is_only_verb or (len(pieces) - at > 2 and has_object)
        return is_led and is_free and after.part is not Part.CONJUNCTION
    if is_led and is_only_verb and at + 2 < len(pieces):
        return pieces[at + 2].part is not Part.VERB
    return not has_verb(pieces[at + 1 :])


def _after(pieces: Sequence[HeadPiece], at: int) -> HeadPiece:
    return pieces[at + 1] if at + 1 < len(pieces) else NOTHING
