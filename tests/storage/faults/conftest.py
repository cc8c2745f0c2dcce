"""The desks that faults happen to, and the process that tells what is done to them."""

from collections.abc import Iterator
from pathlib import Path

import fault_stories as stories
import pytest
from telling import Teller, teller

from netdesk.storage.key import new_key


@pytest.fixture(scope="module")
def telling() -> Iterator[Teller]:
    with teller() as made:
        yield made


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A desk with a few people, one under a passphrase, and one as it was two schemas ago."""
    folder = tmp_path_factory.mktemp("templates")
    made = {name: folder / f"{name}.netdesk" for name in ("new", "sealed", "old")}
    stories.fill(made["new"])
    stories.fill(made["sealed"], new_key("a passphrase"))
    stories.fill_old(made["old"])
    return made
