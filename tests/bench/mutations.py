"""Slips of one character or value in the masthead of the sample, and the rules that must catch them.

Run as a script, it prints for every field how many slips are caught.
"""

from __future__ import annotations

import datetime
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from layout.core.diagnostics import Findings
from layout.issue.load import load_edition
from layout.rules.run import check_edition

SPECS = Path(__file__).parent.parent.parent / "specs"
HOTLINES = """便民电话:
  市政府: 12345
  市燃气公司急修: 96777
  供电公司: 95598
  消防: 65762876
  防汛: 65099212
"""
DIGIT_LOOKALIKES = {"0": "O", "1": "l", "3": "８", "5": "S", "8": "B", "9": "g"}
HAN_LOOKALIKES = {
    "要": "耍", "闻": "间", "综": "棕", "合": "台", "民": "氏", "生": "主", "副": "幅", "刊": "列",
    "赵": "起", "慧": "惠", "王": "玉", "莹": "萤", "京": "亰", "内": "肉", "资": "姿", "准": "淮", "字": "宇",
    "号": "另", "市": "巿", "政": "攻", "府": "俯", "燃": "然", "气": "汽", "公": "分", "司": "同", "急": "忽",
    "修": "俢", "供": "洪", "电": "甩", "消": "销", "防": "坊", "汛": "讯",
}  # fmt: skip


@dataclass(frozen=True)
class Mutation:
    """One change of one file, and the rules of which at least one must report it."""

    field: str
    what: str
    file: str
    old: str
    new: str
    rules: frozenset[str]


def base_text() -> str:
    """The sample with hotlines and no waivers. Each page keeps only its first story, for speed."""
    text = (SPECS / "3589.yaml").read_text(encoding="utf-8")
    text = re.sub(r"^豁免:\n(  .*\n)+", HOTLINES, text, flags=re.MULTILINE)
    head, *pages = re.split(r"(?=^  - 版次: )", text, flags=re.MULTILINE)
    return head + "".join(_first_story(page) for page in pages)


def _first_story(page: str) -> str:
    stories = re.split(r"(?=^      - 编号: )", page, flags=re.MULTILINE)
    return stories[0] + stories[1].rstrip() + "\n"


def lay_out(folder: Path) -> None:
    """Write the sample and the issue before it into `folder`, with photographs and house file."""
    (folder / "photos").mkdir(parents=True)
    for photo in (SPECS / "photos").glob("*.jpg"):
        shutil.copy(photo, folder / "photos" / photo.name)
    shutil.copy(SPECS / "paper.yaml", folder / "paper.yaml")
    text = base_text()
    (folder / "3589.yaml").write_text(text, encoding="utf-8")
    before = text.replace("期号: 3589", "期号: 3588").replace("2025-07-25", "2025-07-18")
    before = before.replace("闰六月初一", "六月廿四")
    (folder / "3588.yaml").write_text(before, encoding="utf-8")


def found_rules(folder: Path) -> tuple[set[str], set[str]]:
    """The names of the rules that report something, and of those that report an error."""
    findings = Findings()
    edition = load_edition(folder / "3589.yaml", None, findings)
    if edition is not None:
        check_edition(edition, findings)
    rules = {item.rule for item in findings.items}
    return rules, {item.rule for item in findings.items if item.severity == "error"}


def caught(mutation: Mutation, folder: Path) -> bool:
    """Whether a rule meant for the mutation reports it. Without the mutation these rules report nothing."""
    path = folder / mutation.file
    text = path.read_text(encoding="utf-8")
    assert text.count(mutation.old) >= 1, mutation
    path.write_text(text.replace(mutation.old, mutation.new, 1), encoding="utf-8")
    rules, _ = found_rules(folder)
    path.write_text(text, encoding="utf-8")
    return bool(rules & mutation.rules)


def swaps(text: str) -> Iterator[str]:
    """The text with two neighbouring characters exchanged, for every pair of them."""
    for i in range(len(text) - 1):
        if text[i] != text[i + 1]:
            yield text[:i] + text[i + 1] + text[i] + text[i + 2 :]


def drops(text: str) -> Iterator[str]:
    """The text without one character, for every character."""
    yield from dict.fromkeys(text[:i] + text[i + 1 :] for i in range(len(text)))


def lookalikes(text: str) -> Iterator[str]:
    """The text with one character replaced by one that looks like it."""
    table = {**DIGIT_LOOKALIKES, **HAN_LOOKALIKES, "—": "-", "L": "1"}
    for i, char in enumerate(text):
        if char in table:
            yield text[:i] + table[char] + text[i + 1 :]


def digits(text: str) -> Iterator[str]:
    """The text with one digit raised by 3, for every digit."""
    for i, char in enumerate(text):
        if char.isdigit():
            yield text[:i] + str((int(char) + 3) % 10) + text[i + 1 :]


def wide(text: str) -> str:
    """The text with full-width digits."""
    return text.translate({ord(str(d)): 0xFF10 + d for d in range(10)})


def of_field(
    field: str, line: str, values: Iterator[str] | list[str], rules: str, file: str = "3589.yaml"
) -> Iterator[Mutation]:
    """The mutations of a line `key: value` to the other `values`; `rules` are names with blanks between."""
    key, _, value = line.partition(": ")
    for new in dict.fromkeys(values):
        if new != value:
            changed = f"{key}: {new}" if new else key + ":"
            yield Mutation(field, f"{value} → {new}", file, line, changed, frozenset(rules.split()))


def _number() -> Iterator[Mutation]:
    values = [*swaps("3589"), *drops("3589"), *lookalikes("3589"), *digits("3589")]
    values += [
        "03589",
        "3588",
        "3590",
        "35889",
        wide("3589"),
        "第3589期",
        "",
        "0",
        "-3589",
        "3589.0",
    ]
    rules = "issue-file issue-number number-form value-form"
    yield from of_field("期号", "期号: 3589", values, rules)
    yield Mutation("期号", "dropped", "3589.yaml", "期号: 3589\n", "", frozenset({"missing-key"}))


def _date() -> Iterator[Mutation]:
    day = datetime.date(2025, 7, 25)
    for shift in [*range(-13, 0), *range(1, 15), 29, 365, -365, 354]:
        new = day + datetime.timedelta(days=shift)
        meant = "lunar-date" if shift % 7 == 0 else "weekday"
        yield from of_field("日期", "日期: 2025-07-25", [new.isoformat()], meant)
    malformed = ["2025-07-32", "2025-13-25", "2025-7-25", "2025/07/25", "2025.07.25", "20250725"]
    malformed += [
        wide("2025-07-25"),
        "2O25-07-25",
        "2025-07-2",
        "25-07-25",
        "2025-02-29",
        "",
        "7月25日",
    ]
    yield from of_field("日期", "日期: 2025-07-25", malformed, "date-form")
    yield from of_field("日期", "日期: 2025-07-25", ["2205-07-25", "1949-07-25"], "lunar-range")
    yield from of_field("日期", "日期: 2025-07-25", ["2025-07-18", "2025-07-11"], "issue-order")
    yield Mutation(
        "日期", "dropped", "3589.yaml", "日期: 2025-07-25\n", "", frozenset({"missing-key"})
    )


def _weekday() -> Iterator[Mutation]:
    others = [f"星期{c}" for c in "一二三四六日"]
    yield from of_field("星期", "星期: 星期五", others, "weekday")
    forms = [
        "星期天",
        "周五",
        "礼拜五",
        "星期5",
        "星期七",
        "星期",
        "五",
        "五期星",
        "星其五",
        "星期伍",
    ]
    yield from of_field("星期", "星期: 星期五", forms, "weekday-form")


def _lunar() -> Iterator[Mutation]:
    line, right = "农历: 农历乙巳年闰六月初一", "农历乙巳年闰六月初一"
    forms = [
        "农历乙已年闰六月初一",
        "农历乙己年闰六月初一",
        "农历已巳年闰六月初一",
        "农历甲巳年闰六月初一",
    ]
    forms += [
        "农历乙午年闰六月初一",
        "农历乙巳年润六月初一",
        "农历乙巳年闰6月初1",
        "农历乙巳年闰六月一日",
    ]
    forms += [
        "农历乙巳蛇年闰六月初一",
        "农历乙巳年闰六月初十一",
        "农历乙巳年闰六月卅",
        "农历乙巳年闰一月初一",
    ]
    forms += [
        "农历乙巳年闰六月",
        "乙巳",
        "农历乙巳年闰六月初一日",
        "农历乙巳年六闰月初一",
        "农厉乙巳年闰六月初一",
    ]
    yield from of_field("农历", line, forms, "lunar-form")
    months = [right.replace("闰六", m) for m in ("六", "七", "五", "闰五", "闰七", "正", "腊")]
    days = [right.replace("初一", d) for d in ("初二", "初十", "十一", "廿一", "三十", "二十")]
    years = [right.replace("乙巳", y) for y in ("甲辰", "丙午", "己巳", "乙未", "丁巳", "乙丑")]
    yield from of_field("农历", line, [*months, *days, *years], "lunar-date")


def _page_count() -> Iterator[Mutation]:
    yield from of_field(
        "版数", "版数: 4", ["1", "2", "3", "5", "6", "8", "14", "40", "44"], "page-count"
    )
    yield from of_field("版数", "版数: 4", ["04", "4.0"], "page-form")
    yield from of_field(
        "版数", "版数: 4", ["四", "４", "4版", "", "0", "-4"], "number-form value-form"
    )


def _licence() -> Iterator[Mutation]:
    right = "京内资准字0710—L0070号"
    values = [*swaps(right), *drops(right), *lookalikes(right), *digits(right)]
    values += [
        wide(right),
        right.replace("—", "——"),
        right.replace("—", "一"),
        right.replace("L", "l"),
    ]
    values += [
        right.replace("—", "－"),
        right.replace("字", "字 "),
        right + "码",
        right.replace("L", "Y"),
    ]
    yield from of_field("准印证号", f"准印证号: {right}", values, "licence licence-form")


def _pages() -> Iterator[Mutation]:
    for page in range(1, 5):
        line = f"  - 版次: {page}"
        others = [str(n) for n in range(1, 7) if n != page]
        yield from of_field("版次", line, others, "page-number")
        yield from of_field("版次", line, [f"0{page}"], "page-form")
        yield from of_field(
            "版次", line, ["0", wide(str(page)), ""], "value-form number-form missing-key"
        )
    for section in ("要闻", "综合", "民生", "副刊"):
        line = f"    版名: {section}"
        slips = [*swaps(section), *drops(section), *lookalikes(section), section + "。"]
        yield from of_field("版名", line, slips, "section-name")
    yield from of_field("版名", "    版名: 要闻", ["综合", "副刊"], "section-front")
    for key, name in (("责任编辑", "赵慧慧"), ("美编", "王莹莹")):
        line = f"    {key}: {name}"
        slips = [*swaps(name), *drops(name), *lookalikes(name), name + "2", ""]
        yield from of_field(key, line, slips, "staff-unknown staff-form value-form")
        yield Mutation(key, "dropped", "3589.yaml", line + "\n", "", frozenset({"missing-key"}))


def _hotlines() -> Iterator[Mutation]:
    lines = dict(line.strip().split(": ") for line in HOTLINES.splitlines()[1:])
    rules = "hotline-house hotline-form hotline-twice"
    for label, number in lines.items():
        line = f"  {label}: {number}"
        values = [
            *swaps(number),
            *list(drops(number))[:2],
            *lookalikes(number),
            *list(digits(number))[:3],
        ]
        values.append(number + "0")
        yield from of_field("便民电话", line, values, rules)
        for new in (*lookalikes(label), *list(drops(label))[:1]):
            meant = frozenset({"hotline-label"})
            yield Mutation("便民电话", new, "3589.yaml", line, f"  {new}: {number}", meant)


def _house() -> Iterator[Mutation]:
    paper = "paper.yaml"
    pinyin = "CHAOYANGBAO"
    slips = [*swaps(pinyin), *drops(pinyin), "CHAO YANG BAO", "ChaoYangBao", "CHÁOYÁNGBÀO"]
    yield from of_field("拼音", f"拼音: {pinyin}", slips, "pinyin", paper)
    yield from of_field(
        "报名",
        "报名: 朝阳报",
        ["朝阳", "阳朝报", "潮阴报", "朝 阳报", "朝阳日报"],
        "pinyin imprint",
        paper,
    )
    for key, name in (("主办", "中共北京市朝阳区委宣传部"), ("出版", "北京市朝阳区融媒体中心")):
        blanks = [name[:5] + " " + name[5:], name[:3] + "\u3000" + name[3:], '""']
        yield from of_field(key, f"{key}: {name}", blanks, "imprint value-form", paper)
    url = "http://www.chynews.bjchy.gov.cn"
    broken = [
        url.replace(".", "。"),
        url.replace("//", "/"),
        url.replace("http", "htp"),
    ]
    broken += [url.replace("www", "www "), url[7:], url.replace(".", ",")]
    yield from of_field("网址", f"网址: {url}", broken, "url-form", paper)


def mutations() -> list[Mutation]:
    """All mutations. Each differs from the right value."""
    parts = (_number, _date, _weekday, _lunar, _page_count, _licence, _pages, _hotlines, _house)
    return [mutation for part in parts for mutation in part()]


def rates(folder: Path) -> dict[str, tuple[int, list[Mutation]]]:
    """For every field the number of mutations, and those that were missed."""
    counts: dict[str, int] = defaultdict(int)
    missed: dict[str, list[Mutation]] = defaultdict(list)
    for mutation in mutations():
        counts[mutation.field] += 1
        if not caught(mutation, folder):
            missed[mutation.field].append(mutation)
    return {field: (count, missed[field]) for field, count in counts.items()}


def main() -> int:
    """Print for every field how many mutations are caught, and those that are missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "specs"
        lay_out(folder)
        print(
            "without mutation:", sorted(found_rules(folder)[0]), "errors:", found_rules(folder)[1]
        )
        table = rates(folder)
    for field, (count, missed) in table.items():
        print(f"{field}\t{count - len(missed)}/{count}")
        for mutation in missed:
            print(f"    missed: {mutation.what}  (meant for {', '.join(sorted(mutation.rules))})")
    total, lost = sum(c for c, _ in table.values()), sum(len(m) for _, m in table.values())
    print(f"all\t{total - lost}/{total}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
