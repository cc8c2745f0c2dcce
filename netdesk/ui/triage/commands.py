"""The keys of the triage, for the sheet of keys."""

from netdesk.i18n import _
from netdesk.ui.palette.command import Reach, Section, key


def triage_section(_reach: Reach) -> Section:
    """One key for each decision about a card."""
    made = (
        key(_("We met"), "M"),
        key(_("Tag"), "T"),
        key(_("How often"), "C"),
        key(_("Tell me again"), "L"),
        key(_("Trash"), "X Delete"),
        key(_("Back"), "Left"),
        key(_("Next"), "Right Space"),
        key(_("Undo"), "Z"),
    )
    return Section("triage", _("Triage"), made)
