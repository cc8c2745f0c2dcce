"""What Today can do, for the list of commands and the sheet of keys."""

from netdesk.i18n import _
from netdesk.ui.palette.command import Command, Reach, Section, key
from netdesk.ui.today.calendarfile import save_calendar
from netdesk.ui.today.keys import KEYS


def today_section(reach: Reach) -> Section:
    """The keys of a line, and the calendar."""
    window, desk = reach.window, reach.desk

    made = (
        key(_("Do what the line proposes"), "Return"),
        *(key(text(), letter) for letter, text, _drawing in KEYS.values()),
        key(_("From line to line"), "Up Down"),
        Command(
            "calendar", _("Follow-ups, promises and birthdays as a calendar…"), lambda: save_calendar(desk, window)
        ),
    )
    return Section("today", _("Today"), made)
