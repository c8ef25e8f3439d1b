"""Faces by trade role: glyphs, advances, shaping, and which face has a missing character.

TrueType and CFF outlines both work. Font files are mapped into memory, and HarfBuzz reads them.
"""

from __future__ import annotations

import filecmp
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import uharfbuzz as hb
import yaml

from layout.core.diagnostics import Findings, Span, Words
from layout.core.reading import FONT_BYTES, inside
from layout.house.font_reports import (
    report_font_fault,
    report_font_versions,
    report_large_font,
    report_unreadable_font,
)
from layout.house.font_tables import font_fault
from layout.house.newspaper import House
from layout.house.paper import DATA, ROOT

_POSTSCRIPT_NAME = 6
"""The id of the PostScript name in a font's `name` table."""
_WIDTH_TABLES = ("head", "cmap", "hmtx", "GSUB", "GPOS")
"""The tables that decide how wide a text is: units, characters, advances, substitutions."""


class Shaped(NamedTuple):
    """One shaped glyph: its id, the index of its first character, advance and offset in em."""

    glyph: int
    cluster: int
    advance: float
    offset: float


class FaceFile:
    """One face of a font file, with its metrics in em.

    `index` counts the faces of a collection (.ttc) from 0. `key` is the name that glyph runs use.
    """

    def __init__(self, path: Path, index: int = 0) -> None:
        self.path, self.index = path, index
        self.key = path.name if not index else f"{path.name}#{index}"
        self.hb_face = self.opened()
        self.hb_font = hb.Font(self.hb_face)
        self.upem: int = self.hb_face.upem
        self.is_cff = "CFF " in self.hb_face.table_tags or "CFF2" in self.hb_face.table_tags
        self._glyphs: dict[str, tuple[int, float] | None] = {}
        self._inks: dict[int, tuple[float, float, float, float]] = {}

    @property
    def postscript(self) -> str:
        """The PostScript name, by which PDF readers and printers tell faces apart."""
        return self.hb_face.get_name(_POSTSCRIPT_NAME) or "Face"

    def is_copy_of(self, other: FaceFile) -> bool:
        """Whether the other face is the same one: same bytes of the file, same index."""
        return self.index == other.index and filecmp.cmp(self.path, other.path, shallow=False)

    def opened(self) -> Any:
        """The face mapped once more; memory used for its outlines is freed with this object."""
        return hb.Face(hb.Blob.from_file_path(str(self.path)), self.index)

    def glyph(self, char: str) -> tuple[int, float] | None:
        """Glyph id and advance in em of a character; None if the face lacks it."""
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
        """A digest of key, units and the tables that decide how wide a text is."""
        digest = hashlib.sha256(f"{self.key} {self.upem}".encode())
        for tag in _WIDTH_TABLES:
            if tag in self.hb_face.table_tags:
                digest.update(self.hb_face.reference_table(tag).data)
        return digest.hexdigest()

    def ink(self, glyph: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a glyph's ink in em from its origin, y upwards."""
        found = self._inks.get(glyph)
        if found is None:
            found = self._inks[glyph] = self._measured(glyph)
        return found

    def _measured(self, glyph: int) -> tuple[float, float, float, float]:
        box = self.hb_font.get_glyph_extents(glyph)
        if box is None:
            return 0.0, 0.0, 0.0, 0.0
        left, top = box.x_bearing / self.upem, box.y_bearing / self.upem
        return left, top + box.height / self.upem, left + box.width / self.upem, top

    def shape(self, text: str, proportional: bool = False) -> tuple[Shaped, ...]:
        """The glyphs of a text set from left to right as mainland Chinese.

        `proportional` asks for the Latin forms of marks that both scripts have, as the apostrophe.
        """
        return self._shape(text, "ltr", {"pwid": True} if proportional else {})

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
    """The faces of a house by trade role (书宋, 标宋, 黑, 大黑, 楷, 报头).

    `fallbacks` gives for a role the roles whose faces are tried for a character that it lacks.
    """

    by_role: Mapping[str, FaceFile]
    fallbacks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    _chains: dict[str, list[FaceFile]] = field(default_factory=dict)

    def chain(self, role: str) -> list[FaceFile]:
        """The face of a role and then its fallbacks, each face once."""
        found = self._chains.get(role)
        if found is None:
            roles = [role, *self.fallbacks.get(role, ())]
            found = list(dict.fromkeys(self.by_role[name] for name in roles))
            self._chains[role] = found
        return found

    def for_text(self, role: str, text: str) -> FaceFile | None:
        """The first face of the role's chain that has every character of a text; None if none."""
        for face in self.chain(role):
            if face.covers(text):
                return face
        return None

    def by_key(self) -> dict[str, FaceFile]:
        """Every face by its key, the name that glyph runs use."""
        return {face.key: face for face in self.by_role.values()}


class _FontFile(NamedTuple):
    """A font file and the index of one of its faces, from 0."""

    path: Path
    face_index: int


def fonts_folder() -> Path:
    """The folder of the faces that the package carries."""
    packaged = DATA / "fonts"
    return packaged if packaged.exists() else ROOT / "fonts"


def load_faces(house: House, house_folder: Path, span: Span, findings: Findings) -> Faces | None:
    """The faces of `fonts.yaml`, with those that the house names in their place.

    A file that the house names is looked for in `fonts/` in the folder of the house file, in the
    folder above, and in the package. None if a file is missing or unusable; the fault is added to
    `findings` with the place `span`.
    """
    folder = fonts_folder()
    catalogue = yaml.load((folder / "fonts.yaml").read_bytes(), yaml.CSafeLoader)
    files = {role: _FontFile(folder / entry["file"], 0) for role, entry in catalogue.items()}
    own = _own_files(house, house_folder, tuple(files), findings, span)
    opened = None if own is None else _opened(files | own, findings, span)
    if opened is None:
        return None
    fallbacks = {role: tuple(entry.get("fallback", ())) for role, entry in catalogue.items()}
    return Faces(opened, fallbacks)


def _own_files(
    house: House, house_folder: Path, roles: Sequence[str], findings: Findings, span: Span
) -> dict[str, _FontFile] | None:
    """The file of each role that the house names a face for; None if a file or role is unknown."""
    found: dict[str, _FontFile] = {}
    for role, own in house.faces.items():
        file, index = own.file, own.index
        folders = (house_folder / "fonts", house_folder.parent / "fonts", fonts_folder())
        candidates = [path for folder in folders if (path := inside(folder, file))]
        path = next((path for path in candidates if path.is_file()), None)
        if path is None or role not in roles:
            message = (
                Words(f"字体文件找不到：{file}", f"the font file is not there: {file}")
                if path is None
                else Words(f"没有“{role}”这种用途", f"unknown role “{role}”")
            )
            hint = Words(
                f"把文件放进 fonts/；用途可以写：{'、'.join(roles)}",
                f"put the file into fonts/; known roles: {', '.join(roles)}",
            )
            findings.error("font-missing", message, hint, span)
            return None
        found[role] = _FontFile(path, index)
    return found


def _opened(
    files: Mapping[str, _FontFile], findings: Findings, span: Span
) -> dict[str, FaceFile] | None:
    """The face of each role; None if a file cannot be read or two files have one PostScript name.

    A copy of a file gives the face of that file. Two different faces in files of one name get
    different keys.
    """
    opened: dict[_FontFile, FaceFile] = {}
    named: dict[str, FaceFile] = {}
    for role, file in files.items():
        if file in opened:
            continue
        if file.path.stat().st_size > FONT_BYTES:
            report_large_font(file.path, FONT_BYTES, findings, span)
            return None
        if (fault := font_fault(*file)) is not None:
            report_font_fault(role, file.path, fault, findings, span)
            return None
        face = FaceFile(*file)
        if not face.hb_face.glyph_count:
            report_unreadable_font(role, file.path, findings, span)
            return None
        first = named.setdefault(face.postscript, face)
        if first is not face and not face.is_copy_of(first):
            report_font_versions(face.postscript, (first.path, face.path), findings, span)
            return None
        if any(other.key == first.key for other in opened.values() if other is not first):
            first.key = f"{first.key}@{face.postscript}"
        opened[file] = first
    return {role: opened[file] for role, file in files.items()}
