"""The glyphs that the pages draw, judged face by face: a font may be whole and yet print wrongly.

Judged are only the glyphs that are used: whether they have ink, whether Han characters have the
advance of one and their ink inside the em box, and whether two different Han characters, one of
them used, have one glyph.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from layout.core.diagnostics import Findings, Span, Words
from layout.core.frame import Frame, GlyphRun, Layer
from layout.core.geometry import EM_ASCENT, EM_DESCENT
from layout.house.faces import FaceFile
from layout.press.seen_ink import has_ink, needs_ink

ADVANCE_LEAST, ADVANCE_MOST = 0.5, 1.5
"""Em: the advance of a Han character, at least and at most."""
OVERHANG_MOST = 0.35
"""Em by which the ink of a Han character may leave its em box, as brush characters do."""
CHARACTERS_NAMED = 12
"""Characters that a message names."""
_HAN = ("\u4e00", "\u9fff")
COMMON = (
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然"
    "家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把"
    "机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果"
    "加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔"
    "更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展"
)
"""The commonest characters: a glyph that one of them shares with a used character is wrong."""

_Used = Mapping[str, Mapping[int, frozenset[str]]]


def judge_drawn_glyphs(
    frames: Sequence[Frame], faces: Mapping[str, FaceFile], span: Span, findings: Findings
) -> None:
    """An error for every face with glyphs at fault; `faces` are by key, `span` is their place."""
    for key, glyphs in sorted(_used(frames).items()):
        face = faces[key]
        for cause, texts in _faults(face, glyphs):
            _report(face, cause, texts, span, findings)


def _used(frames: Sequence[Frame]) -> _Used:
    """The texts of every glyph drawn, by face key and glyph."""
    pairs: defaultdict[str, set[tuple[int, str]]] = defaultdict(set)
    for frame in frames:
        for run in _runs(frame.items):
            pairs[run.face].update(zip(run.glyphs, run.texts, strict=True))
    return {key: _grouped(found) for key, found in pairs.items()}


def _grouped(pairs: Iterable[tuple[int, str]]) -> dict[int, frozenset[str]]:
    grouped: defaultdict[int, set[str]] = defaultdict(set)
    for glyph, text in pairs:
        grouped[glyph].add(text)
    return {glyph: frozenset(texts) for glyph, texts in grouped.items()}


def _runs(items: Iterable[object]) -> Iterable[GlyphRun]:
    for item in items:
        if isinstance(item, GlyphRun):
            yield item
        elif isinstance(item, Layer):
            yield from _runs(item.items)


def _faults(
    face: FaceFile, glyphs: Mapping[int, frozenset[str]]
) -> Iterable[tuple[Words, Sequence[str]]]:
    """What is wrong with the glyphs of a face, each with the characters concerned."""
    printed = {g: sorted(filter(needs_ink, texts)) for g, texts in sorted(glyphs.items())}
    printed = {glyph: texts for glyph, texts in printed.items() if texts}
    empty = {glyph for glyph in printed if not has_ink(face, glyph)}
    han = {glyph: texts for glyph, texts in printed.items() if any(map(_is_han, texts))}
    flat = [t for g, texts in printed.items() if face.advance(g) <= 0 for t in texts]
    odd = [t for g, texts in han.items() if not _has_han_advance(face, g) for t in texts]
    astray = [
        t for g, texts in han.items() if g not in empty and _is_astray(face, g) for t in texts
    ]
    yield Words("没有笔画", "have no outline"), [t for g in sorted(empty) for t in printed[g]]
    yield Words("字宽不对", "have a wrong advance"), list(dict.fromkeys([*flat, *odd]))
    yield Words("画到了字框外面", "are drawn outside their em box"), astray
    yield Words("共用一个字形", "share one glyph"), _shared(face, han)


def _shared(face: FaceFile, han: Mapping[int, Sequence[str]]) -> list[str]:
    """The used Han characters whose glyph is that of a different one, with this one."""
    owners: defaultdict[int, set[str]] = defaultdict(set)
    used = {char for texts in han.values() for char in texts if _is_han(char)}
    for char in used.union(COMMON):
        if (found := face.glyph(char)) is not None:
            owners[found[0]].add(char)
    doubles = (chars for chars in owners.values() if len(chars) > 1 and not used.isdisjoint(chars))
    return sorted(char for chars in doubles for char in chars)


def _is_han(text: str) -> bool:
    return len(text) == 1 and _HAN[0] <= text <= _HAN[1]


def _has_han_advance(face: FaceFile, glyph: int) -> bool:
    return ADVANCE_LEAST <= face.advance(glyph) <= ADVANCE_MOST


def _is_astray(face: FaceFile, glyph: int) -> bool:
    """Whether the ink of a glyph leaves the em box by more than brush characters do."""
    left, bottom, right, top = face.ink(glyph)
    return (
        left < -OVERHANG_MOST
        or right > max(1.0, face.advance(glyph)) + OVERHANG_MOST
        or bottom < -EM_DESCENT - OVERHANG_MOST
        or top > EM_ASCENT + OVERHANG_MOST
    )


def _report(
    face: FaceFile, cause: Words, texts: Sequence[str], span: Span, findings: Findings
) -> None:
    """One error for one kind of fault of a face; none without characters."""
    if not texts:
        return
    named = "".join(unicodedata.normalize("NFC", text) for text in texts[:CHARACTERS_NAMED])
    more = len(texts) > CHARACTERS_NAMED
    findings.error(
        "font-glyphs",
        Words(
            f"字体 {face.path.name} 里“{named}”{'等' if more else ''} {len(texts)} 个字{cause.zh}",
            f"in the font {face.path.name} {len(texts)} characters {cause.en}: {named}",
        ),
        Words(
            "换一个完整的字体文件，或在 paper.yaml 的 字体 里给用到它的用途换一套字体",
            "use a whole font file, or name another font in paper.yaml for what is set in it",
        ),
        span,
    )
