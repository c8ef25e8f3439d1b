"""Rules of whole stories: a headline and copy, nothing twice, a page to jump to."""

from __future__ import annotations

from collections.abc import Iterator

from layout.core.diagnostics import Severity, Span, Words
from layout.rules.copydesk import CopyDesk
from layout.rules.rule import HAN, Fault, Pattern, Rule

_DOTTED = Pattern(rf"\.\.({HAN}{{1,20}})\.\.|({HAN})[\u0323\u0307]")
TEMPLATE_MARK = "在这里写"
"""The beginning of every text that new-issue leaves for the editor to replace."""
_JOINED = "broken line"
"""The name under which the clean door counts the lines that it joins."""
_LONG = 30
"""Characters; shorter paragraphs may repeat (问：…, 答：…)."""
_STANDING_CHARS = 6
"""Characters of a standing head at most (图片新闻, 一句话新闻), which more than one story may have."""
_DOTS_ROOM_EM = 0.5
"""Space between two lines that emphasis dots need, in em."""
_QUOTED_CHARS = 12
"""Characters of a paragraph that a message quotes."""
_WITHOUT_HEADLINE = ("picture", "advert")
"""The kinds of story that need no headline."""


def _headline(desk: CopyDesk) -> Iterator[Fault]:
    for p, s, story, spot in desk.stories():
        if not desk.edition.manuscripts[story.id].headline and story.kind not in _WITHOUT_HEADLINE:
            yield Fault(
                Words(f"“{story.id}”没有主题", f"“{story.id}” has no headline"),
                desk.at("pages", p, "stories", s),
                spot,
            )


def _copy(desk: CopyDesk) -> Iterator[Fault]:
    for p, s, story, spot in desk.stories():
        if not (story.body or story.body_file or story.pictures):
            yield Fault(
                Words(f"《{story.title}》没有正文", f"“{story.id}” has no copy and no picture"),
                desk.at("pages", p, "stories", s),
                spot,
            )


def _joined(desk: CopyDesk) -> Iterator[Fault]:
    """The first place of a story where the clean door joined lines."""
    for _, _, story, spot in desk.stories():
        made = desk.edition.manuscripts[story.id]
        kind, *line = made.first_changes.get(_JOINED, ("",))
        if kind == "line":
            times = made.changes[_JOINED]
            yield Fault(
                Words(
                    f"《{story.title}》有 {times} 行接到了上一行后面，这是第一行",
                    f"“{story.id}” has {times} lines joined to the line above; this is the first",
                ),
                Span(made.span.file, int(line[0]), 1, made.span.path),
                spot,
            )


def _template(desk: CopyDesk) -> Iterator[Fault]:
    for line in desk.lines if TEMPLATE_MARK in desk.copy else ():
        index = line.text.find(TEMPLATE_MARK)
        if index >= 0:
            yield Fault(
                Words(
                    f"还是新一期的样子：“{line.text[index : index + _QUOTED_CHARS]}”",
                    f"“{line.text[index : index + _QUOTED_CHARS]}” is left over from new-issue",
                ),
                desk.place(line, index),
                line.spot,
            )


def _dots(desk: CopyDesk) -> Iterator[Fault]:
    if ".." not in desk.copy and "\u0323" not in desk.copy and "\u0307" not in desk.copy:
        return
    grid = desk.house.grid
    gap = grid.leading / grid.size - 1
    for line in desk.lines:
        for match in _DOTTED.found(line.text) if line.part == "body" else ():
            word = match[1] or match[2]
            yield Fault(
                Words(
                    f"“{word}”的着重号排不下：行间只有 {gap:.2f} 字，要 {_DOTS_ROOM_EM} 字",
                    f"the dots under “{word}” need {_DOTS_ROOM_EM} em between lines; "
                    f"there are {gap:.2f} em",
                ),
                desk.place(line, match.start()),
                line.spot,
            )


def _headline_twice(desk: CopyDesk) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for p, s, story, spot in desk.stories():
        if not story.headline:
            continue
        title = story.title.replace(" ", "")
        first = seen.setdefault(title, story.id)
        if first != story.id and not (
            len(title) <= _STANDING_CHARS and _copy_differs(desk, first, story.id)
        ):
            yield Fault(
                Words(
                    f"《{story.title}》与“{first}”主题相同，像是同一篇",
                    f"“{story.id}” has the same headline as “{first}”",
                ),
                desk.at("pages", p, "stories", s, "headline"),
                spot,
            )


def _copy_differs(desk: CopyDesk, one: str, other: str) -> bool:
    """Whether two stories have no paragraph in common."""
    first, second = (desk.edition.manuscripts[story].paragraphs for story in (one, other))
    return not {p.text for p in first} & {p.text for p in second}


def _paragraph_twice(desk: CopyDesk) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for line in desk.lines:
        if line.part != "body" or len(line.text) < _LONG:
            continue
        if line.text in seen:
            yield Fault(
                Words(
                    f"这一段与“{seen[line.text]}”里的一段完全相同：“{line.text[:_QUOTED_CHARS]}…”",
                    f"“{seen[line.text]}” has the same paragraph: “{line.text[:_QUOTED_CHARS]}…”",
                ),
                desk.place(line, 0),
                line.spot,
            )
        seen.setdefault(line.text, line.story.id)


def _jump(desk: CopyDesk) -> Iterator[Fault]:
    last = len(desk.issue.pages)
    for p, s, story, spot in desk.stories():
        if story.jump.isdigit() and not p + 1 < int(story.jump) <= last:
            yield Fault(
                Words(
                    f"《{story.title}》转到第 {story.jump} 版：没有这一版，或者不在本版后面",
                    f"“{story.id}” jumps to page {story.jump}, which does not exist or is not a later "
                    "page",
                ),
                desk.at("pages", p, "stories", s, "jump"),
                spot,
            )


RULES = (
    Rule(
        "headline-missing",
        Severity.ERROR,
        "E4",
        Words("每篇稿件有主题", "every story has a headline"),
        Words("补上“主题: …”", "add a line “headline: …”"),
        "没有 主题",
        "主题: 山路上的雪",
        _headline,
        structural=True,
    ),
    Rule(
        "copy-missing",
        Severity.ERROR,
        "E4",
        Words("每篇稿件有正文或图片", "every story has copy or a picture"),
        Words("补上“正文: |”或“正文文件”", "add body or body_file"),
        "没有 正文",
        "正文: |",
        _copy,
    ),
    Rule(
        "template-left",
        Severity.ERROR,
        "new-issue",
        Words("新一期文件里的样子都换成了稿件", "no text of the new-issue template is left"),
        Words(
            "换成真的主题和正文；没有这一篇就删去",
            "write the real headline and copy, or delete the story",
        ),
        "主题: 在这里写第 2 版的主题",
        "主题: 山路上的雪",
        _template,
        structural=True,
    ),
    Rule(
        "emphasis-dots",
        Severity.ERROR,
        "A15",
        Words("正文不用着重号", "body copy has no emphasis dots"),
        Words("改用黑体：**文字**", "use bold instead: **text**"),
        "..要点..",
        "**要点**",
        _dots,
    ),
    Rule(
        "headline-twice",
        Severity.WARNING,
        "B3",
        Words("主题不重复", "no two stories have the same headline"),
        Words("删去重复的一篇，或者改主题", "delete one of the stories, or change its headline"),
        "两篇都叫《冰箱不是保险箱》",
        "各有主题",
        _headline_twice,
    ),
    Rule(
        "paragraph-twice",
        Severity.WARNING,
        "B3",
        Words("段落不重复", "no paragraph occurs twice"),
        Words("删去重复的一段", "delete one of the two paragraphs"),
        "同一段贴了两次",
        "只留一段",
        _paragraph_twice,
        points=1.0,
    ),
    Rule(
        "lines-joined",
        Severity.WARNING,
        "issue format 1",
        Words(
            "一段写一行；从邮件、PDF 贴来的断行会接成一段",
            "a paragraph is one line; lines that a mail or a PDF broke are joined",
        ),
        Words(
            "接得对就自己接成一行；不该接就在两行中间空一行，诗写 诗: 是",
            "make it one line if this is right; else put a blank line between, or write verse: yes",
        ),
        "一段断成几行",
        "一段一行",
        _joined,
    ),
    Rule(
        "jump-target",
        Severity.ERROR,
        "M11",
        Words("转版转到有的版", "a story jumps to a later page that exists"),
        Words("改成另一个版次，或者写 自动", "write another page number, or auto"),
        "4 个版，转版: 5",
        "转版: 3",
        _jump,
        structural=True,
    ),
)
