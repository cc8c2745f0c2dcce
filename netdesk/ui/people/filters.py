"""The line above the list: chips with counts for stages, freshness and tags, the order, and how it is shown."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.domain.query import PeopleQuery, Sort
from netdesk.domain.stage import Freshness, Stage
from netdesk.i18n import _, number, plural
from netdesk.storage.people import Counts
from netdesk.ui.icons import INK, icon
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.buttons import icon_button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import label

_ORDER = (Stage.PROFITABILITY, Stage.CREDIBILITY, Stage.VISIBILITY, Stage.CARD)
_STATES = (Freshness.DUE, Freshness.FADING, Freshness.DORMANT)
_TAG_CHIPS = 2


def sort_word(sort: Sort) -> str:
    """The name of an order."""
    return {
        Sort.CARE: _("needs care"),
        Sort.NAME: _("name"),
        Sort.CONTACT: _("last contact"),
        Sort.STAGE: _("stage"),
        Sort.NEW: _("newest first"),
    }[sort]


class Filters(QWidget):
    """Holds the query; `changed` when the user asks for something else, `dense_wanted` for rows instead of cards."""

    changed = Signal()
    dense_wanted = Signal(bool)
    duplicates_wanted = Signal()

    def __init__(self, theme: Theme, dense: bool, sort: Sort) -> None:
        super().__init__()
        self.query = PeopleQuery(sort=sort)
        self._theme = theme
        self._counts: Counts | None = None
        self._flow = FlowLayout()
        self._title = label(_("People"), "title")
        self._flow.addWidget(self._title)
        self._stages = {stage: self._stage_chip(stage) for stage in _ORDER}
        self._states = {state: self._state_chip(state) for state in _STATES}
        self._tags: list[Chip] = []
        self._people = self._people_chip()
        self._last: list[QWidget] = []
        self._tag_button = QPushButton(_("Tags"))
        self._tag_button.setProperty("look", "quiet")
        self._tag_button.setMenu(QMenu(self))
        self._tag_button.menu().aboutToShow.connect(self._fill_tags)
        self._sort_button = QPushButton()
        self._sort_button.setProperty("look", "quiet")
        self._sort_button.setMenu(self._sort_menu())
        for item in (self._people, *self._stages.values(), *self._states.values(), self._tag_button, self._sort_button):
            self._flow.addWidget(item)
        self._grid = self._view_button(_("Cards"), "grid", not dense, lambda: self._show_dense(False))
        self._list = self._view_button(_("List"), "list", dense, lambda: self._show_dense(True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._flow, 1)
        row.addWidget(self._grid)
        row.addWidget(self._list)
        self._say_sort()

    def add(self, widget: QWidget) -> None:
        """Put something behind the filters."""
        self._last.append(widget)
        self._flow.addWidget(widget)

    def set_text(self, text: str) -> None:
        """Search for a text."""
        if text != self.query.text:
            self._ask(replace(self.query, text=text))

    def set_counts(self, counts: Counts) -> None:
        """Show how many there are of each."""
        self._counts = counts
        for stage, chip in self._stages.items():
            chip.set_text(words.stage(stage), number(counts.stages[stage]))
        for state, chip in self._states.items():
            chip.set_text(words.freshness(state).capitalize(), number(counts.freshness[state]))
        self._show_tags()

    def show_people(self, people: Iterable[Id]) -> None:
        """Show exactly these people, whatever was asked for before."""
        self._show_everybody(frozenset(people))

    def clear(self) -> None:
        """Show everybody who is not in the trash."""
        self._show_everybody()

    def _show_everybody(self, among: frozenset[Id] = frozenset()) -> None:
        """Ask for nothing else than who is `among` some people, of everybody who is not in the trash."""
        for chip in (*self._stages.values(), *self._states.values()):
            chip.setChecked(False)
        self._trash.blockSignals(True)  # asked for once, below
        self._trash.setChecked(False)
        self._trash.blockSignals(False)
        self._ask(PeopleQuery(sort=self.query.sort, people=among))
        self._show_tags()

    def show_trash(self) -> None:
        """Show who was removed instead of who is there."""
        self._trash.setChecked(True)

    @property
    def narrowed(self) -> bool:
        """Whether anything but the order was asked for."""
        return self.query != PeopleQuery(sort=self.query.sort)

    def _stage_chip(self, stage: Stage) -> Chip:
        chip = Chip(words.stage(stage), dot=lambda: self._theme.stage_colour(stage))
        chip.clicked.connect(lambda: self._take("stages", self._stages))
        return chip

    def _state_chip(self, state: Freshness) -> Chip:
        chip = Chip(words.freshness(state).capitalize(), level=Freshness.DORMANT - state)
        chip.clicked.connect(lambda: self._take("freshness", self._states))
        return chip

    def _people_chip(self) -> Chip:
        """Whom the user chose one by one; taken away everybody is there again."""
        chip = Chip("", removable=True)
        chip.hide()
        for signal in (chip.clicked, chip.removed):
            signal.connect(lambda *_args: self._ask(replace(self.query, people=frozenset())))
        return chip

    def _take(self, name: str, chips: dict[Stage, Chip] | dict[Freshness, Chip]) -> None:
        chosen = frozenset(value for value, chip in chips.items() if chip.isChecked())
        self._ask(replace(self.query, **{name: chosen}))  # type: ignore[arg-type]

    def _ask(self, query: PeopleQuery) -> None:
        self.query = query
        chosen = len(query.people)
        self._people.set_text(plural("{n} chosen person", "{n} chosen people", chosen))
        self._people.setChecked(True)
        self._people.setVisible(chosen > 0)
        self.changed.emit()

    def _show_tags(self) -> None:
        """The chosen tags, removable, and the most used others."""
        for chip in self._tags:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        counts = self._counts.tags if self._counts else {}
        chosen = [tag for tag in counts if tag in self.query.tags]
        chosen += sorted(self.query.tags - set(chosen))
        others = [tag for tag in counts if tag not in self.query.tags][: max(0, _TAG_CHIPS - len(chosen))]
        self._tags = [self._tag_chip(tag, counts.get(tag, 0)) for tag in (*chosen, *others)]
        for chip in self._tags:
            self._flow.addWidget(chip)
        for item in (self._tag_button, self._sort_button, *self._last):
            self._flow.removeWidget(item)
            self._flow.addWidget(item)
        self._tag_button.setVisible(bool(counts))

    def _tag_chip(self, tag: str, count: int) -> Chip:
        chosen = tag in self.query.tags
        chip = Chip(tag, count=number(count), removable=chosen)
        chip.setChecked(chosen)
        chip.clicked.connect(lambda: self.toggle_tag(tag))
        chip.removed.connect(lambda: self.toggle_tag(tag))
        return chip

    def toggle_tag(self, tag: str) -> None:
        """Ask for a tag, or no longer."""
        self._ask(replace(self.query, tags=self.query.tags ^ {tag}))
        self._show_tags()

    def _fill_tags(self) -> None:
        menu = self._tag_button.menu()
        menu.clear()
        for tag, count in (self._counts.tags if self._counts else {}).items():
            action = menu.addAction(f"{tag}  {number(count)}".replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(tag in self.query.tags)
            action.triggered.connect(lambda _checked=False, tag=tag: self.toggle_tag(tag))

    def _sort_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for sort in Sort:
            action = QAction(sort_word(sort).capitalize(), menu, checkable=True)
            action.setChecked(sort is self.query.sort)
            action.triggered.connect(lambda _checked=False, sort=sort: self._sort_by(sort))
            group.addAction(action)
            menu.addAction(action)
        menu.addSeparator()
        self._trash = QAction(_("Show the trash"), menu, checkable=True)
        self._trash.toggled.connect(lambda on: self._ask(replace(self.query, removed=on)))
        menu.addAction(self._trash)
        menu.addAction(_("Find duplicates…"), self.duplicates_wanted.emit)
        return menu

    def _sort_by(self, sort: Sort) -> None:
        self._ask(replace(self.query, sort=sort))
        self._say_sort()

    def _say_sort(self) -> None:
        self._sort_button.setText(_("Sort: {order}").format(order=sort_word(self.query.sort)))

    def _view_button(self, name: str, drawing: str, checked: bool, clicked: Callable[[], None]) -> QToolButton:
        made = icon_button(name, icon(drawing, INK), clicked)
        made.setCheckable(True)
        made.setChecked(checked)
        return made

    def switch_dense(self) -> None:
        """Cards instead of rows, or rows instead of cards."""
        self._show_dense(self._grid.isChecked())

    def _show_dense(self, dense: bool) -> None:
        self._grid.setChecked(not dense)
        self._list.setChecked(dense)
        self.dense_wanted.emit(dense)
