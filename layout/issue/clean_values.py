"""The values of issue and house that are printed beside the stories, through the clean door.

These are the names of sections and staff, remarks, hotlines and slogans, and the imprint of the
house. What has a form of its own (licence, dates, numbers) is checked as it is typed.
"""

from __future__ import annotations

from typing import Any, TypeVar

from layout.issue.model import Issue, Page
from layout.issue.normalise import Normaliser
from layout.source.binding import SourceModel

_OF_PAGE = ("section", "editor", "designer", "proofreader", "note")
_OF_HOUSE = (
    "name", "supervisor", "sponsor", "publisher", "url", "audience", "printer", "print_run",
    "address", "telephone",
)  # fmt: skip
Model = TypeVar("Model", bound=SourceModel)


def clean_issue(issue: Issue, door: Normaliser) -> Issue:
    """The issue with what its pages print beside their stories corrected; `door` counts."""
    pages = tuple(_clean_page(page, number, door) for number, page in enumerate(issue.pages))
    return _changed(issue, {**_shared(issue, door), "pages": pages})


def clean_house(house: Model, door: Normaliser) -> Model:
    """The house with its imprint, hotlines and slogans corrected; `door` counts."""
    return _changed(house, {**_shared(house, door), **_texts(house, _OF_HOUSE, (), door)})


def _clean_page(page: Page, number: int, door: Normaliser) -> Page:
    return _changed(page, _texts(page, _OF_PAGE, ("pages", number), door))


def _texts(
    model: SourceModel, names: tuple[str, ...], key: tuple[str | int, ...], door: Normaliser
) -> dict[str, Any]:
    """The corrected texts of a model's fields by name."""
    found = {}
    for name in names:
        door.place = (*key, name)
        found[name] = door.line(getattr(model, name))
    return found


def _shared(model: Any, door: Normaliser) -> dict[str, Any]:
    """The hotlines and slogans, which an issue and a house may have."""
    hotlines = {}
    for label, number in model.hotlines.items():
        door.place = ("hotlines", label)
        hotlines[door.line(label)] = door.line(number)
    if model.fillers is None:
        return {"hotlines": hotlines}
    slogans = []
    for number, slogan in enumerate(model.fillers):
        door.place = ("fillers", number)
        slogans.append(door.head(slogan))
    return {"hotlines": hotlines, "fillers": tuple(slogans)}


def _changed(model: Model, values: dict[str, Any]) -> Model:
    """The model with the values that differ from its own; itself if none does."""
    new = {name: value for name, value in values.items() if value != getattr(model, name)}
    return model.model_copy(update=new) if new else model
