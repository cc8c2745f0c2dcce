"""Everything else that is known: all ways to reach them, days to remember, relatives, the note."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel

from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.labels import SectionTitle, label


class DetailsSection(Section):
    """A grid of names and values; text can be selected and copied. Its labels are made once and used again."""

    def __init__(self, _desk: Desk) -> None:
        super().__init__()
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
        rows = [(key, value) for key, value in details(shown.person) if value]
        self._title.setVisible(bool(rows))
        while len(self._rows) < len(rows):
            self._add_row()
        for place, labels in enumerate(self._rows):
            used = place < len(rows)
            for each, text in zip(labels, rows[place] if used else ("", ""), strict=True):
                each.setText(text)
                each.setVisible(used)

    def _add_row(self) -> None:
        key, value = label("", "small", "faint", wrap=True), label("", "small", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = len(self._rows) + 1
        self._grid.addWidget(key, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        self._rows.append((key, value))


def details(person: Person) -> list[tuple[str, str]]:
    """What is known of somebody, as names and values."""
    rows = [(_("Department"), person.department), (_("Nicknames"), ", ".join(person.nicknames))]
    rows += [(_labelled(_("Phone"), phone.labels), phone.number) for phone in person.phones]
    rows += [(_labelled(_("Mail"), mail.labels), mail.address) for mail in person.emails]
    rows += [(_labelled(_("Address"), address.labels), address.one_line) for address in person.addresses]
    rows += [(_labelled(_("Web"), web.labels), web.url) for web in person.webs]
    rows += [(handle.service or _("Account"), handle.account or handle.url) for handle in person.handles]
    rows += [(_day_word(one.kind), one.day) for one in person.anniversaries]
    rows += [(one.kind.capitalize(), one.name) for one in person.relatives]
    rows += [(_("Trade circle"), person.sphere), (_("Note"), person.note)]
    return rows


def _labelled(name: str, labels: tuple[str, ...]) -> str:
    return f"{name} ({', '.join(labels)})" if labels else name


def _day_word(kind: str) -> str:
    return {"birthday": _("Birthday"), "anniversary": _("Anniversary")}.get(kind, kind)
