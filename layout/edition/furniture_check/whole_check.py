"""Everything that a check of an edition reports without setting it: the rules, and the furniture."""

from __future__ import annotations

from layout.core.diagnostics import Findings
from layout.edition.furniture_check.plain_furniture import is_plain
from layout.issue.load import Edition
from layout.rules.run import check_edition


def check_whole(edition: Edition, findings: Findings) -> None:
    """Apply every rule, and draw the furniture where it may lack room."""
    check_edition(edition, findings)
    if is_plain(edition):
        return
    # HarfBuzz and the faces cost as much as the rest of a check
    from layout.edition.furniture_check.furniture_room import judge_furniture  # noqa: PLC0415
    from layout.house.faces import load_faces  # noqa: PLC0415

    house = edition.house
    faces = load_faces(house.value, edition.house_folder, house.span("faces"), findings)
    if faces is not None:
        judge_furniture(edition, faces, findings)
