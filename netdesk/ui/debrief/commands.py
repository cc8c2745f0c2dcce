"""The keys for telling how an event was, for the sheet of keys."""

from PySide6.QtGui import QKeySequence

from netdesk.i18n import _
from netdesk.ui.palette.command import Reach, Section, key, standard


def debrief_section(_reach: Reach) -> Section:
    """One person at a time."""
    made = (
        key(_("Next person"), "Return"),
        key(_("Skip"), "PgDown"),
        key(_("Back"), "PgUp"),
        key(_("Undo"), standard(QKeySequence.StandardKey.Undo)),
        key(_("Mark who was met, in the list"), "M"),
        key(_("Later"), "Esc"),
    )
    return Section("debrief", _("How was it?"), made)
