"""Fields of forms that give back exactly what they were given unless somebody touched them."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QIntValidator, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from netdesk.i18n import _
from netdesk.ui.messages import announce
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import Item, add, clear, hbox
from netdesk.ui.widgets.layout import grown as grown

LABEL_WIDTH = 104  # pixels at the usual size of text
BOX_WIDTH = 128


class TextField(QLineEdit):
    """One line of text. A pasted picture is left to the form around it."""

    def __init__(self, name: str, text: str = "", placeholder: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self._given = self._shown = ""
        self.give(text)

    def give(self, text: str) -> None:
        """Start from a text."""
        self._given = text
        self.setText(text)
        self._shown = self.text()
        self.setCursorPosition(0)

    @property
    def touched(self) -> bool:
        """Whether it says something else than it was given."""
        return self.text() != self._shown

    def value(self) -> str:
        """The text: to the letter as given, or as typed without blanks around it."""
        return self.text().strip() if self.touched else self._given

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore() if pastes_picture(event) else super().keyPressEvent(event)


class NumberField(TextField):
    """A whole number of days, or nothing."""

    def __init__(self, name: str, number: int | None, placeholder: str = "") -> None:
        super().__init__(name, "" if number is None else str(number), placeholder)
        self._number = number
        self.setValidator(QIntValidator(1, 9999, self))
        self.setFixedWidth(grown(96))

    def number(self) -> int | None:
        """The number."""
        if not self.touched:
            return self._number
        text = self.value()
        return int(text) if text.isdigit() and int(text) else None


class NoteField(QPlainTextEdit):
    """Text of many lines. Tab leaves it."""

    def __init__(self, name: str, text: str = "", placeholder: str = "", *, lines: int = 4) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + 18)
        self.setMaximumHeight(self.fontMetrics().lineSpacing() * max(lines, 8) + 18)
        self.setPlainText(text)
        self._given, self._shown = text, self.toPlainText()

    def value(self) -> str:
        """The text: to the letter as given, or as typed."""
        text = self.toPlainText()
        return self._given if text == self._shown else text.strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore() if pastes_picture(event) else super().keyPressEvent(event)


class WordBox(QComboBox):
    """A word out of some, or one's own. `words` are the stored words with what they are called."""

    def __init__(self, name: str, words: Mapping[str, str], shown: str = "", width: int = BOX_WIDTH) -> None:
        super().__init__()
        self._words = dict(words)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        if width:
            self.setFixedWidth(grown(width))
        self.addItems(list(dict.fromkeys(self._words.values())))
        self.setAccessibleName(name)
        line = QLineEdit()
        self.setLineEdit(line)
        line.setAccessibleName(name)
        self.setCurrentIndex(self.findText(shown, Qt.MatchFlag.MatchExactly))
        self.setEditText(shown)
        line.setCursorPosition(0)
        self._shown = self.currentText()

    def add_words(self, words: list[str]) -> None:
        """Offer more words; what is typed stays."""
        text = self.currentText()
        self.addItems([word for word in words if self.findText(word, Qt.MatchFlag.MatchExactly) < 0])
        self.setCurrentIndex(self.findText(text, Qt.MatchFlag.MatchExactly))
        self.setEditText(text)

    @property
    def touched(self) -> bool:
        """Whether it says something else than at the start."""
        return self.currentText() != self._shown

    def stored(self, text: str) -> str:
        """The stored word for a text that was typed or chosen; one's own word as it was typed."""
        plain = " ".join(text.split())
        found = (word for word, called in self._words.items() if plain.casefold() in (word, called.casefold()))
        return next(found, plain)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the wheel scrolls the form; it must not change what it passes over


class LabelBox(WordBox):
    """The labels of a number or an address: words with commas between."""

    def __init__(self, labels: tuple[str, ...], words: Mapping[str, str]) -> None:
        self._labels = labels
        super().__init__(_("Label"), words, ", ".join(words.get(word, word) for word in labels))
        if (line := self.lineEdit()) is not None:
            line.setPlaceholderText(_("label"))

    def labels(self) -> tuple[str, ...]:
        """The labels as they are stored."""
        if not self.touched:
            return self._labels
        return tuple(dict.fromkeys(self.stored(part) for part in self.currentText().split(",") if part.strip()))


class KindBox(WordBox):
    """One word: the kind of a day, of a relative, of an account."""

    def __init__(self, name: str, kind: str, words: Mapping[str, str]) -> None:
        self._kind = kind
        super().__init__(name, words, words.get(kind, kind))

    def kind(self) -> str:
        """The word as it is stored."""
        return self.stored(self.currentText()) if self.touched else self._kind


class Notice(QFrame):
    """A line inside a form: what stands in the way, and buttons for what can be done about it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setProperty("kind", "warn")
        self._label = label(wrap=True)
        self._buttons = hbox()
        row = hbox(self._label, self._buttons, margins=(14, 7, 8, 7), spacing=12)
        row.setStretch(0, 1)
        self.setLayout(row)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; nothing while it is hidden."""
        return "" if self.isHidden() else self._label.text()

    def say(self, text: str, *buttons: QPushButton) -> None:
        """Show a sentence, with buttons or without."""
        clear(self._buttons)
        self._label.setText(text)
        add(self._buttons, *buttons)
        self.show()
        announce(self, text)


class Form(QGridLayout):
    """Rows of a name and its field, in two columns that line up from one form to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(12)
        self.setVerticalSpacing(8)
        self.setColumnMinimumWidth(0, grown(LABEL_WIDTH))
        self.setColumnStretch(1, 1)

    def row(self, name: str, *fields: Item, buddy: QWidget | None = None) -> QLabel:
        """A row; `&` in the name marks the key that leads to its field."""
        title = label(name, tone="faint")
        title.setMinimumHeight(30)
        first = buddy or next((field for field in fields if isinstance(field, QWidget)), None)
        if first is not None:
            title.setBuddy(first)
        place = self.rowCount()
        self.addWidget(title, place, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        if len(fields) == 1 and isinstance(fields[0], QWidget):
            self.addWidget(fields[0], place, 1)
        else:
            self.addLayout(hbox(*fields), place, 1)
        return title


def order_tabs(root: QWidget) -> None:
    """Let Tab go through the fields as they are laid out, those added later included."""
    stops = list(_tab_stops(root))
    for one, following in pairwise(stops):
        QWidget.setTabOrder(one, following)


def _tab_stops(item: QWidget | QLayout) -> Iterator[QWidget]:
    if isinstance(item, QScrollArea):
        if (inside := item.widget()) is not None:
            yield from _tab_stops(inside)
    elif isinstance(item, QWidget):
        if item.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield item
        if (layout := item.layout()) is not None:
            yield from _tab_stops(layout)
    else:
        for place in range(item.count()):
            inner = item.itemAt(place)
            if inner is not None and (found := inner.widget() or inner.layout()) is not None:
                yield from _tab_stops(found)


def pastes_picture(event: QKeyEvent) -> bool:
    """Whether this key pastes and the clipboard has a picture but no text."""
    if not event.matches(QKeySequence.StandardKey.Paste):
        return False
    data = QGuiApplication.clipboard().mimeData()
    return data is not None and data.hasImage() and not data.hasText()
