"""A letter opened: a line to note what was learned, and below it what was learned before, each with its day."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from netdesk import words
from netdesk.domain.person import Letter, LetterKind
from netdesk.i18n import _, day
from netdesk.ui.icons import INK, icon
from netdesk.ui.widgets.buttons import icon_button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox


class LetterHistory(QWidget):
    """Enter notes the line, an empty one or Escape leaves; an entry is changed or removed on its own row."""

    def __init__(
        self,
        kind: LetterKind,
        entries: Sequence[Letter],
        *,
        note: Callable[[str], None],
        change: Callable[[Letter], None],
        remove: Callable[[Letter], None],
        leave: Callable[[], None],
    ) -> None:
        super().__init__()
        self.kind = kind
        self._change, self._remove, self._leave = change, remove, leave
        self.line = QLineEdit()
        self.line.setPlaceholderText(words.question(kind))
        self.line.setAccessibleName(words.letter(kind))
        self.line.returnPressed.connect(lambda: note(self.line.text().strip()))
        newest_first = sorted(enumerate(entries), key=lambda pair: (pair[1].on, pair[0]), reverse=True)
        self.setLayout(vbox(self.line, *(self._row(one) for _place, one in newest_first), spacing=2))
        self.setFocusProxy(self.line)

    def _row(self, one: Letter) -> QHBoxLayout:
        text = label(one.text, "small", wrap=True)
        text.setMinimumWidth(1)
        learned = _("{text}, {day}").format(text=one.text, day=day(one.on))
        edit = icon_button(_("Change: {entry}").format(entry=learned), icon("edit", INK), lambda: self._change(one))
        trash = icon_button(_("Remove: {entry}").format(entry=learned), icon("trash", INK), lambda: self._remove(one))
        row = hbox(vbox(text, label(day(one.on), "tiny", "faint"), spacing=0), edit, trash, spacing=0)
        row.setStretch(0, 1)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)
