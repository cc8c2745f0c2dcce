"""The small form that corrects an entry of the timeline: kind, day, how long, and the note."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QFrame, QPlainTextEdit, QSpinBox, QWidget

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction, Kind
from netdesk.i18n import _
from netdesk.operations.interactions import MAX_MINUTES, with_kind
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.layout import hbox, vbox

HEIGHT = 176


class EntryForm(QFrame):
    """Enter saves, Escape leaves; `finished` either way, `accepted` says which."""

    finished = Signal()

    def __init__(self, item: Interaction, me: Id, today: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.setAutoFillBackground(True)
        self.accepted = False
        self._item, self._me = item, me
        self._kind = QComboBox()
        self._kind.setAccessibleName(_("What happened"))
        for kind in Kind:
            self._kind.addItem(words.kind(kind), kind.value)
        self._kind.setCurrentIndex(self._kind.findData(item.kind.value))
        self._day = QDateEdit(QDate(item.on.year, item.on.month, item.on.day))
        self._day.setMaximumDate(QDate(today.year, today.month, today.day))
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("d MMM yyyy")
        self._day.setAccessibleName(_("Day"))
        self._minutes = QSpinBox()
        self._minutes.setRange(0, MAX_MINUTES)
        self._minutes.setSingleStep(5)
        self._minutes.setSuffix(" " + _("min"))
        self._minutes.setSpecialValueText("–")
        self._minutes.setValue(item.minutes or 0)
        self._minutes.setAccessibleName(_("Minutes"))
        self._note = QPlainTextEdit(item.note)
        self._note.setAccessibleName(_("Note"))
        self._note.setTabChangesFocus(True)
        self._note.installEventFilter(self)
        top = hbox(self._kind, self._day, self._minutes, spacing=6)
        save = button(_("Save"), self._accept, look="primary")
        buttons = hbox(None, button(_("Cancel"), self.finished.emit), save, spacing=6)
        self.setLayout(vbox(top, self._note, buttons, margins=8, spacing=6))
        self.setFocusProxy(self._note)

    def item(self) -> Interaction:
        """The interaction as the form says it."""
        chosen = self._day.date()
        kind = Kind(self._kind.currentData())
        item = self._item
        if kind is not item.kind:
            givers = item.givers()
            item = with_kind(item, kind, self._me, next(iter(givers)) if len(givers) == 1 else None)
        return replace(
            item,
            on=date(chosen.year(), chosen.month(), chosen.day()),
            minutes=self._minutes.value() or None,
            note=self._note.toPlainText().strip(),
        )

    def _accept(self) -> None:
        self.accepted = True
        self.finished.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self._accept()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.finished.emit()
                return True
        return False
