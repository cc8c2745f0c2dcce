"""The window is tested without a screen, and no test may leave a thread behind."""

import gc
import itertools
import os
import threading
import time
from collections.abc import Iterator
from datetime import date, timedelta

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from netdesk.domain.stage import Stage
from netdesk.storage.rows import PersonRow
from netdesk.ui.theme import Theme

TODAY = date(2026, 11, 22)


_COLLECTED_AFTER = 25  # tests


@pytest.fixture(autouse=True, scope="package")
def _own_collector() -> Iterator[None]:
    """As in the program, cycles are looked for on the GUI thread alone: not while a worker is at work."""
    before = gc.get_threshold()
    gc.set_threshold(0)
    yield
    gc.set_threshold(*before)


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    yield
    gc.collect(1 if next(_NUMBER) % _COLLECTED_AFTER else 2)


_NUMBER = itertools.count()


@pytest.fixture(autouse=True)
def _no_leaked_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + 2
    while (leaked := set(threading.enumerate()) - before) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not leaked, f"threads left behind: {leaked}"


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, "light")
    yield made
    made.deleteLater()


@pytest.fixture
def person() -> PersonRow:
    day = timedelta(days=1)
    return PersonRow(
        id="0192f0c0d0e07000800000000000000a",
        name="Tomasz Wiśniewski",
        title="Architect",
        organisation="Wiśnia Projekt",
        picture="",
        stage=Stage.VISIBILITY,
        last_contact=TODAY - 130 * day,
        due_on=TODAY - 70 * day,
        late_on=TODAY - 10 * day,
        dormant_on=TODAY + 200 * day,
        given=3,
        received=1,
        next_step="One-to-one Thursday",
        next_on=None,
    )
