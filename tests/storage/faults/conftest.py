"""The desks that faults happen to, and the process that tells what is done to them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import stories
from telling import Teller, teller


@pytest.fixture(scope="module")
def telling() -> Iterator[Teller]:
    with teller() as made:
        yield made


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A desk with a few people, and one as it was two schemas ago."""
    folder = tmp_path_factory.mktemp("templates")
    made = {"new": folder / "new.netdesk", "old": folder / "old.netdesk"}
    stories.fill(made["new"])
    stories.fill_old(made["old"])
    return made
