"""Asking what the columns of a list are, before it comes in."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QDialog, QTableView, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _, plural
from netdesk.lists.mapping import Mapping, suggest
from netdesk.lists.people import count
from netdesk.lists.table import Table, read_table
from netdesk.lists.target import Target
from netdesk.ui.lists.called import charsets, delimiters
from netdesk.ui.lists.columns import Columns
from netdesk.ui.lists.preview import SHOWN, Preview
from netdesk.ui.person.fields import Notice, grown, order_tabs
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, open_at, vbox

_SIZE = (980, 640)
_COLUMN = 190
_ROW = 30


class MappingDialog(QDialog):
    """The first rows of a list, what each column is, and how the file is read. After it was accepted, `table` and
    `mapping` are what the user chose. `name` is the file's, to be shown."""

    def __init__(
        self, data: bytes, table: Table, mapping: Mapping, parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Bring in a list"))
        self.table, self.mapping = table, mapping
        self._data = data
        self._corrected: dict[int, Target] = {}
        self.view = QTableView()
        self.model = Preview(table, self)
        self.columns = Columns(self.view)
        self.charset = _chooser(_("Charset"), charsets())
        self.delimiter = _chooser(_("Cells are parted by"), delimiters())
        self.notice = Notice()
        self._problems = label(tone="warn", wrap=True)
        self._count = label()
        self._shown = label(tone="faint")
        self._lay_out(name)
        self._show()
        self.columns.chosen.connect(self._correct)
        self.charset.activated.connect(self._read_again)
        self.delimiter.activated.connect(self._read_again)

    @property
    def said(self) -> str:
        """How many people the list holds, as the dialog says it."""
        return self._count.text()

    # --- inside

    def _lay_out(self, name: str) -> None:
        self._dress_view()
        title = label(
            _("What is in “{name}”?").format(name=name) if name else _("What is in the list?"), "title", wrap=True
        )
        told = label(
            _("What has no place of its own goes into the note, with the name of its column."), tone="muted", wrap=True
        )
        head = hbox(
            *(_named(_("C&harset"), self.charset)),
            12,
            *(_named(_("&Parted by"), self.delimiter)),
            None,
            self._shown,
        )
        self._import = button(_("&Import"), self.accept, look="primary")
        self._import.setDefault(True)
        cancel = button(_("Cancel"), self.reject)
        cancel.setAutoDefault(False)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._import.click)
        foot = hbox(self._count, None, cancel, self._import)
        column = vbox(
            vbox(title, told, spacing=2), head, self._problems, self.notice, self.view, foot, margins=18, spacing=12
        )
        column.setStretchFactor(self.view, 1)
        self.setLayout(column)
        open_at(self, *_SIZE)
        order_tabs(self)

    def _dress_view(self) -> None:
        self.view.setModel(self.model)
        self.view.setHorizontalHeader(self.columns)
        self.view.setAccessibleName(_("The first rows of the list"))
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(grown(_ROW))
        self.view.setWordWrap(False)
        self.view.setTabKeyNavigation(False)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.columns.setDefaultSectionSize(grown(_COLUMN))
        self.columns.setStretchLastSection(True)

    def _show(self) -> None:
        """Show the list as it is read and mapped now."""
        self.model.show(self.table)
        self.columns.show_targets(self.table.header, self.mapping.targets)
        _choose(self.charset, self.table.charset)
        _choose(self.delimiter, self.table.delimiter)
        self._problems.setText(" ".join(self.table.problems))
        self._problems.setVisible(bool(self.table.problems))
        rows = len(self.table.rows)
        self._shown.setText(_("The first {n} rows").format(n=SHOWN) if rows > SHOWN else "")
        self._tell()

    def _tell(self) -> None:
        """Say how many people the list holds with these columns."""
        found, rows = count(self.table, self.mapping), len(self.table.rows)
        if found == rows:
            self._count.setText(plural("{n} person", "{n} people", found))
        elif found:
            others = plural("{n} row names nobody", "{n} rows name nobody", rows - found)
            self._count.setText(f"{plural('{n} person', '{n} people', found)} · {others}")
        else:
            self._count.setText(_("Choose the column that holds the name, the company, or a way to reach somebody."))
        self._import.setEnabled(found > 0)

    def _correct(self, column: int, target: Target) -> None:
        self._corrected[column] = target
        self.mapping = self.mapping.with_target(column, target)
        self._tell()

    def _read_again(self) -> None:
        """Read the list as the user says; where that cannot be, it stays as it is."""
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            table = read_table(self._data, charset=self.charset.currentData(), delimiter=self.delimiter.currentData())
        except NetdeskError as error:
            self.notice.say(str(error))
        else:
            self.notice.hide()
            self._take(table)
        finally:
            QGuiApplication.restoreOverrideCursor()
        self._show()

    def _take(self, table: Table) -> None:
        """Another reading; what the user corrected stays where there are as many columns."""
        if len(table.header) != len(self.table.header):
            self._corrected = {}
        self.table, self.mapping = table, suggest(table)
        for column, target in self._corrected.items():
            self.mapping = self.mapping.with_target(column, target)


def _named(name: str, box: QComboBox) -> tuple[QWidget, QWidget]:
    title = label(name, tone="faint")
    title.setBuddy(box)
    return title, box


def _chooser(name: str, words: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, word in words.items():
        box.addItem(word, value)
    return box


def _choose(box: QComboBox, value: str) -> None:
    """Choose a value, offering it where it was not."""
    if (at := box.findData(value)) < 0:
        box.addItem(value, value)
        at = box.count() - 1
    box.setCurrentIndex(at)
