"""An issue file opened: the models with their places, the house, and every story's manuscript."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from layout.core.diagnostics import Findings, Span, Spot, Words
from layout.house.paper import House, read_house
from layout.issue.manuscript import Manuscript, manuscript
from layout.issue.model import Issue
from layout.issue.named_files import astray_copy, inside, shown, tell_named
from layout.source.binding import Bound, Written, bind, written
from layout.source.tree import parse_yaml, read_text


class Edition(NamedTuple):
    """Everything known of an issue before it is set.

    `folder` is where pictures and copy files are found; `house_folder` where the house's fonts
    are; manuscripts stand by page and in order of importance. `sources` has the text of the issue
    file and of every copy file under the names that spans give.
    """

    issue: Bound[Issue]
    house: Bound[House]
    folder: Path
    house_folder: Path
    manuscripts: dict[str, Manuscript]
    path: Path
    sources: dict[str, str]

    def hotlines(self) -> dict[str, str]:
        """The hotline strip: the issue's, else the house's."""
        return self.issue.value.hotlines or self.house.value.hotlines


def load_edition(path: Path, paper: Path | None, findings: Findings) -> Edition | None:
    """Open an issue file, its house file and its copy; None if the models cannot be made."""
    text = read_text(path, shown(path), findings)
    root = None if text is None else parse_yaml(text, shown(path), findings)
    if text is None or root is None:
        return None
    sources = {shown(path): text}
    issue = bind(root, Issue, findings)
    folder = path.resolve().parent
    own = written(root, Issue) if issue is None else issue
    house, house_path = _house(own, folder, paper, findings)
    if issue is None or house is None:
        tell_named(own, folder, None if house is None else house.value, findings)
        return None
    house_folder = (house_path or path).resolve().parent
    manuscripts = _manuscripts(issue, folder, sources, findings)
    return Edition(issue, house, folder, house_folder, manuscripts, path, sources)


def _house(
    issue: Written, folder: Path, paper: Path | None, findings: Findings
) -> tuple[Bound[House] | None, Path | None]:
    """The house, from the file that was asked for, that the issue names, or that lies beside it."""
    path = paper
    if path is None and (name := issue.typed("paper")):
        path = inside(folder, name)
        if path is None or not path.is_file():
            findings.error(
                "paper-missing",
                Words(f"找不到报社设置文件“{name}”", f"house file “{name}” not found"),
                Words("文件要放在这一期文件的同一文件夹里", "put it into the issue file's folder"),
                issue.span("paper"),
            )
            return None, None
    if path is None and (folder / "paper.yaml").is_file():
        path = folder / "paper.yaml"
    return read_house(path, shown(path) if path else "paper.yaml", findings), path


def _manuscripts(
    issue: Bound[Issue], folder: Path, sources: dict[str, str], findings: Findings
) -> dict[str, Manuscript]:
    result: dict[str, Manuscript] = {}
    for p, page in enumerate(issue.value.pages):
        for s, story in enumerate(page.stories):
            key = ("pages", p, "stories", s)
            body, span = _body(issue, key, folder, sources, findings)
            if story.id in result:
                findings.error(
                    "story-id",
                    Words(
                        f"编号“{story.id}”用了两次，前一次在第 {result[story.id].page} 版",
                        f"story id “{story.id}” is used twice",
                    ),
                    Words("给其中一篇换个编号", "give one of them another id"),
                    issue.span(*key, "id"),
                    Spot(page.number, story.id),
                )
                continue
            result[story.id] = manuscript(
                story, page.number, body, span, normalise=issue.value.normalise
            )
    return result


def _body(
    issue: Bound[Issue],
    key: tuple[str | int, ...],
    folder: Path,
    sources: dict[str, str],
    findings: Findings,
) -> tuple[list[tuple[int, str]], Span]:
    """The numbered lines of a story's copy and the place of their file."""
    _, p, _, s = key
    page = issue.value.pages[int(p)]
    story = page.stories[int(s)]
    spot = Spot(page.number, story.id)
    if story.body and story.body_file:
        findings.error(
            "body-twice",
            Words(
                f"《{story.title}》既有“正文”又有“正文文件”", "both body and body_file are given"
            ),
            Words("留一个", "keep one"),
            issue.span(*key, "body_file"),
            spot,
        )
    if not story.body_file:
        return _inline_body(issue, key, story.body)
    span = issue.span(*key, "body_file")
    path, astray = inside(folder, story.body_file), astray_copy(folder, story.body_file)
    if path is None or astray is not None:
        if astray is not None:
            findings.error(astray.rule, astray.message, astray.hint, span, spot)
        return [], span
    text = read_text(path, shown(path), findings) or ""
    sources[shown(path)] = text
    return list(enumerate(text.split("\n"), 1)), Span(shown(path), 1, 1)


def _inline_body(
    issue: Bound[Issue], key: tuple[str | int, ...], body: str
) -> tuple[list[tuple[int, str]], Span]:
    body_key = (*key, "body")
    span = issue.span(*body_key)
    lines = body.split("\n")
    if body_key in issue.blocks:
        first = issue.span(*body_key, "text").line + 1
        return list(enumerate(lines, first)), span
    return [(span.line, line) for line in lines], span
