"""The fields of a card as a form: what is not sure first; Tab goes from text to text, Enter accepts the card."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from netdesk.domain.person import Name
from netdesk.domain.scan import Field, FieldKind
from netdesk.i18n import _
from netdesk.identity.parts import with_parts
from netdesk.ui.icons import INK, icon
from netdesk.ui.scans.fieldrow import FieldRow
from netdesk.ui.theme import Theme
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.layout import clear, hbox, vbox

_ORDER = {kind: place for place, kind in enumerate(FieldKind)}
_MANY = {FieldKind.MOBILE, FieldKind.WORK, FieldKind.HOME, FieldKind.FAX, FieldKind.EMAIL, FieldKind.WEB}
_MANY |= {FieldKind.PROFILE, FieldKind.TAX, FieldKind.NOTE}
_ALWAYS = (FieldKind.GIVEN, FieldKind.FAMILY, FieldKind.ORGANISATION)

Piece = Callable[[Field], QPixmap | None]
"""The piece of a card's picture on which a field stands."""


class FieldsForm(QWidget):
    """`pointed` tells the lines of the field that is looked at (none: nobody looks), `accepted` that Enter was pressed
    in a field."""

    pointed = Signal(tuple)
    accepted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: list[FieldRow] = []
        self._piece: Piece = lambda field: None
        self._given: tuple[Field, ...] = ()
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self._column.setContentsMargins(0, 0, 6, 0)
        inner = QWidget()
        self.add_button = button(_("Add a field"), self._add_empty, icon=icon("plus", INK), look="link")
        inner.setLayout(vbox(self._column, hbox(self.add_button, None), None, spacing=6))
        self._scroll = QScrollArea()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        inner.setProperty("look", "page")
        self.setLayout(vbox(self._scroll))

    def show_fields(self, fields: Sequence[Field], piece: Piece) -> None:
        """Show the fields of another card."""
        self._piece, self._given = piece, tuple(fields)
        clear(self._column)
        self.rows = []
        there = {field.kind for field in fields}
        missing = [Field(kind, "") for kind in _ALWAYS if kind not in there]
        shown: set[int] = set()
        for field in sorted((*fields, *missing), key=_first_unsure):
            self._add(field, piece(field) if not shown.issuperset(field.lines) else None)
            shown.update(field.lines)

    def fields(self) -> tuple[Field, ...]:
        """The fields as they stand now, without empty ones."""
        found = [row.field() for row in self.rows]
        return tuple(sorted((one for one in found if one.text), key=lambda one: (one.group, _ORDER[one.kind])))

    @property
    def touched(self) -> bool:
        """Whether somebody put something right."""
        return sorted(map(_plain, self.fields())) != sorted(_plain(one) for one in self._given if one.text)

    def start(self) -> None:
        """Put the keyboard where one begins: into the first field."""
        if self.rows:
            self.rows[0].text.setFocus()
            self.rows[0].text.selectAll()
        else:
            self.add_button.setFocus()

    def light(self, line: int) -> None:
        """Light up the fields that were read in a line."""
        for row in self.rows:
            row.light(line in row.given.lines)

    def assign(self, kind: FieldKind | None, text: str, lines: Collection[int]) -> None:
        """Say that a text of the card is a field, or (None) the whole name."""
        if kind is None:
            name = with_parts(Name(full=text))
            given, _space, family = text.strip().rpartition(" ")
            self.assign(FieldKind.GIVEN, name.given or given, lines)
            self.assign(FieldKind.FAMILY, name.family or family, lines)
            return
        row = next((one for one in self.rows if one.field().kind is kind), None)
        if row is None or (kind in _MANY and row.text.text()):
            field = Field(kind, "", lines=tuple(lines))
            row = self._add(field, self._piece(field))
        row.text.setText(text)
        row.text.setFocus()

    def _add(self, field: Field, piece: QPixmap | None = None) -> FieldRow:
        row = FieldRow(self._theme, field, piece)
        row.pointed.connect(lambda on: self._look_at(row, on))
        row.entered.connect(self.accepted)
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()  # now, or it could not take the keyboard yet
        return row

    def _add_empty(self) -> None:
        row = self._add(Field(FieldKind.NOTE, ""))
        row.kind.setFocus()
        row.kind.showPopup()

    def _look_at(self, row: FieldRow, on: bool) -> None:
        row.light(on)
        self.pointed.emit(row.given.lines if on else ())
        if on:
            self._scroll.ensureWidgetVisible(row, 0, 20)


def _first_unsure(field: Field) -> tuple[bool, int, int]:
    return field.sure and bool(field.text), field.group, _ORDER[field.kind]


def _plain(field: Field) -> tuple[str, str, int]:
    return field.kind.value, field.text, field.group
