"""What the network tells of itself: groups, bridges, connectors, bare cards, empty seats, links it suggests."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _, number, plural
from netdesk.operations.network import Structure, Suggested
from netdesk.operations.spheres import Circle
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox

_MOST = 60  # lines of a section
_DATA = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Line:
    """One finding: what it says, whom it brings to the front, and what it is about where something can be done."""

    text: str
    people: tuple[Id, ...] = ()
    trade: str = ""
    suggested: Suggested | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Findings of one kind; `hint` says what they are for."""

    title: str
    hint: str
    lines: Sequence[Line]


class Findings(QWidget):
    """Sections that open, every line of which can be clicked (or Enter pressed)."""

    people_wanted = Signal(list)
    trade_wanted = Signal(str)
    """An empty seat: who might lead there."""
    confirmed = Signal(object)
    dismissed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(12)
        self.tree.setProperty("look", "plain")
        self.tree.setAccessibleName(_("What the network tells of itself"))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.itemClicked.connect(self._open)
        self.tree.itemActivated.connect(self._open)
        self.tree.currentItemChanged.connect(lambda now, _before: self._told(now))
        self._why = label("", "small", "muted", wrap=True)
        self.confirm_button = button(_("They know each other"), lambda: self._settle(self.confirmed))
        self.dismiss_button = button(_("Do not suggest"), lambda: self._settle(self.dismissed), look="quiet")
        self._deciding = QWidget()
        self._deciding.setLayout(hbox(self.confirm_button, self.dismiss_button, None, spacing=6))
        column = vbox(self.tree, self._why, self._deciding, margins=(10, 8, 10, 10), spacing=6)
        column.setStretchFactor(self.tree, 1)
        self.setLayout(column)
        self._told(None)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show findings; sections that were open stay open."""
        open_ = {self._title(at) for at in range(self.tree.topLevelItemCount()) if self._top(at).isExpanded()}
        self.tree.clear()
        for section in sections:
            item = QTreeWidgetItem([f"{section.title}  {number(len(section.lines))}"])
            item.setData(0, _DATA, section)
            item.setToolTip(0, section.hint)
            for line in section.lines[:_MOST]:
                child = QTreeWidgetItem(item, [line.text])
                child.setToolTip(0, line.text)
                child.setData(0, _DATA, line)
            self.tree.addTopLevelItem(item)
            item.setExpanded(section.title in open_)
        if not open_ and self.tree.topLevelItemCount():
            self._top(0).setExpanded(True)
        self._told(None)

    def _top(self, at: int) -> QTreeWidgetItem:
        item = self.tree.topLevelItem(at)
        assert item is not None
        return item

    def _title(self, at: int) -> str:
        section: Section = self._top(at).data(0, _DATA)
        return section.title

    def _open(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        line = item.data(0, _DATA)
        if isinstance(line, Section):
            item.setExpanded(not item.isExpanded())
        elif line.trade:
            self.trade_wanted.emit(line.trade)
        else:
            self.people_wanted.emit(list(line.people))

    def _told(self, item: QTreeWidgetItem | None) -> None:
        """Say what the current line is for, with what can be done about it."""
        data = item.data(0, _DATA) if item else None
        suggested = data.suggested if isinstance(data, Line) else None
        hint = data.hint if isinstance(data, Section) else suggested.said if suggested else ""
        self._why.setText(hint)
        self._why.setVisible(bool(hint))
        self._deciding.setVisible(suggested is not None)

    def _settle(self, signal: object) -> None:
        item = self.tree.currentItem()
        line = item.data(0, _DATA) if item else None
        if isinstance(line, Line) and line.suggested is not None:
            signal.emit(line.suggested)  # type: ignore[attr-defined]


def sections(
    found: Structure, suggested: Sequence[Suggested], circles: Sequence[Circle], names: dict[Id, str]
) -> list[Section]:
    """The findings in words."""
    return [
        Section(_("Communities"), _("People who are linked with one another."), _communities(found, names)),
        Section(_("Bridges"), _("Without them you would lose the way to others."), _bridges(found, names)),
        Section(_("Connectors"), _("They are at home in several groups: ask them first."), _connectors(found, names)),
        Section(_("Suggested links"), _("Two who seem to know each other."), _suggested(suggested, names)),
        Section(_("Empty seats"), _("Trades in which you talk with nobody yet."), _seats(circles)),
        Section(_("Only cards"), _("A first conversation brings them in."), _cards(found, names)),
    ]


def _communities(found: Structure, names: dict[Id, str]) -> list[Line]:
    members: dict[int, list[Id]] = {}
    for person, group in found.communities.items():
        members.setdefault(group, []).append(person)
    return [
        Line(f"{found.names.get(group, '')} · {plural('{n} person', '{n} people', len(people))}", tuple(people))
        for group, people in sorted(members.items())
        if any(one in names for one in people)
    ]


def _bridges(found: Structure, names: dict[Id, str]) -> list[Line]:
    said = _("{name} · the way to {count}")
    return [
        Line(
            said.format(name=names[one.person_id], count=plural("{n} person", "{n} people", len(one.cuts_off))),
            (one.person_id, *one.cuts_off),
        )
        for one in found.bridges
        if one.person_id in names
    ]


def _connectors(found: Structure, names: dict[Id, str]) -> list[Line]:
    return [Line(names[one], (one,)) for one, _score in found.connectors if one in names]


def _suggested(suggested: Sequence[Suggested], names: dict[Id, str]) -> list[Line]:
    known = (one for one in suggested if one.a in names and one.b in names)
    return [Line(f"{names[one.a]} – {names[one.b]}", (one.a, one.b), suggested=one) for one in known]


def _seats(circles: Sequence[Circle]) -> list[Line]:
    return [
        Line(f"{seat.trade} · {circle.sphere.name}", trade=seat.trade)
        for circle in circles
        for seat in circle.seats
        if seat.empty
    ]


def _cards(found: Structure, names: dict[Id, str]) -> list[Line]:
    return [Line(names[one], (one,)) for one in found.isolated if one in names]
