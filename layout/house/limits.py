"""The one table of limits of a house file: what a number or a text of each kind may be.

The loader refuses what lies outside, with the limit in its message, and the JSON Schema of house
files has the same limits. What depends on several values is judged in `judgement/`.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from layout.core.diagnostics import Words
from layout.source.value_faults import ValueRefusedError

TEXT_MOST = 60
"""Characters of a text that is printed in one line of the masthead or the foot."""
NAME_MOST = 12
"""Characters of a newspaper's name."""
FILE_MOST = 255
"""Characters of a file name with its folders."""
PATTERN_MOST = 200
"""Characters of a regular expression."""
WORD_MOST = 30
"""Characters of a word, a person's name or the name of a section."""
WORDS_MOST = 5000
"""Entries of a list of words or names."""
LINES_MOST = 100
"""Entries of a list of lines: hotlines, slogans, days without an issue."""
PRICE_MOST = 20_000
"""The highest price of make-up; the highest default is 15,000. Sums of such prices stay under
`IMPOSSIBLE` of `layout/search/weights.py`."""


def _one_line(text: str) -> str:
    """Refuses a text with a line break or another control character."""
    if any(ord(char) < ord(" ") or char in "\x7f\u2028\u2029" for char in text):
        raise ValueRefusedError(
            "只能写一行，里面有换行或控制字符",
            "it must be one line, but it has a line break or a control character",
            Words("写成一行，重打一遍", "type it again in one line"),
        )
    return text


_LINE = AfterValidator(_one_line)
NewspaperName = Annotated[str, Field(min_length=1, max_length=NAME_MOST), _LINE]
PrintedText = Annotated[str, Field(max_length=TEXT_MOST), _LINE]
"""A text printed in one line; an empty one is not printed."""
NeededText = Annotated[str, Field(min_length=1, max_length=TEXT_MOST), _LINE]
"""A text printed in one line that must not be empty."""
FileName = Annotated[str, Field(min_length=1, max_length=FILE_MOST), _LINE]
Word = Annotated[str, Field(min_length=1, max_length=WORD_MOST), _LINE]
Telephone = Annotated[
    str,
    Field(min_length=1, max_length=WORD_MOST),
    _LINE,
    WithJsonSchema({"type": ["string", "integer"], "minLength": 1, "maxLength": WORD_MOST}),
]

SheetSide = Annotated[float, Field(ge=100, le=1000)]
"""Width or height of the trimmed page in millimetres: from a handbill to two broadsheets."""
Margin = Annotated[float, Field(ge=3, le=100)]
"""A margin in millimetres; no press prints nearer to the edge of the sheet than 3."""

BodySize = Annotated[float, Field(ge=6, le=16)]
Leading = Annotated[float, Field(ge=6, le=40)]
HeadSize = Annotated[float, Field(ge=6, le=160)]
DeckSize = Annotated[float, Field(ge=6, le=60)]
SmallSize = Annotated[float, Field(ge=5, le=30)]
"""The size of a line inside a story or of the furniture. Newsprint fills the counters of Han
characters under 5 points."""
FootSize = Annotated[float, Field(ge=7.5, le=14)]
"""The size of the hotline strip in points; a smaller one cannot be read by old readers (E5)."""
FolioSize = Annotated[float, Field(ge=5, le=80)]
"""The size of a page number or of a section's name, in points."""

FurnitureRows = Annotated[int, Field(ge=2, le=30)]
"""The depth of folio line or foot in rows."""
Percent = Annotated[float, Field(ge=0, le=100)]
Price = Annotated[int, Field(ge=0, le=PRICE_MOST)]

Role = Literal["书宋", "标宋", "黑", "大黑", "楷", "报头"]
"""The trade role of a face; `fonts.yaml` gives a file for each."""


_MASTHEAD_COLUMNS = "1-[1-9][0-9]?"


def _masthead_columns(value: object) -> object:
    """Refuses what is no range, and a range that does not begin at column 1."""
    if isinstance(value, str) and not re.fullmatch(_MASTHEAD_COLUMNS, value, re.ASCII):
        shown = value[:WORD_MOST]
        raise ValueRefusedError(
            f"要从第 1 栏起写一个范围，如 1-5，不能写“{shown}”",
            f"a range from column 1 is expected, as 1-5, not “{shown}”",
            Words("写 1-5 的样子", "write it as 1-5"),
        )
    return value


MastheadColumns = Annotated[
    str,
    BeforeValidator(_masthead_columns),
    WithJsonSchema({"type": "string", "pattern": f"^{_MASTHEAD_COLUMNS}$"}),
]
"""The columns of the masthead, such as 1-5."""
