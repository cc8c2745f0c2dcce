"""Everything else that is known: all ways to reach them, days to remember, relatives, the note."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.person.numbers import home_region, shown_number
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.labels import SectionTitle, label


class DetailsSection(Section):
    """A grid of names and values; text can be selected and copied. Its labels are made once and used again."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 0)
        self._grid.setColumnMinimumWidth(0, 104)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._title = SectionTitle(_("Details"))
        self._grid.addWidget(self._title, 0, 0, 1, 2)
        self._rows: list[tuple[QLabel, QLabel]] = []

    def show_person(self, shown: Shown) -> None:
        rows = [row for row in details(shown.person, home_region(self._desk.settings)) if row[1]]
        self._title.setVisible(bool(rows))
        while len(self._rows) < len(rows):
            self._add_row()
        for place, labels in enumerate(self._rows):
            used = place < len(rows)
            key, value, typed = rows[place] if used else ("", "", "")
            for each, text in zip(labels, (key, value), strict=True):
                each.setText(text)
                each.setVisible(used)
            labels[1].setToolTip(typed)

    def _add_row(self) -> None:
        key, value = label("", "small", "faint", wrap=True), label("", "small", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        value.setMinimumWidth(1)  # one long address must not make the heights be reckoned for more room than there is
        row = len(self._rows) + 1
        self._grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._rows.append((key, value))


def details(person: Person, home: str) -> list[tuple[str, str, str]]:
    """What is known of somebody, as names and values; beside a phone number as it is dialled from `home` stands what
    was typed."""
    rows = [(_("Department"), person.department), (_("Nicknames"), ", ".join(person.nicknames))]
    phones = [
        (_labelled(_("Phone"), phone.labels), shown_number(phone.number, person, home), phone.number)
        for phone in person.phones
    ]
    more = [(_labelled(_("Mail"), mail.labels), mail.address) for mail in person.emails]
    more += [(_labelled(_("Address"), address.labels), address.one_line) for address in person.addresses]
    more += [(_labelled(_("Web"), web.labels), web.url) for web in person.webs]
    more += [(handle.service or _("Account"), handle.account or handle.url) for handle in person.handles]
    more += [(_day_word(one.kind), one.day) for one in person.anniversaries]
    more += [(one.kind.capitalize(), one.name) for one in person.relatives]
    more += [(_("Trade circle"), person.sphere), (_("Note"), person.note)]
    return [*_untyped(rows), *phones, *_untyped(more)]


def _untyped(rows: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    return [(key, value, "") for key, value in rows]


def _labelled(name: str, labels: tuple[str, ...]) -> str:
    return f"{name} ({', '.join(labels)})" if labels else name


def _day_word(kind: str) -> str:
    return {"birthday": _("Birthday"), "anniversary": _("Anniversary")}.get(kind, kind)
