"""The people: cards or rows, filters above, the chosen person beside them."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QItemSelectionModel, QPoint, QProcess, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QMenu, QStackedWidget, QWidget

from netdesk.domain.ids import Id
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.i18n import _, plural
from netdesk.operations import people
from netdesk.storage.book import Reader, Touched
from netdesk.storage.people import Counts, first_ids, people_counts, people_ids, people_rows
from netdesk.storage.rows import PersonRow
from netdesk.ui.desk import Desk
from netdesk.ui.icons import ACCENT, INK, icon
from netdesk.ui.merging.actions import ask_to_merge, find_duplicates
from netdesk.ui.messages import Action
from netdesk.ui.people.delegate import PersonDelegate
from netdesk.ui.people.filters import Filters
from netdesk.ui.people.frame import beside
from netdesk.ui.people.model import ID_ROLE, PeopleModel
from netdesk.ui.sharing.listing import ListSharing
from netdesk.ui.triage.launch import TriageButton
from netdesk.ui.waysin import add_import_button
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.grid import GridView
from netdesk.ui.widgets.layout import vbox
from netdesk.ui.window import MainWindow

if TYPE_CHECKING:
    from netdesk.ui.importing import Importer
    from netdesk.ui.person.panel import PersonPanel
    from netdesk.ui.today.page import TodayPage

_FIRST = 240
_AFTER_CARDS = 40  # milliseconds
_AT_REST = 900  # milliseconds
_PAUSE = 30  # milliseconds after the last key before a search


class PeoplePage(QWidget):
    """Shows who matches; opens whom the user chooses."""

    def __init__(self, window: MainWindow, desk: Desk, importer: "Importer") -> None:
        super().__init__()
        self._window, self._desk, self._importer = window, desk, importer
        self._wanted: Id | None = None
        self._complete = False
        self._nobody = False
        self._painted = False
        self._page_seen = "people"
        self._next = 0
        dense = bool(desk.settings.get("people.dense", False))
        self.filters = Filters(desk.theme, dense, Sort(desk.settings.get("people.sort", Sort.CARE.value)))
        self.model = PeopleModel(self._rows, lambda: desk.book.today, self)
        self.delegate = PersonDelegate(desk.theme, desk.pictures, lambda: desk.book.today, dense=dense, parent=self)
        self.view = GridView(_("People"), self.delegate.fit)
        self.view.setModel(self.model)
        self.view.setItemDelegate(self.delegate)
        self.view.show_grid(not dense)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sharing = ListSharing(desk, self.view, self.model, self.chosen)
        self.triage = TriageButton(window, desk)
        self.filters.add(self.triage.widget)
        self._panel: PersonPanel | None = None
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._make_panel)
        self._beside = QWidget()
        self._beside.setLayout(vbox())
        self._stack = QStackedWidget()
        self._empty, self._cleared = self._nobody_matches(), self._nobody_left()
        self._welcome = self._make_welcome()
        for each in (self.view, self._empty, self._cleared, self._welcome):
            self._stack.addWidget(each)
        self.setLayout(vbox(beside(self.filters, self._stack, self._beside)))
        self._connect()
        self.setFocusProxy(self.view)
        self.reload()

    def _connect(self) -> None:
        window, desk = self._window, self._desk
        self.filters.changed.connect(self.reload)
        self.filters.dense_wanted.connect(self._show_dense)
        self.filters.duplicates_wanted.connect(self._find_duplicates)
        self.view.selectionModel().selectionChanged.connect(self._selected)
        self.view.customContextMenuRequested.connect(self._menu)
        self.view.activated.connect(lambda _index: self.panel.setFocus())
        desk.changed.connect(self._changed)
        desk.pictures.arrived.connect(lambda _key: self.view.viewport().update())
        desk.theme.changed.connect(self.view.viewport().update)
        desk.person_wanted.connect(self.open_person)
        desk.entry_wanted.connect(self.open_entry)
        desk.people_wanted.connect(self.show_people)
        self._importer.finished.connect(lambda _report: self.filters.clear())
        window.search.set_delay(_PAUSE)
        window.search.searched.connect(self._search)
        window.search.stepped_down.connect(self.view.setFocus)
        add_import_button(window, self._importer)
        window.add_button(_("Add person"), self.add_person, icon_name="person", shortcut="Ctrl+N", page="people")
        window.add_button(_("Log"), self.log, icon_name="plus", look="primary", shortcut="Ctrl+L")
        for keys, act in (("Delete", self.remove_selected), ("Ctrl+T", self.tag_selected)):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)  # as a keyword it is not taken
            shortcut.activated.connect(act)
        window.search.submitted.connect(self._open_first)
        window.page_shown.connect(self._show_search)
        QShortcut(QKeySequence.StandardKey.Quit, window, window.close)
        QShortcut(QKeySequence.StandardKey.Undo, window, desk.undo)
        QShortcut(QKeySequence.StandardKey.Redo, window, desk.redo)

    @property
    def panel(self) -> "PersonPanel":
        """The person beside the list; made when first needed, after the cards are on the screen."""
        if self._panel is None:
            from netdesk.ui.person.panel import PersonPanel

            self._panel = PersonPanel(self._desk)
            layout = self._beside.layout()
            assert layout is not None
            layout.addWidget(self._panel)
        return self._panel

    @property
    def panel_made(self) -> bool:
        """Whether opening somebody finds everything ready."""
        return self._panel is not None and not self._turn.isActive()

    def _load_panel_after(self, milliseconds: int) -> None:
        """Load what opening somebody takes, beside the window's own work, and open who is chosen by then."""
        if not self._painted:
            self._painted = True
            QTimer.singleShot(milliseconds, self, lambda: self._desk.fetch("panel", _load, done=self._make_panel))

    def _make_panel(self, _none: None = None) -> None:
        """Make the panel, a section a turn, so that no key has to wait for all, and open who is chosen."""
        if self.panel.place_next():
            self._turn.start()
        elif self.panel.person_id is None:
            self._selected()

    # --- what is shown

    def _rows(self, ids: Sequence[Id]) -> list[PersonRow]:
        return self._desk.read(lambda reader: people_rows(reader, ids))

    def reload(self) -> None:
        """Ask who matches, and how many there are of each kind."""
        query = self.filters.query
        self._desk.settings.set("people.sort", query.sort.value)
        self._desk.fetch("people", lambda reader: first_ids(reader, query, _FIRST), self._show_first)
        self._desk.fetch("counts", lambda reader: (people_counts(reader, query), _nobody(reader)), self._show_counts)

    def _show_first(self, ids: list[Id]) -> None:
        """What fits on the screen comes first; who else there is follows in the background."""
        query = self.filters.query
        self._complete = len(ids) < _FIRST
        self._show(ids)
        if not self._complete:
            self._desk.fetch("people", lambda reader: people_ids(reader, query), self._show_all)

    def _show_all(self, ids: list[Id]) -> None:
        self._complete = True
        self._show(ids)

    def _show(self, ids: list[Id]) -> None:
        kept, bar = self._wanted or (self._panel.person_id if self._panel else None), self.view.verticalScrollBar()
        seen = bar.value()
        self.model.set_ids(ids)
        several = kept is None and bool(self.chosen())
        place = self.model.place(kept) if kept else None if several else self._next_place()
        if place is not None:
            self._select(place)
        elif kept is None and not several and self._panel is not None:
            self._panel.show_nobody()
        if self._wanted is None:
            bar.setValue(seen)
        if self._complete or place is not None:
            self._wanted = None
        self._show_right()

    def _next_place(self) -> int | None:
        """Whom to open when nobody is: who followed those who were removed, else the first; None as long as that one is
        not there."""
        there = len(self.model.ids())
        if self._next >= there and not self._complete:
            return None
        place, self._next = min(self._next, there - 1), 0
        return place if there else None

    def _show_right(self) -> None:
        """The list, or why there is none."""
        empty = self._empty if self.filters.narrowed else self._cleared
        self._stack.setCurrentWidget(self._welcome if self._nobody else self.view if self.model.ids() else empty)

    def _show_counts(self, found: tuple[Counts, bool]) -> None:
        counts, nobody = found
        self.filters.set_counts(counts)
        QTimer.singleShot(0, self, self._keep_head)
        self.filters.setVisible(not nobody)
        self._beside.setVisible(not nobody)
        self.setFocusProxy(self._first_step if nobody else self.view)
        self._nobody = nobody
        if nobody:
            self._load_panel_after(_AT_REST)
        self._show_right()
        if nobody and self.isVisible() and QApplication.focusWidget() is None:
            self._first_step.setFocus()

    def _keep_head(self) -> None:
        """The next start leaves as much room above the first cards."""
        if self.isVisible():
            self._desk.settings.set("people.head", self.filters.height())

    def _show_dense(self, dense: bool) -> None:
        self._desk.settings.set("people.dense", dense)
        self.delegate.set_dense(dense)
        self.view.show_grid(not dense)

    def _changed(self, touched: Touched) -> None:
        if touched.everything or touched.people:
            self.model.forget(None if touched.everything else touched.people)
            self.reload()
        elif "bank_question" in touched.nouns:
            self.panel.refresh()

    def _search(self, text: str) -> None:
        if self._window.page == "people":
            self.filters.set_text(text)

    def _show_search(self, key: str) -> None:
        """The search field says what the page that is open was asked for."""
        if key == self._page_seen:
            return
        self._page_seen = key
        self._window.search.blockSignals(True)
        self._window.search.setText(self.filters.query.text if key == "people" else "")
        self._window.search.blockSignals(False)

    def _open_first(self, text: str) -> None:
        """Enter in the search field opens the first who matches."""
        if self._window.page == "people":
            self.filters.set_text(text)
            self._desk.fetch("first", lambda reader: first_ids(reader, self.filters.query, 1), self._open_hit)

    def _open_hit(self, ids: list[Id]) -> None:
        if ids:
            self.open_person(ids[0])
            self.view.setFocus()

    # --- choosing

    def open_person(self, person: Id) -> None:
        """Open somebody's page, whatever is filtered."""
        self._window.show_page("people")
        place = self.model.place(person)
        if place is None:
            self._wanted = person
            self.panel.open(person)
            if self.filters.narrowed:
                self._window.search.clear()
                self.filters.clear()
        else:
            self._select(place)

    def open_entry(self, person: Id, entry: Id) -> None:
        """Open somebody's page where something that happened stands."""
        self.open_person(person)
        self.panel.reveal(person, entry)

    def show_people(self, people: Sequence[Id]) -> None:
        """Show a list of exactly these people, the first of them open."""
        self._window.search.clear()
        self._window.show_page("people")
        if self._panel is not None:
            self._panel.show_nobody()
        self.filters.show_people(people)
        self.view.setFocus()

    def _select(self, place: int) -> None:
        index = self.model.index(place)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        if self.view.selectionModel().selectedIndexes() != [index]:
            self.view.selectionModel().setCurrentIndex(index, flag)
        self.view.scrollTo(index)

    def chosen(self) -> list[Id]:
        """Whom the user selected, in order."""
        indexes = sorted(self.view.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [index.data(ID_ROLE) for index in indexes]

    def _selected(self) -> None:
        if self._panel is None:
            self._load_panel_after(_AFTER_CARDS)
            return
        ids = self.chosen()
        if len(ids) == 1:
            self.panel.open(ids[0])
        elif ids:
            self.panel.show_many(len(ids), self._bulk_buttons())

    def _bulk_buttons(self) -> list[QWidget]:
        gone = self.filters.query.removed
        merge = button(_("Merge…"), self.merge_selected, icon=icon("merge", INK))
        tag = button(_("Tag…"), self.tag_selected, icon=icon("tag", INK))
        return [
            *(() if gone else (merge, tag)),
            button(_("Export…"), self.export_selected, icon=icon("export", INK)),
            button(self._remove_word(), self.remove_selected, icon=icon("restore" if gone else "trash", INK)),
            *((button(_("Delete for good…"), self._delete_selected, icon=icon("trash", INK)),) if gone else ()),
        ]

    def _remove_word(self) -> str:
        return _("Restore") if self.filters.query.removed else _("Remove")

    # --- verbs

    def add_person(self) -> None:
        """Add somebody by hand."""
        from netdesk.ui.person.editor import PersonEditor

        editor = PersonEditor(self._desk, None, self)
        editor.saved.connect(self.open_person)
        editor.open()

    def add_me(self) -> None:
        """Fill in the user's own person."""
        from netdesk.ui.person.editor import PersonEditor

        me = self._desk.read(lambda reader: people.me(reader))
        PersonEditor(self._desk, me, self).open()

    def log(self) -> None:
        """Go to the line where what happened is logged; from Today it is logged about the line chosen there."""
        if self._window.page == "today" and cast("TodayPage", self._window.make_page("today")).log():
            return
        self._window.show_page("people")
        if self.panel.person_id is not None:
            self.panel.start_logging()
        elif self._desk.read(lambda reader: people_counts(reader).total):
            self._desk.messages.tell(_("Choose a person first; then one key and one line log what happened."))
        else:
            told = _("Nobody is on your desk to log about. Import cards, or add the person you met.")
            self._desk.messages.tell(told, Action(_("Add person"), self.add_person))

    def _menu(self, point: QPoint) -> None:
        ids = self.chosen()
        if not ids:
            return
        menu = QMenu(self)
        if len(ids) == 1:
            menu.addAction(icon("edit", INK), _("Edit…"), self.panel.edit)
            menu.addAction(icon("plus", INK), _("Log…"), self.panel.start_logging)
        elif not self.filters.query.removed:
            menu.addAction(icon("merge", INK), _("Merge…"), self.merge_selected)
        if not self.filters.query.removed:
            menu.addAction(icon("tag", INK), _("Tag…"), self.tag_selected)
        self.sharing.add_to(menu)
        menu.addAction(icon("export", INK), _("Export…"), self.export_selected)
        menu.addSeparator()
        drawing = "restore" if self.filters.query.removed else "trash"
        menu.addAction(icon(drawing, INK), self._remove_word(), self.remove_selected)
        if self.filters.query.removed:
            menu.addAction(icon("trash", INK), _("Delete for good…"), self._delete_selected)
        menu.addSeparator()
        menu.addAction(_("Find duplicates…"), self._find_duplicates)
        menu.exec(self.view.viewport().mapToGlobal(point))

    def merge_selected(self) -> None:
        """Ask what becomes of those who are selected and are one."""
        ask_to_merge(self._desk, self.chosen(), self.window())

    def _find_duplicates(self) -> None:
        find_duplicates(self._desk, lambda: self._window.show_page("inbox"))

    def remove_selected(self) -> None:
        """Put who is selected into the trash; in the trash, take them out."""
        ids = self.chosen()
        if not ids:
            return
        self._next = (self.model.place(ids[0]) or 0) if len(ids) > 1 else 0  # one alone stays open
        if self.filters.query.removed:
            said = plural("{n} person restored", "{n} people restored", len(ids))
            self._desk.run(lambda book: people.restore(book, ids), say=said)
        else:
            said = plural("{n} person moved to the trash", "{n} people moved to the trash", len(ids))
            self._desk.run(lambda book: people.remove(book, ids), say=said)

    def _delete_selected(self) -> None:
        from netdesk.ui.people.erasing import delete_for_good

        delete_for_good(self._desk, self.chosen(), self.window())

    def tag_selected(self) -> None:
        """Ask for a tag for who is selected."""
        ids = self.chosen()
        if not ids:
            return
        known = list(self._desk.read(lambda reader: people_counts(reader).tags))
        title = plural("Tag {n} person", "Tag {n} people", len(ids))
        tag, accepted = QInputDialog.getItem(self, title, _("Tag:"), known, -1, True)
        if accepted and tag.strip():
            said = _("Tagged: {tag}").format(tag=tag.strip())
            self._desk.run(lambda book: people.tag(book, ids, add=[tag]), say=said)

    def export_selected(self) -> None:
        """Write who is selected to a file."""
        from netdesk.operations import exporting

        ids = self.chosen()
        kinds = "vCard 3.0 (*.vcf);;vCard 4.0 (*.vcf);;CSV (*.csv);;JSON (*.json)"
        file, kind = QFileDialog.getSaveFileName(self, _("Export"), "people.vcf", kinds)
        if not file:
            return
        formats = dict(zip(kinds.split(";;"), exporting.Format, strict=True))
        target = exporting.target(file, formats.get(kind, exporting.Format.VCARD3))
        self._desk.run(
            lambda book: exporting.export(book, target, formats.get(kind, exporting.Format.VCARD3), ids),
            done=lambda count: self._desk.messages.tell(
                plural("{n} person written to {file}", "{n} people written to {file}", count).format(file=target.name)
            ),
        )

    # --- when there is nobody

    def _nobody_matches(self) -> EmptyState:
        clear = button(_("Show everybody"), self.show_everybody)
        return EmptyState(icon("search", INK), _("Nobody matches"), _("Try fewer words, or another filter."), clear)

    def _nobody_left(self) -> EmptyState:
        bring = button(_("Import cards…"), self._importer.choose, look="primary")
        self._trash_button = button(_("Show the trash"), self.filters.show_trash)
        text = _("Whom you removed lies in the trash: bring them back from there, or bring in others.")
        return EmptyState(icon("people", INK), _("Nobody is on your desk"), text, bring, self._trash_button)

    def show_everybody(self) -> None:
        """Let go of the search and of every filter."""
        self._window.search.clear()
        self.filters.clear()

    def _make_welcome(self) -> EmptyState:
        text = _(
            "Bring in the people you know: export the contacts of your phone as a .vcf file and drop it here. "
            "Everybody starts as Only a card; what you talked about makes a relationship of it."
        )
        self._first_step = button(_("Import cards…"), self._importer.choose, look="primary")
        return EmptyState(
            icon("people", ACCENT),
            _("Welcome to your desk"),
            text,
            self._first_step,
            button(_("Add myself"), self.add_me),
            button(_("Look at a demo"), self.open_demo),
        )

    def open_demo(self) -> None:
        """The demo is another window with a throw-away desk of its own."""
        program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "netdesk"]
        QProcess.startDetached(program[0], [*program[1:], "demo"])
        self._desk.messages.tell(_("The demo opens in a window of its own; nothing in it touches your desk."))


def _load(reader: Reader) -> None:
    """Load what opening somebody takes: the modules, the names of the countries that telephone numbers are read with,
    and the statements, which are put together when the first person is read."""
    from netdesk.identity.countries import country_code
    from netdesk.identity.phones import regions
    from netdesk.ui.person.panel import look

    regions()
    country_code("Italy")
    look(reader, next(iter(first_ids(reader, PeopleQuery(), 1)), reader.me))


def _nobody(reader: Reader) -> bool:
    """Whether there is nobody at all, the trash included."""
    return people_counts(reader).total == 0 and people_counts(reader, PeopleQuery(removed=True)).total == 0
