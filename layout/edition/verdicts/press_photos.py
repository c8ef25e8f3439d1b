"""Reports on photographs prepared for the press, and on the printer's colour profile."""

from __future__ import annotations

from collections.abc import Mapping

from layout.core.diagnostics import Findings, Span, Spot, Words
from layout.core.frame import PlacedPicture
from layout.issue.load import Edition
from layout.issue.photographs import PictureFault
from layout.press.photo.darkroom import ASTRAY
from layout.press.photo.prints import PressPhoto

PPI_TOLERANCE = 0.95
"""A photograph with at least this share of the resolution asked for is not reported."""
PPI_FAILS = 0.5
"""Below this share of the resolution asked for a photograph is an error."""


def report_profile(edition: Edition, findings: Findings) -> None:
    """Report that the printer's colour profile cannot be used."""
    name = edition.house.value.press.profile
    findings.error(
        "profile-unreadable",
        Words(f"色彩特性文件用不了：{name}", f"cannot use the colour profile {name}"),
        Words(
            "要印厂的 CMYK 输出特性文件（.icc），放在 paper.yaml 旁边",
            "put the printer's CMYK output profile (.icc) beside paper.yaml",
        ),
        edition.house.span("press", "profile"),
    )


def report_online(edition: Edition, findings: Findings) -> None:
    """Warn a paper for internal use, whose reading PDF must not be published."""
    findings.warn(
        "internal-online",
        Words(
            "内部资料不得上网传播，阅读版只供内部使用",
            "an internal paper must not be put online: the reading PDF is for internal use",
        ),
        Words("要公开发布，先问主管部门", "ask the supervising office before publishing"),
        edition.house.span("regime"),
    )


def judged_photos(
    prints: Mapping[PlacedPicture, PressPhoto | PictureFault],
    edition: Edition,
    findings: Findings,
) -> dict[PlacedPicture, PressPhoto]:
    """The photographs that could be prepared; their faults and all others are reported."""
    photos: dict[PlacedPicture, PressPhoto] = {}
    for place, made in prints.items():
        if made is ASTRAY:  # the rules reported it
            continue
        manuscript = edition.manuscripts[place.story]
        span, spot = manuscript.span, Spot(manuscript.page, place.story)
        if isinstance(made, PictureFault):
            words = Words(
                f"图片读不了：{place.file}（{made.words.zh}）",
                f"cannot decode picture: {place.file} ({made.words.en})",
            )
            findings.error("picture-unreadable", words, made.hint, span, spot)
            continue
        photos[place] = made
        _judge_resolution(place, made, edition.house.value.press.ppi, (span, spot), findings)
        _judge_notes(place, made, (span, spot), findings)
    return photos


def _judge_resolution(
    place: PlacedPicture,
    photo: PressPhoto,
    ppi: int,
    address: tuple[Span, Spot],
    findings: Findings,
) -> None:
    """Report a photograph with less than `ppi` pixels to the inch."""
    if photo.ppi >= ppi * PPI_TOLERANCE:
        return
    words = Words(
        f"图片 {place.file} 只有 {photo.ppi:.0f} ppi，印刷要 {ppi}",
        f"picture {place.file} has {photo.ppi:.0f} ppi of {ppi}",
    )
    hint = Words("换大图，或减少它占的栏数", "use a larger file or fewer columns")
    report = findings.error if photo.ppi < ppi * PPI_FAILS else findings.warn
    report("picture-resolution", words, hint, *address)


def _judge_notes(
    place: PlacedPicture, photo: PressPhoto, address: tuple[Span, Spot], findings: Findings
) -> None:
    """Warn of parts of a file that were not used."""
    if "animated" in photo.notes:
        words = Words(
            f"图片 {place.file} 是动画，只印第一帧",
            f"picture {place.file} is animated, its first frame is printed",
        )
        hint = Words("另存要印的一帧", "save the frame that is to be printed")
        findings.warn("picture-animated", words, hint, *address)
    if "profile" in photo.notes:
        words = Words(
            f"图片 {place.file} 的色彩特性文件损坏或不配套，没有采用",
            f"the colour profile of picture {place.file} is damaged or of another kind: not used",
        )
        hint = Words("核对颜色，或转为 sRGB 重新导出", "check its colours, or export it as sRGB")
        findings.warn("picture-profile", words, hint, *address)
