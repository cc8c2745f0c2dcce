"""A desk of three behind a window that shows the referrals."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from referralsdesk import Office

from netdesk.domain.person import Email, Name, Person
from netdesk.domain.referral import Level, Referral
from netdesk.operations import people, referrals
from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.referrals.page import ReferralsPage
from netdesk.ui.theme import Theme
from netdesk.ui.window import MainWindow

TODAY = date(2026, 11, 22)


@pytest.fixture
def office(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Office]:
    book = Book.open(tmp_path / "desk.netdesk", lambda: TODAY)
    ana = people.add(book, Person(name=Name(full="Ana Kovač", given="Ana"), emails=(Email("ana@example.com"),))).id
    ben = people.add(book, Person(name=Name(full="Ben Okafor", given="Ben"))).id
    settings = Settings(tmp_path / "settings.json")
    jobs, window = Jobs(), MainWindow(settings)
    desk = Desk(book, jobs, theme, settings, window.messages)
    problems: list[str] = []
    jobs.error.connect(window.messages.warn)
    jobs.bug.connect(problems.append)
    qtbot.addWidget(window)
    window.add_page("people", "People", "people", lambda: QLabel("people"))
    window.add_page("referrals", "Referrals", "referrals", lambda: ReferralsPage(window, desk))
    window.resize(1440, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page = window.show_page("referrals")
    assert isinstance(page, ReferralsPage)
    made = Office(qtbot, book, desk, jobs, window, page, problems, ana, ben)
    made.settle()
    yield made
    window.close()
    made.settle()
    desk.close()
    jobs.close()
    book.close()
    assert problems == []


@pytest.fixture
def received(office: Office) -> Referral:
    """Ana sent Paolo to me a month ago."""
    day = TODAY - timedelta(days=30)
    return referrals.refer(
        office.book, office.ana, office.book.me, prospect="Paolo Neri", need="a new roof", level=Level.ARRANGED, on=day
    )


@pytest.fixture
def given(office: Office) -> Referral:
    """I sent Ana to Ben last week."""
    day = TODAY - timedelta(days=7)
    return referrals.refer(office.book, office.book.me, office.ben, prospect_id=office.ana, need="a will", on=day)
