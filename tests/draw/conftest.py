from __future__ import annotations

import pytest
from drawnpages import every_page
from pagefacts import PageFacts


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[PageFacts]:
    """Every page of the kit, set and drawn once."""
    return [PageFacts(one.drawn()) for one in every_page(tmp_path_factory.mktemp("pages"))]
