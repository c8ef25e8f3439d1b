"""A YAML file as a tree of nodes that know their line and column.

Every scalar stays the text that was typed: 010110 is not a number here and `no` is not a boolean.
The models convert the texts. Faults of a file are diagnostics. A duplicate key is reported and
left out; the rest of the file is still read. A file that is too large, has a foreign encoding or
holds an anchor bomb is not read.
"""

from __future__ import annotations

import errno
import re
from pathlib import Path
from typing import NamedTuple

import yaml

from layout.core.diagnostics import Findings, Span, Words
from layout.core.reading import TEXT_BYTES, NotRegularError, TooLargeError, read_regular
from layout.source.documents import document_fault
from layout.source.yaml_events import LOADER, events_are_sound

MAX_NODES = 200_000
"""Nodes after all anchors are written out; an anchor bomb has millions."""


class Scalar(NamedTuple):
    """A text; `block` tells a literal block (|), whose lines are lines of the file.

    `comment` is the comment that follows it on its line, with the blanks before it. `folded` tells
    that YAML made fewer lines of it than were typed: after >, or without any sign.
    """

    text: str
    span: Span
    block: bool = False
    comment: str = ""
    folded: bool = False


class Listing(NamedTuple):
    """A YAML sequence."""

    items: tuple[Node, ...]
    span: Span


class Entry(NamedTuple):
    """One key of a mapping with its value; `span` is the place of the key."""

    key: str
    span: Span
    value: Node


class Mapping(NamedTuple):
    """A YAML mapping: entries in the order of the file, each key once."""

    entries: tuple[Entry, ...]
    span: Span


Node = Scalar | Listing | Mapping


def read_text(path: Path, shown: str, findings: Findings) -> str | None:
    """The text of a UTF-8 file, without a byte order mark.

    None if it cannot be read; the reason is added to `findings`. Messages name the file `shown`.
    """
    span = Span(shown, 1, 1)
    try:
        data = read_regular(path, TEXT_BYTES)
    except TooLargeError:
        if fault := document_fault(path.name, b""):
            findings.error(*fault, span)
            return None
        mebibytes = TEXT_BYTES >> 20
        findings.error(
            "file-too-large",
            Words(f"文件超过 {mebibytes} MiB", f"the file is larger than {mebibytes} MiB"),
            Words(
                "这不像一期报纸；把图片放到 photos/，稿件放到 copy/",
                "keep pictures in photos/ and copy in copy/",
            ),
            span,
        )
        return None
    except OSError as error:
        findings.error(
            "file-unreadable",
            Words(f"读不了文件：{_os_reason(error)}", f"cannot read the file: {error.strerror}"),
            Words("检查文件名和所在文件夹", "check the name and the folder"),
            span,
        )
        return None
    if fault := document_fault("", data):
        findings.error(*fault, span)
        return None
    return _decoded(data, shown, findings)


def _decoded(data: bytes, shown: str, findings: Findings) -> str | None:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        encoding = _guessed_encoding(data)
        findings.error(
            "encoding",
            Words(
                f"文件不是 UTF-8 编码{f'，像是 {encoding.zh}' if encoding else ''}",
                f"the file is not UTF-8{f', it looks like {encoding.en}' if encoding else ''}",
            ),
            Words("在编辑器里“另存为”，编码选 UTF-8", "save it again with the encoding UTF-8"),
            Span(shown, line, 1),
        )
        return None


def _os_reason(error: OSError) -> str:
    """The reason of a system error in Chinese."""
    reasons = {
        FileNotFoundError: "没有这个文件",
        PermissionError: "没有读取权限",
        IsADirectoryError: "这是一个文件夹",
        NotRegularError: "这不是普通文件，是管道或设备",
    }
    if error.errno == errno.EINVAL and type(error) is OSError:
        return "文件名里有不能用的字符"
    return reasons.get(type(error), str(error.strerror or error))


def _guessed_encoding(data: bytes) -> Words | None:
    """The encoding that bytes seem to have; None if no likely one fits."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Words("UTF-16", "UTF-16")
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return Words("GB 18030（GBK）", "GB 18030 (GBK)")


class _File(NamedTuple):
    """A file that is read: its text, its name in messages, and where its faults go."""

    text: str
    shown: str
    findings: Findings


def parse_yaml(text: str, shown: str, findings: Findings) -> Node | None:
    """The tree of a YAML text; an empty text is an empty mapping.

    None if it cannot be read; the reason is added to `findings`. Spans name the file `shown`.
    """
    file = _File(in_own_lines(text) if "\n" in text else text, shown, findings)
    try:
        if not events_are_sound(file.text, shown, findings):
            return None
        root = yaml.compose(file.text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        from layout.source.yaml_faults import syntax_fault  # noqa: PLC0415 - only a fault needs it

        syntax_fault(error, file.text, shown, findings)
        return None
    except yaml.reader.ReaderError as error:
        from layout.source.yaml_faults import control_character_fault  # noqa: PLC0415 - as above

        control_character_fault(error, text, shown, findings)
        return None
    if root is None:
        return Mapping((), Span(shown, 1, 1))
    if _expanded_size(root) > MAX_NODES:
        findings.error(
            "anchor-bomb",
            Words("锚点（& 与 *）展开后太大", "anchors expand to too many values"),
            Words(
                "不要层层引用锚点，直接写出内容", "write the values out instead of nesting anchors"
            ),
            _span(root, shown),
        )
        return None
    return _convert(root, file)


_OTHER_BREAKS = ("\u0085", "\u2028", "\u2029")
"""Characters that YAML takes for line breaks and editors do not, besides a lone CR."""


def in_own_lines(text: str) -> str:
    """A text in which only line ends (LF, CR LF) break lines; all places stay."""
    for sign in _OTHER_BREAKS:
        text = text.replace(sign, " ")
    return re.sub("\r(?!\n)", " ", text) if "\r" in text else text


def _expanded_size(root: yaml.Node) -> int:
    """The number of nodes after all anchors are written out, counted up to MAX_NODES + 1."""
    sizes: dict[int, int] = {}
    open_nodes: set[int] = set()

    def size(node: yaml.Node) -> int:
        key = id(node)
        if key in open_nodes:  # an anchor inside itself
            return MAX_NODES + 1
        if key not in sizes:
            open_nodes.add(key)
            total = 1
            if isinstance(node, yaml.SequenceNode):
                total += sum(size(child) for child in node.value)
            elif isinstance(node, yaml.MappingNode):
                total += sum(size(k) + size(v) for k, v in node.value)
            open_nodes.discard(key)
            sizes[key] = min(total, MAX_NODES + 1)
        return sizes[key]

    return size(root)


def _span(node: yaml.Node, shown: str, path: str = "") -> Span:
    return Span(shown, node.start_mark.line + 1, node.start_mark.column + 1, path)


def _convert(node: yaml.Node, file: _File, path: str = "") -> Node:
    span = _span(node, file.shown, path)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(_convert(child, file, f"{path}[{i}]") for i, child in enumerate(node.value))
        return Listing(items, span)
    if isinstance(node, yaml.MappingNode):
        return Mapping(_entries(node, file, path), span)
    block = getattr(node, "style", None) == "|"
    end = node.end_mark
    comment = "" if block or end is None else _comment_after(file.text, end.index)
    return Scalar(node.value, span, block, comment, _is_folded(node, file.text))


def _is_folded(node: yaml.Node, text: str) -> bool:
    """Whether YAML joined typed lines of a text that is neither quoted nor a literal block."""
    style = getattr(node, "style", None)
    start, end = node.start_mark, node.end_mark
    if style not in (None, "", ">") or end is None or end.line == start.line:
        return False
    typed = text[start.index : end.index].splitlines()[style == ">" :]
    return _full_lines(typed) > _full_lines(node.value.splitlines())


def _full_lines(lines: list[str]) -> int:
    """The number of lines that are not blank."""
    return sum(bool(line.strip()) for line in lines)


def _comment_after(text: str, end: int) -> str:
    """The comment that follows a value on its line, with the blanks before it; empty if none does."""
    if text[end : end + 1] not in (" ", "\t"):
        return ""
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else None].rstrip("\r")
    return rest if rest.lstrip(" \t").startswith("#") else ""


def _entries(node: yaml.MappingNode, file: _File, path: str) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    seen: dict[str, Span] = {}
    for key_node, value_node in node.value:
        key_span = _span(key_node, file.shown, path)
        if not isinstance(key_node, yaml.ScalarNode):
            file.findings.error(
                "key-form",
                Words("键必须是一个词", "a key must be a single word"),
                Words("去掉键两边的括号", "remove the brackets around the key"),
                key_span,
            )
            continue
        key = key_node.value
        key_path = f"{path}.{key}" if path else key
        key_span = Span(key_span.file, key_span.line, key_span.column, key_path)
        if key in seen:
            file.findings.error(
                "duplicate-key",
                Words(
                    f"“{key}”写了两次，第一次在第 {seen[key].line} 行",
                    f"“{key}” is written twice, first on line {seen[key].line}",
                ),
                Words("留下对的一个，删掉另一个", "keep the right one and delete the other"),
                key_span,
            )
            continue
        seen[key] = key_span
        entries.append(Entry(key, key_span, _convert(value_node, file, key_path)))
    return tuple(entries)
