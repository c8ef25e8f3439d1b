"""What is said about font files that cannot be used; each is an error at the house's 字体."""

from __future__ import annotations

from pathlib import Path

from layout.core.diagnostics import Findings, Span, Words
from layout.house.font_tables import FontFault


def report_large_font(path: Path, most: int, findings: Findings, span: Span) -> None:
    """A file of more than `most` bytes."""
    findings.error(
        "font-unreadable",
        Words(
            f"字体文件超过 {most >> 20} MiB：{path.name}",
            f"the font file is larger than {most >> 20} MiB: {path.name}",
        ),
        Words("换一个字体文件", "use another font file"),
        span,
    )


def report_unreadable_font(role: str, path: Path, findings: Findings, span: Span) -> None:
    """A file in which no glyph can be found."""
    findings.error(
        "font-unreadable",
        Words(
            f"“{role}”的字体文件读不了：{path.name}",
            f"the font file of “{role}” is unusable: {path.name}",
        ),
        Words("换一个 .ttf、.otf 或 .ttc 文件", "use another .ttf, .otf or .ttc file"),
        span,
    )


def report_font_fault(
    role: str, path: Path, fault: FontFault, findings: Findings, span: Span
) -> None:
    """A file whose tables are not in order, or that may not be embedded."""
    findings.error(
        "font-unreadable",
        Words(
            f"“{role}”的字体 {path.name} 不能用：{fault.cause.zh}",
            f"the font {path.name} of “{role}” cannot be used: {fault.cause.en}",
        ),
        fault.remedy,
        span,
    )


def report_font_versions(
    name: str, paths: tuple[Path, Path], findings: Findings, span: Span
) -> None:
    """Two different files have one PostScript name: a printer may mix up their glyphs."""
    first, other = paths
    findings.error(
        "font-versions",
        Words(
            f"字体 {name} 有两个不同的文件：{first} 和 {other}",
            f"the font {name} has two different files: {first} and {other}",
        ),
        Words(
            "只留一个：在 paper.yaml 的 字体 里把用到它的用途都指到同一个文件",
            "keep one: in paper.yaml, name the same file for every role that uses the font",
        ),
        span,
    )
