"""The dialog of drafted words: read, changed, copied, handed to the mail program, noted as sent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from netdesk.domain.draft import Draft
from netdesk.settings import Settings
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.drafting import DraftDialog, show_draft
from netdesk.ui.jobs import Jobs
from netdesk.ui.messages import MessageBar
from netdesk.ui.theme import Theme

DRAFT = Draft(("anna@example.com",), "News of Paolo", "Dear Anna,\n\nPaolo & I met. 100 %!")


class Mail:
    """A mail program that takes what is opened, or none at all."""

    def __init__(self) -> None:
        self.links: list[str] = []
        self.there = True

    def open(self, link: QUrl) -> bool:
        self.links.append(bytes(link.toEncoded().data()).decode())
        return self.there


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> Mail:
    made = Mail()
    monkeypatch.setattr(QDesktopServices, "openUrl", made.open)
    return made


@pytest.fixture
def desk(tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Desk]:
    book, jobs, messages = Book.open(tmp_path / "desk.netdesk"), Jobs(), MessageBar()
    qtbot.addWidget(messages)
    made = Desk(book, jobs, theme, Settings(tmp_path / "settings.json"), messages)
    yield made
    made.close()
    jobs.close()
    book.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(desk: Desk, window: QWidget) -> DraftDialog:
    return show_draft(window, desk, DRAFT)


def test_what_was_drafted_can_be_changed_and_copied(dialog: DraftDialog) -> None:
    assert dialog.isVisible()
    assert dialog.draft == DRAFT
    dialog.text.setPlainText("Ciao Anna!")
    dialog.to.setText(" anna@example.com, , bo@example.com ")
    dialog.copy()
    assert QGuiApplication.clipboard().text() == "Ciao Anna!"
    assert dialog.draft == Draft(("anna@example.com", "bo@example.com"), "News of Paolo", "Ciao Anna!")


def test_the_mail_program_gets_every_sign_as_it_was_written(dialog: DraftDialog, mail: Mail) -> None:
    dialog.open_mail()
    assert mail.links == [
        "mailto:anna@example.com?subject=News%20of%20Paolo"
        "&body=Dear%20Anna%2C%0D%0A%0D%0APaolo%20%26%20I%20met.%20100%20%25%21"
    ]
    assert dialog.notice.text == ""


def test_a_text_too_long_for_a_link_is_copied_and_the_mail_opened_without_it(dialog: DraftDialog, mail: Mail) -> None:
    long = "A long story. " * 300
    dialog.text.setPlainText(long)
    dialog.open_mail()
    assert mail.links == ["mailto:anna@example.com?subject=News%20of%20Paolo"]
    assert QGuiApplication.clipboard().text() == long.strip()
    assert "too long" in dialog.notice.text


def test_without_a_mail_program_the_text_is_copied(dialog: DraftDialog, mail: Mail) -> None:
    mail.there = False
    dialog.open_mail()
    assert QGuiApplication.clipboard().text() == DRAFT.text
    assert "No mail program" in dialog.notice.text


def test_it_is_noted_as_sent_only_where_somebody_asks(dialog: DraftDialog, desk: Desk, window: QWidget) -> None:
    assert dialog.sent_button.isHidden()
    told: list[str] = []
    other = show_draft(window, desk, DRAFT, sent=lambda: told.append("sent"))
    assert not other.sent_button.isHidden()
    other.reject()
    assert told == []
    again = show_draft(window, desk, DRAFT, sent=lambda: told.append("sent"))
    again.sent_button.click()
    assert told == ["sent"]
    assert not again.isVisible()
