"""One field of a card in the form: what it is, what it says, and the piece of the card where that stands."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from netdesk.domain.scan import Field, FieldKind
from netdesk.i18n import _
from netdesk.ui.person.fields import TextField, grown
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.choice import ChoiceBox
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.words import scans as words

_PIECE = QSize(300, 18)  # pixels: the picture of a line below its text
_KIND = 138
_MARK = 12


class FieldRow(QWidget):
    """`pointed` tells that the mouse or the keyboard is on it or left it, `entered` that Enter was pressed in it. An
    empty one is left out."""

    pointed = Signal(bool)
    entered = Signal()

    def __init__(self, theme: Theme, field: Field, piece: QPixmap | None) -> None:
        super().__init__()
        self._theme, self.given = theme, field
        self.lit = False
        name = words.kind(field.kind)
        self.kind = ChoiceBox(_("What it is: {field}").format(field=name))
        for each in FieldKind:
            self.kind.addItem(words.kind(each), each.value)
        self.kind.setCurrentIndex(self.kind.findData(field.kind.value))
        self.kind.setFixedWidth(grown(_KIND))
        self.text = TextField(name if field.sure else _("{field}, not sure").format(field=name), field.text)
        self.text.returnPressed.connect(self.entered)
        self._mark = label("" if field.sure else "?", "strong", "warn")
        self._mark.setFixedWidth(_MARK)
        self._mark.setToolTip("" if field.sure else _("Not sure: compare it with the card"))
        self.text.setToolTip(_("Emptied it is left out"))
        self.kind.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from text to text
        line = hbox(self._mark, self.kind, self.text, spacing=4)
        column = vbox(line, margins=(2, 2), spacing=2)
        if piece is not None:
            column.addLayout(hbox(_MARK + 4 + grown(_KIND) + 10, _picture(piece), spacing=0))
        self.setLayout(column)
        for part in (self.kind, self.text):
            part.installEventFilter(self)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def field(self) -> Field:
        """The field as it stands now; what was touched is sure."""
        text, kind = self.text.value(), FieldKind(self.kind.currentData())
        touched = self.text.touched or kind is not self.given.kind
        return Field(kind, text, self.given.sure or touched, self.given.lines, self.given.group)

    def light(self, on: bool) -> None:
        """Light up, or no more."""
        if self.lit != on:
            self.lit = on
            self.update()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.pointed.emit(True)
        elif event.type() is QEvent.Type.FocusOut:
            self.pointed.emit(False)
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.lit:
            brush = QPainter(self)
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            brush.setPen(Qt.PenStyle.NoPen)
            brush.setBrush(self._theme.colour("accent_soft"))
            brush.drawRoundedRect(QRectF(self.rect()), 6, 6)
            brush.end()


def _picture(piece: QPixmap) -> QLabel:
    """The piece of the card, as large as there is room for."""
    made = QLabel()
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # cut off rather than in the way
    scaled = piece.scaled(_PIECE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    made.setPixmap(scaled if piece.height() > _PIECE.height() or piece.width() > _PIECE.width() else piece)
    made.setAccessibleName(_("Where it stands on the card"))
    return made
