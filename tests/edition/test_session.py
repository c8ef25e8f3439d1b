"""A session sets only stories that have changed, with the same result as a new session."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import SPECS

from layout.core.diagnostics import Findings
from layout.edition import session
from layout.edition.session import Session, StoryPlace
from layout.edition.typeset import Clock, Job, Typeset, typeset
from layout.fit.set_story import SetStory


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stories that are set from now on."""
    names: list[str] = []
    honest = StoryPlace.set_with

    def noted(self: StoryPlace, *rest):
        names.append(self.manuscript.story.id)
        return honest(self, *rest)

    monkeypatch.setattr(session.StoryPlace, "set_with", noted)
    return names


def typeset_in(room: Session, path: Path) -> tuple[Typeset, list[str]]:
    found = Findings()
    done = typeset(Job(path, path.parent, session=room), found, Clock())
    assert isinstance(done, Typeset)
    return done, [item.line() for item in found.in_order()]


def stories_of(done: Typeset, number: int) -> tuple[SetStory, ...]:
    """The stories of a page."""
    return next(page.stories for page in done.pages.pages if page.number == number)


@pytest.mark.parametrize(
    ("old", "new", "edited"),
    [
        ("", "", []),
        ("2025-07-25", "2025-07-26", []),
        ("社区图书馆延长", "社区的图书馆延长", ["lead"]),
        ("主题: 雨天记得", "主题: 雨天要记得", ["second"]),
        ("摄影: 资料图", "摄影: 资料照片", ["lead"]),
        ("行: 51-80", "行: 51-81", ["second"]),
    ],
)
def test_only_edited_stories_are_set(
    issue_folder: Path, settings: list[str], old: str, new: str, edited: list[str]
) -> None:
    path, room = issue_folder / "mini.yaml", Session()
    text = path.read_text(encoding="utf-8")
    typeset_in(room, path)
    assert sorted(settings) == ["lead", "second", "third"]  # pages come in any order
    settings.clear()
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    again, said = typeset_in(room, path)
    assert settings == edited
    cold, told = typeset_in(Session(), path)
    assert again.frames == cold.frames and said == told


def test_a_held_page_sets_a_changed_head_anew(tmp_path: Path) -> None:
    """The stories keep their modules; the edited head is chosen again, the others are not."""
    specs = tmp_path / "specs"
    shutil.copytree(SPECS, specs)
    path, room = specs / "3589.yaml", Session()
    before, _ = typeset_in(room, path)
    old, new = "一筐旧画笔", "一筐还能用的旧画笔"
    text = path.read_text(encoding="utf-8")
    assert text.count(f"主题: {old}\n") == 1
    path.write_text(text.replace(f"主题: {old}\n", f"主题: {new}\n"), encoding="utf-8")
    room.skip_makeup = True
    after, _ = typeset_in(room, path)
    assert room.outdated == {4}
    for was, now in zip(stories_of(before, 4), stories_of(after, 4), strict=True):
        assert now.module == was.module
        if was.manuscript.headline == old:
            assert now.head.headline is not None
            assert "".join(now.head.headline.turns) == new
        else:
            assert now.head == was.head
