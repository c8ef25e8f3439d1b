"""Files of word processors in the place of a text: what they are, and how their text is had."""

from __future__ import annotations

from layout.core.diagnostics import Words

_ZIP, _PDF, _OLD_OFFICE, _RTF = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0", b"{\\rtf"
_INSIDE = {b"word/": "docx", b"xl/": "xlsx", b"ppt/": "pptx", b"content.xml": "odt"}
"""What the table of contents of a zipped document has, and its ending."""
_NAMES = {
    "docx": Words("Word 文件（.docx）", "a Word file (.docx)"),
    "doc": Words(
        "Word、WPS 或 Excel 的旧格式文件（.doc、.wps、.xls）", "an old Office file (.doc)"
    ),
    "wps": Words("WPS 文件（.wps）", "a WPS file (.wps)"),
    "rtf": Words("RTF 文件（.rtf）", "an RTF file (.rtf)"),
    "odt": Words("OpenDocument 文件（.odt）", "an OpenDocument file (.odt)"),
    "xlsx": Words("Excel 文件（.xlsx）", "an Excel file (.xlsx)"),
    "xls": Words("Excel 文件（.xls）", "an Excel file (.xls)"),
    "pptx": Words("PPT 文件（.pptx）", "a PowerPoint file (.pptx)"),
    "pdf": Words("PDF 文件", "a PDF file"),
    "zip": Words("ZIP 压缩文件", "a ZIP file"),
}
_COPY_OUT = Words(
    "打开它，全选、复制，贴到“正文: |”下面；或另存为“纯文本（.txt）”，编码选 UTF-8，再写那个文件名",
    "open it, copy all and paste it under “body: |”; or save it as plain text (.txt) in UTF-8",
)
_REMEDIES = {
    "pdf": Words(
        "向作者要文字稿；从 PDF 里复制的字要逐段核对",
        "ask for the text; text copied from a PDF must be checked paragraph by paragraph",
    ),
    "zip": Words("解压，用里面的文字稿", "unpack it and use the text in it"),
}


def document_fault(name: str, data: bytes) -> tuple[str, Words, Words] | None:
    """Rule, message and hint for a file that is no text; None if it may be one.

    `data` are its bytes. `name` is looked at if they are not at hand.
    """
    ending = _ending(data) if data else name.rpartition(".")[2].lower()
    kind = _NAMES.get(ending)
    if kind is None:
        return None
    message = Words(f"这是 {kind.zh}，不是纯文本", f"this is {kind.en}, not plain text")
    return "not-text", message, _REMEDIES.get(ending, _COPY_OUT)


def _ending(data: bytes) -> str:
    """The ending that a document has by its bytes; empty for anything else."""
    if data.startswith(_ZIP):
        return next((ending for part, ending in _INSIDE.items() if part in data), "zip")
    marks = {_PDF: "pdf", _OLD_OFFICE: "doc", _RTF: "rtf"}
    return next((ending for mark, ending in marks.items() if data.startswith(mark)), "")
