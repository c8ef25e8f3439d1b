"""Text made safe for terminals, logs and XML: one visible character for each that must not be shown.

Messages quote what an editor typed, and typed text may hold control characters: an escape sequence
would recolour a terminal, and XML 1.0 (section 2.2) forbids most of them.
"""

from __future__ import annotations

import re

_BEYOND_C0 = (
    "\x7f-\x9f"  # delete and the C1 controls
    "\u2028\u2029"  # line and paragraph separator
    "\u202a-\u202e\u2066-\u2069"  # bidirectional overrides, which reorder what follows them
    "\ud800-\udfff"  # lone surrogates, which UTF-8 cannot encode
    "\ufffe\uffff"  # noncharacters that XML 1.0 forbids
)
_UNSAFE = re.compile(f"[\x00-\x1f{_BEYOND_C0}]")
_UNSAFE_IN_JSON = re.compile(f"[{_BEYOND_C0}]")
"""The C0 controls are escaped by `json.dumps`; its own line feeds stay."""
_CONTROL_PICTURES = 0x2400
"""U+2400 onwards: one picture for each C0 control, in the same order."""
_DELETE, _PICTURE_OF_DELETE = "\x7f", "\u2421"
_REPLACEMENT = "\ufffd"


def printable(text: str) -> str:
    """The text with each unsafe character replaced by one visible character.

    The length does not change, so that columns still count. A line feed is unsafe, too: one text
    is one line.
    """
    return _UNSAFE.sub(_visible, text)


def printable_json(text: str) -> str:
    r"""JSON text with each unsafe character written as its escape \uXXXX: the values stay."""
    return _UNSAFE_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _visible(match: re.Match[str]) -> str:
    char = match[0]
    if char == _DELETE:
        return _PICTURE_OF_DELETE
    return chr(_CONTROL_PICTURES + ord(char)) if char < " " else _REPLACEMENT
