"""Everything that a check of an edition reports without setting it: the rules, and the furniture."""

from __future__ import annotations

from layout.core.diagnostics import Findings
from layout.core.reading import inside, is_regular
from layout.edition.furniture_check.plain_furniture import is_plain
from layout.house.paper import DATA
from layout.issue.load import Edition
from layout.rules.run import check_edition


def check_whole(edition: Edition, findings: Findings) -> None:
    """Apply every rule, and draw the furniture where it may lack room."""
    check_edition(edition, findings)
    _judge_profile(edition, findings)
    if is_plain(edition):
        return
    # HarfBuzz and the faces cost as much as the rest of a check
    from layout.edition.furniture_check.furniture_room import judge_furniture  # noqa: PLC0415
    from layout.house.faces import load_faces  # noqa: PLC0415

    house = edition.house
    faces = load_faces(house.value, edition.house_folder, house.span("faces"), findings)
    if faces is not None:
        judge_furniture(edition, faces, findings)


def _judge_profile(edition: Edition, findings: Findings) -> None:
    """Report that the printer's colour profile is not there; a build opens it as well."""
    name = edition.house.value.press.profile
    places = (inside(edition.house_folder, name), inside(DATA, name))
    if not any(path is not None and is_regular(path) for path in places):
        from layout.edition.verdicts.press_photos import report_profile  # noqa: PLC0415 - see above

        report_profile(edition, findings)
