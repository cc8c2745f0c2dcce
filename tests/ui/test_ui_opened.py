"""A second window on one desk is known to be one; a crash leaves nothing behind that would say so."""

import subprocess
import sys
from pathlib import Path

from netdesk.ui.opened import OpenSign

_CRASH = """
import os, sys
from pathlib import Path
from netdesk.ui.opened import OpenSign
sign = OpenSign(Path(sys.argv[1]), Path(sys.argv[2]))
print(sign.hang_out(), flush=True)
os._exit(1)
"""


def test_one_desk_has_one_sign(tmp_path: Path) -> None:
    first, second = (OpenSign(tmp_path / "desk.netdesk", tmp_path) for _time in range(2))
    assert first.hang_out() and not second.hang_out()
    assert OpenSign(tmp_path / "other.netdesk", tmp_path).hang_out()
    first.take_in()
    assert second.hang_out()
    second.take_in()


def test_a_crash_leaves_no_sign(tmp_path: Path) -> None:
    desk = tmp_path / "desk.netdesk"
    crashed = subprocess.run(
        [sys.executable, "-c", _CRASH, str(desk), str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert crashed.stdout.strip() == "True" and list(tmp_path.glob("*.open"))
    assert OpenSign(desk, tmp_path).hang_out()


def test_where_nothing_can_be_written_nobody_is_known_to_have_it_open(tmp_path: Path) -> None:
    assert OpenSign(tmp_path / "desk.netdesk", tmp_path / "not there").hang_out()
