"""What the inbox can do, for the list of commands and the sheet of keys."""

from typing import TYPE_CHECKING, cast

from netdesk.i18n import _
from netdesk.ui.palette.command import Command, Reach, Section, key

if TYPE_CHECKING:
    from netdesk.ui.inbox.page import InboxPage


def inbox_section(reach: Reach) -> Section:
    """Accepting, and answering questions."""

    def accept_all() -> None:
        cast("InboxPage", reach.window.show_page("inbox")).accept_all()

    made = (
        Command("inbox.accept", _("Accept all that came in"), accept_all),
        key(_("Accept, merge, bring in: the first thing offered"), "Return"),
        key(_("Keep both: they are two people"), "D"),
        key(_("Later"), "S"),
        key(_("Dismiss what cannot be read"), "Delete"),
        key(_("Take the value on the left, on the right"), "Left Right"),
        key(_("Take the other value"), "Space"),
    )
    return Section("inbox", _("Inbox"), made)


def scans_section(_reach: Reach) -> Section:
    """A photographed card beside its fields."""
    made = (
        key(_("Next field, what is not sure first"), "Tab"),
        key(_("Accept"), "Ctrl+Return"),
        key(_("Later"), "Ctrl+Down"),
        key(_("Throw away"), "Ctrl+Delete"),
        key(_("Turn the card"), "Ctrl+R"),
        key(_("The whole photograph"), "Ctrl+F"),
        key(_("The other side"), "Ctrl+B"),
        key(_("Join, or part, front and back"), "Ctrl+J"),
        key(_("From line to line on the card"), "Up Down"),
    )
    return Section("scans", _("Cards to check"), made)
