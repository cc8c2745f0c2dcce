"""What is done with the event on show beside its fields: who a name is, tables, the next of a series, the calendar."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import Id
from netdesk.i18n import _, plural
from netdesk.operations import eventfile, guests, series
from netdesk.ui.desk import Desk
from netdesk.ui.events.asking import TableDialog, WhoDialog
from netdesk.ui.events.sequencedialog import show_sequence
from netdesk.ui.events.view import EventView


class Acts:
    """Each is one change with a way back."""

    def __init__(self, desk: Desk, view: EventView) -> None:
        self._desk, self._view = desk, view

    def ask_who(self, who: Attendance) -> None:
        """Ask whether a name is somebody on the desk."""
        event_id = self._view.details.event_id
        dialog = WhoDialog(self._desk, who, self._view.window())

        def recognise(person: Id) -> None:
            said = _("It is known now who {name} is.").format(name=who.name)
            self._desk.run(lambda book: guests.recognise(book, event_id, who, person), say=said)

        def welcome() -> None:
            said = _("{name} is on the desk now.").format(name=who.name)
            self._desk.run(lambda book: guests.welcome(book, event_id, who), say=said)

        dialog.recognised.connect(recognise)
        dialog.welcomed.connect(welcome)
        dialog.open()

    def ask_table(self, who: list[Attendance]) -> None:
        """Ask at which table guests sit."""
        event_id = self._view.details.event_id
        dialog = TableDialog(who, self._view.window())
        dialog.seated.connect(lambda table: self._desk.run(lambda book: guests.seat(book, event_id, who, table)))
        dialog.open()

    def plan_next(self, done: Callable[[Event], None]) -> None:
        """Plan the next of the series."""
        self._view.details.commit()
        event_id = self._view.details.event_id
        said = _("The next one is planned, with what stays the same.")
        self._desk.run(lambda book: series.next_of(book, event_id), done=done, say=said)

    def export(self) -> None:
        """Ask where to, and write this event for a calendar."""
        self._write_calendar([self._view.details.event_id])

    def export_all(self) -> None:
        """Ask where to, and write all events that are coming."""
        self._write_calendar([])

    def edit_sequence(self) -> None:
        """Show what follows a first meeting."""
        show_sequence(self._view.window(), self._desk)

    def _write_calendar(self, ids: list[Id]) -> None:
        self._view.details.commit()
        kinds = _("Calendars (*.ics)")
        file, _kind = QFileDialog.getSaveFileName(self._view, _("Save the calendar file"), "events.ics", kinds)
        if file:
            target = Path(file if Path(file).suffix else f"{file}.ics")
            self._desk.run(lambda book: eventfile.write(book, target, ids), done=lambda n: self._tell(n, target.name))

    def _tell(self, count: int, file: str) -> None:
        told = plural("{n} event written to {file}", "{n} events written to {file}", count)
        self._desk.messages.tell(told.format(file=file))
