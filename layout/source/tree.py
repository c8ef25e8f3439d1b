"""A YAML file as a tree of nodes that know their line and column.

Every scalar stays the text that was typed (010110 is not a number here, `no` is not a boolean);
the models convert. Duplicate keys, anchor bombs, over-large files and foreign encodings are
diagnostics, and what can be read is read all the same.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import yaml

from layout.core.diagnostics import Findings, Span, Words

MAX_BYTES = 8 * 1024 * 1024
"""Larger files are no issue file; a broadsheet of 48 pages has about 1 MiB of copy."""

MAX_NODES = 200_000
"""Nodes after anchors are written out; a bomb has millions."""

MAX_DEPTH = 60


class Scalar(NamedTuple):
    """A text; `block` if it was written as a literal block (|), whose lines map to file lines."""

    text: str
    span: Span
    block: bool = False


class Listing(NamedTuple):
    """A YAML sequence."""

    items: tuple[Node, ...]
    span: Span


class Entry(NamedTuple):
    """One key of a mapping with its value; the span is the key's."""

    key: str
    span: Span
    value: Node


class Mapping(NamedTuple):
    """A YAML mapping in file order, keys unique."""

    entries: tuple[Entry, ...]
    span: Span


Node = Scalar | Listing | Mapping


def read_text(path: Path, shown: str, findings: Findings) -> str | None:
    """The text of a UTF-8 file, or None with the reason among the findings."""
    span = Span(shown, 1, 1)
    try:
        if path.stat().st_size > MAX_BYTES:
            findings.error(
                "file-too-large",
                Words(f"文件超过 {MAX_BYTES >> 20} MiB", f"file is over {MAX_BYTES >> 20} MiB"),
                Words(
                    "这不像一期报纸；把图片放到 photos/，稿件放到 copy/",
                    "keep pictures in photos/ and copy in copy/",
                ),
                span,
            )
            return None
        data = path.read_bytes()
    except OSError as error:
        findings.error(
            "file-unreadable",
            Words(f"读不了文件：{_os_reason(error)}", f"cannot read the file: {error.strerror}"),
            Words("检查文件名和所在文件夹", "check the name and the folder"),
            span,
        )
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        encoding = _guess_encoding(data)
        findings.error(
            "encoding",
            Words(
                f"文件不是 UTF-8 编码{f'，像是 {encoding}' if encoding else ''}",
                f"file is not UTF-8{f' but looks like {encoding}' if encoding else ''}",
            ),
            Words("在编辑器里“另存为”，编码选 UTF-8", "save it again with the encoding UTF-8"),
            Span(shown, line, 1),
        )
        return None


def _os_reason(error: OSError) -> str:
    reasons = {
        FileNotFoundError: "没有这个文件",
        PermissionError: "没有读取权限",
        IsADirectoryError: "这是一个文件夹",
    }
    return reasons.get(type(error), str(error.strerror or error))


def _guess_encoding(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return "GB 18030（GBK）"


def parse_yaml(text: str, shown: str, findings: Findings) -> Node | None:
    """The tree of a YAML text, or None with the reason among the findings."""
    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if not _depth_within_limit(text, loader_class):
            findings.error(
                "yaml-too-deep",
                Words(f"嵌套超过 {MAX_DEPTH} 层", f"nesting is deeper than {MAX_DEPTH} levels"),
                Words("检查括号是否成对", "check that brackets are closed"),
                Span(shown, 1, 1),
            )
            return None
        root = yaml.compose(text, Loader=loader_class)
    except yaml.MarkedYAMLError as error:
        _syntax_fault(error, shown, findings)
        return None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        char = error.character
        code = ord(char) if isinstance(char, str) else int(char)
        findings.error(
            "yaml-syntax",
            Words(f"有不能用的控制字符 U+{code:04X}", "a control character is not allowed here"),
            Words("删掉它；多半是从网页或 Word 粘贴来的", "delete it; it was pasted with the copy"),
            Span(shown, line, 1),
        )
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
    return _convert(root, shown, findings)


_SYNTAX_ZH = (
    ("mapping values are not allowed", "这里不该有冒号；值里含冒号加空格时要加引号"),
    ("found character '\\t'", "缩进用了制表符，请改成空格"),
    ("could not find expected ':'", "这一行像是键，但后面没有冒号"),
    ("found unexpected end of stream", "引号或括号没有关上"),
    ("expected <block end>", "缩进和上一行对不齐"),
    ("did not find expected key", "缩进和上一行对不齐，或者少了冒号"),
    ("did not find expected '-' indicator", "列表的缩进对不齐，或者少了“- ”"),
    ("did not find expected ',' or", "方括号或花括号没有关上，或者少了逗号"),
    ("found undefined alias", "引用了没有定义过的锚点（*名字）"),
    ("found unknown escape", "双引号里的反斜杠有特别含义，请改用单引号"),
)


def _syntax_fault(error: yaml.MarkedYAMLError, shown: str, findings: Findings) -> None:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or error.context or "syntax error"
    zh = next((zh for en, zh in _SYNTAX_ZH if en in problem), "写法不合 YAML 格式")
    findings.error(
        "yaml-syntax",
        Words(f"YAML 语法错误：{zh}", f"YAML syntax: {problem}"),
        Words(
            "对照上下几行的缩进、冒号后的空格和成对的引号",
            "compare indentation, the space after a colon, and paired quotes",
        ),
        Span(shown, mark.line + 1, mark.column + 1) if mark else Span(shown, 1, 1),
    )


def _depth_within_limit(text: str, loader_class: type) -> bool:
    depth = 0
    for event in yaml.parse(text, Loader=loader_class):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                return False
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return True


def _expanded_size(root: yaml.Node) -> int:
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


def _convert(node: yaml.Node, shown: str, findings: Findings, path: str = "") -> Node:
    span = _span(node, shown, path)
    if isinstance(node, yaml.SequenceNode):
        items = tuple(
            _convert(child, shown, findings, f"{path}[{i}]") for i, child in enumerate(node.value)
        )
        return Listing(items, span)
    if isinstance(node, yaml.MappingNode):
        return Mapping(_entries(node, shown, findings, path), span)
    return Scalar(node.value, span, block=getattr(node, "style", None) == "|")


def _entries(
    node: yaml.MappingNode, shown: str, findings: Findings, path: str
) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    seen: dict[str, Span] = {}
    for key_node, value_node in node.value:
        key_span = _span(key_node, shown, path)
        if not isinstance(key_node, yaml.ScalarNode):
            findings.error(
                "key-form",
                Words("键必须是一个词", "a key must be a single word"),
                Words("去掉键两边的括号", "remove the brackets round the key"),
                key_span,
            )
            continue
        key = key_node.value
        key_path = f"{path}.{key}" if path else key
        key_span = Span(key_span.file, key_span.line, key_span.column, key_path)
        if key in seen:
            findings.error(
                "duplicate-key",
                Words(
                    f"“{key}”写了两次，第一次在第 {seen[key].line} 行",
                    f"“{key}” is given twice, first in line {seen[key].line}",
                ),
                Words("留下对的一个，删掉另一个", "keep the right one and delete the other"),
                key_span,
            )
            continue
        seen[key] = key_span
        entries.append(Entry(key, key_span, _convert(value_node, shown, findings, key_path)))
    return tuple(entries)
