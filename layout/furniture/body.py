"""A manuscript's copy as paragraphs ready for setting, in the house's faces."""

from __future__ import annotations

from collections.abc import Mapping

from layout.house.newspaper import House
from layout.issue.manuscript import Manuscript
from layout.issue.markup import CopyParagraph
from layout.text.atoms import Run
from layout.text.galley import Align, Paragraph

SUBHEAD_ROWS = 2
"""Rows of the grid that a subhead takes: its line stands in the middle of them."""


def body_paragraphs(manuscript: Manuscript, house: House) -> list[Paragraph]:
    """The copy of a story, its subheads, and its source line at the end.

    A paragraph is numbered by its place in the whole story, so that a rest that goes on from
    another page keeps the numbers of its copy. Signature and date stand flush right. In verse a blank row stands over each stanza but
    the first, and a stanza stays in one leg.
    """
    faces = _passage_faces(manuscript, house)
    following = (*manuscript.paragraphs[1:], None)
    paragraphs = []
    for place, (copy, next_copy) in enumerate(zip(manuscript.paragraphs, following, strict=False)):
        number = manuscript.first + place
        if copy.subhead:
            paragraphs.append(_subhead(copy, number, house))
        elif manuscript.story.verse:
            blank_rows = int(place > 0 and copy.opens)
            stays = next_copy is not None and not next_copy.opens
            line = Paragraph(_runs(copy, faces), "body", number, Align.VERSE, indent=0)
            paragraphs.append(line._replace(above=blank_rows, keep=stays))
        elif copy.closes:
            keep = next_copy is not None and next_copy.closes
            line = Paragraph(_runs(copy, faces), "body", number, Align.CLOSING, indent=0)
            paragraphs.append(line._replace(keep=keep))
        else:
            goes_on = bool(manuscript.jumped_from) and place == 0
            indent = 0.0 if goes_on else house.text.indent_em
            paragraphs.append(Paragraph(_runs(copy, faces), "body", number, indent=indent))
    if manuscript.source_line:
        source = (Run(manuscript.source_line, house.styles.source),)
        paragraphs.append(Paragraph(source, "source", 0, Align.RIGHT, indent=0))
    return paragraphs


def _passage_faces(manuscript: Manuscript, house: House) -> Mapping[str, str]:
    """The face of each style of passage in a story; comment has a body face of its own."""
    styles = house.styles
    comment = manuscript.story.kind == "comment"
    return {
        "plain": styles.comment if comment else styles.body,
        "bold": styles.bold,
        "kai": styles.kai,
        "dateline": styles.dateline,
        "reporter": styles.reporter,
    }


def _runs(copy: CopyParagraph, faces: Mapping[str, str]) -> tuple[Run, ...]:
    return tuple(Run(passage.text, faces[passage.style]) for passage in copy.passages)


def _subhead(copy: CopyParagraph, number: int, house: House) -> Paragraph:
    """A subhead: centred in whole rows, and kept with the copy that follows it."""
    runs = tuple(Run(passage.text, house.styles.subhead) for passage in copy.passages)
    return Paragraph(runs, "subhead", number, Align.CENTRE, indent=0, rows=SUBHEAD_ROWS, keep=True)
