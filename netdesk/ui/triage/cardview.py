"""One card, large: who this is, how to reach them, what stands in the note, and where the card came from."""

from collections.abc import Iterator, Sequence
from datetime import UTC

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from netdesk.domain.person import Person, initials
from netdesk.domain.stage import Stage
from netdesk.i18n import _, ago, day
from netdesk.storage.fresh import FreshCard
from netdesk.ui.desk import Desk
from netdesk.ui.messages import announce
from netdesk.ui.person.numbers import home_region, shown_number
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.ui.widgets.spoken import Role

_AVATAR = 104
_EACH = 3  # ways of a kind


class CardView(QScrollArea):
    """Has the keyboard while nothing else needs it; `show_card` fills it anew."""

    spoken_as = Role.Document

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._key = ""
        self._avatar = Avatar(_AVATAR)
        self._name = label("", "title", wrap=True)
        self._work = label("", wrap=True)
        self._reach = label("", tone="muted", wrap=True)
        self._note = label("", tone="muted", wrap=True)
        self._came = label("", "small", "faint", wrap=True)
        self._decided = label("", "strong", "accent", wrap=True)
        for each in (self._name, self._work, self._reach, self._note):
            each.setMinimumWidth(1)  # one long word must not make the card wider than the window
            each.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        desk.pictures.arrived.connect(self._picture_arrived)

    def show_card(self, card: FreshCard, decided: Sequence[str]) -> None:
        """Show somebody, and what was decided of them in this sitting."""
        person, theme = card.person, self._desk.theme
        self._key = person.picture
        ground, picture = theme.avatar_colour(person.id), self._desk.pictures(person.picture)
        ring = lambda: theme.stage_pen(Stage.CARD)  # noqa: E731
        self._avatar.show_person(person.shown, initials(person.shown), ground, picture=picture, ring=ring)
        came = _came(card, self._desk)
        texts = {
            self._name: person.shown,
            self._work: _work(person),
            self._reach: "\n".join(_reach(person, home_region(self._desk.settings))),
            self._note: person.note.strip(),
            self._came: came,
            self._decided: " · ".join(decided),
        }
        for each, text in texts.items():
            _say(each, text)
        self.verticalScrollBar().setValue(0)
        told = ". ".join(text.replace("\n", ", ") for text in texts.values() if text)
        self.setAccessibleName(told)
        announce(self, told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # to the card before and the next, not sideways
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        texts = vbox(None, self._name, self._work, self._reach, self._note, self._came, self._decided, None, spacing=8)
        row = hbox(self._avatar, texts, spacing=20)
        row.setAlignment(self._avatar, Qt.AlignmentFlag.AlignTop)
        row.setStretch(1, 1)
        inside = QWidget()
        inside.setProperty("look", "page")
        inside.setLayout(vbox(None, Panel(row, margins=24), None))
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _picture_arrived(self, key: str) -> None:
        if key == self._key:
            self._avatar.set_picture(self._desk.pictures(key))


def _work(person: Person) -> str:
    town = person.addresses[0].locality if person.addresses else ""
    return ", ".join(part for part in (person.work, town) if part)


def _reach(person: Person, home: str) -> Iterator[str]:
    """The first ways to reach somebody, a line for each kind."""
    kinds = (
        [shown_number(phone.number, person, home) for phone in person.phones if phone.number],
        [mail.address for mail in person.emails if mail.address != person.shown],
        [web.url.split("//")[-1].rstrip("/") for web in person.webs],
    )
    for ways in kinds:
        if ways:
            yield " · ".join(ways[:_EACH])


def _came(card: FreshCard, desk: Desk) -> str:
    when = card.came_at.replace(tzinfo=UTC).astimezone().date()
    told = {"source": card.source or _("somewhere"), "day": day(when), "ago": ago(when, desk.book.today)}
    return _("From {source}, {day} ({ago})").format(**told)


def _say(widget: QLabel, text: str) -> None:
    widget.setText(text)
    widget.setVisible(bool(text))
