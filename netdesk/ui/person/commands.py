"""What can be done with the open person, for the list of commands and the sheet of keys."""

from functools import partial

from netdesk import words
from netdesk.domain.interaction import Kind
from netdesk.i18n import _
from netdesk.ui.palette.command import Command, Reach, Section, key
from netdesk.ui.people.page import PeoplePage
from netdesk.ui.person.log import LogSection
from netdesk.ui.person.panel import PersonPanel


def person_section(reach: Reach) -> Section:
    """Editing, and what the person's own menu has."""

    def usable() -> bool:
        return _panel(reach) is not None

    panel = _panel(reach)
    acts = panel.header.acts() if panel else []
    own = (Command("", act.text(), act.trigger) for act in acts if not act.isCheckable())
    made = (
        Command("person.edit", _("Edit the open person…"), lambda: panel.edit() if panel else None, "", usable),
        *own,
        key(_("From the list to the person"), "Return"),
        key(_("A promise: kept, broken, made good, open again"), "K B G O"),
        key(_("Change an entry, or a promise"), "F2 Return"),
        key(_("Remove an entry, or a promise"), "Delete"),
    )
    return Section("person", _("The open person"), made)


def log_section(reach: Reach) -> Section:
    """One key for each kind, from wherever on the page; a letter alone while the kinds have the keyboard."""

    def log(kind: Kind) -> None:
        if panel := _panel(reach):
            panel.start_logging(kind)

    def usable() -> bool:
        return _panel(reach) is not None

    title = _("Log: {kind}")
    made = (
        Command(f"log.{kind}", title.format(kind=words.kind(kind)), partial(log, kind), f"Alt+{letter}", usable)
        for letter, kind in LogSection.keys().items()
    )
    return Section("log", _("Logging, with somebody open"), tuple(made))


def _panel(reach: Reach) -> PersonPanel | None:
    """The page of the person who is open now."""
    page = reach.window.made_page("people")
    if reach.window.page != "people" or not isinstance(page, PeoplePage) or not page.panel_made:
        return None
    return page.panel if page.panel.shown else None
