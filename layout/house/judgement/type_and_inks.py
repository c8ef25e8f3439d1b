"""The type and the colours of a house: the ladder of heads, the gaps, the red."""

from __future__ import annotations

from itertools import pairwise

from layout.core.diagnostics import Words
from layout.house.judgement.house_fault import Faults, HouseFault, HouseRule
from layout.house.newspaper import House
from layout.house.type_styles import HeadStyle
from layout.source.binding import Key

CONTRAST_LEAST = 3.0
"""Contrast of the red with the paper (WCAG 2.2, large type): below, the nameplate is not seen."""
_PLATES = ("all", "none", "cyan", "magenta", "yellow", "black")
"""Names of plates that a spot ink cannot have (ISO 32000-1 8.6.6.4), in small letters."""
_NAME_BYTES = 127
"""Bytes of the longest name in a PDF (ISO 32000-1 annex C)."""
_RANKS = ("lead", "major", "normal", "brief")
_RANKS_ZH = {"lead": "头条", "major": "重点", "normal": "一般", "brief": "简讯"}


def judge_ladder(house: House) -> Faults:
    """Heads: smallest to largest in every rank, every rank under the one before it."""
    styles = {rank: _style(house, rank) for rank in _RANKS}
    for rank, style in styles.items():
        zh = _RANKS_ZH[rank]
        if style.smallest > style.largest:
            yield _type_fault(
                (("heads", rank, "smallest"), ("heads", rank, "largest")),
                Words(
                    f"{zh}的最小 {style.smallest:g} 大于最大 {style.largest:g}",
                    f"smallest {style.smallest:g} of {rank} is over its largest {style.largest:g}",
                ),
            )
        for key, size, name in (
            ("kicker_size", style.kicker_size, "引题字号"),
            ("deck_size", style.deck_size, "副题字号"),
        ):
            if size > style.largest:
                yield _type_fault(
                    (("heads", rank, key), ("heads", rank, "largest")),
                    Words(
                        f"{zh}的{name} {size:g} 大于主题的最大 {style.largest:g}",
                        f"{key} {size:g} of {rank} is over its headline's largest {style.largest:g}",
                    ),
                )
    for upper, lower in pairwise(_RANKS):
        for key, name in (("largest", "最大"), ("smallest", "最小")):
            above, below = getattr(styles[upper], key), getattr(styles[lower], key)
            if below > above:
                yield _type_fault(
                    (("heads", lower, key), ("heads", upper, key)),
                    Words(
                        f"{_RANKS_ZH[lower]}的{name} {below:g} 大于{_RANKS_ZH[upper]}的 {above:g}",
                        f"{key} {below:g} of {lower} is over that of {upper}, {above:g}",
                    ),
                )


def _style(house: House, rank: str) -> HeadStyle:
    style: HeadStyle = getattr(house.heads, rank)
    return style


def _type_fault(keys: tuple[Key, ...], message: Words) -> HouseFault:
    return HouseFault(
        HouseRule.TYPE,
        keys,
        message,
        Words(
            "标题从头条到简讯逐级变小，最小不大于最大",
            "heads become smaller from lead to brief, and smallest is not over largest",
        ),
    )


def judge_body(house: House) -> Faults:
    """No head smaller than the body, no cutline larger than it, gaps opened in order."""
    smallest, size = house.heads.brief.smallest, house.grid.size
    if smallest < size:
        yield HouseFault(
            HouseRule.TYPE,
            (("heads", "brief", "smallest"), ("grid", "size")),
            Words(
                f"简讯的标题最小 {smallest:g} 点，小于正文的 {size:g} 点",
                f"smallest {smallest:g} of brief heads is under the body size {size:g}",
            ),
            Words(f"写 {size:g} 或更大", f"write {size:g} or more"),
        )
    warn, fail = house.text.stretch_warn_em, house.text.stretch_fail_em
    if warn > fail:
        yield HouseFault(
            HouseRule.TYPE,
            (("text", "stretch_warn_em"), ("text", "stretch_fail_em")),
            Words(
                f"拉伸提醒 {warn:g} 大于拉伸上限 {fail:g}",
                f"stretch_warn_em {warn:g} is over stretch_fail_em {fail:g}",
            ),
            Words("拉伸提醒要不大于拉伸上限", "stretch_warn_em is at most stretch_fail_em"),
        )


def judge_red(house: House) -> Faults:
    """The red: seen on the paper, and not more ink than the printer allows."""
    red, most = house.colours.red, house.press.ink
    key: Key = ("colours", "red")
    total = sum(red)
    if total > most and not house.press.spot:
        yield HouseFault(
            HouseRule.INK,
            (key, ("press", "ink")),
            Words(
                f"红的四色之和 {total:g}%，超过总墨量 {most}%",
                f"the inks of the red add up to {total:g} %, over the limit of {most} %",
            ),
            Words("减少红的某一色", "reduce an ink of the red"),
        )
    contrast = _contrast(red)
    if contrast < CONTRAST_LEAST:
        yield HouseFault(
            HouseRule.INK,
            (key,),
            Words(
                f"红印在纸上看不清：与白纸的对比 {contrast:.1f}，至少 {CONTRAST_LEAST:g}",
                f"the red is not seen on paper: its contrast is {contrast:.1f}, at least "
                f"{CONTRAST_LEAST:g} is needed",
            ),
            Words("加重，例如 [0, 100, 100, 0]", "make it darker, as [0, 100, 100, 0]"),
        )


def judge_spot(house: House) -> Faults:
    """The name of the spot ink: one that no plate of a PDF has, and short enough for it."""
    name = house.press.spot.strip()
    if name.casefold() in _PLATES:
        yield HouseFault(
            HouseRule.INK,
            (("press", "spot"),),
            Words(
                f"专色不能叫“{name}”，PDF 里这是另一块印版的名字",
                f"the spot ink cannot be “{name}”, the name of another plate in a PDF",
            ),
            Words("写油墨名，如 PANTONE 485 C", "write the name of the ink, as PANTONE 485 C"),
        )
    if len(name.encode()) > _NAME_BYTES:
        yield HouseFault(
            HouseRule.INK,
            (("press", "spot"),),
            Words(
                f"专色的名字太长：{len(name.encode())} 字节，PDF 里最多 {_NAME_BYTES} 字节",
                f"the name of the spot ink has {len(name.encode())} bytes, at most {_NAME_BYTES}",
            ),
            Words("写短些；一个汉字是三个字节", "shorten it; a Han character has three bytes"),
        )


def _contrast(inks: tuple[float, float, float, float]) -> float:
    """The contrast of four inks, in percent, with white paper (WCAG 2.2, relative luminance)."""
    *colours, black = (ink / 100 for ink in inks)
    light = [(1 - ink) * (1 - black) for ink in colours]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in light]
    luminance = sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (luminance + 0.05)
