"""The commands: arguments, messages, exit status, nothing else.

An interrupt that comes while a command is still being imported ends it without a traceback. A
program that imports the commands as a library keeps its own handling.
"""

import os
import signal
import sys
from pathlib import Path

COMMANDS = frozenset({"build-issue", "check-issue", "new-issue", "proof-issue"})
"""The names of the console scripts."""

if sys.argv and Path(sys.argv[0]).stem in COMMANDS:
    signal.signal(signal.SIGINT, lambda *_: os._exit(130))
