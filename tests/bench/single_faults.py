"""Single faults in a house file and in an issue file: each is named, or the page is none the worse.

Run from the repository: `.venv/bin/python tests/bench/single_faults.py [FAULTS] [SEED] [house|issue]`.
FAULTS faults (200) are drawn over all keys of a complete house file, and as many over those of
an issue file. Each is checked and built. Prints the table: kind of fault by what came of it, and
every case that is wrong and silent, a traceback or a hang.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parent))

from fault_judging import Outcome, Told, Worker
from fault_kinds import KINDS, Spoilt, complete_house, faults

ROOT = Path(__file__).parents[2]
ISSUE = ROOT / "tests" / "issues" / "school"
COLUMNS = (
    "error at key",
    "error",
    "warning",
    "same page",
    "legal change",
    "WRONG AND SILENT",
    "traceback",
    "hang",
)
BAD = COLUMNS[-3:]


class Bench:
    """A folder with the school's issue and house, both complete, and a worker."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.worker = folder, Worker()
        shutil.copytree(ROOT / "specs" / "photos", folder / "photos")
        self.issue = _complete_issue(_read(ISSUE / "7.yaml"))
        self.house = complete_house(_read(ISSUE / "paper.yaml"))
        self.base = self._run(self.issue, self.house)
        assert self.base.digest and not self.base.wrong, self.base

    def _run(self, issue: Any, house: Any) -> Outcome:
        for name, document in (("7.yaml", issue), ("paper.yaml", house)):
            text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=1 << 20)
            (self.folder / name).write_text(text, encoding="utf-8")
        return self.worker.run(self.folder / "7.yaml", self.folder / "out")

    def judged(self, spoilt: Spoilt, which: str) -> tuple[str, Outcome]:
        """The column of the table for one fault, and what came of it."""
        if which == "house":
            outcome = self._run(self.issue, spoilt.document)
        else:
            outcome = self._run(spoilt.document, self.house)
        return _column(outcome, self.base, spoilt), outcome


def _read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def _complete_issue(issue: dict[str, Any]) -> dict[str, Any]:
    """The issue with keys of every kind added."""
    added = {
        "星期": "星期五",
        "农历": "农历乙巳年闰六月初一",
        "版数": "2",
        "准印证号": "青内资准字第0311号",
        "便民电话": {"校医室": "0911-6602110", "门卫": "0911-6602119"},
        "公益广告": ["多读书｜读好书"],
        "规范化": "是",
        "报纸": "paper.yaml",
    }
    first, second = issue["版面"]
    lead = first["稿件"][0]
    lead.update(引题="一座小镇的夏天", 副题=["晚饭以后", "桥头见"], 作者="记者 禾三", 转版="否")
    lead["图片"][0].update(焦点=["0.5", "0.4"], 栏数="2-4")
    first["稿件"][2].update(栏目="街谈", 体裁="评论", 提要="借书的人多了三成。", 加框="自动")
    second["稿件"][-1].update(来源="人民日报", 规范化="否", 竖题="自动", 诗="否")
    second["校对"] = "禾三"
    return {**{key: issue[key] for key in ("期号", "日期")}, **added, "版面": [first, second]}


def _column(outcome: Outcome, base: Outcome, spoilt: Spoilt) -> str:
    if outcome.failure:
        return "hang" if outcome.failure == "hang" else "traceback"
    new = [item for item in outcome.told if item not in base.told]
    errors = [item for item in new if item.severity == "error"]
    if not outcome.digest:
        at_key = any(_at_key(item, spoilt) for item in errors)
        return "error at key" if at_key else "error" if errors else "WRONG AND SILENT"
    warned = [item for item in new if item.severity == "warning"]
    if outcome.digest == base.digest:
        return "warning" if warned else "same page"
    if outcome.wrong:
        return "warning" if any(_at_key(item, spoilt) for item in warned) else "WRONG AND SILENT"
    return "warning" if warned else "legal change"


def _at_key(item: Told, spoilt: Spoilt) -> bool:
    """Whether a diagnostic names the key of the fault, or stands at a table round it."""
    keys = [str(step) for step in spoilt.path if isinstance(step, str)]
    return any(key in item.path or key in item.message for key in keys[-2:])


def run(count: int, seed: str, which: str, bench: Bench) -> bool:
    """Try that many faults in one file and print the table; whether none was bad."""
    table: Counter[tuple[str, str]] = Counter()
    bad: list[str] = []
    for spoilt in faults(
        bench.house if which == "house" else bench.issue, count, f"{seed}-{which}"
    ):
        column, outcome = bench.judged(spoilt, which)
        table[spoilt.kind, column] += 1
        if column in BAD:
            why = "; ".join(dict.fromkeys(outcome.wrong[:4])) or outcome.failure[-600:] or "no PDF"
            bad.append(f"{column}: {spoilt.kind} of {spoilt.named}: {why}")
            print(bad[-1], flush=True)
        elif column in ("legal change", "error"):
            told = {item.rule for item in outcome.told} - {item.rule for item in bench.base.told}
            print(f"   {column}: {spoilt.kind} of {spoilt.named}: {', '.join(sorted(told))}")
    print(f"\n{which}, {count} faults, seed {seed}")
    print(f"{'':18s}" + "".join(f"{name:>17s}" for name in COLUMNS))
    for kind in (*KINDS, "all"):
        row = [
            sum(n for (k, c), n in table.items() if c == name and kind in (k, "all"))
            for name in COLUMNS
        ]
        print(f"{kind:18s}" + "".join(f"{n or '–':>17}" for n in row))
    return not bad


def main(count: int, seed: str, files: list[str]) -> None:
    """Run both files and end with status 1 if a fault was bad."""
    with tempfile.TemporaryDirectory() as name:
        bench = Bench(Path(name) / "school")
        good = [run(count, seed, which, bench) for which in files]
        bench.worker.close()
    sys.exit(not all(good))


if __name__ == "__main__":
    main(
        int((sys.argv[1:] or ["200"])[0]),
        (sys.argv[2:] or ["3589"])[0],
        sys.argv[3:] or ["house", "issue"],
    )
