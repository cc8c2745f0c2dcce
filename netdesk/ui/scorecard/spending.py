"""Time and money given for the network, beside what interactions and events already say: a list, and a line to add."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableView, QWidget

from netdesk.domain.aim import Expense
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, day, meant, money
from netdesk.operations import scorecard
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.merging.twice import save_edit
from netdesk.ui.person.dayfield import DayField
from netdesk.ui.person.fields import Form, Notice, TextField, grown
from netdesk.ui.referrals.amount import MoneyField
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.empty import EmptyState
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.number import NumberBox
from netdesk.ui.widgets.panel import Panel
from netdesk.words.scorecard import hours

Index = QModelIndex | QPersistentModelIndex
_CURRENCY = "scorecard.currency"


class Expenses(QAbstractTableModel):
    """What for, when, how much money and time."""

    def __init__(self) -> None:
        super().__init__()
        self.items: Sequence[Expense] = ()

    def show(self, items: Sequence[Expense]) -> None:
        """Show expenses."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("What for"), _("When"), _("Money"), meant("spent", "Time"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            spent = money(item.amount, item.currency) if item.amount else ""
            return (item.what, day(item.on), spent, hours(item.minutes) if item.minutes else "")[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > 1:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None


class Spending(QWidget):
    """The list; below it a form that adds an expense, or corrects the one that was chosen with Enter."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._edited: Expense | None = None
        self.model = Expenses()
        self.table = QTableView()
        self._dress_table()
        self.what = TextField(_("What for"), "", _("A membership, a dinner, an evening of writing cards"))
        self.on = DayField(desk.theme, lambda: desk.book.today, _("When"))
        self.money = MoneyField(str(desk.settings.get(_CURRENCY, "")))
        self.minutes = NumberBox(_("Minutes"), 0, scorecard.MAX_MINUTES)
        self.minutes.setSpecialValueText("–")
        self.minutes.setSingleStep(15)
        self.minutes.setSuffix(" " + _("min"))
        self.notice = Notice()
        self.save_button = button(_("&Add"), self.save, look="primary")
        self.cancel_button = button(_("Cancel"), self.clear)
        self.remove_button = icon_button(_("Remove this expense"), icon("trash", INK), self.remove)
        self._lay_out()
        self.clear()
        self.setFocusProxy(self.what)

    def show_expenses(self, items: Sequence[Expense]) -> None:
        """Show expenses, the newest first."""
        self.model.show(items)
        self._stack.setCurrentIndex(0 if items else 1)

    def save(self) -> None:
        """Note what was typed: a new expense, or the corrected one."""
        try:
            item = self._typed()
        except NetdeskError as error:
            self.notice.say(str(error))
            return
        if self._edited:
            self._save_edit(self._edited, item)
            return

        def verb(book: Book) -> Expense:
            amount, code = item.amount, item.currency
            return scorecard.spend(book, item.what, on=item.on, amount=amount, currency=code, minutes=item.minutes)

        self._desk.run(verb, done=lambda _item: self._saved(), failed=self._failed)

    def _save_edit(self, base: Expense, item: Expense) -> None:
        def verb(book: Book, base: Expense, mine: Expense) -> Expense:
            return scorecard.edit_expense(book, mine, base)

        save_edit(self._desk, self, verb, base, item, done=lambda _item: self._saved(), failed=self._failed)

    def remove(self) -> None:
        """Put the expense that is chosen into the trash."""
        index = self.table.currentIndex()
        if index.isValid():
            gone = self.model.items[index.row()]
            told = _("{what} was removed.").format(what=gone.what)
            self._desk.run(lambda book: scorecard.remove_expense(book, gone.id), say=told)
            self.clear()

    def clear(self) -> None:
        """Begin a new expense."""
        self._edited = None
        self.what.give("")
        self.on.set_day(self._desk.book.today)
        self.money.amount.give("")
        self.minutes.setValue(0)
        self.notice.hide()
        self.save_button.setText(_("&Add"))
        self.cancel_button.hide()

    # --- inside

    def _typed(self) -> Expense:
        on = self.on.day()
        if on is None:
            raise NetdeskError(_("Say the day, as in 5 Oct or 5.10.2026."))
        amount = self.money.value()
        if amount is None and not self.money.empty:
            raise NetdeskError(_("“{text}” is no amount.").format(text=self.money.amount.value()))
        begun = self._edited or Expense("", on)
        code, minutes = self.money.currency.currentText(), self.minutes.value() or None
        return replace(begun, what=self.what.value(), on=on, amount=amount, currency=code, minutes=minutes)

    def _saved(self) -> None:
        self._desk.settings.set(_CURRENCY, self.money.currency.currentText().upper())
        self.clear()
        self.what.setFocus()

    def _failed(self, problem: Exception) -> None:
        self.notice.say(str(problem) if isinstance(problem, NetdeskError) else _("It could not be saved."))

    def _edit(self, index: QModelIndex) -> None:
        item = self._edited = self.model.items[index.row()]
        self.what.give(item.what)
        self.on.set_day(item.on)
        self.money.amount.give(str(item.amount) if item.amount else "")
        self.money.currency.setEditText(item.currency or self.money.currency.currentText())
        self.minutes.setValue(item.minutes or 0)
        self.save_button.setText(_("&Save"))
        self.cancel_button.show()
        self.what.setFocus()

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(_("Expenses"))
        table.setProperty("look", "plain")
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.activated.connect(self._edit)
        QShortcut(QKeySequence.StandardKey.Delete, table, self.remove, context=Qt.ShortcutContext.WidgetShortcut)

    def _lay_out(self) -> None:
        nothing = EmptyState(
            icon("star", INK),
            _("Nothing noted yet"),
            _(
                "Memberships, dinners, an evening of writing cards: note them here. Conversations and events count by "
                "themselves."
            ),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(nothing)
        self.money.amount.setFixedWidth(grown(140))
        self.on.setFixedWidth(grown(140))
        form = Form()
        form.row(_("&What for"), self.what)
        form.row(_("W&hen"), self.on, None, buddy=self.on)
        form.row(_("&Money"), self.money, None, buddy=self.money)
        form.row(_("&Time"), self.minutes, None, buddy=self.minutes)
        foot = hbox(self.remove_button, None, self.cancel_button, self.save_button)
        for each in (self.save_button, self.cancel_button):
            each.setAutoDefault(False)
        self.what.returnPressed.connect(self.save)
        self.money.amount.returnPressed.connect(self.save)
        column = vbox(Panel(self._stack, margins=(6, 4)), form, self.notice, foot, margins=(2, 10, 2, 2), spacing=10)
        column.setStretch(0, 1)
        self.setLayout(column)
