"""Lines of copy as paragraphs: a line is one, unless a paste broke a paragraph into lines.

A mail or a PDF breaks its lines at one width, and inside words. So a line is taken for a part of a
paragraph only where it ends inside a sentence, several of its neighbours, too, end so at about that
width, and some of these ends cut a word; or where it leaves a quotation or bracket open that the
next line closes. A blank line ends a paragraph, but for such an open quotation. Lists, labels, lines
that are alike, signatures and dates are never joined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise

SUBHEAD = "## "
LEAST_WIDTH = 12.0
"""Em: a shorter line is no line of broken prose but of a list, an address or a poem."""
LIKE = 2.0
"""Em: lines that a program broke at one width differ by less (a mark or a word moves down)."""
SEVERAL = 3
"""Lines of a like width that end inside a sentence, at least."""
WORD_CUT = 8
"""Of so many ends of lines, at least one cuts a word where a program broke the lines."""
_NEAR = 8
"""Characters on both sides of an end of a line in which words are looked for."""
_LEAST_MARKS = 2
"""Commas that every line of a list has in the same number, at least."""
_HEADS = "《|[“‘]|[0-9]|[一二三四五六七八九十]{1,3}月"
"""How the lines of a list begin: titles, quotations, dates and other figures."""
_LATIN_EM = 0.5
"""Em: the width of a Latin letter or figure."""
_END = re.compile("[。？！…”’』」）》；：!?.:;—]$")
_ITEM = (
    r"## |[●■◆□○•▪▶√*>|-]|[0-9]{1,2}[.、)）．]|[一二三四五六七八九十]{1,3}[、.．]"
    r"|[（(][0-9一二三四五六七八九十]{1,3}[)）]|[①-⑳㈠-㈩]|第[一二三四五六七八九十百0-9]{1,4}[章节条款]"
    r"|[^，。：:“”]{1,10}[：:]"
)
"""How a subhead, an item of a list or a label begins."""
_DATE = "[12〇一二][0-9〇一二三四五六七八九]{3}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日"
_OPENERS, _CLOSERS = "“‘（《【", "”’）》】"
_OFFICES = (
    *(
        "办公室",
        "委员会",
        "政府",
        "局",
        "处",
        "委",
        "院",
        "社",
        "校",
        "中心",
        "公司",
        "协会",
        "学会",
    ),
    *("街道", "部", "馆", "队", "站", "集团", "联合会", "工会", "组"),
)
"""How the name of an office ends."""
_SIGNATURE = 20
"""Characters of a signature at most."""


def _is_item(text: str) -> bool:
    return re.match(_ITEM, text) is not None


def width(text: str) -> float:
    """The width of a line in em, estimated without a face."""
    return sum(_LATIN_EM if char < "\u2000" else 1.0 for char in text)


def ends_inside(text: str) -> bool:
    """Whether a line ends inside a sentence: there is no stop at its end."""
    return not _END.search(text) and not text.startswith(SUBHEAD)


def broken_lines(texts: Sequence[str], blanks: Collection[int] = ()) -> set[int]:
    """The lines, by number from 0, that go on in the line after them.

    `blanks` has the numbers of the lines before a blank line.
    """
    cut = [number for number, text in enumerate(texts[:-1]) if ends_inside(text)]
    if not cut:
        return set()
    common = _common_width(texts, blanks)
    found = set()
    for number in cut:
        text, following = texts[number : number + 2]
        if _is_item(following):
            continue
        is_full = number not in blanks and 0 < common - LIKE <= width(text) <= common
        if is_full or _is_closed_by(text, following):
            found.add(number)
    return found


def _common_width(texts: Sequence[str], blanks: Collection[int]) -> float:
    """The width at which a program broke the lines; 0 if there is none.

    It is the width of the longest line: no line of such a text is longer. Several neighbours must
    end inside a sentence at a like width, and so must most of the lines that end inside one. The
    lines must not be alike, and some of their ends must cut a word.
    """
    widths = [width(text) for text in texts]
    longest = max(widths, default=0.0)
    if longest < LEAST_WIDTH:
        return 0.0
    inside = [n for n, text in enumerate(texts[:-1]) if ends_inside(text) and not _is_item(text)]
    full = [n for n in inside if widths[n] >= longest - LIKE]
    cut = [n for n in full if not _is_item(texts[n + 1]) and n not in blanks]
    are_neighbours = any(b - a == 1 for a, b in pairwise(cut))
    if len(cut) < SEVERAL or not are_neighbours or 2 * len(full) <= len(inside):
        return 0.0
    if _are_alike([texts[n] for n in cut]):
        return 0.0
    words_cut = sum(_cuts_a_word(texts[n], texts[n + 1]) for n in cut)
    return longest if words_cut > 0 and words_cut * WORD_CUT >= len(cut) else 0.0


def _are_alike(texts: Sequence[str]) -> bool:
    """Whether some lines are made like those of a list: all begin, end or are divided alike."""
    counts = [{text.count(mark) for text in texts} for mark in "，、"]
    spaces = {len(re.findall("[ \u3000]+", text)) for text in texts}
    return (
        len({text[0] for text in texts}) == 1
        or (len(spaces) == 1 and 0 not in spaces)
        or any(len(count) == 1 and min(count) >= _LEAST_MARKS for count in counts)
        or all(re.match(_HEADS, text) for text in texts)
        or all(text[-1].isdigit() or text.endswith(_OFFICES) for text in texts)
    )


def _cuts_a_word(above: str, below: str) -> bool:
    """Whether the end of a line stands inside a word of the dictionary."""
    before = above[-_NEAR:]
    ends = set(accumulate(map(len, _words()(before + below[:_NEAR], False))))
    return len(before) not in ends


@cache
def _words() -> Callable[[str, bool], list[str]]:
    """How a dictionary of its own, to which nobody adds words, cuts a text into words."""
    import rjieba  # noqa: PLC0415 - some megabytes, only where lines of a like width end so

    return rjieba.Jieba().cut


def _is_closed_by(text: str, following: str) -> bool:
    """Whether a long line leaves a quotation or bracket open that the next line closes."""
    if width(text) < LEAST_WIDTH:
        return False
    opened = _open_mark(text)
    if not opened:
        return False
    closing = _CLOSERS[_OPENERS.index(opened)]
    first = next((char for char in following if char in (opened, closing)), "")
    return first == closing


def _open_mark(text: str) -> str:
    """The last mark of a pair that a line leaves open; empty for none."""
    stack: list[str] = []
    for char in text:
        if char in _OPENERS:
            stack.append(char)
        elif char in _CLOSERS and stack:
            stack.pop()
    return stack[-1] if stack else ""


def joined(above: str, below: str) -> str:
    """Two parts of a broken paragraph in one; Latin words keep their space."""
    between = " " if _is_latin(above[-1]) and _is_latin(below[0]) else ""
    return above + between + below


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def closing_lines(texts: Sequence[str], *, signed: bool) -> Iterator[int]:
    """The numbers of the lines at the end that are a signature or a date, the last one first.

    Before a date one line signs, or several offices. Where copy is `signed` (a notice), an office
    may stand under the last sentence without a date.
    """
    last = len(texts) - 1
    if last < 1:
        return
    if texts[last].endswith("日") and re.fullmatch(_DATE, texts[last].replace(" ", "")):
        yield last
        if last > 1 and _is_signature(texts[last - 1]):
            yield last - 1
            last -= 2
            while last >= 1 and _is_signature(texts[last]) and texts[last].endswith(_OFFICES):
                yield last
                last -= 1
    elif signed and _is_signature(texts[last]) and not ends_inside(texts[last - 1]):
        yield from [last] if texts[last].endswith(_OFFICES) else []


def _is_signature(text: str) -> bool:
    """Whether a line may be the name of who signs: short, with no mark that belongs to a sentence."""
    if len(text) > _SIGNATURE or _is_item(text) or not re.search("[\u4e00-\u9fff]", text):
        return False
    return not re.search("[，。；：？！、…0-9]|^(?:附|此致|敬礼|特此|联系|咨询|地址)", text)
