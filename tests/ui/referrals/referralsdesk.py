"""What a test of the referrals holds in its hands."""

from dataclasses import dataclass

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from netdesk.domain.ids import Id
from netdesk.domain.referral import Referral
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Jobs
from netdesk.ui.referrals.page import ReferralsPage
from netdesk.ui.window import MainWindow


@dataclass
class Office:
    """The window, its page of referrals, and all below it; Ana, Ben and what passed between us."""

    qtbot: QtBot
    book: Book
    desk: Desk
    jobs: Jobs
    window: MainWindow
    page: ReferralsPage
    problems: list[str]
    ana: Id
    ben: Id

    def settle(self) -> None:
        """Until all work has ended and everybody was told."""
        for _round in range(3):
            self.qtbot.waitUntil(lambda: not self.jobs.busy, timeout=15000)
            QApplication.processEvents()
        self.qtbot.waitUntil(lambda: not self.jobs.busy, timeout=15000)

    def get(self, referral_id: Id) -> Referral:
        """A referral as the book has it."""
        with self.book.reading() as reader:
            return reader.get(Referral, referral_id)

    def every(self) -> list[Referral]:
        """All referrals that are not in the trash."""
        with self.book.reading() as reader:
            return [one for one in reader.all(Referral) if one.removed_at is None]

    def open(self, referral: Referral) -> None:
        """Show a referral, and wait for it."""
        self.page.show_referral(referral.id)
        self.settle()

    @property
    def said(self) -> str:
        """The message at the foot of the window."""
        return self.window.messages.message.text
