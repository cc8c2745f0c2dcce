"""The keys of the introductions to give, for the sheet of keys."""

from netdesk.i18n import _
from netdesk.ui.palette.command import Reach, Section, key


def giving_section(_reach: Reach) -> Section:
    """What becomes of a proposed introduction."""
    made = (
        key(_("Introduce them"), "Return"),
        key(_("Not interested"), "X Delete"),
        key(_("Later"), "L"),
        key(_("Open"), "O"),
    )
    return Section("giving", _("Introductions to give"), made)
