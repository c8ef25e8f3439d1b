"""Files of word processors in the place of copy are named as what they are."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from small_issues import check, issue_file


def zipped(part: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        file.writestr("[Content_Types].xml", "<x/>")
        file.writestr(part, "<x/>")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped("word/document.xml"), "Word 文件（.docx）"),
        (zipped("xl/workbook.xml"), "Excel 文件（.xlsx）"),
        (zipped("a.txt"), "ZIP 压缩文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "旧格式"),
        (b"%PDF-1.7\n", "PDF 文件"),
        (b"{\\rtf1 a}", "RTF"),
    ],
)
def test_a_document_is_no_text(data: bytes, kind: str, tmp_path: Path) -> None:
    path = issue_file(tmp_path, "x")
    (tmp_path / "copy.md").write_bytes(data)
    text = path.read_text("utf-8").split("        正文")[0] + "        正文文件: copy.md\n"
    path.write_text(text, "utf-8")
    (item,) = [one for one in check(path).items if one.severity == "error"]
    assert item.rule == "not-text" and kind in item.message.zh
    assert "编码" not in item.message.zh and item.hint.zh
