"""Times of the live preview, from a save to the new page in Chromium.

Run from the repository: `.venv/bin/python tests/bench/preview.py [EDITS]`, 12 edits if EDITS is not
given. Every edit changes a few words of the sample's lead; every fourth one is long enough to move
the last lines of the page. The script prints the median and the worst time until the edited page is
shown and until make-up is finished, and the load of the machine.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

TESTS = Path(__file__).parent.parent
sys.path.insert(0, str(TESTS / "kit"))

from live import chromium, digest, live, wait_for_another, window  # noqa: E402

PLACE = "会上,军政领导参观了"
WORDS = ("一同", "先后", "都", "一起仔细地、一件一件地、从头到尾地，花了整整一个上午，")


def main(edits: int) -> None:
    """Make `edits` edits and print the figures."""
    shown, settled = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "specs"
        shutil.copytree(TESTS.parent / "specs", folder)
        spec = folder / "3589.yaml"
        text = spec.read_text(encoding="utf-8")
        assert PLACE in text
        began = time.perf_counter()
        with live(spec) as server, chromium() as started:
            server.settled()
            print(f"start to four pages made up  {time.perf_counter() - began:6.2f} s")
            with window(started, server.address) as page:
                for number in range(edits):
                    before = digest(page)
                    words = f"第{number + 1}次{WORDS[number % len(WORDS)]}"
                    new = text.replace(PLACE, f"会上,军政领导{words}参观了", 1)
                    saved = time.perf_counter()
                    server.write(new)
                    wait_for_another(page, before)
                    shown.append(time.perf_counter() - saved)
                    server.settled()
                    settled.append(time.perf_counter() - saved)
                    time.sleep(0.3)
    for label, times in (("save to page shown", shown), ("save to make-up settled", settled)):
        print(f"{label:<28} {statistics.median(times):6.2f} s median {max(times):6.2f} s worst")
    print(f"{edits} edits, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 12)
