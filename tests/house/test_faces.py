"""Faces: registered files, files of a house in their place, and fallbacks for missing glyphs."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
import yaml
from conftest import HAN, ROLES, ROOT
from fontTools.ttLib import TTCollection, TTFont
from testfont import build_face

from layout.core.diagnostics import Findings, Span
from layout.house.faces import FaceFile, Faces, load_faces
from layout.house.newspaper import House
from layout.text.atoms import TypeCase

FONTS = ROOT / "fonts"
CATALOGUE = yaml.safe_load((FONTS / "fonts.yaml").read_text(encoding="utf-8"))
HERE = Span("paper.yaml", 1, 1)


@pytest.mark.parametrize("role", ROLES)
def test_the_file_is_the_registered_one_and_has_its_licence(role: str) -> None:
    entry = CATALOGUE[role]
    assert hashlib.sha256((FONTS / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
    assert "SIL Open Font License" in (FONTS / entry["licence"]).read_text(
        encoding="utf-8"
    ).replace("\n", " ").replace("SIL OPEN FONT LICENSE", "SIL Open Font License")


@pytest.mark.parametrize("form", ["ttf", "otf", "ttc"])
def test_a_house_brings_its_own_face(
    house: House, tmp_path: Path, findings: Findings, form: str
) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    own = build_face(fonts / f"own.{'ttf' if form == 'ttc' else form}", "一丁", cff=form == "otf")
    name: object = own.name
    if form == "ttc":
        collection = TTCollection()
        other = build_face(tmp_path / "other.ttf", "七万")
        collection.fonts = [TTFont(other), TTFont(own)]
        collection.save(fonts / "own.ttc")
        name = {"文件": "own.ttc", "序号": "1"}
    changed = House.model_validate({**house.model_dump(), "faces": {"书宋": name}})
    faces = load_faces(changed, tmp_path, HERE, findings)
    assert faces is not None
    assert faces.by_role["书宋"].covers("一丁") and not faces.by_role["书宋"].covers("七")
    atom = TypeCase(faces).atom("七", "书宋")
    assert atom.face != faces.by_role["书宋"].key and not atom.missing


def test_a_missing_file_is_reported(house: House, tmp_path: Path) -> None:
    found = Findings()
    changed = own_faces(house, 书宋="没有.ttf")
    assert load_faces(changed, tmp_path, HERE, found) is None
    assert [d.rule for d in found.items] == ["font-missing"]


def test_a_file_that_is_no_font_is_reported(house: House, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    shutil.copy(ROOT / "LICENSE", tmp_path / "fonts" / "a.ttf")
    found = Findings()
    changed = own_faces(house, 书宋="a.ttf")
    assert load_faces(changed, tmp_path, HERE, found) is None
    assert [d.rule for d in found.items] == ["font-unreadable"]


def test_plane_two_and_variation_selectors(tmp_path: Path) -> None:
    face = FaceFile(build_face(tmp_path / "f.ttf", HAN + "𠮷"))
    case = TypeCase(Faces({"书宋": face}))
    assert not case.atom("𠮷", "书宋").missing
    atom = case.atom("一\ufe00", "书宋")
    assert (atom.missing, atom.width, "".join(atom.texts)) == ("", 1.0, "一\ufe00")
    assert case.atom("齾", "书宋").missing == "齾"


def own_faces(house: House, **files: str) -> House:
    return House.model_validate({**house.model_dump(), "faces": files})


def test_a_copy_of_a_face_is_that_face(house: House, tmp_path: Path, findings: Findings) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    shutil.copy(FONTS / CATALOGUE["楷"]["file"], fonts / "own.ttf")
    faces = load_faces(own_faces(house, 书宋="own.ttf"), tmp_path, HERE, findings)
    assert faces is not None and faces.by_role["书宋"] is faces.by_role["楷"]


def test_two_files_of_one_name_are_reported(house: House, tmp_path: Path) -> None:
    fonts, name = tmp_path / "fonts", CATALOGUE["楷"]["file"]
    fonts.mkdir()
    font = TTFont(FONTS / name)
    font["hmtx"]["A"] = (font["hmtx"]["A"][0] + 100, 0)  # another version of our own
    font.save(fonts / name)
    found = Findings()
    assert load_faces(own_faces(house, 书宋=name), tmp_path, HERE, found) is None
    (fault,) = found.items
    assert fault.rule == "font-versions" and str(fonts / name) in fault.message.zh
    assert str(FONTS / name) in fault.message.zh
    changed = own_faces(house, 书宋=name, 楷=name)
    assert load_faces(changed, tmp_path, HERE, Findings()) is not None


def test_other_faces_in_files_of_one_name_keep_apart(
    house: House, tmp_path: Path, findings: Findings
) -> None:
    fonts, name = tmp_path / "fonts", CATALOGUE["楷"]["file"]
    fonts.mkdir()
    shutil.copy(FONTS / CATALOGUE["黑"]["file"], fonts / "black.ttf")
    font = TTFont(fonts / "black.ttf")
    font["name"].setName("Own-Regular", 6, 3, 1, 0x409)
    font.save(fonts / name)
    faces = load_faces(own_faces(house, 书宋=name), tmp_path, HERE, findings)
    assert faces is not None
    mine, theirs = faces.by_role["书宋"], faces.by_role["楷"]
    assert mine.path != theirs.path and faces.by_key()[mine.key] is mine
    assert faces.by_key()[theirs.key] is theirs
