"""Faces by trade role: glyphs, advances, shaping, and the chain tried for a missing character.

TrueType and CFF outlines both work; the files are mapped, not read, and HarfBuzz looks into them.
"""

from __future__ import annotations

import filecmp
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb
import yaml

from layout.core.diagnostics import Findings, Span, Words
from layout.house.paper import DATA, ROOT, House


class Shaped(NamedTuple):
    """One shaped glyph: id, index of its first character, advance and offset in em."""

    glyph: int
    cluster: int
    advance: float
    offset: float


class FaceFile:
    """One face of one font file, with its metrics in em."""

    def __init__(self, path: Path, index: int = 0) -> None:
        self.path, self.index = path, index
        self.key = path.name if not index else f"{path.name}#{index}"
        self.hb_face = self.opened()
        self.hb_font = hb.Font(self.hb_face)
        self.upem: int = self.hb_face.upem
        self.is_cff = "CFF " in self.hb_face.table_tags or "CFF2" in self.hb_face.table_tags
        self._glyphs: dict[str, tuple[int, float] | None] = {}

    @property
    def postscript(self) -> str:
        """The name that PDF files and printers know the face by."""
        return self.hb_face.get_name(6) or "Face"

    def is_copy_of(self, other: FaceFile) -> bool:
        """Whether another file has the same bytes."""
        return self.index == other.index and filecmp.cmp(self.path, other.path, shallow=False)

    def opened(self) -> Any:
        """The face mapped anew; outlines that are read through it leave memory with it."""
        return hb.Face(hb.Blob.from_file_path(str(self.path)), self.index)

    def glyph(self, char: str) -> tuple[int, float] | None:
        """Glyph id and advance in em of a character, or None if the face lacks it."""
        try:
            return self._glyphs[char]
        except KeyError:
            glyph = self.hb_font.get_nominal_glyph(ord(char))
            found = (glyph, self.advance(glyph)) if glyph else None
            self._glyphs[char] = found
            return found

    def advance(self, glyph: int) -> float:
        """The horizontal advance of a glyph in em."""
        return float(self.hb_font.get_glyph_h_advance(glyph)) / self.upem

    def metrics_digest(self) -> str:
        """A digest of the tables that decide widths: characters, advances, substitutions."""
        digest = hashlib.sha256(f"{self.key} {self.upem}".encode())
        for tag in ("head", "cmap", "hmtx", "GSUB", "GPOS"):
            if tag in self.hb_face.table_tags:
                digest.update(self.hb_face.reference_table(tag).data)
        return digest.hexdigest()

    def ink(self, glyph: int) -> tuple[float, float, float, float]:
        """Left, bottom, right, top of a glyph's ink in em from its origin, y upwards."""
        box = self.hb_font.get_glyph_extents(glyph)
        if box is None:
            return 0.0, 0.0, 0.0, 0.0
        left, top = box.x_bearing / self.upem, box.y_bearing / self.upem
        return left, top + box.height / self.upem, left + box.width / self.upem, top

    def shape(self, text: str) -> tuple[Shaped, ...]:
        """The glyphs of a text set from left to right as mainland Chinese."""
        return self._shape(text, "ltr", {})

    def shape_vertical(self, char: str) -> int:
        """The glyph of a character in vertical setting (OpenType `vert`)."""
        return self._shape(char, "ttb", {"vert": True})[0].glyph

    def _shape(self, text: str, direction: str, features: dict[str, bool]) -> tuple[Shaped, ...]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = direction
        buffer.script = "Hani"
        buffer.language = "zh-Hans"
        hb.shape(self.hb_font, buffer, features)
        return tuple(
            Shaped(
                info.codepoint,
                info.cluster,
                place.x_advance / self.upem,
                place.x_offset / self.upem,
            )
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )

    def covers(self, text: str) -> bool:
        """Whether the face has every character of a text."""
        return None not in map(self.glyph, text)


@dataclass(slots=True)
class Faces:
    """The faces of a house by trade role (书宋, 标宋, 黑, 大黑, 楷, 报头)."""

    by_role: Mapping[str, FaceFile]
    fallbacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _chains: dict[str, list[FaceFile]] = field(default_factory=dict)

    def chain(self, role: str) -> list[FaceFile]:
        """The face of a role, then those tried for what it lacks, without repetition."""
        found = self._chains.get(role)
        if found is None:
            roles = [role, *self.fallbacks.get(role, ())]
            found = list(dict.fromkeys(self.by_role[name] for name in roles))
            self._chains[role] = found
        return found

    def for_text(self, role: str, text: str) -> FaceFile | None:
        """The first face of the chain that has every character of a text."""
        for face in self.chain(role):
            if face.covers(text):
                return face
        return None

    def by_key(self) -> dict[str, FaceFile]:
        """Every face by its key, the name glyph runs use."""
        return {face.key: face for face in self.by_role.values()}


def fonts_folder() -> Path:
    """The folder of the faces that come with the package."""
    packaged = DATA / "fonts"
    return packaged if packaged.exists() else ROOT / "fonts"


def load_faces(house: House, house_folder: Path, span: Span, findings: Findings) -> Faces | None:
    """The faces of `fonts.yaml`, with those that the house names for itself put in their place.

    A house's own file is looked for in `fonts/` beside the house file, then among ours.
    """
    folder = fonts_folder()
    catalogue = yaml.load((folder / "fonts.yaml").read_bytes(), yaml.CSafeLoader)
    wanted = {role: (folder / entry["file"], 0) for role, entry in catalogue.items()}
    for role, own in house.faces.items():
        file, index = (own, 0) if isinstance(own, str) else (own.file, own.index)
        candidates = [
            house_folder / "fonts" / file,
            house_folder.parent / "fonts" / file,
            folder / file,
        ]
        path = next((c for c in candidates if c.is_file()), None)
        if path is None or role not in wanted:
            zh = f"字体文件找不到：{file}" if path is None else f"没有“{role}”这种用途"
            en = f"font file not found: {file}" if path is None else f"unknown role “{role}”"
            findings.error(
                "font-missing",
                Words(zh, en),
                Words(
                    f"把文件放进 fonts/；用途可以写：{'、'.join(wanted)}",
                    f"put the file into fonts/; roles: {', '.join(wanted)}",
                ),
                span,
            )
            return None
        wanted[role] = (path, index)
    opened: dict[tuple[Path, int], FaceFile] = {}
    named: dict[str, FaceFile] = {}
    for role, (path, index) in wanted.items():
        if (path, index) in opened:
            continue
        face = FaceFile(path, index)
        if not face.hb_face.glyph_count:
            findings.error(
                "font-unreadable",
                Words(f"“{role}”的字体文件读不了：{path.name}", f"cannot read font {path.name}"),
                Words("换一个 .ttf、.otf 或 .ttc 文件", "use a .ttf, .otf or .ttc file"),
                span,
            )
            return None
        twin = named.setdefault(face.postscript, face)
        if twin is not face and not face.is_copy_of(twin):
            _tell_versions(face, twin, span, findings)
            return None
        if any(one.key == twin.key for one in opened.values() if one is not twin):
            twin.key = f"{twin.key}@{face.postscript}"  # another face in a file of the same name
        opened[path, index] = twin
    return Faces(
        {role: opened[key] for role, key in wanted.items()},
        {role: tuple(entry.get("fallback", ())) for role, entry in catalogue.items()},
    )


def _tell_versions(face: FaceFile, twin: FaceFile, span: Span, findings: Findings) -> None:
    """Two files of one name: readers and printers may take the glyphs of the one for the other's."""
    findings.error(
        "font-versions",
        Words(
            f"字体 {face.postscript} 有两个不同的文件：{twin.path} 和 {face.path}",
            f"two different files of the font {face.postscript}: {twin.path} and {face.path}",
        ),
        Words(
            "只留一个：在 paper.yaml 的 字体 里把用到它的用途都指到同一个文件",
            "keep one: let every role that uses it name the same file",
        ),
        span,
    )
