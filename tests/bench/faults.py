"""Every input of the list of failed inputs, tried on the commands: result, right or wrong.

    python tests/bench/faults.py [WORD …]

A WORD limits the run to inputs whose section (`§7`) or name contains it. The status is the number of
wrong results, at most 100.
"""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "kit"))
sys.path.insert(0, str(Path(__file__).parent))

from faults_houses import houses
from faults_machine import machine
from faults_waivers import waivers
from trials import table

MOST = 100

if __name__ == "__main__":
    sys.exit(min(MOST, table(chain(houses(), machine(), waivers()), sys.argv[1:])))
