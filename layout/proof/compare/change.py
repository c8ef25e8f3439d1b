"""One difference between two proofs, as it is kept, counted and written to changes.json."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from layout.proof.compare.differ import TextEdit

COPY_PARTS = ("body", "subhead")
PICTURE_PARTS = ("cutline", "credit")
"""The parts of a story that are words of its pictures."""
SUBHEAD = "▍"
"""Stands before a subhead in the texts of changes, so that copy that becomes a subhead differs."""

ChangeKind = Literal[
    "text",
    "story-added",
    "story-removed",
    "story-moved",
    "picture-added",
    "picture-removed",
    "picture-swapped",
    "crop",
    "furniture",
]


class Change(NamedTuple):
    """One difference.

    `page`, `story`, `title` are those of the new proof where it has them. For text, `part` and
    `number` are the paragraph in the new proof, `old` and `new` its whole text before and after,
    and `edits` the pieces that differ. `old_place` is part and number in the old proof. For
    furniture, `story` is its name: masthead, foot, folio-N or filler-N on page N.
    """

    kind: ChangeKind
    page: int
    story: str
    title: str
    part: str = ""
    number: int = 0
    old: str = ""
    new: str = ""
    edits: tuple[TextEdit, ...] = ()
    old_page: int = 0
    old_place: tuple[str, int] = ("", 0)

    @property
    def in_folio(self) -> bool:
        """Whether it is a change of a page's folio."""
        return self.kind == "furniture" and self.furniture == "folio"

    @property
    def furniture(self) -> str:
        """The kind of furniture: masthead, foot, folio or filler."""
        return self.story.partition("-")[0]

    @property
    def named_place(self) -> tuple[str, int]:
        """Part and number of the text that the change is told of: in the new proof, or in the old one
        if nothing of it is left.
        """
        gone = self.kind == "text" and not self.new and self.old_place[0]
        return self.old_place if gone else (self.part, self.number)

    def as_json(self) -> dict[str, Any]:
        """The change as changes.json has it."""
        record: dict[str, Any] = {
            "kind": self.kind,
            "page": self.page,
            "story": self.story,
            "title": self.title,
        }
        if self.part:
            record |= {"part": self.part, "number": self.number}
        if self.kind == "story-moved":
            record["from_page"] = self.old_page
        record |= {"old": self.old, "new": self.new}
        if self.edits:
            record["edits"] = [
                {
                    "deleted": self.old[slice(*edit.old)],
                    "inserted": self.new[slice(*edit.new)],
                    "old_at": list(edit.old),
                    "new_at": list(edit.new),
                }
                for edit in self.edits
            ]
        return record
