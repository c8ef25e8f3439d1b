"""Section 7 of the list of failed inputs: files, processes, outputs. Run by faults.py.

Kills at random moments have a script of their own: kill.py. A save at the desk against one from
outside is tried in a browser: preview_truth.py.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree

from kill import marked
from trials import ROOT, Trial, changed, command, judged, sample, small

PHOTO = "photos/dandelion.jpg"
PRINTED = "社区图书馆｜周末延长开放"
GONE = 2.0
"""Seconds after which no child of a killed command may be left."""
WORK = 1.0
"""Seconds that a build is given before it is killed."""
BROKEN = (1, 2)
CHECKED = (0, 1)


def machine() -> Iterator[Trial]:
    """All inputs of section 7."""
    for name, make in FILES.items():
        yield Trial("7", f"a picture that is {name}", lambda f, m=make: picture(f, m))
        yield Trial("7", f"an issue file that is {name}", lambda f, m=make: issue_file(f, m))
    for name, text in NAMES.items():
        yield Trial("7", f"a picture named by {name}", lambda f, t=text: picture_name(f, t))
    yield Trial(
        "7", "a credit of 5,000 digits", lambda f: altered(f, "摄影: 资料图", "摄影: " + "7" * 5000)
    )
    yield Trial("7", "100,000 rows", lambda f: altered(f, "行: 51-80", "行: 51-100000"))
    yield Trial("7", "a headline of 20 times", lambda f: altered(f, PRINTED, PRINTED * 20))
    for module in (
        "栏: 1-9, 行: 51-80",
        "栏: 1-4, 行: 1-60",
        "栏: 0-4, 行: 51-80",
        "栏: 4-1, 行: 80-51",
    ):
        yield Trial("7", f"版样 {{{module}}}", lambda f, m=module: dummy(f, m))
    yield Trial("7", "a control character in JUnit", junit)
    yield Trial("7", "Ctrl+C in proof-issue", interrupted)
    yield Trial("7", "two issues of one name", one_name)
    yield Trial("7", "a FIFO under --watch", watched)
    for name, spoil in OUTPUTS.items():
        yield Trial("7", f"an output that is {name}", lambda f, s=spoil: output(f, s))
    yield Trial("7", "a disk of 200 KB", lambda f: disk(f, "200k"))
    yield Trial("7", "a disk of 4.3 MB", lambda f: disk(f, "4300k"))
    yield Trial("7", "an old PDF that is immutable", immutable)
    for number in (signal.SIGKILL, signal.SIGTERM, signal.SIGINT):
        yield Trial("7", f"{number.name} to the leader alone", lambda f, n=number: orphans(f, n))
    yield Trial("7", "a draft left by a kill", draft)


FILES: dict[str, Callable[[Path], None]] = {
    "a link to /dev/zero": lambda p: p.symlink_to("/dev/zero"),
    "a FIFO": os.mkfifo,
    "a link to itself": lambda p: p.symlink_to(p.name),
    "a folder": lambda p: p.mkdir(),
    "empty": lambda p: p.write_bytes(b""),
}
NAMES = {
    "a NUL": r'"photos/a\0b.jpg"',
    "5,000 characters": "a" * 5000,
    "/dev/zero": "/dev/zero",
    "a way out of the folder": "../../3589.yaml",
}
OUTPUTS: dict[str, Callable[[Path], None]] = {
    "a file where the folder must be": lambda f: (f / "out").write_text("x"),
    "a folder 3589.pdf": lambda f: (f / "out" / "mini.pdf").mkdir(parents=True),
    "a folder report.json": lambda f: (f / "out" / "mini" / "report.json").mkdir(parents=True),
}


def picture(folder: Path, make: Callable[[Path], None]) -> tuple[str, bool]:
    issue = small(folder)
    (folder / PHOTO).unlink()
    make(folder / PHOTO)
    ran = command("build-issue", issue, "--quiet", folder=folder)
    result, right = judged(ran, BROKEN, ["dandelion.jpg"])
    return result, right and not (folder / "out" / "mini.pdf").exists()


def issue_file(folder: Path, make: Callable[[Path], None]) -> tuple[str, bool]:
    issue = small(folder)
    issue.unlink()
    make(issue)
    return judged(command("build-issue", issue, "--quiet", folder=folder), BROKEN, ["mini.yaml"])


def picture_name(folder: Path, name: str) -> tuple[str, bool]:
    issue = changed(small(folder), f"文件: {PHOTO}", f"文件: {name}")
    return judged(command("build-issue", issue, "--quiet", folder=folder), BROKEN, ["mini.yaml:"])


def altered(folder: Path, old: str, new: str) -> tuple[str, bool]:
    issue = changed(small(folder), old, new)
    return judged(command("build-issue", issue, "--quiet", folder=folder), (1,), ["mini.yaml:"])


def dummy(folder: Path, module: str) -> tuple[str, bool]:
    issue = changed(small(folder), "栏: 1-4, 行: 51-80", module)
    ran = command("build-issue", issue, "--quiet", folder=folder)
    result, right = judged(ran, (1,), ["mini.yaml:10:"])
    return result, right and not (folder / "out" / "mini.pdf").exists()


def junit(folder: Path) -> tuple[str, bool]:
    issue = changed(small(folder), "主题: 雨天记得收好花盆", r'主题: "雨天\x07\e[31m收好花盆"')
    project = command("check-issue", issue, "--format", "junit", folder=folder)
    start = project.said.find("<?xml")
    try:
        root = ElementTree.fromstring(project.said[start:])
    except ElementTree.ParseError as error:
        return f"not XML: {error}", False
    clean = "\x07" not in project.said and "\x1b" not in project.said
    return f"exit {project.status}: <{root.tag}>", clean and project.status in CHECKED


def interrupted(folder: Path) -> tuple[str, bool]:
    process = started("proof-issue", sample(folder), folder=folder)
    time.sleep(WORK)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=10)[0].decode(errors="replace")
    result = f"exit {process.returncode}: {said.strip()[:80]}"
    return result, process.returncode == 130 and "Traceback" not in said


def one_name(folder: Path) -> tuple[str, bool]:
    first, second = small(folder / "x"), small(folder / "y")
    ran = command("build-issue", first, second, folder=folder)
    result, right = judged(ran, (2,), ["mini"])
    return result, right and not (folder / "out" / "mini.pdf").exists()


def watched(folder: Path) -> tuple[str, bool]:
    issue = small(folder)
    issue.unlink()
    os.mkfifo(issue)
    ran = command("build-issue", issue, "--watch", folder=folder, patience=20)
    return judged(ran, BROKEN, ["mini.yaml"])


def output(folder: Path, spoil: Callable[[Path], None]) -> tuple[str, bool]:
    issue = small(folder)
    spoil(folder)
    ran = command("build-issue", issue, "--quiet", folder=folder)
    result, right = judged(ran, (2,), ["怎么办"])
    return result, right and len(ran.said.splitlines()) <= 3


def disk(folder: Path, size: str) -> tuple[str, bool]:
    """The sample built to a disk of `size` that has an old PDF and report."""
    issue, out = sample(folder), folder / "out"
    out.mkdir()
    call = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(out)]
    if subprocess.run(call, capture_output=True, check=False).returncode:
        return "no disk can be mounted here", True
    try:
        old = {out / "3589.pdf": b"old", out / "3589" / "report.json": b"old"}
        for path, data in old.items():
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        ran = command("build-issue", issue, "--quiet", folder=folder)
        new = [path for path, data in old.items() if path.read_bytes() != data]
        strays = [p.name for p in out.rglob(".*")]
    finally:
        subprocess.run(["umount", str(out)], check=True)
    result, right = judged(ran, (0, 2))
    whole = len(new) == (2 if ran.status == 0 else 0)
    return f"{result} {strays or ''}", right and whole and not strays


def immutable(folder: Path) -> tuple[str, bool]:
    issue = small(folder)
    pdf = folder / "out" / "mini.pdf"
    pdf.parent.mkdir()
    pdf.write_bytes(b"old")
    if (
        shutil.which("chattr") is None
        or subprocess.run(["chattr", "+i", str(pdf)], capture_output=True, check=False).returncode
    ):
        return "no file can be made immutable here", True
    try:
        ran = command("build-issue", issue, "--quiet", folder=folder)
        kept = pdf.read_bytes() == b"old"
    finally:
        subprocess.run(["chattr", "-i", str(pdf)], check=True)
    result, right = judged(ran, (2,), ["怎么办"])
    return result, right and kept and not (folder / "out" / "mini" / "report.json").exists()


def started(name: str, *arguments: str | Path, folder: Path) -> subprocess.Popen[bytes]:
    """A command that is left to work; its children carry the folder's name as a mark."""
    module = name.partition("-")[0]
    code = f"from layout.cli.{module} import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "BUILD_ISSUE_KILL_TEST": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def orphans(folder: Path, number: signal.Signals) -> tuple[str, bool]:
    process = started("build-issue", sample(folder), folder=folder)
    time.sleep(WORK)
    process.send_signal(number)
    try:
        process.communicate(timeout=GONE)
        held = False
    except subprocess.TimeoutExpired:
        held = True
    left = list(marked(str(folder)))
    for one in left:
        os.kill(one, signal.SIGKILL)
    return f"{len(left)} processes left, stream {'held' if held else 'free'}", not left and not held


def draft(folder: Path) -> tuple[str, bool]:
    """What a killed build left beside the PDF is gone after the next one."""
    issue = small(folder)
    out = folder / "out"
    process = started("build-issue", issue, folder=folder)
    drafts: list[Path] = []
    while process.poll() is None and not drafts:
        drafts = [p for p in out.rglob(".*") if p.is_file()]
    process.kill()
    process.communicate()
    before = [p.name for p in out.rglob(".*") if p.is_file()]
    ran = command("build-issue", issue, "--quiet", folder=folder)
    after = [p.name for p in out.rglob(".*") if p.is_file()]
    report = out / "mini" / "report.json"
    parsed = bool(report.exists() and json.loads(report.read_text(encoding="utf-8")))
    result = f"exit {ran.status}; drafts {len(before)}, then {len(after)}"
    return result, not after and (parsed or ran.status == 1)
