"""What can be done wherever one is, and the keys that all forms share."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtGui import QKeySequence

from netdesk.i18n import _
from netdesk.ui.merging.actions import find_duplicates
from netdesk.ui.palette.command import Command, Reach, Section, key, standard
from netdesk.ui.passphrase.locking import KEYS as LOCK_KEYS
from netdesk.ui.passphrase.locking import guard_of
from netdesk.ui.people.page import PeoplePage
from netdesk.ui.triage.launch import KEYS as TRIAGE_KEYS
from netdesk.ui.triage.launch import open_triage
from netdesk.ui.window import MainWindow

Standard = QKeySequence.StandardKey


def everywhere_section(reach: Reach) -> Section:
    """The pages, undo, the ways in, logging."""
    window, desk, importer = reach.window, reach.desk, reach.importer
    made = (
        Command("search", _("Search, or name what to do"), window.go_to_search, "Ctrl+K", lambda: False),
        Command("keys", _("All keys"), partial(_show_keys, reach), "F1", also=_("shortcuts help")),
        *_pages(window),
        Command("log", _("Log what happened"), lambda: _people(window).log(), "Ctrl+L"),
        Command("undo", _("Undo"), desk.undo, standard(Standard.Undo)),
        Command("redo", _("Redo"), desk.redo, standard(Standard.Redo)),
        Command("import", _("Import files: cards, photos, lists…"), importer.choose, "Ctrl+I", also="vcf csv ics"),
        Command("phone", _("From phone…"), importer.from_phone, "Ctrl+Shift+I"),
        Command("paste", _("Bring in the cards on the clipboard"), lambda: _paste(reach), standard(Standard.Paste)),
        Command("triage", _("Triage: decide card by card"), lambda: open_triage(desk, window), TRIAGE_KEYS),
        Command("duplicates", _("Find duplicates…"), lambda: find_duplicates(desk, lambda: window.show_page("inbox"))),
        Command("me", _("My own card…"), lambda: _people(window).add_me()),
        Command("steps", _("First steps"), partial(_show_steps, reach), also=_("welcome start help")),
        Command("demo", _("Look at a demo"), lambda: _people(window).open_demo()),
        Command("lock", _("Lock"), lambda: _lock(window), LOCK_KEYS, lambda: guard_of(window) is not None),
        Command("quit", _("Quit"), window.close, standard(Standard.Quit)),
    )
    return Section("", _("Everywhere"), made)


def forms_section(_reach: Reach) -> Section:
    """What all forms and lists share."""
    made = (
        key(_("Save, in a form"), "Ctrl+Return"),
        key(_("Leave a form, a list of proposals, a dialog"), "Esc"),
        key(_("On, and back, to the next field"), "Tab Shift+Tab"),
        key(_("Remove what is chosen"), "Delete"),
    )
    return Section("forms", _("In forms and lists"), made)


def _pages(window: MainWindow) -> Iterator[Command]:
    for one in window.places:
        title = _("Go to {page}").format(page=one.title)
        yield Command(f"go.{one.key}", title, partial(window.show_page, one.key), one.keys)


def _people(window: MainWindow) -> PeoplePage:
    page = window.make_page("people")
    assert isinstance(page, PeoplePage)
    return page


def _lock(window: MainWindow) -> None:
    if guard := guard_of(window):
        guard.lock()


def _paste(reach: Reach) -> None:
    from netdesk.ui.sharing.paste import paste

    paste(reach.window, reach.importer)


def _show_keys(reach: Reach) -> None:
    from netdesk.ui.palette.cheatsheet import show_keys

    show_keys(reach)


def _show_steps(reach: Reach) -> None:
    from netdesk.ui.welcome.steps import show_first_steps

    show_first_steps(reach.window, reach.desk, reach.importer)
