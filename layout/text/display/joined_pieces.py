"""Words of a head joined to pieces that no turn cuts.

Latin names keep their numbers, numbers their units, verbs their complements, bodies their offices
and names their titles. What stands in short quotes or brackets is one piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from layout.text.charclass import MARKS, is_latin
from layout.text.display.head_words import (
    NUMERALS,
    OFFICES,
    OFFICIAL_VERBS,
    UNITS,
    VERBS,
    VERBS_OR_NOUNS,
    Words,
    words,
)
from layout.text.display.new_words import COMPOUNDS
from layout.text.display.pieces import (
    CLOSERS,
    COMPLEMENTS,
    NOTHING,
    OPENERS,
    HeadPiece,
    Part,
    part_of,
)

_HAVING, _MODALS = frozenset("没无有"), frozenset("敢肯愿")
_TEAMS = frozenset("队员会站班")
_TO_THE_END = frozenset({"到底", "到位", "到家", "到头"})
_NEXT = frozenset("上下本")
_REPEATING = 4
QUOTED_MOST = 14
"""Characters of a passage in quotes or brackets, these included, that is one piece."""
_DATE_UNITS = ("天", "年", "月", "日", "时", "点", "分钟")
_BEFORE_NUMBERS = words("第 前 近 超 逾 约 每 达 上 下 首 仅 又 再")
_NO_MEASURES = NUMERALS | _BEFORE_NUMBERS
_AFTER_UNITS = words("起 止 内 后 前 余 多 以上 以下 以内 以来 左右 之后 之前 日起 月起 年起 期间")
_BODIES = frozenset("局团师营连队中小厂校矿院所会线")
"""What a number names: 中铁十六局, 第二小."""
_BODY_ENDINGS = frozenset("委局部院会办处科厅司署党团区市县镇乡村校馆站所社队台行室副")
_NOT_BODIES = frozenset({"全国", "两", "各"})
_SEASONS = words("时节 期间 前夕 之际 之后 以来 前后 当天 当日 前夜")
_LEADING_ADJECTIVES = frozenset("新老大小旧首总副好名")
_ENDINGS = frozenset(
    "角灯区省市县镇乡村街路桥站场馆院所厅局处科室部委办会社队组团班营课展节季期日榜奖杯赛费款物品店铺城园楼"
    "房厂库点线网群圈链员工者人家手师长生友迷类型式版法令书册卡证码机器车船池井渠沟堤坝林田地水气电"
)
"""Nouns of one character that are never parted from a word before them."""


def joined(tagged: Words) -> list[HeadPiece]:
    """The pieces of a head's words, spaces and marks among them; joined they give the head back."""
    pieces = list(_with_quotes(_with_latin(tagged)))
    pieces = list(_joined_pairs(pieces, _with_complement))
    pieces = list(_with_numbers(pieces))
    pieces = list(_with_repeats(pieces))
    return list(_joined_pairs(pieces, _with_ending))


def _with_latin(tagged: Words) -> Words:
    """Latin names with their numbers as one word (Mate 60, PM2.5), and 灯亮了 as two."""
    found: Words = []
    for i, (word, tag) in enumerate(tagged):
        if word[-1] == "了" and len(word) > 2 and tag in ("i", "l", "v"):
            found += [(word[:-1], "v"), ("了", "ul")]
            continue
        last = found[-1][0] if found else " "
        after = tagged[i + 1][0] if i + 1 < len(tagged) else ""
        goes_on = is_latin(word[0]) or (word == " " and after[:1].isascii() and bool(after))
        if last.strip() and is_latin(last[-1]) and goes_on:
            found[-1] = (last + word, found[-1][1])
        else:
            found.append((word, tag))
    return found


def _with_quotes(tagged: Words) -> Iterator[HeadPiece]:
    """Pieces of single words, but a short passage in quotes or brackets is one noun."""
    at = 0
    while at < len(tagged):
        word, tag = tagged[at]
        end = _closing(tagged, at) if word[0] in OPENERS else None
        inside = "".join(word for word, _ in tagged[at:end]) if end is not None else ""
        if end is not None and len(inside) <= QUOTED_MOST:
            yield HeadPiece(inside, Part.NOUN)
            at = end
            continue
        part = part_of(word, tag)
        is_both = part is Part.WEAK_VERB and (word in VERBS_OR_NOUNS or tag == "vn")
        yield HeadPiece(word, part, is_latin(word[-1]), is_both)
        at += 1


def _closing(tagged: Words, at: int) -> int | None:
    """The index after the word that closes the bracket which the word at `at` opens."""
    depth = 0
    for i in range(at, len(tagged)):
        word = tagged[i][0]
        depth += sum(c in OPENERS for c in word) - sum(c in CLOSERS for c in word)
        if depth <= 0:
            return i + 1
    return None


class _Place:
    """A place in a list of pieces, whose neighbours decide whether two pieces are one."""

    def __init__(self, pieces: Sequence[HeadPiece], at: int) -> None:
        self.before = pieces[at - 2] if at > 1 else NOTHING
        self.after = pieces[at + 1] if at + 1 < len(pieces) else NOTHING


_Join = Callable[[HeadPiece, HeadPiece, _Place], Part | None]
"""The part of two pieces joined; None if they stay two."""


def _joined_pairs(pieces: Sequence[HeadPiece], join: _Join) -> Iterator[HeadPiece]:
    """The pieces, each joined with what follows as long as `join` wants it."""
    held: HeadPiece | None = None
    for at, piece in enumerate(pieces):
        part = join(held, piece, _Place(pieces, at)) if held is not None else None
        if held is not None and part is not None:
            held = HeadPiece(held.text + piece.text, part)
            continue
        if held is not None:
            yield held
        held = piece
    if held is not None:
        yield held


def _with_complement(one: HeadPiece, other: HeadPiece, place: _Place) -> Part | None:
    """A verb joined with the character that completes it: 送去, 讲到, 睡得."""
    if one.text in _HAVING and other.text == "人":
        return Part.ADVERB
    is_short = other.length == 1 and other.part in (Part.VERB, Part.WEAK_VERB)
    if one.text in _MODALS and is_short:
        return Part.VERB
    if other.text == "得":
        return Part.VERB if one.part is not Part.MARK else None
    is_verb = one.length == 1 and one.part in (Part.VERB, Part.WEAK_VERB)
    if is_verb and other.text in _TO_THE_END:
        return Part.IDIOM
    return Part.VERB if is_verb and other.text in COMPLEMENTS else None


def _with_numbers(pieces: Sequence[HeadPiece]) -> Iterator[HeadPiece]:
    """Numbers joined with what leads them, with their units, and with what follows these."""
    at = 0
    while at < len(pieces):
        end = _number_end(pieces, at)
        after = pieces[end] if end < len(pieces) else NOTHING
        text = "".join(piece.text for piece in pieces[at:end])
        if not text:
            yield pieces[at]
        elif after.text in _BODIES and (text[0] == "第" or text[-1] not in UNITS):
            yield HeadPiece(text + after.text, Part.NOUN)
            end += 1
        elif _is_time(text, pieces[end - 1].text, after):
            yield HeadPiece(text, Part.TIME)
        else:
            yield HeadPiece(text, Part.NUMBER, pieces[end - 1].latin)
        at = max(end, at + 1)


def _is_time(text: str, last: str, after: HeadPiece) -> bool:
    """Whether a number with its unit says when or how long.

    `last` is its last word, `after` the piece that follows.
    """
    if text.endswith("季度"):
        return True
    lasts = text.endswith(_DATE_UNITS)
    if lasts and after.part is Part.VERB:
        return True
    has_figures = any(char.isdigit() and char.isascii() for char in text)
    return has_figures and text[0] != "第" and (lasts or last in _AFTER_UNITS)


def _number_end(pieces: Sequence[HeadPiece], at: int) -> int:
    """The index after the number that begins with the piece `at`; `at` if none does."""
    end, count = at, len(pieces)
    while end < count and (
        pieces[end].text in _BEFORE_NUMBERS or (end == at and pieces[end].part is Part.TIME)
    ):
        end += 1
    if end == count or pieces[end].part is not Part.NUMBER:
        return at
    end += 1
    while end < count and _goes_on(pieces[end - 1].text, pieces[end]):
        end += 1
    return end


def _goes_on(number: str, piece: HeadPiece) -> bool:
    """Whether a piece is the unit of a number, follows that, or goes on a number without one."""
    is_unit = piece.text in UNITS or piece.text in _AFTER_UNITS
    return is_unit or (piece.part is Part.NUMBER and number[-1] not in UNITS)


def _with_repeats(pieces: Sequence[HeadPiece]) -> Iterator[HeadPiece]:
    """The pieces; those that together repeat a character at every other place are one idiom.

    Such are 修旧如旧, 越来越多 and 说干就干.
    """
    at = 0
    while at < len(pieces):
        end, text = at, ""
        while end < len(pieces) and len(text) < _REPEATING:
            text += pieces[end].text
            end += 1
        joins = end - at > 1 and _repeats(text) and not _is_particle_or_office(pieces[end - 1])
        if joins:
            yield HeadPiece(text, Part.IDIOM)
            at = end
        else:
            yield pieces[at]
            at += 1


def _is_particle_or_office(piece: HeadPiece) -> bool:
    return piece.part is Part.ASPECT or piece.text in OFFICES


def _repeats(text: str) -> bool:
    """Whether four characters, none of them Latin or a mark, repeat one at every other place."""
    if len(text) != _REPEATING or any(is_latin(char) or char in MARKS for char in text):
        return False
    return (text[0] == text[2]) != (text[1] == text[3])


def _with_ending(one: HeadPiece, other: HeadPiece, place: _Place) -> Part | None:
    """A noun joined with its office or its ending, a word with 不 or 新 before it."""
    if _is_title(one, other, place.before):
        return Part.NOUN
    if one.text == "不" and other.length == 1:
        return Part.VERB if other.part in (Part.VERB, Part.WEAK_VERB) else Part.ADJECTIVE
    if other.text in _SEASONS and one.part in (Part.NOUN, Part.TIME):
        return Part.TIME
    leads = one.text in _LEADING_ADJECTIVES and not other.latin
    if leads and other.part in (Part.NOUN, Part.WEAK_VERB):
        return Part.ADJECTIVE if other.text in VERBS_OR_NOUNS else Part.NOUN
    is_word = one.length > 1 and one.part in (Part.NOUN, Part.VERB, Part.WEAK_VERB)
    is_measure = other.part is Part.NUMBER and other.length == 1
    if is_word and is_measure and other.text not in _NO_MEASURES:
        return Part.NOUN
    if one.text + other.text in COMPOUNDS:
        return Part.NOUN
    if one.text in _NEXT and other.part is Part.TIME:
        return Part.TIME
    if one.text == "非" and other.part is Part.NOUN:
        return Part.NOUN
    if one.text in OFFICIAL_VERBS and (
        other.text in OFFICIAL_VERBS or {other.text[:2], other.text[2:]} <= OFFICIAL_VERBS
    ):
        return Part.WEAK_VERB
    return Part.NOUN if _is_ending(one, other, place.after) else None


def _is_title(one: HeadPiece, other: HeadPiece, before: HeadPiece) -> bool:
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


def _is_ending(one: HeadPiece, other: HeadPiece, after: HeadPiece) -> bool:
    """Whether the second piece is a noun of one character that ends a compound: 缴费期, 编程课."""
    if other.text not in _ENDINGS or other.latin:
        return False
    if one.part in (Part.WEAK_VERB, Part.NOUN, Part.ADJECTIVE):
        return one.text[-1] not in CLOSERS or after.part is not Part.NOUN
    is_verb = one.part is Part.VERB and one.length > 1
    if is_verb and other.text in _TEAMS:
        return True
    return is_verb and one.text not in VERBS and after is not NOTHING
