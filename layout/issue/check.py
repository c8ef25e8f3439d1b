"""What can be said of an issue without setting it: masthead fields, dummies, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable

from layout.diagnostics import Findings, Spot, Words
from layout.house import House
from layout.issue.load import Edition, inside
from layout.issue.lunar import FIRST, LAST, lunar_date, weekday
from layout.issue.model import PLACEHOLDER, Module, Page

Check = Callable[[Edition, Findings], None]


def check_edition(edition: Edition, findings: Findings) -> None:
    """Every check, in the order an editor reads the file."""
    for check in CHECKS:
        check(edition, findings)


def check_dates(edition: Edition, findings: Findings) -> None:
    """Weekday and lunar date agree with the date (handbook M01, M02)."""
    issue = edition.issue.value
    right = weekday(issue.date)
    if issue.weekday and issue.weekday != right:
        findings.error(
            "weekday",
            Words(
                f"{issue.date} 是{right}，不是“{issue.weekday}”",
                f"{issue.date} is {right}, not “{issue.weekday}”",
            ),
            Words(f"改成 {right}，或者核对日期", f"write {right}, or look at the date again"),
            edition.issue.span("weekday"),
        )
    computed = lunar_date(issue.date)
    if computed is None:
        findings.error(
            "lunar-range",
            Words(
                f"农历表只到 {FIRST} 至 {LAST}，查不到 {issue.date}",
                f"the lunar table covers {FIRST} to {LAST}, not {issue.date}",
            ),
            Words("核对日期的年份", "look at the year again"),
            edition.issue.span("date"),
        )
    elif issue.lunar and _bare(issue.lunar) != _bare(computed):
        findings.error(
            "lunar-date",
            Words(
                f"{issue.date} 是{computed}，不是“{issue.lunar}”",
                f"{issue.date} is {computed}, not “{issue.lunar}”",
            ),
            Words(f"改成 {computed}；这一行也可以不写", f"write {computed}, or leave the line out"),
            edition.issue.span("lunar"),
        )


def _bare(lunar: str) -> str:
    text = lunar.replace("农历", "").replace(" ", "").replace("\u3000", "")
    return (
        text.replace("冬月", "十一月")
        .replace("腊月", "十二月")
        .replace("月二十", "月廿")
        .replace("月廿　", "月廿")
    )


def check_imprint(edition: Edition, findings: Findings) -> None:
    """Page count and licence agree with the pages and the house (M03, M07)."""
    issue, house = edition.issue.value, edition.house.value
    count = len(issue.pages)
    if issue.page_count is not None and issue.page_count != count:
        findings.error(
            "page-count",
            Words(
                f"“版数”写了 {issue.page_count}，版面有 {count} 个",
                f"page_count says {issue.page_count}, there are {count} pages",
            ),
            Words(f"改成 {count}，或者补上缺的版", f"write {count}, or add the missing pages"),
            edition.issue.span("page_count"),
        )
    if issue.licence and issue.licence != house.licence:
        findings.error(
            "licence",
            Words(
                f"准印证号与报社设置不同，应为 {house.licence}",
                f"the licence differs from the house's, {house.licence}",
            ),
            Words(
                "照准印证改；换了证要改 paper.yaml",
                "copy it from the licence; renewals go into paper.yaml",
            ),
            edition.issue.span("licence"),
        )
    for index, page in enumerate(issue.pages):
        if page.number != index + 1:
            findings.error(
                "page-number",
                Words(
                    f"这里应是第 {index + 1} 版，写成了第 {page.number} 版",
                    f"this should be page {index + 1}, not {page.number}",
                ),
                Words("版次从 1 起，一个不缺、不重", "pages count from 1 without gap"),
                edition.issue.span("pages", index, "number"),
                Spot(page.number),
            )


def check_copy(edition: Edition, findings: Findings) -> None:
    """Every story has something to print."""
    for p, page in enumerate(edition.issue.value.pages):
        for s, story in enumerate(page.stories):
            span = edition.issue.span("pages", p, "stories", s)
            spot = Spot(page.number, story.id)
            if not story.headline and story.kind not in ("picture", "advert"):
                findings.error(
                    "headline-missing",
                    Words(f"“{story.id}”没有主题", f"“{story.id}” has no headline"),
                    Words("补上“主题: …”", "add “headline: …”"),
                    span,
                    spot,
                )
            if not (story.body or story.body_file or story.pictures):
                findings.error(
                    "copy-missing",
                    Words(f"《{story.title}》没有正文", f"“{story.id}” has no copy"),
                    Words("补上“正文: |”或“正文文件”", "add body or body_file"),
                    span,
                    spot,
                )


_DOTTED = re.compile("\\.\\.([\u4e00-\u9fff]{1,20})\\.\\.|([\u4e00-\u9fff])[\u0323\u0307]")


def check_emphasis(edition: Edition, findings: Findings) -> None:
    """Emphasis dots need half an em between lines, which newspaper leading has not (A15)."""
    grid = edition.house.value.grid
    gap = grid.leading / grid.size - 1
    for manuscript in edition.manuscripts.values():
        for paragraph, span in zip(manuscript.paragraphs, manuscript.spans, strict=True):
            for match in _DOTTED.finditer(paragraph.text):
                findings.error(
                    "emphasis-dots",
                    Words(
                        f"“{match[1] or match[2]}”的着重号排不下：行间只有 {gap:.2f} 字，要 0.5 字",
                        f"no room for dots under “{match[1] or match[2]}”: {gap:.2f} em between lines",
                    ),
                    Words("改用黑体：**文字**", "use bold instead: **text**"),
                    span,
                    Spot(manuscript.page, manuscript.story.id),
                )


def check_pictures(edition: Edition, findings: Findings) -> None:
    """Every photograph is there and inside the issue's folder."""
    for p, page in enumerate(edition.issue.value.pages):
        for s, story in enumerate(page.stories):
            for n, picture in enumerate(story.pictures):
                key = ("pages", p, "stories", s, "pictures", n, "file")
                span, spot = edition.issue.span(*key), Spot(page.number, story.id)
                if picture.file == PLACEHOLDER:
                    findings.warn(
                        "picture-placeholder",
                        Words(
                            f"《{story.title}》的图片还是{PLACEHOLDER}",
                            f"a picture of “{story.id}” is still a placeholder",
                        ),
                        Words("付印前换上真照片的文件名", "name the photograph before printing"),
                        span,
                        spot,
                    )
                    continue
                path = inside(edition.folder, picture.file)
                if path is None:
                    findings.error(
                        "outside-folder",
                        Words(
                            f"图片在这一期的文件夹之外：{picture.file}",
                            f"picture lies outside the issue's folder: {picture.file}",
                        ),
                        Words("把照片拷到 photos/ 里再写文件名", "copy it into photos/"),
                        span,
                        spot,
                    )
                elif not path.is_file():
                    findings.error(
                        "picture-missing",
                        Words(f"找不到图片：{picture.file}", f"picture not found: {picture.file}"),
                        Words(
                            f"照片要放在 {edition.folder.name}/ 下；核对文件名和扩展名",
                            f"put it below {edition.folder.name}/; check name and extension",
                        ),
                        span,
                        spot,
                    )


Cells = tuple[int, int, int, int]
"""First and last column, first and last row."""


def fixed_zones(page: Page, house: House) -> dict[str, Cells]:
    """The furniture that stands on a page before any story, by name."""
    grid = house.grid
    if page.number != 1:
        return {"版眉": (1, grid.columns, 1, house.folio_rows)}
    first, last = (int(n) for n in house.masthead.columns.split("-"))
    return {
        "报头": (first, last, 1, house.masthead.rows),
        "报尾": (1, grid.columns, grid.rows - house.foot_rows + 1, grid.rows),
    }


def check_dummies(edition: Edition, findings: Findings) -> None:
    """Every module is on the page, for a story of that page, and alone in its cells."""
    issue = edition.issue.value
    placed: dict[str, int] = {}
    for p, page in enumerate(issue.pages):
        ids = {story.id for story in page.stories}
        taken = dict(fixed_zones(page, edition.house.value))
        for story_id, module in page.dummy.items():
            span = edition.issue.span("pages", p, "dummy", story_id)
            spot = Spot(page.number, story_id)
            if story_id in placed:
                findings.error(
                    "dummy-twice",
                    Words(
                        f"“{story_id}”在第 {placed[story_id]} 版的版样里已经排过",
                        f"“{story_id}” stands in the dummy of page {placed[story_id]} already",
                    ),
                    Words("删掉其中一处", "delete one of the two"),
                    span,
                    spot,
                )
                continue
            placed[story_id] = page.number
            if story_id not in ids:
                findings.error(
                    "dummy-story",
                    Words(
                        f"版样里的“{story_id}”不是第 {page.number} 版的稿件",
                        f"“{story_id}” is no story of page {page.number}",
                    ),
                    Words(
                        f"本版稿件：{'、'.join(sorted(ids))}", f"stories: {', '.join(sorted(ids))}"
                    ),
                    span,
                    spot,
                )
                continue
            _check_module(story_id, module, taken, edition, findings, p)


def _check_module(
    story_id: str,
    module: Module,
    taken: dict[str, Cells],
    edition: Edition,
    findings: Findings,
    page_index: int,
) -> None:
    grid = edition.house.value.grid
    page = edition.issue.value.pages[page_index]
    span = edition.issue.span("pages", page_index, "dummy", story_id)
    spot = Spot(page.number, story_id)
    cells = (*module.columns, *module.rows)
    if module.columns[1] > grid.columns or module.rows[1] > grid.rows:
        findings.error(
            "dummy-range",
            Words(
                f"“{story_id}”排到了版心之外（版心 {grid.columns} 栏 × {grid.rows} 行）",
                f"“{story_id}” leaves the type area of {grid.columns} × {grid.rows}",
            ),
            Words("改小栏或行的末数", "lower the last column or row"),
            span,
            spot,
        )
        return
    for name, other in taken.items():
        if (
            cells[0] <= other[1]
            and other[0] <= cells[1]
            and cells[2] <= other[3]
            and other[2] <= cells[3]
        ):
            findings.error(
                "dummy-overlap",
                Words(
                    f"“{story_id}”与“{name}”重叠：后者占 {other[0]}-{other[1]} 栏、"
                    f"{other[2]}-{other[3]} 行",
                    f"“{story_id}” overlaps “{name}” at columns {other[0]}-{other[1]}, "
                    f"rows {other[2]}-{other[3]}",
                ),
                Words("移开其中一个", "move one of them"),
                span,
                spot,
            )
            return
    taken[story_id] = cells


CHECKS: tuple[Check, ...] = (
    check_dates,
    check_imprint,
    check_copy,
    check_emphasis,
    check_pictures,
    check_dummies,
)
