"""What Insights can do, for the list of commands and the sheet of keys."""

from functools import partial

from netdesk.i18n import _
from netdesk.ui.palette.command import Command, Reach, Section, key


def insights_section(reach: Reach) -> Section:
    """The goals of the week, and walking through plots."""
    made = (
        Command("goals", _("Goals of the week"), partial(_show_goals, reach)),
        key(_("From bar to bar"), "Left Right Up Down"),
        key(_("Show who and what is behind a figure"), "Return"),
    )
    return Section("insights", _("Insights"), made)


def _show_goals(reach: Reach) -> None:
    from netdesk.ui.scorecard.dialog import show_scorecard

    show_scorecard(reach.window, reach.desk)
