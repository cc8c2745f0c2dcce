"""Killed at any moment, while changes and imports are written one after the other."""

import random
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from telling import ALL, Teller, check, desk_like

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 there")

KILLS = 60 if ALL else 5


@pytest.mark.parametrize(("desk", "way"), [("new", "USUAL"), ("new", "FULL"), ("new", "NETWORK"), ("sealed", "USUAL")])
def test_what_was_saved_survives_a_kill_at_any_moment(
    telling: Teller,
    templates: dict[str, Path],
    tmp_path: Path,
    desk: str,
    way: str,
    record_property: Callable[[str, object], None],
) -> None:
    seed = date.today().toordinal()
    chance, saved = random.Random(seed), 0
    for kill in range(KILLS):
        after = chance.randint(1, 14), chance.uniform(0, 0.04)
        with desk_like(templates[desk], tmp_path) as copy:
            told = telling.tell("everything", copy, way=way, kill=after)
            assert told.status == -signal.SIGKILL and len(told.saved) >= after[0]
            try:
                check("everything", told, copy)
            except AssertionError as error:
                raise AssertionError(f"kill {kill} of the seed {seed}, {desk} {way}: {told}") from error
        saved += len(told.saved)
    record_property("kills", f"{desk} {way}: {KILLS} kills, {saved} changes and imports that were said to be saved")
