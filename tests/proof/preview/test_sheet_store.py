"""What browsers show is never dropped, and no worse page takes the place of a better one."""

from __future__ import annotations

from layout.proof.preview.sheet_store import OLD_DRAWINGS_MOST, SheetStore
from layout.proof.preview.views import PageView, PreviewPages


def sheet(page: int, look: str, placed: int = 5, unset: int = 0, galley: str = "") -> PageView:
    return PageView(page, 10, 10, f"<svg>{look}</svg>", look, (), galley, placed, unset)


def pages(*sheets: PageView, **more: object) -> PreviewPages:
    return PreviewPages("", (), sheets, **more)  # type: ignore[arg-type]


def shown(store: SheetStore) -> list[str]:
    return [one.view.digest for one in store.sheets()]


def test_many_saves_on_one_page_drop_no_other_page() -> None:
    store = SheetStore()
    for number in range(3 * OLD_DRAWINGS_MOST):
        store.take(pages(sheet(1, f"one-{number}"), sheet(2, "two")), "")
    assert store.drawing("two") and store.drawing(f"one-{number}")
    assert store.drawing("one-0") is None


def test_a_page_without_its_stories_does_not_replace_the_one_with_them() -> None:
    store = SheetStore()
    store.take(pages(sheet(1, "good"), sheet(2, "two"), save=1), "10:00:00")
    store.take(
        pages(sheet(1, "bare", 0, 6), sheet(2, "new"), sheet(3, "g", galley="条样"), save=2),
        "10:01:00",
    )
    assert shown(store) == ["good", "new", "g"]
    assert [one.moment for one in store.sheets()] == ["10:00:00", "10:01:00", "10:01:00"]
    store.take(pages(sheet(1, "hole", 5, 1), sheet(2, "new"), save=3), "10:02:00")
    assert shown(store) == ["hole", "new"]  # as many stories, with their new copy


def test_a_page_that_waits_keeps_its_sheet_until_it_is_made_up() -> None:
    store = SheetStore()
    store.take(pages(sheet(1, "bare", 0), waiting=frozenset({1})), "")
    assert shown(store) == ["bare"]
    store.take(pages(sheet(1, "good")), "")
    store.take(pages(sheet(1, "bare", 0), waiting=frozenset({1})), "")
    assert shown(store) == ["good"]
    store.take(pages(), "")  # the file is broken
    assert shown(store) == ["good"]
