"""转版: a story parted in two, with its jump line: what stays, and the rest for another page.

In: the galley of a story and the rows that stay. Out: a shorter galley that ends with the jump
line, and a manuscript of the rest under a short head of its own. The cut is between two lines of
one paragraph, so that both parts joined give the copy back (E4: 下转第2版, 上接第1版).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layout.house.newspaper import House
from layout.issue.manuscript import Manuscript
from layout.issue.markup import CopyParagraph, Passage
from layout.text.atoms import Run
from layout.text.composer import Composer
from layout.text.galley import Align, Galley, GalleyLine, Paragraph, set_galley


def jump_to(page: int) -> str:
    """The jump line at the end of what stays."""
    return f"（下转第{page}版）"


def jump_from(page: int) -> str:
    """The line over the rest, which names the page of the beginning."""
    return f"（上接第{page}版）"


def rest_name(story: str, page: int) -> str:
    """The id of the rest of a story on a page."""
    return f"{story}@{page}"


def kept_galley(galley: Galley, rows: int, page: int, house: House, composer: Composer) -> Galley:
    """The first `rows` rows of a galley and the jump line, which names the page of the rest."""
    runs = (Run(jump_to(page), house.styles.source),)
    line = Paragraph(runs, "jump-to", 0, Align.RIGHT, indent=0)
    last = set_galley([line], galley.measure, composer).lines
    return galley._replace(lines=(*kept_lines(galley.lines, rows), *last))


def kept_lines(lines: Sequence[GalleyLine], rows: int) -> list[GalleyLine]:
    """The lines of the first `rows` rows."""
    kept: list[GalleyLine] = []
    for line in lines:
        if rows <= 0:
            break
        kept.append(line)
        rows -= line.rows + line.above
    return kept


def rest_of(manuscript: Manuscript, kept: Sequence[GalleyLine], page: int) -> Manuscript:
    """The rest of a story on another page, after the lines that are kept.

    It is a brief without pictures: its head has the headline alone, and the line over it names the
    page of the beginning.
    """
    last = kept[-1]
    lines = [line for line in kept if line.part == last.part and line.number == last.number]
    taken = sum(len("".join(line.text.split())) for line in lines)
    index = last.number - manuscript.first
    cut = manuscript.paragraphs[index]
    opening = cut._replace(passages=tuple(_after(cut, taken)))
    story = manuscript.story
    return manuscript._replace(
        story=story.model_copy(
            update={
                "id": rest_name(manuscript.origin, page),
                "rank": "brief",
                "jump": "no",
                "vertical": "no",
                "boxed": "no",
                "pictures": (),
            }
        ),
        page=page,
        label="",
        kicker="",
        deck=(),
        standfirst=(),
        byline=jump_from(manuscript.page),
        pictures=(),
        paragraphs=(opening, *manuscript.paragraphs[index + 1 :]),
        first=last.number,
        jumped_from=manuscript.page,
    )


def _after(paragraph: CopyParagraph, taken: int) -> Iterator[Passage]:
    """The passages of a paragraph without its first `taken` characters; spaces are not counted."""
    for passage in paragraph.passages:
        text = passage.text
        start = 0
        while taken and start < len(text):
            taken -= not text[start].isspace()
            start += 1
        if text[start:]:
            yield passage._replace(text=text[start:].lstrip())
