"""The words of a head put together to pieces that no turn cuts, each with its part in the sentence.

Words and their tags come from the dictionary. Numbers keep their units, names their titles, bodies
their offices, Latin names their numbers; what stands in quotes is one piece. The tags are those of
jieba as far as a head's verbs go by them; `head_words` corrects the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from layout.text.charclass import MARKS, is_latin
from layout.text.display.head_words import (
    ADVERBS,
    INTRANSITIVE,
    LEADERS,
    OBJECT_ENDINGS,
    OFFICES,
    PIVOTS,
    SHORT_VERBS,
    UNITS,
    VERBS,
    VERBS_OR_NOUNS,
    Words,
)

OPENERS, CLOSERS = "“‘（《〈【「『", "”’）》〉】」』"
_IDIOM_LENGTH = 4
QUOTED_MOST = 12
"""Characters in quotes or brackets that are one piece; a longer passage may be turned inside."""


class Part(Enum):
    """What a piece is in the sentence of a head."""

    NOUN = "n"
    VERB = "v"
    WEAK_VERB = "w"
    """A verb that may also be a noun or stand before one; `pieces_of` decides and leaves none."""
    ADJECTIVE = "a"
    IDIOM = "i"
    NUMBER = "m"
    TIME = "t"
    LEADER = "p"
    """A word that leads what follows: 向, 为, 让, 把."""
    ADVERB = "d"
    ATTRIBUTE = "的"
    ASPECT = "了"
    CONJUNCTION = "c"
    MARK = "x"
    OTHER = "o"


class Piece(NamedTuple):
    """A word, or words that are never parted."""

    text: str
    part: Part
    latin: bool = False
    """Whether it ends with Latin letters or figures."""
    action: bool = False
    """Whether it is a noun that names what is done, or may be one: 改造, 建设."""

    @property
    def length(self) -> int:
        """Its number of characters."""
        return len(self.text)


_NOTHING = Piece("。", Part.OTHER)
_PARTS = {
    **dict.fromkeys(("nr", "ns", "nt", "nz", "n", "l", "j", "s", "f", "an", "nrfg", "ng"), Part.NOUN),
    **dict.fromkeys(("vn", "vd"), Part.WEAK_VERB),
    **dict.fromkeys(("a", "b", "ad", "z", "zg", "ag"), Part.ADJECTIVE),
    **dict.fromkeys(("m", "mq", "q"), Part.NUMBER),
    **dict.fromkeys(("t", "tg"), Part.TIME),
    **dict.fromkeys(("i", "o"), Part.IDIOM),
    **dict.fromkeys(("ul", "uz", "ug", "ud", "y"), Part.ASPECT),
    **dict.fromkeys(("uj", "u", "uv"), Part.ATTRIBUTE),
    "v": Part.WEAK_VERB,
    "vg": Part.WEAK_VERB,
    "p": Part.LEADER,
    "d": Part.ADVERB,
    "r": Part.NOUN,
    "c": Part.CONJUNCTION,
}
_ATTRIBUTES, _ASPECTS = frozenset("的地得之"), frozenset("了着过")
_TIMES = frozenset("今起 明起 昨起 每晚 每周 每早 每人 昼夜 今日 明日 今晚 即日起 近日 日前 全年 全天 本周 本月 月底 年底 年内 天天 每天 每月 每年".split())
_FIGURES = re.compile(r"[0-9][0-9.,]*%?|[一二两三四五六七八九十百千万亿零〇]+")
_FEW = frozenset("一两三几")
_COMPLEMENTS = frozenset("为向至遍上下进出去来到起过成好完住走给满掉回开入")
_DATE_UNITS = ("天", "年", "月", "日", "时", "点", "分钟")
_BEFORE_NUMBERS = frozenset("第 前 近 超 逾 约 每 达 上 下 首 仅 又 再".split())
_AFTER_UNITS = frozenset("起 止 内 后 前 余 多 以上 以下 以内 以来 左右 之后 之前 日起 月起 年起 期间".split())


def pieces_of(words: Words) -> list[Piece]:
    """The pieces of a head's words, spaces and marks among them; joined they give the head back."""
    pieces = list(_with_quotes(_with_latin(words)))
    pieces = list(_with_numbers(list(_with_complements(pieces))))
    return _decided(list(_with_endings(pieces)))


def _decided(pieces: list[Piece]) -> list[Piece]:
    """The pieces with every weak verb taken for a verb or for a noun, by its neighbours."""
    for at, piece in enumerate(pieces[:-1]):
        if piece.text in _MANNERS and pieces[at + 1].part in (Part.VERB, Part.WEAK_VERB):
            if pieces[at + 1].text in INTRANSITIVE:
                pieces[at] = piece._replace(part=Part.ADVERB)
    for at, piece in enumerate(pieces):
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if piece.part is Part.WEAK_VERB and after is not None and after.part is Part.ADVERB:
            beyond = pieces[at + 2 : at + 3]
            if beyond and beyond[0].part is Part.NOUN:
                pieces[at + 1] = after = after._replace(part=Part.ADJECTIVE)
        if piece.text == "还" and after is not None and after.part is Part.NOUN:
            pieces[at] = piece = piece._replace(part=Part.VERB)
        objects = (Part.NOUN, Part.NUMBER, Part.WEAK_VERB)
        is_object = after is not None and after.part in objects
        if is_object and after is not None and piece.text in SHORT_VERBS:
            if (after.length > 1 or after.part is Part.NUMBER) and piece.part is not Part.VERB:
                pieces[at] = piece._replace(part=Part.VERB)
        if after is not None and after.part is Part.NOUN and piece.part is Part.ADVERB:
            if piece.length > 1 and piece.text not in _HAVING_NOT and after.text[0] not in OPENERS:
                pieces[at] = piece._replace(part=Part.ADJECTIVE)
            elif piece.length > 1 and after.text[0] in OPENERS:
                pieces[at + 1] = after._replace(part=Part.IDIOM)
        if piece.text in _HAVING_NOT and at + 1 < len(pieces) and pieces[at + 1].part is Part.NOUN:
            pieces[at] = piece._replace(part=Part.VERB)
        if piece.part is Part.WEAK_VERB:
            is_verb = _is_predicate(pieces, at)
            part = Part.VERB if is_verb else Part.NOUN
            pieces[at] = piece._replace(part=part, action=not is_verb)
        elif piece.part is Part.VERB and after is not None and after.part is Part.NOUN:
            before = pieces[at - 1].part if at else Part.MARK
            if takes_no_object(piece) and before in _BEFORE_MODIFIERS:
                pieces[at] = piece._replace(part=Part.ADJECTIVE)
    return pieces


_BEFORE_MODIFIERS = frozenset({Part.MARK, Part.VERB, Part.NUMBER, Part.ATTRIBUTE, Part.LEADER})


def _is_predicate(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a weak verb is the predicate of its clause."""
    before = pieces[at - 1] if at else _NOTHING
    after = pieces[at + 1] if at + 1 < len(pieces) else _NOTHING
    if after.part is Part.ASPECT or before.part is Part.ADVERB:
        return True
    if before.text in INTRANSITIVE and after is not _NOTHING:
        return True
    if before.part in (Part.VERB, Part.ATTRIBUTE, Part.NUMBER):
        return False
    if after is _NOTHING:
        return before is not _NOTHING and not _has_verb(pieces[:at])
    if after.part is Part.VERB and before.part is Part.NOUN:
        if not pieces[at].action and takes_no_object(pieces[at]):
            return True
        return _has_verb(pieces[:at]) and not takes_no_object(after) and at + 2 < len(pieces)
    if after.part in (Part.VERB, Part.LEADER, Part.MARK, Part.TIME, Part.ADVERB, Part.WEAK_VERB):
        return False
    if after.text[0] == "《" and before.part is Part.NOUN:
        return False
    if before.part in (Part.TIME, Part.LEADER):
        return before.part is Part.TIME
    if after.part is Part.NUMBER and at + 2 == len(pieces) and _has_verb(pieces[:at]):
        return False
    is_only_verb = not pieces[at].action
    if before.part is Part.NOUN and is_only_verb and takes_no_object(pieces[at]):
        return _has_verb(pieces[at + 2 :])
    if _has_verb(pieces[:at]):
        has_object = at > 1 and pieces[at - 2].part is not Part.VERB
        is_free = is_only_verb or (len(pieces) - at > 2 and has_object)
        return before.part is Part.NOUN and after.part is not Part.CONJUNCTION and is_free
    if is_only_verb and before.part is Part.NOUN and at + 2 < len(pieces):
        return pieces[at + 2].part is not Part.VERB
    return not _has_verb(pieces[at + 1 :])


def takes_no_object(verb: Piece) -> bool:
    """Whether no object follows a verb: 开业, 浇水."""
    if verb.text[-2:] in INTRANSITIVE:
        return True
    return verb.length == 2 and verb.text not in VERBS and verb.text[1] in OBJECT_ENDINGS


def _has_verb(pieces: Sequence[Piece]) -> bool:
    return any(piece.part in (Part.VERB, Part.IDIOM) for piece in pieces)


def _with_latin(words: Words) -> list[tuple[str, str]]:
    """Latin names with their numbers as one word: Mate 60, Windows 7, PM2.5."""
    joined: list[tuple[str, str]] = []
    for i, (word, tag) in enumerate(words):
        if word[-1] == "了" and len(word) > 2 and tag in ("i", "l", "v"):  # 灯亮了
            joined += [(word[:-1], "v"), ("了", "ul")]
            continue
        last = joined[-1][0] if joined else ""
        after = words[i + 1][0] if i + 1 < len(words) else ""
        glued = last and is_latin(last[-1]) and last.strip()
        if glued and ((word == " " and after[:1].isascii() and after) or is_latin(word[0])):
            joined[-1] = (last + word, joined[-1][1])
        else:
            joined.append((word, tag))
    return joined


def _with_quotes(words: Sequence[tuple[str, str]]) -> Iterator[Piece]:
    """Pieces of single words, but a short passage in quotes or brackets is one noun."""
    at = 0
    while at < len(words):
        word, tag = words[at]
        end = _closing(words, at) if word[0] in OPENERS else None
        if end is not None:
            inside = "".join(word for word, _ in words[at : end + 1])
            if len(inside) <= QUOTED_MOST + 2:
                yield Piece(inside, Part.NOUN)
                at = end + 1
                continue
        part = _part(word, tag)
        is_both = part is Part.WEAK_VERB and (word in VERBS_OR_NOUNS or tag == "vn")
        yield Piece(word, part, is_latin(word[-1]), is_both)
        at += 1


def _closing(words: Sequence[tuple[str, str]], at: int) -> int | None:
    """The index of the word that closes the bracket which the word at `at` opens."""
    depth = 0
    for i in range(at, len(words)):
        depth += sum(c in OPENERS for c in words[i][0]) - sum(c in CLOSERS for c in words[i][0])
        if depth <= 0:
            return i
    return None


def _part(word: str, tag: str) -> Part:
    """The part of one word; `tag` is the dictionary's."""
    if word[0] in MARKS or word.isspace():
        return Part.MARK
    if word in LEADERS:
        return Part.LEADER
    if word in VERBS or word in INTRANSITIVE or word[-2:] in INTRANSITIVE:
        return Part.VERB if len(word) < _IDIOM_LENGTH else Part.IDIOM
    if tag == "l" and len(word) == _IDIOM_LENGTH and word[-1] in OBJECT_ENDINGS - {"人"}:
        return Part.IDIOM
    if len(word) == _IDIOM_LENGTH and (word[-2:] in VERBS or word[:2] in VERBS) or word.startswith("怎么") and tag == "l":
        return Part.IDIOM
    if word[0] == "有" and tag in ("a", "v", "z"):
        return Part.VERB
    if tag in ("z", "zg") and len(word) > 2:
        return Part.NOUN
    if word in VERBS_OR_NOUNS:
        return Part.WEAK_VERB
    if tag == "m" and len(word) > 2 and word[0] in _FEW and word[-1] not in UNITS:
        return Part.NOUN
    if tag == "m" and len(word) == 2 and word[0] in _FEW and word[1] not in UNITS:
        return Part.NOUN
    if tag == "i" and len(word) < _IDIOM_LENGTH:
        return Part.NOUN
    if word in _ATTRIBUTES or word in _ASPECTS:
        return Part.ATTRIBUTE if word in _ATTRIBUTES else Part.ASPECT
    if word in _TIMES:
        return Part.TIME
    if word in ADVERBS:
        return Part.ADVERB
    if len(word) == 2 and word[1] in _COMPLEMENTS and tag == "v":
        return Part.VERB
    if len(word) == 1 and word in PIVOTS and tag in ("p", "v"):
        return Part.LEADER
    if word in SHORT_VERBS and tag == "v":
        return Part.VERB
    if _FIGURES.fullmatch(word):
        return Part.NUMBER
    if word.isascii():
        return Part.NOUN
    if tag[:1] == "u" and len(word) > 1:
        return Part.VERB
    return _PARTS.get(tag, Part.OTHER)


def _with_complements(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Verbs of one character joined with the character that completes them: 送去, 讲到, 打好."""
    held: Piece | None = None
    for piece in pieces:
        if held is not None and piece.text == "得" and held.part is not Part.MARK:
            yield Piece(held.text + piece.text, Part.VERB)
            held = None
            continue
        if held is not None and piece.text in _COMPLEMENTS and _is_short_verb(held):
            yield Piece(held.text + piece.text, Part.VERB)
            held = None
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _is_short_verb(piece: Piece) -> bool:
    return piece.length == 1 and piece.part in (Part.VERB, Part.WEAK_VERB)


def _with_numbers(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Numbers joined with what leads them, with their units, and with what follows these."""
    at = 0
    while at < len(pieces):
        end = _number_end(pieces, at)
        if end - at > 1:
            text = "".join(piece.text for piece in pieces[at:end])
            if end < len(pieces) and _is_body(text, pieces[end]):
                yield Piece(text + pieces[end].text, Part.NOUN)
                at = end + 1
                continue
            is_time = _is_time(text, pieces[end - 1].text)
            lasts = text.endswith(_DATE_UNITS) and _leads_verb(pieces, end)
            yield Piece(text, Part.TIME if is_time or lasts else Part.NUMBER)
        elif end - at == 1 and end < len(pieces) and _is_body(pieces[at].text, pieces[end]):
            yield Piece(pieces[at].text + pieces[end].text, Part.NOUN)
            end += 1
        elif end - at == 1 and _is_time(pieces[at].text, pieces[at].text):
            yield pieces[at]._replace(part=Part.TIME)
        elif end - at == 1 and pieces[at].text.endswith(_DATE_UNITS) and _leads_verb(pieces, end):
            yield pieces[at]._replace(part=Part.TIME)
        else:
            yield pieces[at]
        at = max(end, at + 1)


def _is_body(number: str, piece: Piece) -> bool:
    """Whether a number and the piece after it name a body: 中铁十六局."""
    return piece.text in _BODIES and (number[0] == "第" or number[-1] not in UNITS)


def _leads_verb(pieces: Sequence[Piece], end: int) -> bool:
    return end < len(pieces) and pieces[end].part is Part.VERB


def _is_time(text: str, last: str) -> bool:
    """Whether a number with its unit says when or how long; `last` is its last word."""
    has_figures = any(char.isdigit() and char.isascii() for char in text)
    return has_figures and text[0] != "第" and (last in _AFTER_UNITS or last.endswith(_DATE_UNITS))


def _number_end(pieces: Sequence[Piece], at: int) -> int:
    """The index after the number that begins with the piece `at`; `at` if none does."""
    end = at
    while end < len(pieces) and (
        pieces[end].text in _BEFORE_NUMBERS
        or (end + 1 < len(pieces) and pieces[end].part is Part.TIME and end == at)
    ):
        end += 1
    if end == len(pieces) or pieces[end].part is not Part.NUMBER:
        return at
    if pieces[end].latin and not pieces[end].text[0].isdigit():
        return at
    end += 1
    while end < len(pieces) and (
        pieces[end].text in UNITS | _AFTER_UNITS or _goes_on(pieces[end - 1].text, pieces[end])
    ):
        end += 1
    return end


def _goes_on(number: str, piece: Piece) -> bool:
    """Whether a piece goes on a number that has no unit yet."""
    return piece.part is Part.NUMBER and number[-1] not in UNITS


def _with_endings(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Nouns joined with the office that follows them, and words with an ending of one character."""
    held: Piece | None = None
    for i, piece in enumerate(pieces):
        if held is not None and _is_title(held, piece, pieces[max(0, i - 2)]):
            held = Piece(held.text + piece.text, Part.NOUN)
        elif held is not None and held.text == "不" and piece.length == 1:
            part = Part.VERB if piece.part in (Part.VERB, Part.WEAK_VERB) else Part.ADJECTIVE
            held = Piece(held.text + piece.text, part)
        elif held is not None and _is_season(held, piece):
            held = Piece(held.text + piece.text, Part.TIME)
        elif held is not None and _is_new(held, piece):
            is_verb = piece.text in VERBS_OR_NOUNS
            held = Piece(held.text + piece.text, Part.ADJECTIVE if is_verb else Part.NOUN)
        elif held is not None and _is_ending(held, piece, pieces[i + 1 : i + 2]):
            held = Piece(held.text + piece.text, Part.NOUN)
        else:
            if held is not None:
                yield held
            held = piece
            after = pieces[i + 1 : i + 2]
            if after and after[0].part is Part.ASPECT and piece.part is not Part.MARK:
                held = piece._replace(part=Part.VERB)
    if held is not None:
        yield held


def _is_season(one: Piece, other: Piece) -> bool:
    """Whether the second piece makes a time of the first: “三夏”时节, 春节前夕."""
    return other.text in _SEASONS and one.part in (Part.NOUN, Part.TIME)


def _is_title(one: Piece, other: Piece, before: Piece) -> bool:
    """Whether two pieces are a body and its office, or a name and its title.

    `before` is the piece before them: the object of a verb is no body, unless it is called so.
    """
    is_object = before.part is Part.VERB and one.text[-1] not in _BODY_ENDINGS
    return (
        one.part in (Part.NOUN, Part.ADJECTIVE)
        and not is_object
        and other.text in OFFICES
        and one.text not in _NOT_BODIES
    )


def _is_new(one: Piece, other: Piece) -> bool:
    """Whether an adjective of one character stands before its noun or verb: 新登记, 老用户."""
    return (
        one.text in _LEADING_ADJECTIVES
        and other.part in (Part.NOUN, Part.WEAK_VERB)
        and not other.latin
    )


def _is_ending(one: Piece, other: Piece, after: Sequence[Piece]) -> bool:
    """Whether the second piece is a noun of one character that ends a compound: 缴费期, 编程课."""
    if other.text not in _ENDINGS or other.latin:
        return False
    if one.part in (Part.WEAK_VERB, Part.NOUN, Part.ADJECTIVE):
        return one.text[-1] not in CLOSERS or not after or after[0].part is not Part.NOUN
    return one.part is Part.VERB and one.length > 1 and one.text not in VERBS and bool(after)


_HAVING_NOT = frozenset({"没有", "没"})
_BODIES = frozenset("局团师营连队中小厂校矿院所会线")
"""What a number names: 中铁十六局, 第二小."""
_BODY_ENDINGS = frozenset("委局部院会办处科厅司署党团区市县镇乡村校馆站所社队台行室副")
_SEASONS = frozenset("时节 期间 前夕 之际 之后 以来 前后 当天 当日 前夜".split())
_MANNERS = frozenset("安全 健康 快乐 文明 平安 准时 准点 准点 满负荷 常态 常态化 满员 空载 试".split())
"""Words that say how, before a verb: 安全运行."""
_NOT_BODIES = frozenset({"全国", "两", "各"})
_LEADING_ADJECTIVES = frozenset("新老大小旧首总副好名")
_ENDINGS = frozenset(
    "角灯区省市县镇乡村街路桥站场馆院所厅局处科室部委办会社队组团班营课展节季期日榜奖杯赛费款物品店铺城园楼"
    "房厂库点线网群圈群链员工者人家手师长生友迷类型式版法令书册卡证码机器车船池井渠沟堤坝林田地水气电"
)
"""Nouns of one character that are never parted from a word before them."""
