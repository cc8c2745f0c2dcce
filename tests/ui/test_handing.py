"""What is opened goes to the window that is open, also while it is coming up, and after one that was killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from handed import CARD, SECONDS, Machine, names_on
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.ui import handing
from netdesk.ui.app import Program, application
from netdesk.ui.handing import Hatch, hand_over
from netdesk.ui.opened import OpenSign, name_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills and folders as they are elsewhere")
INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:breakfast@example.org
DTSTART:20270204T080000Z
SUMMARY:Frühstück
ATTENDEE;CN=Zoë Quist:mailto:zoe@quist.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    one = Machine(tmp_path / "Zoë Ćwik 家")
    yield one
    one.end()


def test_a_second_start_hands_over_and_ends(machine: Machine) -> None:
    window = machine.start()
    machine.listening()
    second = machine.start(machine.card("Żaneta 名刺"), machine.card("Ana Kovač"))
    assert (second.wait(SECONDS), window.poll()) == (0, None)
    machine.wait_for("Żaneta 名刺", "Ana Kovač")
    without_files = machine.start()
    assert (without_files.wait(SECONDS), window.poll()) == (0, None)


def test_two_starts_at_once_become_one_window_that_has_both_files(machine: Machine) -> None:
    first, second = machine.start(machine.card("One")), machine.start(machine.card("Two"))
    machine.wait_for("One", "Two")
    ended = [one.poll() for one in (first, second)]
    assert sorted(ended, key=str) == [0, None]


def test_after_a_kill_the_next_start_is_the_window_at_once(machine: Machine) -> None:
    killed = machine.start(machine.card("Before"))
    machine.wait_for("Before")
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait(SECONDS)
    assert machine.listening().exists(), "the sign is left behind"
    window = machine.start(machine.card("After"))
    machine.wait_for("After")
    assert machine.start(machine.card("Later")).wait(SECONDS) == 0
    machine.wait_for("Later")
    assert window.poll() is None


def test_another_desk_has_a_window_of_its_own(machine: Machine) -> None:
    window = machine.start()
    machine.listening()
    other = machine.home / "other.netdesk"
    Book.open(other).close()
    second = machine.start(other, machine.card("Elsewhere"))
    end = time.monotonic() + SECONDS
    while "Elsewhere" not in names_on(other):
        assert time.monotonic() < end
        time.sleep(0.2)
    assert window.poll() is None and second.poll() is None
    assert machine.start(other).wait(SECONDS) == 0, "opened again it comes to the front"


def test_the_command_line_and_throw_away_desks_hand_nothing_over(machine: Machine) -> None:
    window = machine.start()
    machine.listening()
    typed = machine.start("import", machine.card("Typed"))
    assert typed.communicate(timeout=SECONDS)[1] == "" and typed.returncode == 0
    assert "Typed" in machine.people()
    thrown_away = machine.start("--temp", "--bring", machine.card("Thrown away"))
    time.sleep(2)
    assert window.poll() is None and thrown_away.poll() is None
    assert "Thrown away" not in machine.people()


# --- the parts


@pytest.fixture
def hatch(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hatch]:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    one = Hatch(tmp_path / "desk.netdesk")
    assert one.open()
    yield one
    one.close()


def say(qtbot: QtBot, hatch: Hatch, told: bytes) -> bytes:
    line = QLocalSocket()
    line.connectToServer(hatch._server.fullServerName())
    assert line.waitForConnected(2000)
    line.write(told)
    qtbot.waitUntil(lambda: line.bytesAvailable() > 0, timeout=5000)
    return line.readAll().data()


def test_only_the_user_reaches_the_hatch(hatch: Hatch) -> None:
    assert Path(hatch._server.fullServerName()).stat().st_mode & 0o077 == 0


def test_names_that_are_no_text_arrive_as_they_are(qtbot: QtBot, hatch: Hatch) -> None:
    name = os.fsdecode(b"/home/\xff\xfe.vcf")
    with qtbot.waitSignal(hatch.handed) as heard:
        assert say(qtbot, hatch, handing._said([Path(name)])) == b"ok\n"
    assert heard.args == [[Path(name)]]


@pytest.mark.parametrize("told", [b"\n", b"GET / HTTP/1.1\n", b'{"files": 3}\n', b"[]\n", b"\xff\xff\n"])
def test_what_is_not_understood_is_declined(qtbot: QtBot, hatch: Hatch, told: bytes) -> None:
    with qtbot.assertNotEmitted(hatch.handed):
        assert say(qtbot, hatch, told) == b"no\n"


def test_a_window_that_does_not_answer_is_not_waited_for_long(
    qtbot: QtBot, tmp_path: Path, hatch: Hatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = tmp_path / "desk.netdesk"
    monkeypatch.setattr(handing, "_ANSWERS", 100)
    theirs, ours = OpenSign(desk, tmp_path), OpenSign(desk, tmp_path)
    assert theirs.hang_out()
    assert not hand_over(desk, [], ours), "it listens, and stands still"
    assert ours.elsewhere and not ours.is_ours
    theirs.take_in()


def test_a_window_that_went_away_meanwhile_leaves_the_desk_to_us(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handing, "_COMES_UP", 5.0)
    desk = tmp_path / "desk.netdesk"
    theirs, ours = OpenSign(desk, tmp_path), OpenSign(desk, tmp_path)
    assert theirs.hang_out()
    monkeypatch.setattr(handing, "_call", lambda *_told: theirs.take_in())
    assert not hand_over(desk, [], ours)
    assert ours.is_ours and not ours.elsewhere
    ours.take_in()


def test_a_desk_has_one_name_by_whichever_way_it_is_reached(tmp_path: Path) -> None:
    desk = tmp_path / "desk.netdesk"
    desk.touch()
    (tmp_path / "link.netdesk").symlink_to(desk)
    assert name_of(desk) == name_of(str(tmp_path / "link.netdesk")) == name_of(tmp_path / "a" / ".." / "desk.netdesk")
    assert len({name_of(desk), name_of(tmp_path / "other.netdesk"), name_of("postgresql://here/desk")}) == 3


def test_files_wait_until_the_desk_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    card = tmp_path / "card.vcf"
    card.write_text(CARD.format(name="Waited For"))
    program = Program(application(), Settings(tmp_path / "settings.json"))
    qtbot.addWidget(program.window)
    program.window.showMinimized()
    program.bring([card])
    assert program.bringing == [card] and not program.window.isMinimized()
    program.open_later(lambda: Book.open(tmp_path / "desk.netdesk"))
    qtbot.waitUntil(lambda: program.bringing == [], timeout=20000)
    one = Whole(qtbot, program)
    one.settle()
    assert "1 new" in one.said
    program.close()


def test_an_invitation_that_is_opened_becomes_an_event(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "Frühstück.ics"
    file.write_text(INVITATION, encoding="utf-8")
    with whole(qtbot, tmp_path, 0) as one:
        one.program.bring([file])
        one.settle()
        assert one.said.startswith("Invitations: 1 new")


def test_where_qt_has_no_network_part_the_window_opens_all_the_same(machine: Machine) -> None:
    machine.environment["PYTHONPATH"] = str(machine.home)
    (machine.home / "sitecustomize.py").write_text("import sys; sys.modules['PySide6.QtNetwork'] = None")
    window = machine.start(machine.card("Alone"))
    machine.wait_for("Alone")
    assert window.poll() is None and machine.listening()


def test_macos_tells_the_program_that_runs(tmp_path: Path) -> None:
    """An application object of its own needs a process of its own."""
    code = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFileOpenEvent
from netdesk.ui import app, handing, running
opened = []
handing.open_window = lambda desk: opened.append(f"window {desk.name}")
one = app.application()
running._listen(one, None, None, lambda files: opened.extend(file.name for file in files))
for name in ("card.vcf", "Other.NETDESK"):
    QCoreApplication.sendEvent(one, QFileOpenEvent(name))
print(opened)
"""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
    assert told.stdout.strip() == "['card.vcf', 'window Other.NETDESK']"
