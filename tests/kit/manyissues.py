"""Several small issues beside each other, for the tests of many issues."""

from __future__ import annotations

from pathlib import Path

BROKEN = "    版名: 要闻\n"


def several(folder: Path, *names: str, broken: str = "") -> list[Path]:
    """Copies of `mini.yaml` under these names; the one called `broken` has a page without a name."""
    text = (folder / "mini.yaml").read_text(encoding="utf-8")
    assert text.count(BROKEN) == 1
    files = []
    for name in names:
        file = folder / f"{name}.yaml"
        own = text.replace(BROKEN, "") if name == broken else text
        file.write_text(own.replace("延长开放", f"延长{name}"), encoding="utf-8")
        files.append(file)
    return files
