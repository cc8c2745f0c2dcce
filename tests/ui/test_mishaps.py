"""When it fails: bugs, hangs and crashes are noticed, told without a name, and the program goes on."""

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from handed import SECONDS, Machine
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from whole import Whole, whole

from netdesk.domain.errors import NetdeskError
from netdesk.ui import mishaps
from netdesk.ui.bugreport import BugReport, report_bug
from netdesk.ui.bugs import told, told_by_python
from netdesk.ui.logbook import last_lines, log_into
from netdesk.ui.mishaps import Watch, catch_bugs
from netdesk.ui.opened import OpenSign

NAME = "Anna Rossi"


@pytest.fixture(autouse=True)
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("netdesk.paths.log_dir", lambda: tmp_path / "log")
    return tmp_path / "log"


def raised(act: Any) -> BaseException:
    try:
        act()
    except Exception as error:  # noqa: BLE001  whatever it is
        return error
    raise AssertionError("it went well")


def stumble(value: object) -> None:
    if value == NAME:
        raise ValueError(f"what is {value}?")
    raise RuntimeError("the drawer is stuck")


# --- what is told


@pytest.mark.parametrize(
    "act",
    [
        lambda: {}[NAME],
        lambda: int(NAME),
        lambda: stumble(NAME),
        lambda: Path(f"/nowhere/{NAME}").read_bytes(),
        lambda: f"{NAME} ü".encode("ascii"),
        lambda: [].index(NAME),  # type: ignore[arg-type]
        lambda: (_ for _ in ()).throw(NetdeskError(f"There is nobody named {NAME}.")),
        lambda: exec(f"raise KeyError from ValueError({NAME!r})"),
        lambda: exec(f"{NAME.split()[0]!r} + {NAME!r} + 3"),
    ],
)
def test_what_it_was_about_is_not_told(act: Any) -> None:
    text = told(raised(act))
    assert "Anna" not in text and "Rossi" not in text
    assert "Error" in text and "test_mishaps.py" in text


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lambda: stumble(0), "RuntimeError: the drawer is stuck"),
        (lambda: None.nothing, "AttributeError: 'NoneType' object has no attribute 'nothing'"),  # type: ignore[attr-defined]
        (lambda: [][3], "IndexError: list index out of range"),
        (lambda: 1 / 0, "ZeroDivisionError: division by zero"),
        (lambda: told(), "TypeError: told() missing 1 required positional argument: 'error'"),  # type: ignore[call-arg]
        (lambda: os.stat("/nowhere"), "FileNotFoundError: errno 2"),  # noqa: PTH116
    ],
)
def test_what_holds_no_value_is_told(act: Any, said: str) -> None:
    assert told(raised(act)).startswith(f"{said}\n")


def test_where_it_was_is_told_without_the_folders_of_the_user() -> None:
    lines = told(raised(lambda: stumble(NAME))).splitlines()
    assert lines[0] == "ValueError"
    assert lines[-1].startswith("  test_mishaps.py:") and lines[-1].endswith(" in stumble")


def test_what_it_came_of_is_told_too() -> None:
    def both() -> None:
        try:
            {}[NAME]
        except KeyError as error:
            raise RuntimeError("the drawer is stuck") from error

    text = told(raised(both))
    assert text.startswith("RuntimeError: the drawer") and "\ncaused by\nKeyError\n" in text


def test_of_what_python_writes_down_only_the_places_are_kept() -> None:
    dump = f"""Fatal Python error: Segmentation fault

Current thread 0x00007f01 (most recent call first):
  File "/home/{NAME}/netdesk/netdesk/ui/app.py", line 12 in close
  File "/home/{NAME}/lib/site-packages/numpy/core.py", line 3 in <module>
  File "/home/{NAME}/work.py", line 4 in run
{NAME}
Extension modules: numpy.core (total: 1)
"""
    text = told_by_python(dump)
    assert "Anna" not in text and "Extension" not in text
    assert text.splitlines()[0] == "Fatal Python error: Segmentation fault"
    assert text.splitlines()[2:] == [
        "  netdesk/ui/app.py:12 in close",
        "  numpy/core.py:3 in <module>",
        "  work.py:4 in run",
    ]


# --- the log


@pytest.fixture
def log(logs: Path) -> Iterator[Path]:
    handler = log_into(logs)
    assert handler
    yield logs
    logging.getLogger().removeHandler(handler)
    handler.close()


def test_libraries_are_named_and_not_quoted(log: Path) -> None:
    logging.getLogger("library.part").warning("could not send %s", NAME)
    try:
        stumble(NAME)
    except ValueError:
        logging.getLogger("library").exception(NAME, stack_info=True)
    text = last_lines(log)
    assert "library.part has something to say" in text and "in stumble" in text
    assert "Anna" not in text


def test_the_log_rotates(log: Path) -> None:
    for _time in range(30_000):
        logging.getLogger("netdesk").info("the same line over and over again, until the file is full%s", "." * 40)
    files = sorted(log.iterdir())
    assert [file.name for file in files] == ["netdesk.log", *(f"netdesk.log.{number}" for number in (1, 2, 3))]
    assert all(file.stat().st_size <= 512 * 1024 for file in files)


def test_where_nothing_can_be_written_there_is_no_log(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert log_into(tmp_path / "file" / "log") is None
    assert last_lines(tmp_path / "nowhere") == ""


# --- the report


@pytest.fixture
def report(qtbot: QtBot) -> Iterator[BugReport]:
    window = QWidget()
    qtbot.addWidget(window)
    yield report_bug(window, "ValueError\n  netdesk/ui/app.py:1 in close", "12:00 INFO started")


def test_a_report_tells_version_system_place_and_what_was_before(report: BugReport) -> None:
    assert report.text.startswith("Netdesk 0.") and "Python 3." in report.text and "PySide6 6." in report.text
    assert report.text.endswith("12:00 INFO started") and "ui/app.py:1" in report.text


def test_a_report_is_copied_and_saved(report: BugReport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report.copy()
    assert QGuiApplication.clipboard().text() == report.text
    file = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(file), ""))
    report.save()
    assert file.read_text(encoding="utf-8") == report.text + "\n"
    assert report._told.text() == "Saved as report.txt."
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path), ""))
    report.save()
    assert "could not be written" in report._told.text()


# --- the program goes on


@pytest.fixture
def caught(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    hooks = (sys.excepthook, sys.unraisablehook, threading.excepthook)
    handlers = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGHUP)}
    with whole(qtbot, tmp_path, 0) as one:
        catch_bugs(one.window, one.program.jobs)
        yield one
        sys.excepthook, sys.unraisablehook, threading.excepthook = hooks
        for number, handler in handlers.items():
            signal.signal(number, handler)
        one.problems.clear()


def the_report(one: Whole) -> BugReport:
    one.qtbot.waitUntil(lambda: one.window.findChild(BugReport) is not None)
    found = one.window.findChild(BugReport)
    assert found
    return found


def test_a_bug_in_any_thread_opens_a_report(caught: Whole, log: Path) -> None:
    thread = threading.Thread(target=lambda: stumble(NAME), name="phone")
    thread.start()
    thread.join()
    shown = the_report(caught)
    assert "in stumble" in shown.text and "Anna" not in shown.text
    assert "in stumble" in last_lines(log)
    error = raised(lambda: stumble(0))
    for _again in range(3):
        sys.excepthook(type(error), error, error.__traceback__)
    caught.qtbot.waitUntil(lambda: "the drawer is stuck" in shown.text)
    caught.settle()
    assert shown.text.count("the drawer is stuck") == 1 and last_lines(log).count("the drawer is stuck") == 1
    shown.close()


def test_what_can_be_acted_on_is_said_in_the_bar(caught: Whole) -> None:
    error = NetdeskError("Choose a day.")
    sys.excepthook(NetdeskError, error, None)
    assert caught.said == "Choose a day." and caught.window.findChild(BugReport) is None


def test_after_a_crash_the_next_start_says_so_once(caught: Whole, logs: Path, tmp_path: Path) -> None:
    logs.mkdir()
    sign = OpenSign(tmp_path / "desk.netdesk", logs)
    sign.file.write_text("left behind")
    sign._lock.removeStaleLockFile()
    sign.file.write_text("")
    sign.hang_out()
    sign.left_behind = True
    watch = Watch(sign)
    watch.say(caught.window)
    assert caught.said == "Netdesk ended unexpectedly last time. Nothing that was saved is lost."
    caught.window.messages.message._act()
    shown = the_report(caught)
    assert "ended from outside" in shown.text and "ended unexpectedly" in shown.text
    shown.close()
    watch.say(caught.window)
    assert caught.said == ""
    watch.close()
    sign.take_in()


# --- in processes of their own

HANGS = """
import sys, time
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from netdesk.ui.faults import Faults
from netdesk.ui.logbook import log_into
folder = Path(sys.argv[1])
app = QCoreApplication([])
log_into(folder)
faults = Faults(folder / "x.faults", still=0.4)
def count_the_sand(of):
    time.sleep(1.5)
QTimer.singleShot(300, lambda: count_the_sand("Anna Rossi"))
QTimer.singleShot(2500, app.quit)
app.exec()
faults.close()
"""


def test_a_window_that_stood_still_is_noted_with_its_place(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", HANGS, str(tmp_path)], check=True, timeout=SECONDS)
    text = (tmp_path / "netdesk.log").read_text(encoding="utf-8")
    assert text.count("stood still for") == 1 and "in count_the_sand" in text and "Anna" not in text
    assert [file.name for file in tmp_path.iterdir()] == ["netdesk.log"]


def test_a_wish_to_end_waits_for_what_is_under_way(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ended in the middle of starting a thread the window would wait for itself."""
    ended: list[bool] = []
    monkeypatch.setattr(QCoreApplication, "quit", lambda: ended.append(True))
    mishaps._end(signal.SIGTERM, None)
    assert not ended
    qtbot.waitUntil(lambda: ended == [True])


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    one = Machine(tmp_path / "Zoë Ćwik 家")
    yield one
    one.end()


def logged(machine: Machine) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in machine.home.rglob("netdesk.log*"))


def test_a_fall_is_told_at_the_next_start(machine: Machine) -> None:
    falling = machine.start(machine.card("Before"))
    machine.wait_for("Before")
    os.kill(falling.pid, signal.SIGSEGV)
    falling.wait(SECONDS)
    machine.start(machine.card("After"))
    machine.wait_for("After")
    text = logged(machine)
    assert "ended unexpectedly" in text and "Segmentation fault" in text and "in run_window" in text
    assert str(machine.home) not in text and "Zoë" not in text


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_the_end_of_a_session_is_no_crash(machine: Machine, number: int) -> None:
    window = machine.start(machine.card("Before"))
    machine.wait_for("Before")
    os.kill(window.pid, number)
    assert window.wait(SECONDS) == 0
    assert not list(machine.home.rglob("*.open")) and not list(machine.home.rglob("*.faults"))
    machine.start(machine.card("After"))
    machine.wait_for("After")
    assert "unexpectedly" not in logged(machine)
