"""The house file `paper.yaml`, read and laid over the packaged one.

The package carries the file that makes 朝阳报. A newspaper's own file needs only the keys that
differ: every other value is that of the packaged file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from layout.core.diagnostics import Findings, Span
from layout.house.newspaper import House
from layout.source.annotations import model_of, value_annotation
from layout.source.binding import Bound, bind
from layout.source.tree import Entry, Mapping, Node, parse_yaml, read_text

DATA = Path(__file__).parent.parent / "data"
"""The folder of the data files that the installed package carries."""
ROOT = Path(__file__).parent.parent.parent
"""The root of the source tree, where the same files are before the package is built."""
_REPLACED_WHOLE = frozenset({"hotlines"})
"""Keys of the house whose table is replaced, not merged: a newspaper that names its own hotlines
does not want those of another district beside them."""


def default_house_file() -> Path:
    """The house file that the package carries."""
    packaged = DATA / "paper.yaml"
    return packaged if packaged.exists() else ROOT / "specs" / "paper.yaml"


def read_house(path: Path | None, shown: str, findings: Findings) -> Bound[House] | None:
    """The house of a file, laid over the packaged one; the packaged one if `path` is None.

    Messages name the file `shown`. None if it cannot be read or bound; the faults are added to
    `findings`.
    """
    text = read_text(default_house_file(), "paper.yaml", findings)
    own = text if path is None else read_text(path, shown, findings)
    if text is None or own is None:
        return None
    if own == text:
        tree = parse_yaml(own, shown, findings)
        return None if tree is None else bind(tree, House, findings)
    base, over = parse_yaml(text, "paper.yaml", findings), parse_yaml(own, shown, findings)
    return (
        None if base is None or over is None else bind(_overlay(base, over, House), House, findings)
    )


def _overlay(base: Node, own: Node, annotation: Any) -> Node:
    """The newspaper's own values over the packaged ones.

    Tables are merged key by key; lists and texts are replaced. `annotation` is the type of the
    value in the model: it tells which keys are twins. An own key that is given twice stays twice,
    so that binding reports it.
    """
    if not (isinstance(base, Mapping) and isinstance(own, Mapping)):
        return own
    model = model_of(annotation)
    fields = {} if model is None else model.model_fields
    twins = {info.alias: name for name, info in fields.items()}
    unused = list(own.entries)
    merged: list[Entry] = []
    for entry in base.entries:
        name = twins.get(entry.key, entry.key)
        override = next((one for one in unused if twins.get(one.key, one.key) == name), None)
        if override is None:
            merged.append(entry)
            continue
        unused.remove(override)
        inner = fields[name].annotation if name in fields else value_annotation(annotation)
        replaced = model is House and name in _REPLACED_WHOLE
        value = override.value if replaced else _overlay(entry.value, override.value, inner)
        merged.append(Entry(override.key, override.span, value))
    merged += unused
    return Mapping(tuple(merged), own.span if merged else Span("", 1, 1))
