"""The page of one person: a stack of small sections, read at once and filled anew when something touches them."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Kind
from netdesk.i18n import _, plural
from netdesk.operations import trust
from netdesk.operations.cadence import cadence_of
from netdesk.storage.book import Reader, Touched
from netdesk.storage.people import people_rows
from netdesk.storage.personfile import person_file
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.ask import AskSection
from netdesk.ui.person.cards import CardsSection
from netdesk.ui.person.details import DetailsSection
from netdesk.ui.person.giving import GivingSection
from netdesk.ui.person.header import HeaderSection
from netdesk.ui.person.helping import HelpSection
from netdesk.ui.person.jobs import JobsSection
from netdesk.ui.person.letters import LettersSection
from netdesk.ui.person.linksection import LinksSection
from netdesk.ui.person.log import LogSection
from netdesk.ui.person.promises import PromisesSection
from netdesk.ui.person.referrals import ReferralsSection
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.person.stripsection import StripSection
from netdesk.ui.person.timeline import TimelineSection
from netdesk.ui.person.trustsection import TrustSection
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import clear, keep_room, resting, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.ui.widgets.spoken import Role

_ABOVE_MANY = 180  # pixels


class PersonPanel(QWidget):
    """Shows one person, or what can be done with several."""

    spoken_as = Role.Grouping

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.person_id: Id | None = None
        self.shown: Shown | None = None
        self.log = LogSection(desk)
        self.header = HeaderSection(desk, self)
        self.timeline = TimelineSection(desk)
        self.trust = TrustSection(desk, self.timeline.reveal)
        self._above: list[Section] = [
            self.header,
            JobsSection(desk),
            self.trust,
            GivingSection(desk, self.timeline.reveal),
            self.log,
        ]
        self._below: list[Section] = [
            StripSection(desk),
            PromisesSection(desk),
            LettersSection(desk),
            AskSection(desk),
            HelpSection(desk),
            LinksSection(desk, self.timeline.reveal),
            ReferralsSection(desk),
            self.timeline,
            CardsSection(desk),
            DetailsSection(desk),
        ]
        self.sections = [*self._above, *self._below]
        for section in self._below:
            keep_room(section)  # else the scroll bar would go and come, and everything be laid out twice more
        self._filled: Id | None = None
        self._sought: tuple[Id, Id] | None = None
        self._rest = QTimer(self, singleShot=True, interval=0)  # comes after painting, other than QTimer.singleShot(0)
        self._rest.timeout.connect(self._fill_rest)
        self._stack = QStackedWidget()
        self._page = QWidget()
        self._column = vbox(None, margins=14, spacing=13)
        self._unplaced = list(self.sections)
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
        self._page.setProperty("look", "page")
        self._page.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._page.setLayout(self._column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._page)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def place_next(self) -> bool:
        """Put the next section into the page and give it its looks; whether there was one. One at a time, since all at
        once would be felt; into the page that stands already, since a page put together first is dressed anew with
        everything it is put into."""
        if not self._unplaced:
            return False
        section = self._unplaced.pop(0)
        self._column.insertWidget(self._column.count() - 1, section)
        for child in (section, *section.findChildren(QWidget)):
            child.ensurePolished()
        return True

    def open(self, person: Id) -> None:
        """Show somebody."""
        fresh = person != self.person_id
        self.person_id = person
        self.refresh()
        if fresh:
            self._scroll.verticalScrollBar().setValue(0)

    def reveal(self, person: Id, entry: Id) -> None:
        """Go to something that happened as soon as it stands on the page of whoever is open."""
        self._sought = person, entry
        if self._filled == person:
            self._go_to_sought()

    def _go_to_sought(self) -> None:
        sought, self._sought = self._sought, None
        if sought and self._filled == sought[0]:
            self.timeline.reveal(sought[1])

    def refresh(self) -> None:
        """Read the open person anew."""
        if self.person_id is None:
            return
        person = self.person_id
        try:
            self.shown = self._desk.read(lambda reader: look(reader, person))
        except NetdeskError:
            self.show_nobody()
            return
        self._fill(self.shown)
        self._stack.setCurrentWidget(self._scroll)

    def _fill(self, shown: Shown) -> None:
        """Show who it is at once; what is long follows when that is painted. Whoever is open already is filled whole,
        and so is everybody while the keyboard is in the long part: nothing may jump."""
        while self.place_next():
            pass
        self._rest.stop()
        whole = shown.person.id == self._filled or self._keyboard_below()
        with resting(self._page, self.sections):
            for section in self._below:
                section.setVisible(whole)
            for section in self.sections if whole else self._above:
                section.show_person(shown)
        self._fit()
        self._filled = shown.person.id if whole else None
        if not whole:
            self._rest.start()

    def _fill_rest(self) -> None:
        """The long part of who was opened a moment ago."""
        assert self.shown is not None
        with resting(self._page, self._below):
            for section in self._below:
                section.show_person(self.shown)
                section.setVisible(True)
        self._fit()
        self._filled = self.shown.person.id
        self._go_to_sought()

    def _fit(self) -> None:
        """Give the page its height now: left to the next turn it is painted first, squeezed into the last person's."""
        QCoreApplication.sendEvent(self._scroll, QEvent(QEvent.Type.LayoutRequest))

    def _keyboard_below(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and any(section.isAncestorOf(focus) for section in self._below)

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
        self._rest.stop()
        self._stack.setCurrentIndex(2)

    def show_nobody(self) -> None:
        """Nobody is chosen."""
        self.person_id, self.shown = None, None
        self._rest.stop()
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


def look(reader: Reader, person: Id) -> Shown:
    """Everything that is shown of somebody; NetdeskError when they are not on the desk."""
    file = person_file(reader, person)
    if person == reader.me:
        return Shown(file, None, None, reader.me)
    rows = people_rows(reader, [person])
    link = trust.of_evidence(file.evidence, reader)
    return Shown(file, link, rows[0] if rows else None, reader.me, cadence_of(reader, file.person, link.stage))
