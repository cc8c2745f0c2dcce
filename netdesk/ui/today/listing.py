"""The lines of the day one below the other; the arrow keys go from one to the next."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.operations.today import CareLine
from netdesk.ui.desk import Desk
from netdesk.ui.today.row import CareRow
from netdesk.ui.widgets.layout import clear, vbox
from netdesk.ui.widgets.spoken import Role


class CareList(QScrollArea):
    """As many rows as a day has room for. `wanted` passes on what the user chose to do about one."""

    spoken_as = Role.List
    wanted = Signal(object, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.rows: list[CareRow] = []
        self._column = vbox(spacing=0)
        inside = QWidget()
        inside.setProperty("look", "page")
        inside.setLayout(self._column)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("People to care for today"))
        desk.pictures.arrived.connect(self._draw_faces)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    @property
    def current(self) -> CareRow | None:
        """The row that shows more."""
        return next((row for row in self.rows if row.property("chosen")), None)

    def fill(self, lines: Sequence[CareLine]) -> None:
        """Show other lines; what was chosen stays, or gives way to what took its place."""
        if [row.line for row in self.rows] == list(lines):
            return
        place, focused, known = self._place(), self._has_focus(), self.current.line.row.id if self.current else ""
        clear(self._column)
        self.rows = [self._row(line) for line in lines]
        for row in self.rows:
            self._column.addWidget(row)
        self._column.addStretch(1)
        if self.rows:
            self._choose_again(known, place, focused)

    def focus_first(self) -> None:
        """Give the keyboard to the row that was chosen, or the first."""
        if self.rows:
            (self.current or self.rows[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Home: -99, Qt.Key.Key_End: 99}
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self.rows:
            super().keyPressEvent(event)
            return
        place = min(max(self._place() + step, 0), len(self.rows) - 1)
        self.rows[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, line: CareLine) -> CareRow:
        row = CareRow(self._desk, line)
        row.wanted.connect(self.wanted)
        return row

    def _choose_again(self, known: Id, place: int, focused: bool) -> None:
        same = next((row for row in self.rows if row.line.row.id == known), None)
        row = same or self.rows[min(max(place, 0), len(self.rows) - 1)]
        row.show_more(True)
        if focused:
            row.show()  # what is not shown yet cannot take the keyboard in a window that does not have it
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> int:
        return self.rows.index(self.current) if self.current else -1

    def _has_focus(self) -> bool:
        """Also while a dialog that is about to close has the keyboard: it comes back here."""
        now = self.window().focusWidget()
        return now is not None and self.isAncestorOf(now)

    def _follow(self, _before: QObject | None, now: QWidget | None) -> None:
        """The row in which the keyboard is shows more, the others less."""
        if now is None or not self.isAncestorOf(now):
            return
        for row in self.rows:
            row.show_more(row is now or row.isAncestorOf(now))
            if row is now:
                self.ensureWidgetVisible(row)

    def _draw_faces(self, _key: str) -> None:
        for row in self.rows:
            row.show_face()
