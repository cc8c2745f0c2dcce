"""What of an event goes on paper: which sheet, how long, in which order, what is left out, and who is on it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QListWidget, QListWidgetItem, QScrollArea, QWidget

from netdesk.briefing.choice import Choice, Length, Order, Part, Sheet
from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.settings import Settings
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import between, hbox, vbox

WIDTH = 276
_SETTING, _PEOPLE_SETTING = "sheet", "sheet people"
_EVENTS_KEPT = 30
_KEY = int(Qt.ItemDataRole.UserRole)
_CARD_PARTS = (
    Part.PICTURES,
    Part.HISTORY,
    Part.PROMISES,
    Part.LOOKS_FOR,
    Part.QUESTION,
    Part.GIVING,
    Part.NEXT_STEP,
    Part.REACH,
)
_PARTS = {Sheet.ROOM: tuple(Part), Sheet.POCKET: _CARD_PARTS, Sheet.NOTES: (Part.NEW_FACES,)}

E = TypeVar("E", bound=StrEnum)


class SheetChoice(QScrollArea):
    """The choices beside the pages. `changed` comes with every one of them; what was chosen is kept with the settings,
    all but the private notes, which are asked for each time."""

    changed = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._event_id: Id = ""
        self.choice = _kept(settings)
        self.chips: dict[StrEnum, Chip] = {}
        self.parts: dict[Part, QCheckBox] = {}
        self.private = QCheckBox(_("My private notes"))
        self.private.setToolTip(_("Notes that are yours alone: whoever finds the paper can read them."))
        self.private.toggled.connect(lambda on: self._set(replace(self.choice, private=on)))
        self.people = QListWidget()
        self.people.setAccessibleName(_("Who is on the sheet"))
        self.people.itemChanged.connect(self._tick)
        self._count = label("", "small", "muted")
        self._lay_out()
        self._show()

    def show_event(self, event_id: Id) -> None:
        """Choose for an event: who was left out of its sheet last time is left out again."""
        if event_id != self._event_id:
            self._event_id = event_id
            kept = self._left_out_people().get(event_id, [])
            self.choice = replace(self.choice, without=frozenset(kept), private=False)
            self._show()

    def show_people(self, names: Mapping[str, str]) -> None:
        """Who can be on the sheet: names by key, in the order of the event."""
        shown = [(self.people.item(at).data(_KEY), self.people.item(at).text()) for at in range(self.people.count())]
        if shown != list(names.items()):
            with QSignalBlocker(self.people):
                self.people.clear()
                for key, name in names.items():
                    self.people.addItem(self._item(key, name))
        self._say_count()

    def tick_all(self, on: bool) -> None:
        """Put everybody on the sheet, or nobody."""
        keys = [self.people.item(at).data(_KEY) for at in range(self.people.count())]
        with QSignalBlocker(self.people):
            for at in range(self.people.count()):
                self.people.item(at).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self._set(replace(self.choice, without=frozenset() if on else frozenset(keys)))

    # building

    def _lay_out(self) -> None:
        sheets = {Sheet.ROOM: _("Room sheet"), Sheet.POCKET: _("Pocket cards"), Sheet.NOTES: _("List for notes")}
        lengths = {Length.LINE: _("One line"), Length.SHORT: _("Short"), Length.FULL: _("Full")}
        orders = {Order.IMPORTANCE: _("Importance"), Order.NAME: _("Name"), Order.TABLE: _("Table")}
        all_button = button(_("All"), lambda: self.tick_all(True), look="link")
        none_button = button(_("None"), lambda: self.tick_all(False), look="link")
        ticks = [self._tick_box(part) for part in Part]
        column = vbox(
            label(_("Sheet"), "small", "muted"),
            self._group(sheets, lambda one: replace(self.choice, sheet=one)),
            label(_("Length"), "small", "muted"),
            self._group(lengths, lambda one: replace(self.choice, length=one)),
            label(_("Order"), "small", "muted"),
            self._group(orders, lambda one: replace(self.choice, order=one)),
            hbox(label(_("Who is on it"), "small", "muted"), self._count, None, all_button, none_button, spacing=6),
            self.people,
            label(_("What is on it"), "small", "muted"),
            *ticks,
            self.private,
            None,
            margins=(18, 4, 12, 14),
            spacing=7,
        )
        self.people.setMinimumHeight(200)
        page = QWidget()
        page.setProperty("look", "page")
        page.setLayout(column)
        self.setWidget(page)
        self.setWidgetResizable(True)
        between(self, WIDTH, WIDTH)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _group(self, options: dict[E, str], chosen: Callable[[E], Choice]) -> QWidget:
        """Chips of which one is chosen."""
        made, group, flow = QWidget(), QButtonGroup(self), FlowLayout()
        for key, text in options.items():
            chip = Chip(text)
            chip.clicked.connect(lambda _checked, key=key: self._set(chosen(key)))
            group.addButton(chip)
            flow.addWidget(chip)
            self.chips[key] = chip
        made.setLayout(flow)
        return made

    def _tick_box(self, part: Part) -> QCheckBox:
        box = QCheckBox(_part_word(part))
        box.toggled.connect(lambda on: self._leave_out(part, not on))
        self.parts[part] = box
        return box

    def _item(self, key: str, name: str) -> QListWidgetItem:
        made = QListWidgetItem(name)
        made.setData(_KEY, key)
        made.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        made.setCheckState(Qt.CheckState.Unchecked if key in self.choice.without else Qt.CheckState.Checked)
        return made

    # choosing

    def _leave_out(self, part: Part, out: bool) -> None:
        kept = self.choice.left_out
        self._set(replace(self.choice, left_out=kept | {part} if out else kept - {part}))

    def _tick(self, item: QListWidgetItem) -> None:
        key = item.data(_KEY)
        on = item.checkState() is Qt.CheckState.Checked
        self._set(replace(self.choice, without=self.choice.without - {key} if on else self.choice.without | {key}))

    def _set(self, choice: Choice) -> None:
        if choice == self.choice:
            return
        self.choice = choice
        self._keep()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Let every chip and box say what is chosen."""
        choice = self.choice
        for one in (choice.sheet, choice.length, choice.order):
            self.chips[one].setChecked(True)
        typed = choice.sheet is Sheet.NOTES
        self.chips[Order.IMPORTANCE].set_text(_("As on the list") if typed else _("Importance"))
        for part, box in self.parts.items():
            box.setVisible(part in _PARTS[choice.sheet])
            with QSignalBlocker(box):
                box.setChecked(choice.shows(part))
        with QSignalBlocker(self.private):
            self.private.setChecked(choice.private)
        self._say_count()

    def _say_count(self) -> None:
        keys = [self.people.item(at).data(_KEY) for at in range(self.people.count())]
        on = sum(key not in self.choice.without for key in keys)
        self._count.setText(_("{some} of {all}").format(some=on, all=len(keys)) if keys else "")

    # keeping

    def _keep(self) -> None:
        choice = self.choice
        kept = {"sheet": choice.sheet, "length": choice.length, "order": choice.order}
        self._settings.set(_SETTING, {**kept, "left_out": sorted(choice.left_out)})
        people = {one: keys for one, keys in self._left_out_people().items() if one != self._event_id}
        if choice.without:
            people[self._event_id] = sorted(choice.without)
        self._settings.set(_PEOPLE_SETTING, dict(list(people.items())[-_EVENTS_KEPT:]))

    def _left_out_people(self) -> dict[Id, list[str]]:
        kept = self._settings.get(_PEOPLE_SETTING)
        return dict(kept) if isinstance(kept, dict) else {}


def _kept(settings: Settings) -> Choice:
    """What was chosen last; what cannot be read counts as never chosen."""
    kept = settings.get(_SETTING)
    values: dict[str, Any] = kept if isinstance(kept, dict) else {}
    try:
        return Choice(
            Sheet(values.get("sheet", Sheet.ROOM)),
            Length(values.get("length", Length.SHORT)),
            Order(values.get("order", Order.IMPORTANCE)),
            frozenset(Part(one) for one in values.get("left_out", ())),
        )
    except (ValueError, TypeError):
        return Choice()


def _part_word(part: Part) -> str:
    return {
        Part.PICTURES: _("Pictures"),
        Part.HISTORY: _("What happened last"),
        Part.PROMISES: _("Open promises"),
        Part.LOOKS_FOR: _("Whom they look for"),
        Part.QUESTION: _("What to ask"),
        Part.GIVING: _("What you can give"),
        Part.NEXT_STEP: _("The next step"),
        Part.REACH: _("How to reach them"),
        Part.MINE: _("Your goals and whom you look for"),
        Part.STRANGERS: _("Who you do not know yet"),
        Part.NEW_FACES: _("Lines for new faces"),
        Part.CODE: _("Your QR code"),
    }[part]
