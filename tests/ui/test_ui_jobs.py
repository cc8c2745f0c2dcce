"""Work off the GUI thread: order, errors, cancelling, the latest answer only, nothing left behind."""

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.errors import NetdeskError
from netdesk.ui.bugs import told
from netdesk.ui.jobs import Context, Jobs


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def settle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: not jobs.busy, timeout=5000)


def test_database_work_runs_in_order_on_one_thread(jobs: Jobs, qtbot: QtBot) -> None:
    threads: set[str] = set()
    told: list[int] = []

    def work(number: int) -> int:
        threads.add(threading.current_thread().name)
        time.sleep(0.002)
        return number

    for number in range(20):
        jobs.database(lambda context, n=number: work(n), done=told.append)
    settle(qtbot, jobs)
    assert told == list(range(20))
    assert len(threads) == 1 and threading.current_thread().name not in threads


def test_results_come_back_on_the_gui_thread(jobs: Jobs, qtbot: QtBot) -> None:
    seen: list[bool] = []
    gui = QThread.currentThread()
    jobs.pool(lambda context: 1, done=lambda value: seen.append(QThread.currentThread() is gui))
    settle(qtbot, jobs)
    assert seen == [True]


def test_pool_work_runs_side_by_side(jobs: Jobs, qtbot: QtBot) -> None:
    meeting = threading.Barrier(3, timeout=3)
    told: list[int] = []
    for _ in range(3):
        jobs.pool(lambda context: meeting.wait(), done=lambda value: told.append(1))
    settle(qtbot, jobs)
    assert told == [1, 1, 1]


def test_a_known_error_goes_to_the_one_who_asked(jobs: Jobs, qtbot: QtBot) -> None:
    failures: list[Exception] = []
    bugs: list[str] = []
    jobs.bug.connect(bugs.append)

    def refuse(context: Context) -> None:
        raise NetdeskError("Choose a name.")

    jobs.database(refuse, failed=failures.append)
    settle(qtbot, jobs)
    assert [str(each) for each in failures] == ["Choose a name."] and not bugs


def test_a_known_error_nobody_takes_is_still_said(jobs: Jobs, qtbot: QtBot) -> None:
    def refuse(context: Context) -> None:
        raise NetdeskError("Choose a name.")

    with qtbot.waitSignal(jobs.error) as said:
        jobs.database(refuse)
    assert said.args == ["Choose a name."]
    settle(qtbot, jobs)


def test_a_bug_is_reported_with_its_traceback(jobs: Jobs, qtbot: QtBot) -> None:
    failures: list[Exception] = []

    def stumble(context: Context) -> None:
        raise ZeroDivisionError("stumbled")

    with qtbot.waitSignal(jobs.bug) as report:
        jobs.pool(stumble, failed=failures.append)
    settle(qtbot, jobs)
    met = report.args[0]
    assert isinstance(met, ZeroDivisionError) and "in stumble" in told(met)
    assert isinstance(failures[0], ZeroDivisionError)


def test_queued_work_that_is_cancelled_never_starts(jobs: Jobs, qtbot: QtBot) -> None:
    gate, ran, ended = threading.Event(), [], []
    jobs.database(lambda context: gate.wait(3))
    job = jobs.database(lambda context: ran.append(1), done=ran.append, failed=ran.append)
    job.finished.connect(lambda: ended.append(1))
    job.cancel()
    gate.set()
    settle(qtbot, jobs)
    assert ran == [] and ended == [1] and job.over


def test_running_work_can_leave_when_asked(jobs: Jobs, qtbot: QtBot) -> None:
    started, told = threading.Event(), []

    def work(context: Context) -> None:
        started.set()
        while True:
            context.check()
            time.sleep(0.001)

    job = jobs.pool(work, done=told.append, failed=told.append)
    assert started.wait(3)
    job.cancel()
    settle(qtbot, jobs)
    assert told == []


def test_work_that_completes_all_the_same_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    started, gate, told = threading.Event(), threading.Event(), []

    def work(context: Context) -> str:
        started.set()
        gate.wait(3)
        return "saved"

    job = jobs.database(work, done=told.append)
    assert started.wait(3)
    job.cancel()
    gate.set()
    settle(qtbot, jobs)
    assert told == ["saved"]


def test_only_the_latest_answer_counts(jobs: Jobs, qtbot: QtBot) -> None:
    gate, ran, told = threading.Event(), [], []

    def search(text: str, context: Context) -> str:
        ran.append(text)
        gate.wait(3)
        return text

    for text in ("a", "an", "ana"):
        jobs.latest("search", lambda context, t=text: search(t, context), done=told.append)
        if text == "a":
            qtbot.waitUntil(lambda: ran == ["a"])
    jobs.latest("other", lambda context: "else", done=told.append)
    gate.set()
    settle(qtbot, jobs)
    assert ran == ["a", "ana"]
    assert told == ["ana", "else"]


def test_progress_is_throttled_and_the_last_one_arrives(jobs: Jobs, qtbot: QtBot) -> None:
    steps: list[tuple[int, int]] = []

    def work(context: Context) -> None:
        for number in range(1, 10_001):
            context.progress(number, 10_000)

    jobs.pool(work, progress=lambda done, total: steps.append((done, total)))
    settle(qtbot, jobs)
    assert steps[0] == (1, 10_000) and steps[-1] == (10_000, 10_000)
    assert len(steps) < 40


def test_a_destroyed_widget_is_not_called(jobs: Jobs, qtbot: QtBot) -> None:
    class Page(QObject):
        told: list[int] = []

        def show(self, value: int) -> None:
            self.told.append(value)

    gate, page = threading.Event(), Page()
    jobs.pool(lambda context: gate.wait(3) and 1, done=page.show)
    page.deleteLater()
    QApplication.sendPostedEvents(page, 52)
    gate.set()
    settle(qtbot, jobs)
    assert Page.told == []


def test_closing_finishes_queued_changes_and_stops_the_rest(qapp: QApplication) -> None:
    jobs = Jobs()
    saved: list[int] = []
    told: list[object] = []

    def spin(context: Context) -> None:
        while not context.cancelled:
            time.sleep(0.001)

    jobs.pool(spin, done=told.append)
    for number in range(5):
        jobs.database(lambda context, n=number: (time.sleep(0.002), saved.append(n)), done=told.append)
    jobs.close()
    qapp.processEvents()
    assert saved == [0, 1, 2, 3, 4] and told == [] and not jobs.busy
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("netdesk-")]


def test_idle_says_that_all_is_done(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.idle):
        jobs.database(lambda context: None)
    assert not jobs.busy
