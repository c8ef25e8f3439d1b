"""Every input of the list of failed inputs, tried on the product: result, right or wrong.

    python tests/bench/faults.py [--all] [WORD …]

Tries sections 3, 4, 6, 7, 10 and the markup of 2 on the commands. A WORD limits the run to inputs
whose section (`§7`) or name contains it. `--all` runs the scripts of the other sections as well:
letters, marks and lines of copy (1, 2), fonts (5), turns of heads (8), the preview in Chromium (9).
The status is the number of wrong results and of scripts that failed, at most 100.
"""

from __future__ import annotations

import subprocess
import sys
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))
sys.path.insert(0, str(Path(__file__).parent))

from faults_houses import houses
from faults_machine import machine
from faults_rules import rules
from faults_waivers import waivers
from trials import table

BENCH = Path(__file__).parent
MOST = 100
OTHERS = {
    "§1, §2": ("faults_copy.py", "--wrong"),
    "§5": ("fonts.py",),
    "§8": ("head_turns.py",),
    "§9": ("preview_truth.py", "inputs"),
}
"""The scripts of the other sections, with their arguments."""


def others() -> int:
    """Run the scripts of the other sections; the number that failed."""
    failed = 0
    for section, (script, *arguments) in OTHERS.items():
        print(f"{section}: {script}", flush=True)
        call = [sys.executable, str(BENCH / script), *arguments]
        failed += subprocess.run(call, check=False).returncode != 0
    return failed


def main(arguments: list[str]) -> int:
    words = [one for one in arguments if one != "--all"]
    wrong = table(chain(rules(), houses(), machine(), waivers()), words)
    return min(MOST, wrong + (others() if "--all" in arguments else 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
