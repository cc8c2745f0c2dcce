"""What stands in the window while the desk is locked: the way in, by passphrase or by recovery key."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from netdesk.domain.errors import DamagedDesk
from netdesk.i18n import _
from netdesk.operations.passphrase import open_with
from netdesk.storage.book import Book
from netdesk.ui.icons import INK, icon
from netdesk.ui.jobs import Jobs
from netdesk.ui.messages import announce
from netdesk.ui.passphrase.field import PassphraseField
from netdesk.ui.person.fields import grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import ElidedLabel, label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.window import MainWindow

_WIDTH = 420
_ICON = 40


def ask(
    window: MainWindow,
    jobs: Jobs,
    file: Path,
    opened: Callable[[Book], None],
    not_opened: Callable[[DamagedDesk], None] | None = None,
) -> "UnlockPage":
    """Put the way in where the window's contents were, and these back when the desk is open; `not_opened` is told when
    the key fits and the desk is damaged."""
    frame = window.takeCentralWidget()
    assert frame is not None, "a window has contents"
    frame.setParent(window)
    frame.hide()
    page = UnlockPage(jobs, file)
    window.setCentralWidget(page)
    window.setAcceptDrops(False)

    def let_in(book: Book) -> None:
        window.setCentralWidget(frame)
        frame.show()
        window.setAcceptDrops(True)
        opened(book)

    page.opened.connect(let_in)
    if not_opened:
        page.not_opened.connect(not_opened)
    page.quit_button.clicked.connect(window.close)
    return page


class UnlockPage(QWidget):
    """One field for either key. What does not fit is said below it; nothing else can happen to the desk here."""

    opened = Signal(object)
    """The `Book`, open."""
    not_opened = Signal(object)
    """A `DamagedDesk`: the key fits, and that is all."""

    def __init__(self, jobs: Jobs, file: Path) -> None:
        super().__init__()
        self._jobs, self._file = jobs, file
        self._told = label(tone="muted", wrap=True)
        self.field = PassphraseField(_("Passphrase"))
        self.wrong = label(tone="warn", wrap=True)
        self.wrong.hide()
        self.open_button = button(_("Open"), self.unlock, look="primary")
        self.other_button = button("", self.turn, look="link")
        self.quit_button = button(_("Quit"))
        self._spelled = False
        self._word()
        self._lay_out()
        self.field.entered.connect(self.unlock)
        self.field.changed.connect(self.wrong.hide)

    def turn(self) -> None:
        """Ask for the recovery key instead of the passphrase, and back."""
        self._spelled = not self._spelled
        self.field.clear()
        self._word()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def unlock(self) -> None:
        """Try what is typed, in the background: making a key of a passphrase takes a moment on purpose."""
        if self.field.text and self.field.isEnabled():
            self._work(True)
            opening = partial(open_with, self._file, self.field.text, spelled=self._spelled)
            self._jobs.database(lambda _context: opening(), done=self._done, failed=self._failed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- inside

    def _done(self, book: Book) -> None:
        self.field.clear()
        self.opened.emit(book)

    def _failed(self, error: Exception) -> None:
        self._work(False)
        if isinstance(error, DamagedDesk):
            self.not_opened.emit(error)
            return
        self.wrong.setText(str(error))
        self.wrong.show()
        announce(self, str(error))
        self.field.line.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _work(self, on: bool) -> None:
        for each in (self.field, self.open_button, self.other_button):
            each.setEnabled(not on)
        self.open_button.setText(_("Opening …") if on else _("Open"))

    def _word(self) -> None:
        name = _("Recovery key") if self._spelled else _("Passphrase")
        self.field.line.setAccessibleName(name)
        self.field.line.setPlaceholderText(name)
        self.field.reveal(self._spelled)
        self._told.setText(
            _("Type the recovery key from the paper you keep: capitals, blanks and dashes do not matter.")
            if self._spelled
            else _("This desk is protected. Type its passphrase to open it.")
        )
        self.other_button.setText(_("I have the passphrase") if self._spelled else _("I have a recovery key"))

    def _lay_out(self) -> None:
        drawing = QLabel()
        drawing.setPixmap(icon("lock", INK).pixmap(QSize(_ICON, _ICON), self.devicePixelRatioF()))
        inner = QWidget()
        inner.setFixedWidth(grown(_WIDTH))
        buttons = hbox(self.other_button, None, self.quit_button, self.open_button)
        title = label(_("The desk is locked"), "title")
        place = ElidedLabel(str(self._file), "small", "faint")
        inner.setLayout(
            vbox(drawing, 4, title, self._told, 6, self.field, self.wrong, 6, buttons, 12, place, spacing=6)
        )
        row = hbox(None, inner, None)
        self.setLayout(vbox(None, row, None, None))
