"""Which pages there are and their place in the rail. What a page needs is loaded when it is first shown."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from netdesk.i18n import _, number
from netdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from netdesk.storage.book import Reader
    from netdesk.ui.app import Program
    from netdesk.ui.desk import Desk
    from netdesk.ui.importing import Importer
    from netdesk.ui.palette.command import Reach
    from netdesk.ui.palette.palette import Palette

_REST = 700  # milliseconds


def announce_pages(window: MainWindow, program: "Program") -> "Callable[[], Importer]":
    """Put all pages into the rail; they are made, from the program's desk, when they are first shown. What brings in
    cards for all of them, made when it is first asked for."""
    importers: list[Importer] = []

    def importer() -> "Importer":
        from netdesk.ui.importing import Importer

        if not importers:
            importers.append(Importer(window, program.desk))
        return importers[0]

    def today() -> QWidget:
        from netdesk.ui.today.page import TodayPage

        return TodayPage(window, program.desk, importer())

    def people() -> QWidget:
        from netdesk.ui.people.page import PeoplePage

        return PeoplePage(window, program.desk, importer())

    def network() -> QWidget:
        from netdesk.ui.network.page import NetworkPage

        return NetworkPage(window, program.desk)

    def events() -> QWidget:
        from netdesk.ui.events.page import EventsPage

        return EventsPage(window, program.desk)

    def referrals() -> QWidget:
        from netdesk.ui.referrals.page import ReferralsPage

        return ReferralsPage(window, program.desk)

    def inbox() -> QWidget:
        from netdesk.ui.inbox.page import InboxPage

        return InboxPage(window, program.desk, importer())

    def insights() -> QWidget:
        from netdesk.ui.insights.page import InsightsPage

        return InsightsPage(window, program.desk)

    def preferences() -> QWidget:
        from netdesk.ui.preferences.page import PreferencesPage

        return PreferencesPage(program.desk)

    def paste() -> None:
        from netdesk.ui.sharing.paste import paste

        if window.rail.isEnabled():
            paste(window, importer())

    def reach() -> "Reach":
        from netdesk.ui.palette.command import Reach

        return Reach(window, program.desk, importer())

    _announce_palette(window, reach)
    QShortcut(QKeySequence.StandardKey.Paste, window, paste)  # fields for text keep it for themselves
    window.add_page("today", _("Today"), "today", today)
    window.add_page("people", _("People"), "people", people)
    window.add_page("network", _("Network"), "network", network)
    window.add_page("events", _("Events"), "events", events)
    window.add_page("referrals", _("Referrals"), "referrals", referrals)
    window.add_page("inbox", _("Inbox"), "inbox", inbox)
    window.add_page("insights", _("Insights"), "insights", insights)
    window.add_page("settings", _("Settings"), "settings", preferences, foot=True)
    window.rail.setEnabled(False)
    return importer


def _announce_palette(window: MainWindow, reach: "Callable[[], Reach]") -> None:
    """Ctrl+K and F1; what they show is loaded when it is first asked for."""
    made: list[Palette] = []

    def palette() -> "Palette":
        from netdesk.ui.palette.palette import Palette

        if not made:
            made.append(Palette(reach()))
        return made[0]

    def typed(text: str) -> None:
        if window.rail.isEnabled() and not made:
            palette().ask(text)

    def called() -> None:
        if window.rail.isEnabled():
            palette().call()

    def show_keys() -> None:
        from netdesk.ui.palette.cheatsheet import show_keys

        if window.rail.isEnabled():
            show_keys(reach())

    window.searching.connect(called)
    window.search.textEdited.connect(typed)
    QShortcut(QKeySequence("F1"), window, show_keys)


def show_counts(window: MainWindow, desk: "Desk") -> None:
    """Open the rail, with how many people there are and how much waits in the inbox."""
    from netdesk.storage.people import people_counts
    from netdesk.storage.waiting import waiting

    def show(found: tuple[int, int]) -> None:
        for key, count in zip(("people", "inbox"), found, strict=True):
            window.set_badge(key, number(count) if count else "")

    def refresh(_touched: object = None) -> None:
        desk.fetch("badge", lambda reader: (people_counts(reader).total, waiting(reader).total), show)

    def open_referral(referral_id: str) -> None:
        from netdesk.ui.referrals.page import ReferralsPage

        page = window.show_page("referrals")
        assert isinstance(page, ReferralsPage)
        page.show_referral(referral_id)

    window.rail.setEnabled(True)
    desk.referral_wanted.connect(open_referral)
    desk.changed.connect(refresh)
    refresh()
    _show_care(window, desk)


def _show_care(window: MainWindow, desk: "Desk") -> None:
    """How many people are to be cared for today; counted when the window has come to rest."""

    def look(reader: "Reader") -> int:
        from netdesk.operations.today import count

        return count(reader)

    def show(count: int) -> None:
        window.set_badge("today", number(count) if count else "")

    rest = QTimer(window, singleShot=True, interval=_REST)
    rest.timeout.connect(lambda: desk.fetch("badge.today", look, show))
    desk.changed.connect(lambda _touched: rest.start())
    rest.start()
