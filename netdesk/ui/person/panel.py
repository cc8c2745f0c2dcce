"""The page of one person: a stack of small sections, read at once and filled anew when something touches them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Kind
from netdesk.i18n import _, plural
from netdesk.operations import trust
from netdesk.storage.book import Reader, Touched
from netdesk.storage.people import people_rows
from netdesk.storage.personfile import person_file
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.details import DetailsSection
from netdesk.ui.person.giving import GivingSection
from netdesk.ui.person.header import HeaderSection
from netdesk.ui.person.jobs import JobsSection
from netdesk.ui.person.letters import LettersSection
from netdesk.ui.person.log import LogSection
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.person.timeline import TimelineSection
from netdesk.ui.person.trustsection import TrustSection
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import clear, vbox
from netdesk.ui.widgets.panel import Panel

_ABOVE_MANY = 180  # pixels


class PersonPanel(QWidget):
    """Shows one person, or what can be done with several."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.person_id: Id | None = None
        self.shown: Shown | None = None
        self.log = LogSection(desk)
        self.header = HeaderSection(desk, self)
        self.timeline = TimelineSection(desk)
        self.trust = TrustSection(desk, self.timeline.reveal)
        self.sections: list[Section] = [
            self.header,
            JobsSection(desk),
            self.trust,
            GivingSection(desk),
            LettersSection(desk),
            self.log,
            self.timeline,
            DetailsSection(desk),
        ]
        self._stack = QStackedWidget()
        self._scroll = self._make_scroll()
        self._many = QVBoxLayout()
        many = QWidget()
        many.setLayout(self._many)
        nothing = EmptyState(icon("person", INK), _("Nobody chosen"), _("Choose somebody in the list to see more."))
        for each in (nothing, self._scroll, many):
            self._stack.addWidget(each)
        frame = Panel(self._stack, margins=0)
        self.setLayout(vbox(frame, margins=(6, 18, 18, 18)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocusProxy(self.log)
        self.setAccessibleName(_("The chosen person"))
        desk.changed.connect(self._changed)
        desk.theme.changed.connect(self.refresh)
        for key, kind in self.log.keys().items():
            QShortcut(QKeySequence(f"Alt+{key}"), self, partial(self.start_logging, kind))

    def _make_scroll(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("look", "page")
        inside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        inside.setLayout(vbox(*self.sections, None, margins=14, spacing=13))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def prepare(self) -> None:
        """Give all its parts their looks now, and not when the first person is opened."""
        for child in self.findChildren(QWidget):
            child.ensurePolished()

    def open(self, person: Id) -> None:
        """Show somebody."""
        fresh = person != self.person_id
        self.person_id = person
        self.refresh()
        if fresh:
            self._scroll.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Read the open person anew."""
        if self.person_id is None:
            return
        person = self.person_id
        try:
            self.shown = self._desk.read(lambda reader: _look(reader, person))
        except NetdeskError:
            self.show_nobody()
            return
        for section in self.sections:
            section.show_person(self.shown)
        self._stack.setCurrentWidget(self._scroll)

    def show_many(self, count: int, buttons: Sequence[QWidget]) -> None:
        """Several people are chosen: what can be done with all of them."""
        clear(self._many)
        self._many.addSpacing(
            _ABOVE_MANY
        )  # not in the middle: a message below must not move Remove to where Export was
        title = label(plural("{n} person chosen", "{n} people chosen", count), "title")
        for each in (title, *buttons):
            self._many.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        self._many.addStretch(1)
        self.person_id = None
        self._stack.setCurrentIndex(2)

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self.person_id, self.shown = None, None
        self._stack.setCurrentIndex(0)

    def start_logging(self, kind: Kind | None = None) -> None:
        """Go to the line where what happened is logged; of a kind, where one is named."""
        self._scroll.ensureWidgetVisible(self.log)
        self.log.start(kind)

    def edit(self) -> None:
        """Edit every field of the open person."""
        from netdesk.ui.person.editor import PersonEditor

        if self.shown:
            PersonEditor(self._desk, self.shown.person, self.window()).open()

    def _changed(self, touched: Touched) -> None:
        concerned = touched.everything or (self.person_id in touched.people)
        if self.person_id and concerned:
            QTimer.singleShot(0, self, self.refresh)


def _look(reader: Reader, person: Id) -> Shown:
    file = person_file(reader, person)
    if person == reader.me:
        return Shown(file, None, None, reader.me)
    rows = people_rows(reader, [person])
    link = trust.of_evidence(file.evidence, reader)
    return Shown(file, link, rows[0] if rows else None, reader.me)
