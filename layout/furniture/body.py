"""A manuscript's copy as paragraphs ready for setting, in the house's faces."""

from __future__ import annotations

from layout.house.paper import House
from layout.issue.manuscript import Manuscript
from layout.text.atoms import Run
from layout.text.galley import Align, Paragraph

SUBHEAD_ROWS = 2


def body_paragraphs(manuscript: Manuscript, house: House) -> list[Paragraph]:
    """The copy of a story, its subheads, and its source line at the end.

    In verse a blank line parts two stanzas; a stanza stays in one leg.
    """
    styles = house.styles
    comment = manuscript.story.kind == "comment"
    roles = {
        "plain": styles.comment if comment else styles.body,
        "bold": styles.bold,
        "kai": styles.kai,
        "dateline": styles.dateline,
        "reporter": styles.reporter,
    }
    verse = manuscript.story.verse
    following = (*manuscript.paragraphs[1:], None)
    result = []
    for number, (paragraph, next_one) in enumerate(
        zip(manuscript.paragraphs, following, strict=False)
    ):
        if paragraph.subhead:
            runs = tuple(Run(passage.text, styles.subhead) for passage in paragraph.passages)
            result.append(
                Paragraph(
                    runs,
                    "subhead",
                    manuscript.first + number,
                    Align.CENTRE,
                    indent=0,
                    rows=SUBHEAD_ROWS,
                    keep=True,
                )
            )
            continue
        runs = tuple(Run(passage.text, roles[passage.style]) for passage in paragraph.passages)
        if verse:
            stays = next_one is not None and not next_one.opens
            opens = number > 0 and paragraph.opens
            result.append(
                Paragraph(runs, "body", number, Align.VERSE, indent=0, keep=stays, above=int(opens))
            )
        else:
            goes_on = manuscript.jumped_from and number == 0
            indent = 0.0 if goes_on else house.text.indent_em
            result.append(Paragraph(runs, "body", manuscript.first + number, indent=indent))
    if manuscript.source_line:
        runs = (Run(manuscript.source_line, styles.source),)
        result.append(Paragraph(runs, "source", 0, Align.RIGHT, indent=0))
    return result
