"""What the page of events can do, for the list of commands and the sheet of keys."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QKeySequence

from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.storage.today import next_event
from netdesk.ui.palette.command import Command, Reach, Section, key, standard

if TYPE_CHECKING:
    from netdesk.ui.events.page import EventsPage

Standard = QKeySequence.StandardKey


def events_section(reach: Reach) -> Section:
    """A new event, and what is done before, in and after one."""

    def page() -> "EventsPage":
        return cast("EventsPage", reach.window.show_page("events"))

    def enter(event_id: Id) -> None:
        page().show_event(event_id)
        page().enter_room()

    def coming(act: Callable[[Id], object]) -> None:
        """Do something with the event that comes next, or say that there is none."""

        def go(event_id: Id) -> None:
            if event_id:
                act(event_id)
            else:
                page()
                reach.desk.messages.tell(_("No event is coming; add one first."))

        reach.desk.fetch("palette.event", next_event, go)

    made = (
        Command("event.add", _("New event"), lambda: page().add_event()),
        Command(
            "event.brief",
            _("Briefing sheet of the next event"),
            partial(coming, lambda one: page().brief(one)),
            also=_("print pdf"),
        ),
        Command("event.room", _("In the room of the next event"), partial(coming, enter)),
        Command("event.debrief", _("How was it? (the event on show)"), lambda: page().debrief()),
        Command("event.yield", _("What came of all events"), lambda: page().weigh()),
        Command("event.calendar", _("All events as a calendar…"), lambda: page().acts.export_all()),
        key(_("Into the event"), "Return"),
        key(_("Remove"), "Delete"),
    )
    return Section("events", _("Events"), made)


def guests_section(_reach: Reach) -> Section:
    """The list of who is expected."""
    made = (
        key(_("Add who is proposed"), "Return"),
        key(_("Open; of a mere name, say who it is"), "Return"),
        key(_("Met, or not"), "Space"),
        key(_("Seat at a table"), "T"),
        key(_("Take off the list"), "Delete"),
    )
    return Section("guests", _("Who is expected"), made)


def sheet_section(_reach: Reach) -> Section:
    """The preview of the briefing sheet."""
    made = (
        key(_("Print…"), standard(Standard.Print)),
        key(_("Save as PDF…"), standard(Standard.Save)),
        key(_("Smaller, larger"), f"{standard(Standard.ZoomOut)} {standard(Standard.ZoomIn)}"),
        key(_("First page, last page"), "Home End"),
        key(_("Back to the event"), "Esc"),
    )
    return Section("sheet", _("Briefing sheet"), made)


def room_section(_reach: Reach) -> Section:
    """The small window with who is there."""
    made = (
        key(_("Tick who is there"), "Return Space"),
        key(_("Undo"), standard(Standard.Undo)),
        key(_("Redo"), standard(Standard.Redo)),
        key(_("Leave the room"), "Esc"),
    )
    return Section("room", _("In the room"), made)
