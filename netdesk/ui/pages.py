"""Which pages there are: their place in the rail, and the buttons of the top bar."""

from PySide6.QtWidgets import QWidget

from netdesk.i18n import _, number
from netdesk.storage.people import people_counts
from netdesk.ui.desk import Desk
from netdesk.ui.importing import Importer
from netdesk.ui.window import MainWindow


def add_pages(window: MainWindow, desk: Desk) -> None:
    """Put all pages into the window; each is made, and its libraries loaded, when it is first shown."""
    importer = Importer(window, desk)

    def people() -> QWidget:
        from netdesk.ui.people.page import PeoplePage

        return PeoplePage(window, desk, importer)

    def network() -> QWidget:
        from netdesk.ui.network.page import NetworkPage

        return NetworkPage(window, desk)

    def events() -> QWidget:
        from netdesk.ui.events.page import EventsPage

        return EventsPage(window, desk)

    def inbox() -> QWidget:
        from netdesk.ui.inbox.page import InboxPage

        return InboxPage(window, desk, importer)

    def preferences() -> QWidget:
        from netdesk.ui.preferences.page import PreferencesPage

        return PreferencesPage(desk)

    window.add_page("people", _("People"), "people", people)
    window.add_page("network", _("Network"), "network", network)
    window.add_page("events", _("Events"), "events", events)
    window.add_page("inbox", _("Inbox"), "inbox", inbox)
    window.add_page("settings", _("Settings"), "settings", preferences, foot=True)
    _show_counts(window, desk)


def _show_counts(window: MainWindow, desk: Desk) -> None:
    """The badge of the people: how many there are."""

    def show(total: int) -> None:
        window.set_badge("people", number(total) if total else "")

    def refresh(_touched: object = None) -> None:
        desk.fetch("badge", lambda reader: people_counts(reader).total, show)

    desk.changed.connect(refresh)
    refresh()
