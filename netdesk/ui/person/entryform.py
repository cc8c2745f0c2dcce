"""The small form that corrects an entry of the timeline: kind, day, how long, and the note."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QPlainTextEdit, QWidget

from netdesk import words
from netdesk.domain.ids import Id
from netdesk.domain.interaction import CONVERSATIONS, GIFTS, SETBACKS, Interaction, Kind
from netdesk.i18n import _
from netdesk.operations.interactions import MAX_MINUTES, with_kind
from netdesk.ui.person.dayfield import DayField
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.number import NumberBox

HEIGHT = 176


class EntryForm(QFrame):
    """Enter saves, Escape leaves; `finished` either way, `accepted` says which. It may begin with what was `typed` of
    the item before."""

    finished = Signal()

    def __init__(
        self,
        item: Interaction,
        me: Id,
        names: Mapping[Id, str],
        theme: Theme,
        today: Callable[[], date],
        parent: QWidget,
        typed: Interaction | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self.setAutoFillBackground(True)
        self.accepted = False
        self.base, self._me = item, me
        item = typed or item
        self._kind = QComboBox()
        self._kind.setAccessibleName(_("What happened"))
        for kind in Kind:
            self._kind.addItem(words.kind(kind), kind.value)
        self._kind.setCurrentIndex(self._kind.findData(item.kind.value))
        self._day = DayField(theme, today)
        self._day.set_day(item.on)
        self._day.setMinimumWidth(122)
        self._minutes = NumberBox(_("Minutes"), 0, MAX_MINUTES)
        self._minutes.setSingleStep(5)
        self._minutes.setSuffix(" " + _("min"))
        self._minutes.setSpecialValueText("–")
        self._minutes.setValue(item.minutes or 0)
        self._note = QPlainTextEdit(item.note)
        self._note.setAccessibleName(_("Note"))
        self._note.setTabChangesFocus(True)
        self._note.installEventFilter(self)
        self._giver = QComboBox()
        self._giver.setAccessibleName(_("Who gave"))
        self._giver.addItem(_("I gave"), me)
        for one in sorted(item.people() - {me}, key=lambda one: names.get(one, "")):
            self._giver.addItem(_("{name} gave").format(name=names.get(one, "")), one)
        if givers := item.givers():
            self._giver.setCurrentIndex(max(0, self._giver.findData(next(iter(givers)))))
        self._kind.currentIndexChanged.connect(lambda _row: self._show_giver())
        top = hbox(self._kind, self._day, self._minutes, self._giver, spacing=6)
        save = button(_("Save"), self._accept, look="primary")
        buttons = hbox(None, button(_("Cancel"), self.finished.emit), save, spacing=6)
        self.setLayout(vbox(top, self._note, buttons, margins=8, spacing=6))
        self.setFocusProxy(self._note)
        self._show_giver()

    def item(self) -> Interaction:
        """The interaction as the form says it."""
        kind, item = Kind(self._kind.currentData()), self.base
        giver = self._giver.currentData() if self._gives(kind) else None
        if kind is not item.kind or (giver and item.givers() != {giver}):
            item = with_kind(item, kind, self._me, giver)
        return replace(
            item,
            on=self._day.day() or item.on,
            minutes=self._minutes.value() or None,
            note=self._note.toPlainText().strip(),
        )

    def _gives(self, kind: Kind) -> bool:
        """Whether somebody gives in this kind; a message without a giver is an exchange and stays one."""
        return kind in GIFTS or kind in SETBACKS or (kind is Kind.MESSAGE and bool(self.base.givers()))

    def _show_giver(self) -> None:
        kind = Kind(self._kind.currentData())
        self._giver.setVisible(self._gives(kind))
        self._minutes.setVisible(kind in CONVERSATIONS)

    def _accept(self) -> None:
        if self._day.day() is None:
            self._day.setFocus()
            self._day.selectAll()
            return
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
