"""The house file `paper.yaml`, read and laid over the packaged style.

The package carries `house-style.yaml`: sheet, grid, type, colours, prices, weights of checks,
printer. A newspaper's own file needs only the keys of style that differ. Its identity (name,
sponsor, licence, telephone numbers, staff …) stands in its own file alone: the packaged style has
no such key, so nothing of one newspaper can be printed in another.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from layout.core.diagnostics import Findings, Words
from layout.house.judgement.whole_house import judge_house
from layout.house.newspaper import House
from layout.source.annotations import model_of, value_annotation
from layout.source.binding import Bound, Written, bind, example_line, missing_key, written
from layout.source.tree import Entry, Mapping, Node, parse_yaml, read_text

DATA = Path(__file__).parent.parent / "data"
"""The folder of the data files that the installed package carries."""
ROOT = Path(__file__).parent.parent.parent
"""The root of the source tree, where the fonts are before the package is built."""
STYLE_FILE = DATA / "house-style.yaml"
"""The packaged style; messages name it by its file name."""
PERMIT_KEYS = {"内部资料": "licence", "报纸": "cn"}
"""The number that the law demands in print (C2), by the kind of paper."""
IDENTITY_LEAST = ("name", "pinyin", "sponsor", "publisher", "regime", "licence")
"""The keys that the house file of an internal publication has at least."""


def read_house(path: Path, shown: str, findings: Findings) -> Bound[House] | None:
    """The house of a file, laid over the packaged style.

    Messages name the file `shown`. None if it cannot be read or bound, if it lacks a key of its
    identity, or if its values do not agree with one another; the faults are added to `findings`.
    """
    text = read_text(STYLE_FILE, STYLE_FILE.name, findings)
    own = read_text(path, shown, findings)
    if text is None or own is None:
        return None
    style, over = parse_yaml(text, STYLE_FILE.name, findings), parse_yaml(own, shown, findings)
    if style is None or over is None:
        return None
    root = _overlay(style, over, House)
    house = bind(root, House, findings)
    permitted = _permit_given(written(root, House) if house is None else house, findings)
    whole = house is not None and judge_house(house, STYLE_FILE.name, findings)
    return house if permitted and whole else None


def _permit_given(house: Written, findings: Findings) -> bool:
    """Whether a house gives the licence number of an internal publication or the CN of a newspaper.

    The missing key is reported at the house file, or at its empty value.
    """
    key = PERMIT_KEYS.get(house.typed("regime"), "licence")
    if house.typed(key).strip():
        return True
    findings.error(*missing_key(House, key), house.span(key))
    return False


def house_missing(folder: Path) -> tuple[Words, Words]:
    """Message and remedy for a folder of issues without a house file."""
    lines = [example_line(House, key) for key in IDENTITY_LEAST]
    place = Words("当前文件夹", "this folder")
    if folder != Path():
        place = Words(f"文件夹“{folder}”", f"the folder “{folder}”")
    return (
        Words(
            f"{place.zh}里没有报社设置文件 paper.yaml，不知道是哪家报纸",
            f"there is no house file paper.yaml in {place.en}: the newspaper is not known",
        ),
        Words(
            f"写一个 paper.yaml，每项一行，至少写：{'；'.join(line.zh for line in lines)}；"
            "或者用 --paper 指定",
            f"write paper.yaml with at least these lines: {'; '.join(line.en for line in lines)}; "
            "or name one with --paper",
        ),
    )


def _overlay(base: Node, own: Node, annotation: Any) -> Node:
    """The newspaper's own values over those of the packaged style.

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
        value = _overlay(entry.value, override.value, inner)
        merged.append(Entry(override.key, override.span, value))
    merged += unused
    return Mapping(tuple(merged), own.span)
