"""The tags of a person's form: chips, and a line that completes the tags in use."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QWidget

from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.ui.person.fields import TextField, grown
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.flow import FlowLayout


class TagField(QWidget):
    """Enter or a comma makes a tag of what was typed; Backspace in the empty line takes the last one away."""

    def __init__(self, tags: Sequence[str]) -> None:
        super().__init__()
        self._tags = list(tags)
        self.line = _Line(self)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(lambda _text: QTimer.singleShot(0, self.take))  # after the line took the text
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self.take)
        self.chips: list[Chip] = []
        self._flow = FlowLayout(self, spacing=6)
        self._show()

    def set_known(self, tags: Sequence[str]) -> None:
        """The tags in use, for completing."""
        self._known.setStringList(list(tags))

    def value(self) -> tuple[str, ...]:
        """The tags, with what is typed and not yet a tag."""
        return (*self._tags, *self._new(self.line.text()))

    def take(self) -> None:
        """Make tags of what is typed."""
        self._tags += self._new(self.line.text())
        self.line.clear()
        self._show()

    def drop(self, tag: str) -> None:
        """Take a tag away."""
        self._tags.remove(tag)
        self._show()
        self.line.setFocus()

    def drop_last(self) -> None:
        """Take the last tag away."""
        if self._tags:
            self.drop(self._tags[-1])

    def _new(self, text: str) -> list[str]:
        """Tags in a text that are not there yet, written as they are in use."""
        in_use = {fold(tag): tag for tag in self._known.stringList()}
        seen = {fold(tag) for tag in self._tags}
        found: list[str] = []
        for part in text.split(","):
            word = " ".join(part.split())
            if word and fold(word) not in seen:
                seen.add(fold(word))
                found.append(in_use.get(fold(word), word))
        return found

    def _typed(self, text: str) -> None:
        if "," in text:
            self.take()

    def _show(self) -> None:
        if [chip.text() for chip in self.chips] == [tag.replace("&", "&&") for tag in self._tags] and self.chips:
            return
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.line)
        self.chips = [self._chip(tag) for tag in self._tags]
        for widget in (*self.chips, self.line):
            self._flow.addWidget(widget)
        self.updateGeometry()

    def _chip(self, tag: str) -> Chip:
        chip = Chip(tag, checkable=False, removable=True, parent=self)
        chip.removed.connect(lambda: self.drop(tag))
        chip.show()
        return chip


class _Line(TextField):
    def __init__(self, tags: TagField) -> None:
        super().__init__(_("Tags"), placeholder=_("add a tag"))
        self._of = tags
        self.setFixedWidth(grown(150))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text():
            self._of.take()
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self._of.drop_last()
        else:
            super().keyPressEvent(event)
