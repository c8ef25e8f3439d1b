"""Unsafe characters never reach a terminal, a log or XML, and nothing else changes."""

from __future__ import annotations

import json

import pytest

from layout.core.diagnostics import Diagnostic, Severity, Span, Words
from layout.core.printable import printable, printable_json

UNSAFE = [*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *"\u2028\u202e\u2066\ufffe\uffff"]
LONE_SURROGATES = ["\ud800", "\udfff"]


@pytest.mark.parametrize("char", UNSAFE + LONE_SURROGATES, ids=lambda char: f"U+{ord(char):04X}")
def test_one_visible_character_stands_for_an_unsafe_one(char: str) -> None:
    shown = printable(f"前{char}后")
    assert len(shown) == 3 and char not in shown
    assert shown.isprintable() and shown.encode()
    json_text = printable_json(json.dumps({"text": f"前{char}后"}, ensure_ascii=False))
    assert char not in json_text and json_text.encode()
    assert json.loads(json_text) == {"text": f"前{char}后"}


def test_c0_controls_become_their_pictures() -> None:
    assert printable("\x1b[31m\x00\n\x7f\x9b") == "␛[31m␀␊␡�"


def test_safe_text_stays() -> None:
    text = "农历乙巳年闰六月，“A—b”：３ 　\u00a0é𠮷"
    assert printable(text) == text and printable_json(text) == text


def test_a_diagnostic_is_one_line_and_a_hint() -> None:
    message, hint = Words("甲\n\x1b[2J乙", "a\nb"), Words("丙\r丁", "")
    item = Diagnostic("some-rule", Severity.ERROR, message, hint, Span("a\x07.yaml", 2, 3))
    lines = item.line("zh").split("\n")
    assert lines == ["a␇.yaml:2:3: 错误[some-rule] 甲␊␛[2J乙", "    怎么办：丙␍丁"]
    assert item.line("en") == "a␇.yaml:2:3: error[some-rule] a␊b"
