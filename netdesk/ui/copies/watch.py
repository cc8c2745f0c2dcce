"""What is done for the safety of an open desk in the background: a copy a day, and a look whether its file is sound."""

from datetime import date, timedelta
from typing import NoReturn

from PySide6.QtCore import QTimer

from netdesk.i18n import _
from netdesk.storage import soundness
from netdesk.storage.book import Book
from netdesk.storage.engine import damaged
from netdesk.storage.guard import DAY, guard
from netdesk.ui.desk import Desk
from netdesk.ui.messages import Action

CHECKED = "checked_on"
"""The desk's setting: the day of the last whole check."""

_REST = 20_000  # milliseconds after opening: the window is at rest by then
_WEEK = timedelta(days=7)


def keep_safe(desk: Desk) -> None:
    """Copy a desk that is a file once a day, and check its file once a week, or when it was not closed properly."""
    rest = QTimer(desk, singleShot=True, interval=_REST)
    rest.timeout.connect(lambda: _begin(desk))
    rest.start()


def _begin(desk: Desk) -> None:
    desk.jobs.pool(lambda _context: _look(desk.book), done=lambda found: _tell(desk, found))


def _look(book: Book) -> soundness.Health:
    """Check where it is due; only a sound desk is copied, since thinning would give up older copies for this one."""
    told = book.setting(CHECKED)
    due = book.unclean or not told or abs(date.fromisoformat(told) - book.today) >= _WEEK
    health = soundness.health(book) if due else soundness.Health()
    if health.stale:
        book.rebuild()
    if not health.damage:
        if due:
            book.keep_setting(CHECKED, book.today.isoformat())
        guard(book, "day", DAY)
    return health


def _tell(desk: Desk, health: soundness.Health) -> None:
    if health.damage:
        desk.messages.tell(
            _("The desk's file is damaged."), Action(_("Show the ways out"), lambda: _way_out(desk)), stay=True
        )
    elif health.stale:
        desk.messages.tell(_("Figures and search did not agree with the people: they were made anew. Nothing is lost."))


def _way_out(desk: Desk) -> None:
    """Close the desk, and show its copies and what can be saved."""
    file, key = desk.book.file, desk.book.key
    assert file is not None

    def opening() -> NoReturn:
        raise damaged(file, key)

    desk.reopen_wanted.emit(opening)
