"""The name and the trades of a circle, to change."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListWidget, QListWidgetItem, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.sphere import Sphere
from netdesk.i18n import _, meant
from netdesk.operations import spheres
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import Notice, TextField, grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox

_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable


class CircleDialog(QDialog):
    """A line a trade: F2 or a double click renames, Delete removes, Insert adds."""

    def __init__(self, desk: Desk, sphere: Sphere, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk, self._sphere = desk, sphere
        new = not sphere.name
        self.setWindowTitle(_("New circle of trades") if new else _("Change a circle of trades"))
        self.name = TextField(meant("of a circle", "Name"), sphere.name, _("as in Property or Weddings"))
        self.trades = QListWidget()
        self.trades.setAccessibleName(_("Trades"))
        self.trades.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        for trade in sphere.trades:
            self._item(trade)
        self.notice = Notice()
        self.save_button = button(_("Save"), self.save, look="primary")
        self.remove_button = button(_("Remove the circle"), self.remove, look="quiet")
        self.remove_button.setVisible(not new)
        self._lay_out()

    def add_trade(self) -> None:
        """Add an empty line and write in it."""
        item = self._item("")
        self.trades.setCurrentItem(item)
        self.trades.editItem(item)

    def remove_trade(self) -> None:
        """Take the chosen trade out."""
        if (row := self.trades.currentRow()) >= 0:
            self.trades.takeItem(row)

    def save(self) -> None:
        """Keep the circle as it is written here."""
        self.trades.setFocus()  # what is still being written is taken over
        trades = tuple(self.trades.item(row).text() for row in range(self.trades.count()))
        sphere = replace(self._sphere, name=self.name.value(), trades=trades)
        self._desk.run(
            lambda book: spheres.save(book, sphere),
            done=lambda saved: self._saved(saved),
            failed=self._refused,
        )

    def remove(self) -> None:
        """Take the whole circle away, with a way back."""
        one, said = self._sphere.id, _("Removed: {name}").format(name=self._sphere.name)
        self._desk.run(lambda book: spheres.remove(book, one), say=said)
        self.accept()

    def _saved(self, sphere: Sphere) -> None:
        self._desk.messages.tell(_("Saved: {name}").format(name=sphere.name))
        self.accept()

    def _refused(self, problem: Exception) -> None:
        if not isinstance(problem, NetdeskError):
            raise problem
        self.notice.say(str(problem))

    def _item(self, trade: str) -> QListWidgetItem:
        item = QListWidgetItem(trade)
        item.setFlags(_FLAGS)
        self.trades.addItem(item)
        return item

    def _lay_out(self) -> None:
        hint = label(
            _("Trades that serve the same clients without competing. Write them as people name themselves."),
            "small",
            "muted",
            wrap=True,
        )
        add = button(_("&Add a trade"), self.add_trade)
        drop = button(_("Remove the trade"), self.remove_trade)
        foot = hbox(self.remove_button, None, button(_("Cancel"), self.reject), self.save_button, spacing=10)
        for each in (add, drop, self.save_button, self.remove_button):
            each.setAutoDefault(False)
        QShortcut(QKeySequence("Insert"), self.trades, self.add_trade)
        QShortcut(QKeySequence("Delete"), self.trades, self.remove_trade, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        row = hbox(add, drop, None, spacing=8)
        self.setLayout(vbox(hint, self.name, self.trades, row, self.notice, foot, margins=(20, 18, 20, 16), spacing=10))
        self.setMinimumWidth(grown(420))
        self.setMinimumHeight(min(grown(440), 700))  # the smallest window is 800 high
