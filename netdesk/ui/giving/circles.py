"""The circles of trades that feed each other: who sits where, and which seats are empty."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QScrollArea, QSizePolicy, QWidget

from netdesk.domain.sphere import Sphere
from netdesk.i18n import _, number, plural
from netdesk.operations import spheres
from netdesk.operations.spheres import Circle, Seat
from netdesk.ui.desk import Desk
from netdesk.ui.giving.circledialog import CircleDialog
from netdesk.ui.icons import INK, icon
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.chip import Chip
from netdesk.ui.widgets.flow import FlowLayout
from netdesk.ui.widgets.labels import ElidedLabel, label
from netdesk.ui.widgets.layout import clear, hbox, vbox
from netdesk.ui.widgets.panel import Panel
from netdesk.words import stage as stage_word


class CirclesPanel(Panel):
    """A circle below the other; a filled seat says who sits there, an empty one whom to look for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(margins=1, spacing=0)
        self._desk = desk
        self._circles: list[Circle] | None = None
        self._column = vbox(margins=(14, 2, 14, 12), spacing=14)
        inside = QWidget()
        inside.setProperty("look", "page")
        inside.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        inside.setLayout(self._column)
        self.area = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self._told = label(
            _("Trades that serve the same clients feed each other. An empty seat is somebody to look for."),
            "small",
            "muted",
            wrap=True,
        )
        self.add_button = icon_button(_("New circle…"), icon("plus", INK), self.add_circle)
        self.reset_button = icon_button(_("More"), icon("more", INK), self._menu)
        head = hbox(label(_("Circles of trades"), "heading"), None, self.add_button, self.reset_button, spacing=4)
        self.add(vbox(head, self._told, margins=(14, 12, 10, 10), spacing=2), scroll)
        self.column.setStretch(1, 1)
        self.setMinimumWidth(260)
        self.setAccessibleName(_("Circles of trades"))

    def reload(self) -> None:
        """Ask who sits where."""
        self._desk.fetch("giving.circles", spheres.seats, self._show)

    def add_circle(self) -> None:
        """Ask for a new circle."""
        CircleDialog(self._desk, Sphere(""), self.window()).open()

    def edit(self, sphere: Sphere) -> None:
        """Change the name and trades of a circle."""
        CircleDialog(self._desk, sphere, self.window()).open()

    def _menu(self) -> None:
        menu = QMenu(self)
        text = _("Take the first circles again")
        say = _("The circles are those of the beginning.")
        menu.addAction(text).triggered.connect(lambda _on=False: self._desk.run(spheres.reset, say=say))
        menu.exec(self.reset_button.mapToGlobal(self.reset_button.rect().bottomLeft()))
        menu.deleteLater()

    def _show(self, circles: list[Circle]) -> None:
        if circles == self._circles:
            return
        self._circles = circles
        self._leave_focus()
        clear(self._column)
        for circle in circles:
            self._column.addWidget(self._circle(circle))
        if not circles:
            self._column.addWidget(label(_("No circles. Make one with +."), "small", "faint", wrap=True))
        self._column.addStretch(1)

    def _leave_focus(self) -> None:
        """Out of what is about to go: handed from one to the next, it would take the list along to its end."""
        held = self.window().focusWidget()
        if held is not None and self.area.isAncestorOf(held):
            self.add_button.setFocus()

    def _circle(self, circle: Circle) -> QWidget:
        made = QWidget()
        name = circle.sphere.name
        change = button(_("Change…"), partial(self.edit, circle.sphere), look="link")
        change.setAccessibleName(_("Change the circle {name}").format(name=name))
        filled = plural("{n} seat empty", "{n} seats empty", circle.empty) if circle.empty else _("every seat is taken")
        head = hbox(ElidedLabel(name, "strong"), label(filled, "tiny", "faint"), change, spacing=8)
        flow = FlowLayout(spacing=5)
        for seat in circle.seats:
            flow.addWidget(self._seat(seat))
        made.setLayout(vbox(head, flow, spacing=5))
        return made

    def _seat(self, seat: Seat) -> Chip:
        """Filled: the dot of the best stage and how many; empty: no dot and a circle."""
        if seat.empty:
            chip = Chip(f"○ {seat.trade}", checkable=False)
            chip.setToolTip(_("{trade}: nobody yet. Whom of your people could you ask?").format(trade=seat.trade))
            chip.setAccessibleName(_("{trade}: an empty seat").format(trade=seat.trade))
            chip.clicked.connect(lambda: self._fill_seat(seat, chip))
            return chip
        count = len(seat.ids) + seat.mine
        theme = self._desk.theme
        dot = (lambda stage=seat.people[0].stage: theme.stage_colour(stage)) if seat.people else None
        trade = seat.trade if seat.ids else _("{trade} · you").format(trade=seat.trade)
        chip = Chip(trade, count=number(count) if count > 1 else "", dot=dot, checkable=False)
        chip.setToolTip("\n".join(_who(seat)))
        chip.setAccessibleName(f"{seat.trade}: {', '.join(_who(seat))}")
        chip.clicked.connect(lambda: self._open(seat, chip))
        return chip

    def _fill_seat(self, seat: Seat, chip: Chip) -> None:
        """What can be done about an empty seat: to look for somebody, as everybody else does."""
        menu = QMenu(self)
        said = _("You look for: {trade}").format(trade=seat.trade)
        add = menu.addAction(_("Add to what I look for"))
        add.triggered.connect(
            lambda _on=False: self._desk.run(lambda book: spheres.look_for(book, seat.trade), say=said)
        )
        menu.exec(chip.mapToGlobal(chip.rect().bottomLeft()))
        menu.deleteLater()

    def _open(self, seat: Seat, chip: Chip) -> None:
        if len(seat.people) == 1:
            self._desk.person_wanted.emit(seat.people[0].id)
            return
        menu = QMenu(self)
        for row, text in zip(seat.people, _who(seat), strict=False):
            menu.addAction(text).triggered.connect(lambda _on=False, one=row.id: self._desk.person_wanted.emit(one))
        menu.exec(chip.mapToGlobal(chip.rect().bottomLeft()))
        menu.deleteLater()


def _who(seat: Seat) -> list[str]:
    """Who sits there, the most trusted first."""
    told = [f"{row.name} ({stage_word(row.stage)})" for row in seat.people]
    more = len(seat.ids) - len(told)
    told += [plural("and {n} more", "and {n} more", more)] if more else []
    return told + ([_("You")] if seat.mine else [])
