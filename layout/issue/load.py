"""Opens an issue file: the models with their places, the house, and every story's manuscript."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from layout.core.diagnostics import Findings, Span, Spot, Words
from layout.core.reading import inside
from layout.house.newspaper import House
from layout.house.paper import house_missing, read_house
from layout.issue.manuscript import Manuscript, manuscript
from layout.issue.model import Issue
from layout.issue.named_files import astray_copy, report_astray_files, shown
from layout.source.binding import Bound, Key, Written, bind, written
from layout.source.tree import Mapping as Table
from layout.source.tree import parse_yaml, read_text

EMPTY = (
    Words("文件是空的，一个键也没有", "the file is empty: it has no key"),
    Words(
        "看看是不是还没存盘，或者存到了别处；新起一期用 new-issue",
        "look whether it was saved, and where; new-issue begins a new issue",
    ),
)


class Edition(NamedTuple):
    """Everything known of an issue before it is set.

    `issue` and `house` are the models with the places of their values. `folder` is the folder of
    the issue file, in which its pictures and copy files lie. `house_folder` is the folder of the
    house file. `manuscripts` has every story by its id, in the order of pages and, on a page, of
    importance. `path` is the issue file. `sources` has the text of the issue file and of every
    copy file, by the file names that spans use.
    """

    issue: Bound[Issue]
    house: Bound[House]
    folder: Path
    house_folder: Path
    manuscripts: dict[str, Manuscript]
    path: Path
    sources: dict[str, str]

    def hotlines(self) -> dict[str, str]:
        """Labels and numbers of the hotline strip: the issue's if it has any, else the house's."""
        return self.issue.value.hotlines or self.house.value.hotlines


def load_edition(path: Path, paper: Path | None, findings: Findings) -> Edition | None:
    """Open an issue file, its house file and its copy.

    `paper` is the house file that the command names, if any. None if a model cannot be made; the
    faults of all files are added to `findings`.
    """
    text = read_text(path, shown(path), findings)
    root = None if text is None else parse_yaml(text, shown(path), findings)
    if text is None or root is None:
        return None
    if isinstance(root, Table) and not root.entries:
        findings.error("file-empty", *EMPTY, root.span)
        return None
    sources = {shown(path): text}
    issue = bind(root, Issue, findings)
    folder = path.resolve().parent
    own = written(root, Issue) if issue is None else issue
    house, house_path = _house(own, folder, paper, findings)
    if issue is None or house is None:
        report_astray_files(own, folder, None if house is None else house.value, findings)
        return None
    house_folder = (house_path or path).resolve().parent
    manuscripts = _manuscripts(issue, folder, sources, findings)
    return Edition(issue, house, folder, house_folder, manuscripts, path, sources)


def _house(
    issue: Written, folder: Path, paper: Path | None, findings: Findings
) -> tuple[Bound[House] | None, Path | None]:
    """The house and the path of its file; None for both if there is no such file.

    The file is `paper`, else the one that the issue names, else paper.yaml beside the issue file.
    """
    path = paper
    if path is None and (name := issue.typed("paper")):
        path = inside(folder, name)
        if path is None or not path.is_file():
            findings.error(
                "paper-missing",
                Words(f"找不到报社设置文件“{name}”", f"the house file “{name}” is not there"),
                Words(
                    "文件要放在这一期文件的同一文件夹里", "put it into the folder of the issue file"
                ),
                issue.span("paper"),
            )
            return None, None
    if path is None and (folder / "paper.yaml").is_file():
        path = folder / "paper.yaml"
    if path is None:
        findings.error("paper-missing", *house_missing(Path(shown(folder))), issue.span())
        return None, None
    return read_house(path, shown(path), findings), path


def house_of(path: Path, paper: Path | None, findings: Findings) -> Bound[House] | None:
    """The house of a file: of an issue, whatever else is wrong with it, or of the house file itself.

    `paper` is the house file that the command names for an issue, if any.
    """
    text = read_text(path, shown(path), findings)
    root = None if text is None else parse_yaml(text, shown(path), findings)
    if root is None:
        return None
    issue = written(root, Issue)
    if ("number",) not in issue.spans and ("pages",) not in issue.spans:
        return read_house(path, shown(path), findings)
    return _house(issue, path.resolve().parent, paper, findings)[0]


def _manuscripts(
    issue: Bound[Issue], folder: Path, sources: dict[str, str], findings: Findings
) -> dict[str, Manuscript]:
    """Every story's manuscript by its id; a second story with an id is reported and left out."""
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
                        f"the story id “{story.id}” is used twice, first on page {result[story.id].page}",
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
    key: Key,
    folder: Path,
    sources: dict[str, str],
    findings: Findings,
) -> tuple[list[tuple[int, str]], Span]:
    """The lines of a story's copy, each with its line number, and the place of the copy."""
    _, p, _, s = key
    page = issue.value.pages[int(p)]
    story = page.stories[int(s)]
    spot = Spot(page.number, story.id)
    if story.body and story.body_file:
        findings.error(
            "body-twice",
            Words(
                f"《{story.title}》既有“正文”又有“正文文件”",
                f"“{story.id}” has both body and body_file",
            ),
            Words("留一个", "keep one of them"),
            issue.span(*key, "body_file"),
            spot,
        )
    if not story.body_file:
        return _inline_body(issue, key, story.body)
    span = issue.span(*key, "body_file")
    path, astray = inside(folder, story.body_file), astray_copy(folder, story.body_file)
    if path is None or astray is not None:
        if astray is not None:
            findings.error(astray.kind.value, astray.message, astray.hint, span, spot)
        return [], span
    text = read_text(path, shown(path), findings) or ""
    sources[shown(path)] = text
    return list(enumerate(text.split("\n"), 1)), Span(shown(path), 1, 1)


def _inline_body(issue: Bound[Issue], key: Key, body: str) -> tuple[list[tuple[int, str]], Span]:
    """The same for copy in the issue file: a literal block begins on the line after its key."""
    body_key = (*key, "body")
    span = issue.span(*body_key)
    lines = body.split("\n")
    if body_key in issue.blocks:
        first = issue.span(*body_key, "text").line + 1
        return list(enumerate(lines, first)), span
    return [(span.line, line) for line in lines], span
