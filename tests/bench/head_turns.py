"""How many heads of tests/text/display/head_turns.txt are turned as an art editor accepts.

Run from the repository: `python tests/bench/head_turns.py [all]`. It prints the right ones of the
development heads and of the held-out heads, and lists the plain faults and the other wrong turns;
those of the unseen and fresh heads with `all` alone.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent.parent.parent), str(Path(__file__).parent.parent / "kit")]

from headturns import (  # noqa: E402
    FRESH,
    MORE,
    SECOND,
    THIRD,
    TURN,
    UNSEEN,
    TestHead,
    plain_fault,
    test_heads,
    turns_of,
)

from layout.text.display.turns import Phrases  # noqa: E402


def turned(head: TestHead, phrases: Phrases) -> tuple[str, ...]:
    """The lines of the best way with as many lines as asked; no lines if there is none."""
    ways = (way.lines for way in phrases.ways(head.text) if len(way.lines) == head.lines)
    return next(ways, ())


def main() -> int:
    """Print the figures; the exit status is 1 if there are plain faults."""
    phrases, faults = Phrases(), 0
    phrases.lexicon.tagged("报")
    started = time.perf_counter()
    sets = {
        "development": [head for head in test_heads() if not head.held_out],
        "more for development": list(test_heads(MORE)),
        "second for development": list(test_heads(SECOND)),
        "third for development": list(test_heads(THIRD)),
        "unseen": list(test_heads(UNSEEN)),
        "fresh": list(test_heads(FRESH)),
        "held out": [head for head in test_heads() if head.held_out],
    }
    for name, heads in sets.items():
        made = [(head, turned(head, phrases)) for head in heads]
        wrong = [(head, lines) for head, lines in made if turns_of(lines) not in head.accepted]
        plain = [(head, lines) for head, lines in wrong if not lines or plain_fault(head, lines)]
        faults += len(plain)
        right = len(heads) - len(wrong)
        print(
            f"{name}: {right} of {len(heads)} right ({right / len(heads):.1%}), "
            f"{len(plain)} plain faults"
        )
        if name not in ("unseen", "fresh") or "all" in sys.argv[1:]:
            for head, lines in wrong:
                fault = "plain" if (head, lines) in plain else "     "
                print(f"  {fault}  {head.lines}  {TURN.join(lines) or head.text + '（不转）'}")
    print(f"{(time.perf_counter() - started) * 1000:.0f} ms for all heads")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
