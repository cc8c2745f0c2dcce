"""What can be done with several people at once: tag, invite to an event, look at as a list; and tying two."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _, plural
from netdesk.operations import events, people
from netdesk.storage.book import Reader
from netdesk.storage.people import people_counts
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.network.plot import NetworkPlot
from netdesk.ui.person.linkdialog import LinkDialog

_EVENTS = 8


def connect(plot: NetworkPlot, desk: Desk) -> None:
    """Do on a plot what is asked for with several people, or with two."""

    def gather(people: list[Id], at: QPoint | None = None) -> None:
        plot.show_group(people)
        offer(plot, desk, people, at)

    plot.caught.connect(gather)
    plot.menu_wanted.connect(lambda one: gather(plot.around(one), plot.mapToGlobal(plot.place_of(one).toPoint())))
    plot.tied.connect(lambda one, other: tie(plot, desk, one, (other, plot.name_of(other))))
    plot.tie_wanted.connect(lambda one: tie(plot, desk, one))


def offer(parent: QWidget, desk: Desk, chosen: Sequence[Id], at: QPoint | None = None) -> QMenu:
    """A menu for some people, at a point of the screen, else at the mouse."""
    menu = QMenu(parent)
    menu.addAction(plural("{n} person", "{n} people", len(chosen))).setEnabled(False)
    menu.addSeparator()
    menu.addAction(icon("tag", INK), _("Tag…"), lambda: ask_tag(parent, desk, chosen))
    inviting = menu.addMenu(icon("events", INK), _("Invite to"))
    inviting.setEnabled(False)
    menu.addAction(icon("list", INK), _("Open as a list"), lambda: desk.people_wanted.emit([*chosen]))
    desk.fetch("network.events", upcoming, lambda found: _fill(inviting, desk, chosen, found))
    menu.popup(at or QCursor.pos())
    return menu


def ask_tag(parent: QWidget, desk: Desk, chosen: Sequence[Id]) -> None:
    """Ask for a tag, and give it to all of them."""

    def ask(known: list[str]) -> None:
        title = plural("Tag {n} person", "Tag {n} people", len(chosen))
        tag, accepted = QInputDialog.getItem(parent, title, _("Tag:"), known, -1, True)
        if accepted and tag.strip():
            said = _("Tagged: {tag}").format(tag=tag.strip())
            desk.run(lambda book: people.tag(book, chosen, add=[tag]), say=said)

    desk.fetch("network.tags", lambda reader: list(people_counts(reader).tags), ask)


def invite(desk: Desk, chosen: Sequence[Id], event_id: Id, name: str) -> None:
    """Expect all of them at an event."""
    said = _("Invited to {event}").format(event=name)
    desk.run(lambda book: events.expect(book, event_id, chosen), say=said)


def upcoming(reader: Reader) -> list[tuple[Id, str]]:
    """The events of today and later, the next first."""
    now = reader.today
    return [(event.id, event.name) for event in events.upcoming_first(reader) if event.starts.date() >= now][:_EVENTS]


def tie(parent: QWidget, desk: Desk, one: Id, other: tuple[Id, str] | None = None) -> LinkDialog:
    """Ask what ties two people; the other one is chosen there unless given with the name."""
    dialog = LinkDialog(desk, one, parent)
    if other is not None:
        dialog.other.set_person(*other)
    dialog.open()
    return dialog


def _fill(menu: QMenu, desk: Desk, chosen: Sequence[Id], found: Sequence[tuple[Id, str]]) -> None:
    for event_id, name in found:
        act = menu.addAction(name.replace("&", "&&"))
        act.triggered.connect(lambda _on=False, at=event_id, name=name: invite(desk, chosen, at, name))
    menu.setEnabled(bool(found))
