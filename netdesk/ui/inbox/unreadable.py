"""An entry that nobody could read: its text as it came, in other charsets, and what can be done about it."""

from datetime import UTC

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.inbox import Unreadable
from netdesk.domain.person import Person
from netdesk.i18n import _, moment
from netdesk.operations import inbox
from netdesk.storage.waiting import UnreadRow
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.inbox.lines import reason, stood
from netdesk.ui.person.editor import PersonEditor
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import ElidedLabel, label, retone
from netdesk.ui.widgets.layout import hbox, vbox


class UnreadablePanel(QWidget):
    """Shows one entry. `retried` with a charset to read it in, `dismissed` to put it into the trash."""

    retried = Signal(str)
    dismissed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.entry: Unreadable | None = None
        """What is shown."""
        self.title = ElidedLabel("", "title")
        self.reason = label("", tone="warn", wrap=True)
        self._came = label("", "small", "faint")
        explained = _("Nothing is lost: the entry is kept here as it came in, until you decide.")
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(_("The entry as it came in"))
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setTabChangesFocus(True)
        self.charset = QComboBox()
        self.charset.setAccessibleName(_("Read as"))
        for name, words in _charset_words().items():
            self.charset.addItem(words, name)
        self.charset.currentIndexChanged.connect(self._preview)
        self._in_it = label("", tone="muted", wrap=True)
        self.retry_button = button(_("Bring in"), self._retry)
        self.add_button = button(_("Add as a person by hand"), self.add_by_hand, look="primary")
        self.dismiss_button = button(_("Dismiss"), self.dismissed.emit, icon=icon("trash", INK))
        read_as = hbox(label(_("Read as…"), tone="muted"), self.charset, self._in_it, self.retry_button)
        read_as.setStretchFactor(self._in_it, 1)
        copy = button(_("Copy text"), self.copy_text, icon=icon("copy", INK))
        column = vbox(
            vbox(self.title, self.reason, self._came, spacing=3),
            label(explained, tone="muted", wrap=True),
            self.text,
            read_as,
            hbox(self.add_button, copy, self.dismiss_button, None),
            spacing=10,
        )
        column.setStretchFactor(self.text, 1)
        self.setLayout(column)

    def show_entry(self, row: UnreadRow) -> None:
        """Show an entry as it came in."""
        if self.entry is not None and self.entry.id == row.id:
            return
        try:
            self.entry = self._desk.read(lambda reader: reader.get(Unreadable, row.id))
        except NetdeskError:
            self.entry = None
            return
        self.title.setText(stood(row))
        self.reason.setText(reason(row))
        self._came.setText(_("Came in on {when}").format(when=moment(row.came_at.replace(tzinfo=UTC).astimezone())))
        self.charset.setCurrentIndex(0)
        self._preview()

    def copy_text(self) -> None:
        """Put the entry's text on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._desk.messages.tell(_("Text copied"))

    def add_by_hand(self) -> None:
        """Make a person of the entry: the text in the note, the rest is typed."""
        if self.entry is not None:
            editor = PersonEditor(self._desk, Person(note=self.text.toPlainText().strip()), self.window())
            editor.saved.connect(lambda _id: self.dismiss_button.setFocus())
            editor.open()

    def act(self) -> None:
        """Bring in who is in it, where somebody is; else somebody types it."""
        self._retry() if self.retry_button.isEnabled() else self.add_by_hand()

    def _preview(self) -> None:
        """How the entry reads in the chosen charset, and who would be brought in."""
        if self.entry is None:
            return
        charset: str = self.charset.currentData()
        self.text.setPlainText(inbox.preview(self.entry, charset))
        found = inbox.in_it(self._desk.book, self.entry, charset)
        self._in_it.setText(_("In it: {names}").format(names=found) if found else _("Nobody can be read in it."))
        retone(self._in_it, "accent" if found else "muted")
        self.retry_button.setEnabled(bool(found))

    def _retry(self) -> None:
        self.retried.emit(self.charset.currentData())


def _charset_words() -> dict[str, str]:
    """The charsets an entry may be read in, by what people know them as."""
    said = {
        "utf-8": "UTF-8",
        "cp1252": _("Western European (Windows)"),
        "cp1250": _("Central European (Windows)"),
        "cp1251": _("Cyrillic (Windows)"),
        "cp1253": _("Greek (Windows)"),
        "cp1254": _("Turkish (Windows)"),
        "cp1257": _("Baltic (Windows)"),
        "cp1255": _("Hebrew (Windows)"),
        "cp1256": _("Arabic (Windows)"),
        "cp874": _("Thai"),
        "cp1258": _("Vietnamese"),
        "cp932": _("Japanese"),
        "gb18030": _("Chinese, simplified"),
        "cp950": _("Chinese, traditional"),
        "cp949": _("Korean"),
        "utf-16": "UTF-16",
        "mac-roman": _("Western European (Mac)"),
        "koi8-r": _("Cyrillic (KOI8)"),
    }
    return {"": _("what it says itself")} | {name: said[name] for name in inbox.CHARSETS}
