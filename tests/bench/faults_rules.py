"""Sections 2 (markup, YAML), 3 and 4 of the list of failed inputs, and more of the same kinds.

    python tests/bench/faults_rules.py [WORD …]

Each line of copy names the rules that must speak, each as often as it must, and what --fix must
make of it. The status is the number of wrong results, at most 100. Run by faults.py too.
"""

from __future__ import annotations

import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))

from small_issues import check, issue_file
from trials import Trial, small, table

from layout.core.diagnostics import Diagnostic
from layout.rules.fix import fix_file
from layout.rules.registry import BY_NAME

MOST = 100
Copy = tuple[str, tuple[str, ...], str]
"""A paragraph, the rules that speak, and the paragraph after --fix; empty if it stays."""
M = "foreign-markup"

MARKUP: tuple[Copy, ...] = (
    ("| 表 | 二 |", (M,), ""),
    ("- 报名时间八点", (M,), ""),
    ("**没有收尾的加粗。", (M,), ""),
    ("*注：以上数据由区统计局提供。", (M,), ""),
    ("~~删去~~的字。", (M,), ""),
    ("1. 报名", (M,), ""),
    ("> 引文", (M,), ""),
    ("# 一级", (M,), "## 一级"),
    ("### 三级", (M,), "## 三级"),
    ("[点这里](http://a.cn/b)", (M,), ""),
    ("![图](a.jpg)", (M,), ""),
    ("<b>好</b>吗", (M,), ""),
    ("好&nbsp;吗", (M,), "好吗"),
    ("##无空格", (M,), "## 无空格"),
    ("{姓名}同志", (M,), ""),
    # further ones
    ("* 报名", (M,), ""),
    ("- [ ] 待办", (M,), ""),
    ("`code`好", (M,), ""),
    ("__粗__的", (M,), ""),
    ("~~删~~去", (M,), ""),
    ("他[^1]来", (M,), ""),
    ("好<br/>吗", (M,), ""),
    ("&ldquo;好&rdquo;", (M, M), "“好”"),
    ("${name}您好", (M,), ""),
    ("{{姓名}}您好", (M,), ""),
    ("【待补】好", (M,), ""),
    ("{旮旯|gā lá}里有**粗**和*楷*。", (), ""),
    ("x<y且a>b，f{1,2}，A&B公司，C#语言，#话题#，foo_bar__baz。", (), ""),
    ("|a|的绝对值，-5度，5 > 3，2. 5倍。", (), "|a|的绝对值，−5度，5 > 3，2. 5倍。"),
)
SPEAKS: tuple[Copy, ...] = (
    (
        "’97香港、’99昆明、’90后、Chloé’s、xī’ān，5’10”。",
        (),
        "’97香港、’99昆明、’90后、Chloé’s、xī’ān，5′10″。",
    ),
    ("会议审议了报告，会议上说，书记会议上在讲话，局长会议审定。", (), ""),
    ("国务委员罗干表示，好。国务院秘书长罗干强调，更好。", (), ""),
    ("分列第一、二位，廿九、三十过年。", (), ""),
    ("愿与读者共勉。——编者", (), ""),
    ("尼赫鲁—甘地家族，北京—上海，道—琼斯指数，俄通社—塔斯社，五羊—本田。", (), ""),
    ("判处25年至30年。工作12年，徒刑10年。", (), ""),
    ("容量为15千兆。", (), ""),
    ("每周5次，每周5.5亿元。", (), ""),
    ("感染JN.1的人，见v.2版。", (), ""),
    ("见http://a.cn/2025.7.25/b.html。", (), ""),
    ("本报讯苏丹总统昨日到访，代表团随行。（张三）", (), ""),
    ("“思麦早“的发明人。", ("unpaired",), ""),
    ("他问：“去吗”？", ("quote-stop",), ""),
    # further ones that are right
    ("感冒’97寒冷的冬天，‘’98世界杯’，‘迎’97回归’，’til。", (), ""),
    ("39°54’20”，‘don’t’，L’Oréal，O’Neill。", (), "39°54′20″，‘don’t’，L’Oréal，O’Neill。"),
    ("1）报名，2）缴费。a）甲；b）乙。", (), ""),
    ("本报讯记者薛原报道：昨日开会。", (), ""),
    ("本报讯　一月六日，北京下雪。", (), ""),
    ("本报讯（张三、李四）昨日开会。", (), ""),
    ("豆腐、“甲”、“乙”、丙。“好吗？”、“好。”", (), ""),
    ("20世纪80年代，他到北京；90年代初回家。", (), ""),
    ("1978年以后，80年代初。", (), ""),
    ("30年初心不改，20年底蕴，10年代表作。", (), ""),
    ("卖800至1万元，2023—2025万里行。", (), ""),
    ("三、四年级，二、三产业，一、二审，第二、三次。", (), ""),
    ("版本v2025.7.25，No.5楼，图.1所示，一.5倍。", (), ""),
    ("周3晚上、星期2、3都行。", ("weekday-figure",), "周三晚上、星期2、3都行。"),
    ("他来了。12日大地震．10年过去了。", (), ""),
    ("谁说：“去”？", (), ""),
    # further ones that are wrong
    ("他‘97年来。", ("unpaired",), ""),
    ("“包”轻”扶”，好。", ("unpaired",), ""),
    ("他说：“甲（乙”丙。", ("unpaired",), ""),
    ("他说：‘甲”，好。", ("unpaired",), ""),
    ("读《甲〉，好。", ("unpaired",), ""),
    ("“甲‘乙”丙’。", ("crossed-pairs",), ""),
    ("“他说“好”。”", ("nested-quotes",), ""),
    ("分为“甲”、“乙”两类。", ("list-comma",), "分为“甲”“乙”两类。"),
    ("摄取一些—胡萝卜素。", ("single-dash",), ""),
    ("他—我都来。", ("single-dash",), ""),
    ("愿共勉。—编者", ("single-dash",), ""),
    ("他说，——好。", ("stop-before-dash",), "他说——好。"),
    ("用了三、四个月，七、八十人。", ("approximate-comma",) * 2, "用了三四个月，七八十人。"),
    ("90年代初的事，80年代末的事。", ("short-year",), ""),
    ("98年底的事，07年8月入住。", ("short-year",) * 2, ""),
    ("来了4千人，2百户。", ("mixed-number",) * 2, ""),
    ("星期5开会。", ("weekday-figure",), "星期五开会。"),
    ("增长.5个百分点。", ("bare-decimal",), ""),
    ("2025.7.25开会。", ("dotted-date",), ""),
    ("60至70万美元。", ("range-unit",), "60万至70万美元。"),
    ("好，，好。", ("doubled-mark",), "好，好。"),
    ("他来了。。", ("doubled-mark",), "他来了。"),
    ("本报讯 记者侯建宁 7月24日，开会。", ("lead-form",), "本报讯 记者侯建宁7月24日，开会。"),
    ("本报迅（记者侯建宁）7月24日，开会。", ("lead-form",), ""),
    ("本报讯：7月24日，开会。", ("lead-form",), ""),
    ("区委书记吴小洁强调，要好。", ("name-spelling",), ""),
    ("他答：“我们去”！", ("quote-stop",), ""),
)
FIXES: tuple[Copy, ...] = (
    ("每周5.5亿元。", (), ""),
    ("每周5次。", (), ""),
    ("一个排第三、一个排第七。", (), ""),
    ("廿九、三十。", (), ""),
    ("一、二年级。", (), ""),
    ("共勉。——编者", (), ""),
    ("JN.1，v.2。", (), ""),
    ("邹家华，、杨尚昆到会。", ("doubled-mark",), ""),
)
Value = tuple[str, str, int, str]
"""The head line of an issue as typed, the rule that speaks, its column, and words of its hint."""
VALUES: tuple[Value, ...] = (
    ("主题: 小区 #3 号楼重装电梯", "value-cut", 13, '主题: "小区 #3 号楼重装电梯"'),
    ("主题: 小区 # 3 号楼", "value-cut", 13, '主题: "小区 # 3 号楼"'),
    ("主题：小区重装电梯", "yaml-syntax", 0, ""),
    ("主题:\u00a0小区", "yaml-syntax", 12, "主题: 小区"),
    ("主题:\u3000小区", "yaml-syntax", 12, "主题: 小区"),
    ("\u00a0主题: 小区", "unknown-key", 9, "重新缩进"),
    ("主题: @小区", "yaml-syntax", 13, '主题: "@小区"'),
    ("主题: `小区`", "yaml-syntax", 13, '主题: "`小区`"'),
    ("主题: %小区", "yaml-syntax", 13, '主题: "%小区"'),
    ("主题: [通知] 停水", "yaml-syntax", 13, '主题: "[通知] 停水"'),
    ("主题: *重要* 通知", "yaml-syntax", 13, '主题: "*重要* 通知"'),
    ("主题: &abc 停水", "value-cut", 13, '主题: "&abc 停水"'),
    ("主题: !abc 停水", "value-cut", 13, '主题: "!abc 停水"'),
    ('主题: "北京"欢迎你', "yaml-syntax", 17, "主题: “北京”欢迎你"),
    ("主题: '北京'欢迎你", "yaml-syntax", 17, "主题: “北京”欢迎你"),
    ('主题: "一\\n二"', "value-form", 13, "写成列表"),
    # further ones
    ("主题: |停水", "yaml-syntax", 13, '主题: "|停水"'),
    ("主题: - 停水", "yaml-syntax", 13, '主题: "- 停水"'),
    ("主题: {姓名} 你好", "yaml-syntax", 13, '主题: "{姓名} 你好"'),
    ("主题: 小区: 3号楼", "yaml-syntax", 15, '主题: "小区: 3号楼"'),
    ("主题:停水", "yaml-syntax", 12, "主题: 停水"),
    ('主题: "C:\\图"', "yaml-syntax", 16, "主题: 'C:\\图'"),
    ("主题: 小区  # 注释", "", 0, ""),
    ("主题: 小区#3号楼", "", 0, ""),
)


def copies() -> Iterator[Trial]:
    """The inputs that are paragraphs of copy."""
    for section, rows in (("2", MARKUP), ("3", SPEAKS), ("4", FIXES)):
        for text, names, fixed in rows:
            yield Trial(section, text, partial(_of_copy, text, names, fixed))


def rules() -> Iterator[Trial]:
    """All inputs of the sections."""
    yield from copies()
    for line, rule, column, says in VALUES:
        yield Trial("2", line, partial(_of_value, line, rule, column, says))
    yield Trial("2", "two documents", partial(_of_file, "稿件:\n", "稿件:\n---\n", "两份"))
    yield Trial("2", "期号 missing", partial(_of_file, "期号: 12\n", "", "缺少“期号”"))
    yield Trial("2", "编号: A1", partial(_of_file, "编号: lead", "编号: A1", "“A1”"))
    yield Trial("3", "standing heads", _standing_heads)
    for n, (name, says) in enumerate(PICTURES.items()):
        yield Trial("2", f"picture {name!r}", partial(_of_picture, name, says, n))
    for ending, part in (("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")):
        yield Trial("2", f"正文文件: a.{ending}", partial(_of_document, ending, part))
    for sign in "\u2028\u0085":
        yield Trial("4", f"U+{ord(sign):04X} in comment and copy", partial(_of_sign, sign))


def _said(path: Path) -> list[Diagnostic]:
    """What is found in the copy, without what is said of internal publications and the page."""
    items = check(path).items
    return [one for one in items if one.spot.story and not BY_NAME[one.rule].internal]


def _of_copy(text: str, names: tuple[str, ...], fixed: str, folder: Path) -> tuple[str, bool]:
    path = issue_file(folder, "好。", text, more="        规范化: 否\n" if "‘9" in text else "")
    found = sorted(item.rule for item in _said(path))
    fix_file(path, None)
    after = path.read_text(encoding="utf-8").split("好。\n", 1)[1].strip("\n")[10:]
    right = found == sorted(names) and after == (fixed or text)
    return f"{', '.join(found) or 'silent'}; --fix: {after if after != text else 'stays'}", right


def _of_value(line: str, rule: str, column: int, says: str, folder: Path) -> tuple[str, bool]:
    path = issue_file(folder, "好。")
    text = path.read_text(encoding="utf-8").replace("主题: 夏天喝水", line)
    path.write_text(text, encoding="utf-8")
    return _judged(path, rule, column, says)


def _judged(path: Path, rule: str, column: int, says: str) -> tuple[str, bool]:
    """The errors of an issue in a line; right if they are one of this rule, column and words."""
    errors = [item for item in check(path).items if item.severity == "error"]
    told = "; ".join(f"{e.rule} {e.message.zh} → {e.hint.zh}" for e in errors) or "silent"
    if not rule:
        return told, not errors
    places = [item.span.column if item.span else 0 for item in errors]
    right = [item.rule for item in errors] == [rule] and says in told
    return told, right and (not column or places == [column])


def _of_file(old: str, new: str, says: str, folder: Path) -> tuple[str, bool]:
    path = issue_file(folder, "好。")
    path.write_text(path.read_text("utf-8").replace(old, new), encoding="utf-8")
    errors = [item for item in check(path).items if item.severity == "error"]
    told = "; ".join(f"{e.message.zh} → {e.hint.zh}" for e in errors)
    return told, len(errors) == 1 and says in told and "pydantic" not in told


def _standing_heads(folder: Path) -> tuple[str, bool]:
    path = issue_file(folder, "甲。", headline="图片新闻")
    story = "      - 编号: two\n        主题: 图片新闻\n        正文: |\n          乙。\n"
    path.write_text(path.read_text("utf-8") + story, encoding="utf-8")
    found = [item.rule for item in _said(path)]
    return ", ".join(found) or "silent", not found


PICTURES = {
    unicodedata.normalize("NFC", "photos/José.jpg"): "",
    unicodedata.normalize("NFD", "photos/José.jpg"): "",
    "photos/Dandelion.JPG": "大小写要一样",
    "C:\\图片\\dandelion.jpg": "是不是“photos/dandelion.jpg”",
    "'photos/dandelion.jpg '": "前后多了空格",
    "photos/dandelino.jpg": "是不是“photos/dandelion.jpg”",
}
"""File names of a picture, and the words of the one line that is said of them."""


def _of_picture(name: str, says: str, n: int, folder: Path) -> tuple[str, bool]:
    path = small(folder)
    form = "NFD" if n == 0 else "NFC"  # on the disk in the other form than typed
    (folder / "photos" / f"{unicodedata.normalize(form, 'José')}.jpg").write_bytes(b"x")
    text = path.read_text(encoding="utf-8").replace("photos/dandelion.jpg", name)
    path.write_text(text, encoding="utf-8")
    return _judged(path, "picture-missing" if says else "", 0, says)


def _of_document(ending: str, part: str, folder: Path) -> tuple[str, bool]:
    path = issue_file(folder, "x")
    with zipfile.ZipFile(folder / f"a.{ending}", "w") as file:
        file.writestr(part, "<x/>")
    text = path.read_text("utf-8").split("        正文")[0] + f"        正文文件: a.{ending}\n"
    path.write_text(text, encoding="utf-8")
    return _judged(path, "not-text", 0, f".{ending}")


def _of_sign(sign: str, folder: Path) -> tuple[str, bool]:
    path = issue_file(folder, f"甲{sign}乙,丙。", headline="己,庚")
    text = f"# 一{sign}二,三\n" + path.read_text("utf-8")
    path.write_text(text, encoding="utf-8")
    fix_file(path, None)
    after = path.read_text("utf-8")
    right = text.replace("乙,丙", "乙，丙").replace("己,庚", "己，庚")
    return "mended" if after == right else repr(after[-60:]), after == right


if __name__ == "__main__":
    sys.exit(min(MOST, table(rules(), sys.argv[1:])))
