"""The file that takes follow-ups, promises and birthdays to the user's calendar."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.i18n import _, plural
from netdesk.operations import calendar
from netdesk.ui.desk import Desk


def save_calendar(desk: Desk, parent: QWidget) -> None:
    """Ask where to, and write it."""
    file, _kind = QFileDialog.getSaveFileName(parent, _("Save the calendar"), "netdesk.ics", _("Calendars (*.ics)"))
    if not file:
        return
    target = Path(file if Path(file).suffix else f"{file}.ics")

    def written(count: int) -> None:
        told = plural("{n} day written to {file}", "{n} days written to {file}", count).format(file=target.name)
        desk.messages.tell(told)

    desk.run(lambda book: calendar.write(book, target), done=written)
