"""What a paper says and shows, apart from how it is set: the record that proofs are compared by.

It holds the printed texts by story and part, each picture with the digest of its file and the part
of it that shows, and the words of masthead, folios, foot and fillers. It is part of report.json and
attached to every proof PDF, so that later proofs can be compared with either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from layout.core.frame import PlacedPicture
from layout.core.reading import PICTURE_BYTES, inside, sha256_of
from layout.edition.typeset import Typeset
from layout.fit.set_story import SetStory
from layout.issue.manuscript import Manuscript
from layout.issue.model import PLACEHOLDER
from layout.issue.photographs import PixelSize, pixel_size
from layout.press.photo.prints import crop_box

CONTENT_VERSION = 1
"""Changes when a field of the record changes its meaning or goes."""
DIGEST_DIGITS = 16
"""Digits of a picture's digest."""
EDGE_DIGITS = 4
"""Decimal places of the edges of what shows of a picture."""


class PictureContent(NamedTuple):
    """A picture of a story: its file, the file's digest, and the edges of the part that shows.

    `edges` are left, top, right and bottom as fractions of the whole picture; empty if the picture
    is not on the page. `digest` is empty for a placeholder and for a file that
    cannot be read.
    """

    file: str
    digest: str
    edges: tuple[float, ...] = ()


class StoryContent(NamedTuple):
    """A story: its page, its texts as part, number within the part and text, its pictures, and the
    columns and rows of its module, empty if it is not on the page.
    """

    id: str
    page: int
    title: str
    texts: tuple[tuple[str, int, str], ...]
    pictures: tuple[PictureContent, ...] = ()
    columns: tuple[int, ...] = ()
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """All that is printed: the stories in order, and the furniture by its name, part and number."""

    issue: int
    paper: str
    stories: tuple[StoryContent, ...]
    furniture: Mapping[tuple[str, str, int], str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The record as report.json has it."""
        return {
            "version": CONTENT_VERSION,
            "issue": self.issue,
            "paper": self.paper,
            "stories": [
                {
                    "id": story.id,
                    "page": story.page,
                    "title": story.title,
                    "columns": list(story.columns),
                    "rows": list(story.rows),
                    "texts": [list(text) for text in story.texts],
                    "pictures": [[p.file, p.digest, list(p.edges)] for p in story.pictures],
                }
                for story in self.stories
            ],
            "furniture": [[*key, text] for key, text in self.furniture.items()],
        }


def read_content(record: Mapping[str, Any]) -> Content | None:
    """A record read back; None if it is not a record of this version."""
    try:
        if record["version"] != CONTENT_VERSION:
            return None
        stories = tuple(
            StoryContent(
                str(story["id"]),
                int(story["page"]),
                str(story["title"]),
                tuple((str(part), int(n), str(text)) for part, n, text in story["texts"]),
                tuple(PictureContent(str(f), str(d), tuple(e)) for f, d, e in story["pictures"]),
                tuple(story["columns"]),
                tuple(story["rows"]),
            )
            for story in record["stories"]
        )
        furniture = {(str(s), str(p), int(n)): str(text) for s, p, n, text in record["furniture"]}
        return Content(int(record["issue"]), str(record["paper"]), stories, furniture)
    except (KeyError, TypeError, ValueError):
        return None


def content_of(typeset: Typeset) -> Content:
    """The record of a typeset edition."""
    edition, pages = typeset.edition, typeset.pages
    places = {story.manuscript.story.id: story for page in pages.pages for story in page.stories}
    shown: defaultdict[str, list[PlacedPicture]] = defaultdict(list)
    for place in (p for frame in typeset.frames for p in pages.photographs(frame)):
        shown[place.story].append(place)
    stories = tuple(
        _story(manuscript, places.get(name), shown[name], edition.folder)
        for name, manuscript in pages.manuscripts.items()
    )
    furniture = {
        (source.story, source.part, source.paragraph): text
        for source, text in pages.expected()
        if source.story not in edition.manuscripts
    }
    return Content(edition.issue.value.number, edition.house.value.name, stories, furniture)


def _story(
    manuscript: Manuscript, made: SetStory | None, shown: list[PlacedPicture], folder: Path
) -> StoryContent:
    story = manuscript.story
    return StoryContent(
        story.id,
        manuscript.page,
        story.title,
        tuple(manuscript.printed()),
        tuple(_pictures(manuscript, shown, folder)),
        made.module.columns if made else (),
        made.module.rows if made else (),
    )


def _pictures(
    manuscript: Manuscript, shown: list[PlacedPicture], folder: Path
) -> Iterator[PictureContent]:
    """The pictures of a story; `shown` are those of its places on the pages, in order."""
    waiting = list(shown)
    for picture in manuscript.pictures:
        path = inside(folder, picture.file)
        if picture.file == PLACEHOLDER or path is None or not path.is_file():
            yield PictureContent(picture.file, "")
            continue
        try:
            digest = sha256_of(path, PICTURE_BYTES).hexdigest()[:DIGEST_DIGITS]
        except OSError:  # reported as unreadable
            yield PictureContent(picture.file, "")
            continue
        place = next((p for p in waiting if p.file == picture.file), None)
        size = pixel_size(path)
        if place is None or not isinstance(size, PixelSize):
            yield PictureContent(picture.file, digest)
            continue
        waiting.remove(place)
        yield PictureContent(picture.file, digest, _edges(size, place))


def _edges(size: PixelSize, place: PlacedPicture) -> tuple[float, ...]:
    """The part of a picture that its place shows, as `PictureContent.edges`."""
    aspect = place.rect.width / place.rect.height
    left, top, right, bottom = crop_box((size.width, size.height), aspect, place.focus)
    across, down = size.width, size.height
    return tuple(
        round(value, EDGE_DIGITS)
        for value in (left / across, top / down, right / across, bottom / down)
    )
