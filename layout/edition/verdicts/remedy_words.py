"""Remedies of an open page in words, as proposals to an editor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from layout.core.diagnostics import Words
from layout.makeup.rescue.remedy_types import (
    CopyAdded,
    CopyCut,
    PictureAdded,
    PictureNarrowed,
    PictureRemedy,
    PicturesAdded,
    PicturesDropped,
    PicturesFewer,
    PictureWidened,
    Remedy,
    StoriesAdded,
    StoriesDropped,
    StoriesUnpinned,
    StoryJumps,
)


def remedy_words(remedies: Sequence[Remedy], titles: Mapping[str, str]) -> Words:
    """All remedies as alternatives; empty if there are none. `titles` are by story id."""
    return Words(
        "，或".join(_zh(remedy, titles) for remedy in remedies),
        ", or ".join(_en(remedy) for remedy in remedies),
    )


def _zh(remedy: Remedy, titles: Mapping[str, str]) -> str:
    """A remedy in Chinese, with the stories' titles."""
    match remedy:
        case CopyCut(amounts):
            return "、".join(_amounts_zh("删", amounts, titles))
        case CopyAdded(amounts):
            return "、".join(_amounts_zh("补", amounts, titles))
        case StoriesAdded(story, count, characters, cut):
            each = "各" if count > 1 else ""
            more = f"本版再加 {count} 篇{each}约 {characters} 字的稿件"
            return "、".join((*_amounts_zh("删", {story: cut} if cut else {}, titles), more))
        case StoryJumps(story, page, lines):
            return f"《{titles[story]}》写 转版: {page}，转 {page} 版 {lines} 行"
        case StoriesDropped(stories, cuts):
            return "、".join((f"撤下{_titles(stories, titles)}", *_amounts_zh("删", cuts, titles)))
        case StoriesUnpinned(stories):
            return f"把{_titles(stories, titles)}从版样里去掉"
    return _picture_zh(remedy, titles[remedy.story])


def _amounts_zh(verb: str, amounts: Mapping[str, int], titles: Mapping[str, str]) -> list[str]:
    return [f"《{titles[name]}》{verb} {count} 字" for name, count in amounts.items()]


def _titles(stories: Sequence[str], titles: Mapping[str, str]) -> str:
    return "".join(f"《{titles[name]}》" for name in stories)


def _picture_zh(remedy: PictureRemedy, title: str) -> str:
    match remedy:
        case PicturesDropped():
            return f"去掉《{title}》的图片"
        case PictureNarrowed(_, columns):
            return f"《{title}》的图片改为 {columns} 栏以内"
        case PictureWidened(_, columns):
            return f"《{title}》的图片放宽到 {columns} 栏"
        case PictureAdded():
            return f"给《{title}》配一张图片"
        case PicturesAdded(_, number):
            return f"给《{title}》再配 {number} 张图片"
        case PicturesFewer(_, number):
            return f"《{title}》少用 {number} 张图片"


def _en(remedy: Remedy) -> str:
    """A remedy in English, with the stories' ids."""
    match remedy:
        case CopyCut(amounts):
            return f"cut {' and '.join(_amounts_en(amounts))}"
        case CopyAdded(amounts):
            return f"add {' and '.join(_amounts_en(amounts))}"
        case StoriesAdded(story, count, characters, cut):
            cuts = [f"cut {one}" for one in _amounts_en({story: cut} if cut else {})]
            more = f"add {count} stories of about {characters} characters each"
            return " and ".join((*cuts, more))
        case StoryJumps(story, page, lines):
            return f"let “{story}” jump to page {page} (jump: {page}), {lines} lines"
        case StoriesDropped(stories, cuts):
            dropped = f"leave out {_ids(stories)}"
            return " and ".join((dropped, *(f"cut {one}" for one in _amounts_en(cuts))))
        case StoriesUnpinned(stories):
            return f"take {_ids(stories)} out of the dummy"
    return _picture_en(remedy)


def _amounts_en(amounts: Mapping[str, int]) -> list[str]:
    return [f"{count} characters of “{name}”" for name, count in amounts.items()]


def _ids(stories: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in stories)


def _picture_en(remedy: PictureRemedy) -> str:
    match remedy:
        case PicturesDropped(story):
            return f"leave out the picture of “{story}”"
        case PictureNarrowed(story, columns):
            return f"let the picture of “{story}” span {columns} columns at most"
        case PictureWidened(story, columns):
            return f"let the picture of “{story}” span up to {columns} columns"
        case PictureAdded(story):
            return f"give “{story}” a picture"
        case PicturesAdded(story, number):
            return f"give “{story}” {number} more pictures"
        case PicturesFewer(story, number):
            return f"let “{story}” have {number} pictures less"
