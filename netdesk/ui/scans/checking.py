"""Checking photographed cards one after the other: the picture beside the fields, Tab and Enter through all of them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from netdesk.domain.ids import Id
from netdesk.domain.scan import Field, Scan
from netdesk.i18n import _, number, plural
from netdesk.operations import checkingcards
from netdesk.operations.report import Report
from netdesk.storage import scans
from netdesk.storage.book import Book, Reader, Touched
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.messages import Action
from netdesk.ui.person.numbers import home_region
from netdesk.ui.scans.cardpicture import CardPicture
from netdesk.ui.scans.corners import CornersPicture
from netdesk.ui.scans.form import FieldsForm
from netdesk.ui.scans.kindmenu import ask_kind
from netdesk.ui.scans.look import Look, read_look
from netdesk.ui.scans.reading import card_reading
from netdesk.ui.scans.told import accepted
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import ElidedLabel, label
from netdesk.ui.widgets.layout import hbox, vbox
from netdesk.ui.widgets.paint import ON_ACCENT


class CheckPanel(QWidget):
    """The cards of an arrival that wait to be checked. `finished` tells that the last one was."""

    finished = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._arrival: Id | None = None
        self._scans: list[Scan] = []
        self._look: Look | None = None
        self._next: dict[Id, Look] = {}
        self._side = self._unread = 0
        self.wanted: Id | None = None
        """The scan that is shown, or is about to be."""
        self.title, self._told = ElidedLabel("", "title"), label("", tone="muted", wrap=True)
        self.card, self.corners = CardPicture(desk.theme), CornersPicture(desk.theme)
        self.form = FieldsForm(desk.theme)
        self._pictures = QStackedWidget()
        for each in (self.card, self.corners):
            self._pictures.addWidget(each)
        self._make_buttons()
        tools = hbox(self.side_button, self.turn_button, self.photo_button, self.again_button, None, spacing=6)
        more = hbox(self.back_button, self.part_button, self.away_button, None, spacing=6)
        left = vbox(self._pictures, tools, more, spacing=8)
        left.setStretchFactor(self._pictures, 1)
        right = vbox(self.form, hbox(self.accept_button, self.later_button, None, spacing=8), spacing=8)
        right.setStretchFactor(self.form, 1)
        split = QSplitter()
        for column in (left, right):
            holder = QWidget()
            holder.setLayout(column)
            split.addWidget(holder)
        split.setSizes([400, 500])
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(10)
        head = hbox(vbox(self.title, self._told, spacing=2), self.read_button)
        column = vbox(head, split, spacing=10)
        column.setStretchFactor(split, 1)
        self.setLayout(column)
        self.setFocusProxy(self.form)
        self._connect()

    def _make_buttons(self) -> None:
        self.side_button = button(_("Back side"), self.other_side)
        self.turn_button = button(_("Turn"), self.turn, icon=icon("redo", INK))
        self.photo_button = button(_("Whole photo"), self.show_photo, icon=icon("picture", INK))
        self.again_button = button(_("Read again"), self.read_again, icon=icon("refresh", INK))
        self.back_button = button(_("Back of the card before"), self.join)
        self.part_button = button(_("Two cards"), self.part, icon=icon("split", INK))
        self.away_button = button(_("Throw away"), self.discard, icon=icon("trash", INK))
        self.accept_button = button(_("Accept"), self.accept, icon=icon("check", ON_ACCENT), look="primary")
        self.later_button = button(_("Later"), self.later)
        self.read_button = button("", lambda: card_reading(self._desk).start(), look="primary")
        self.accept_button.setToolTip(_("Enter in a field, or Ctrl+Enter"))
        keys: tuple[tuple[QWidget, str, Callable[[], object]], ...] = (
            (self.turn_button, "Ctrl+R", self.turn),
            (self.photo_button, "Ctrl+F", self.show_photo),
            (self.side_button, "Ctrl+B", self.other_side),
            (self.back_button, "Ctrl+J", self.join),
            (self.away_button, "Ctrl+Delete", self.discard),
            (self.later_button, "Ctrl+Down", self.later),
        )
        for each, key, act in keys:
            each.setToolTip(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText))
            self._key(key, act)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            self._key(key, self.accept)

    def _key(self, key: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _connect(self) -> None:
        self.card.pointed.connect(self.form.light)
        self.card.chosen.connect(self._ask_what)
        self.form.pointed.connect(self._light)
        self.form.accepted.connect(self.accept)
        self.corners.framed.connect(self._frame)
        self._desk.changed.connect(self._changed)
        card_reading(self._desk).stirred.connect(self._tell)

    # --- which card

    def show_arrival(self, arrival: Id) -> None:
        """Show the cards of an arrival, beginning with the first that waits."""
        if arrival != self._arrival:
            self._keep()
            self._arrival, self.wanted, self._look = arrival, None, None
        self.reload()

    def reload(self) -> None:
        """Ask which cards wait."""
        arrival = self._arrival
        if arrival is not None:
            self._desk.fetch(
                "scans",
                lambda reader: (scans.waiting(reader, arrival), len(scans.unread(reader, arrival))),
                self._found,
            )

    def _found(self, came: tuple[list[Scan], int]) -> None:
        before = [one.id for one in self._scans]
        found, self._unread = came
        self._scans = found
        ids = [one.id for one in found]
        if self.wanted not in ids:
            at = before.index(self.wanted) if self.wanted in before else 0
            later = [one for one in before[at:] if one in ids]
            self.wanted = next(iter(later or ids), None)
        if self.wanted is None:
            self._look = None
            if before:
                self.finished.emit()
            return
        self._fetch(self.wanted)

    def _fetch(self, scan_id: Id) -> None:
        """Read a card and, when it is there, the one after it, so that it is there at once."""
        self.wanted = scan_id
        if known := self._next.pop(scan_id, None):
            self._show(known)
        else:
            self._desk.fetch("scan", self._reads(scan_id), self._show)

    def _reads(self, scan_id: Id) -> Callable[[Reader], Look]:
        """What reads a card; its pictures are not unpacked again where it is as it was."""
        known = self._look if self._look and self._look.scan_id == scan_id else None
        region = home_region(self._desk.settings)
        return lambda reader: read_look(reader, scan_id, region, known)

    def _show(self, look: Look) -> None:
        if look.scan_id != self.wanted:
            return
        before = self._look if self._look and self._look.scan_id == look.scan_id else None
        around = self.form if before else self
        focused = around.isAncestorOf(self.window().focusWidget() or around)
        self._look = look
        if before is None or look.draft != before.draft:
            self._side = min(self._side, len(look.cards) - 1) if before else 0
            self._show_side()
            if before is None or look.draft.scan != before.draft.scan or not self.form.touched:
                self.form.show_fields(look.draft.fields, look.piece)
                if focused:
                    self.form.start()
        self._tell()
        self._prefetch()

    def _prefetch(self) -> None:
        ids = [one.id for one in self._scans]
        if self.wanted in ids[:-1]:
            following = ids[ids.index(self.wanted) + 1]
            self._desk.fetch("scan after", self._reads(following), self._have_next)

    def _have_next(self, look: Look) -> None:
        self._next = {look.scan_id: look}

    def _changed(self, touched: Touched) -> None:
        if self._arrival is not None and ("scan" in touched.nouns or touched.everything):
            self._next = {}
            if self.isVisible():
                self.reload()

    # --- what is shown

    def _show_side(self) -> None:
        look, side = self._look, self._side
        assert look is not None
        lines = {at: line for at, line in enumerate(look.draft.lines) if line.side == side}
        self.card.show_card(look.card(side), lines)
        self.corners.show_photo(QImage(), ())
        self._pictures.setCurrentWidget(self.card)
        self.side_button.setText(_("Back side") if side == 0 else _("Front side"))

    def _tell(self) -> None:
        look = self._look
        self.read_button.setText(plural("Read {n} card", "Read {n} cards", self._unread))
        self.read_button.setVisible(bool(self._unread) and not card_reading(self._desk).running)
        if look is None:
            return
        ids = [one.id for one in self._scans]
        at = ids.index(look.scan_id) + 1 if look.scan_id in ids else 1
        self.title.setText(_("Card {n} of {all}").format(n=number(at), all=number(len(ids))))
        self._told.setText(look.told)
        two = len(look.draft.scan.sides) > 1
        self.side_button.setVisible(two)
        self.part_button.setVisible(two)
        self.back_button.setVisible(not two and at > 1)

    def _light(self, lines: tuple[int, ...]) -> None:
        look = self._look
        if look and lines and lines[0] < len(look.draft.lines):
            side = look.draft.lines[lines[0]].side
            if side != self._side:
                self._side = side
                self._show_side()
        self.card.light(lines)

    def _ask_what(self, lines: tuple[int, ...], place: QPoint) -> None:
        """What lines of the card are: their text goes into that field."""
        if self._look is None:
            return
        text = " ".join(self._look.draft.lines[line].text for line in lines)
        ask_kind(self, place, lambda kind: self.form.assign(kind, text, lines))

    # --- what is done

    def accept(self) -> None:
        """Say that the card is as the form says, and go on with the next."""
        look = self._look
        if look is None:
            return
        scan_id, fields = look.scan_id, self.form.fields()
        self._look = None  # Enter pressed twice says it once
        self._step(gone=True)
        self._desk.run(
            lambda book: checkingcards.confirm(book, scan_id, fields),
            done=self._accepted,
            failed=lambda problem: self._refused(scan_id, fields, problem),
        )

    def _accepted(self, report: Report) -> None:
        self._desk.messages.tell(accepted(report), Action(_("Undo"), self._desk.undo))

    def _refused(self, scan_id: Id, fields: Sequence[Field], problem: Exception) -> None:
        """Come back to a card that was not taken, as it was in the form."""
        self._desk.messages.warn(str(problem))
        self._look, self.wanted = None, scan_id
        self._desk.run(lambda book: checkingcards.keep_fields(book, scan_id, fields), done=lambda _made: self.reload())

    def later(self) -> None:
        """Go on to the next card; this one stays, as it is in the form."""
        self._keep()
        self._step(gone=False)

    def _step(self, *, gone: bool) -> None:
        """On to the card after this one, or back to the first."""
        ids = [one.id for one in self._scans]
        if self.wanted not in ids:
            return
        at = ids.index(self.wanted)
        if gone:
            del self._scans[at]
        rest = [one.id for one in self._scans]
        if rest:
            self._fetch(rest[(at if gone else at + 1) % len(rest)])
        elif gone:
            self._look, self.wanted = None, None
            self.finished.emit()

    def _keep(self) -> None:
        """What was put right and not accepted yet is kept with the card."""
        look = self._look
        if look and self.form.touched:
            scan_id, fields = look.scan_id, self.form.fields()
            self._look = None
            self._desk.run(lambda book: checkingcards.keep_fields(book, scan_id, fields), say="")

    def hideEvent(self, event: QHideEvent) -> None:
        self._keep()
        super().hideEvent(event)

    def discard(self) -> None:
        """Throw the picture away; undo brings it back."""
        if scan_id := self.wanted:
            self._step(gone=True)
            self._desk.run(lambda book: checkingcards.discard(book, scan_id), say=_("Thrown away"))

    def other_side(self) -> None:
        """Turn the card over."""
        if self._look and len(self._look.cards) > 1:
            self._side = 1 - self._side
            self._show_side()

    def show_photo(self) -> None:
        """Show the whole photo with the corners, or the card again."""
        look, side = self._look, self._side
        whole = self._pictures.currentWidget() is self.card
        if whole and look:
            self._desk.fetch("photo", lambda reader: look.photo(reader, side), partial(self._show_whole, look, side))
        self._pictures.setCurrentWidget(self.corners if whole else self.card)
        (self.corners if whole else self.card).setFocus()

    def _show_whole(self, look: Look, side: int, photo: QImage) -> None:
        if (look, side) == (self._look, self._side):
            self.corners.show_photo(photo, look.corners(side))

    def turn(self) -> None:
        """Turn this side by a quarter, and read it again."""
        self._reread(lambda book, one, side: checkingcards.turn(book, one, side))

    def _frame(self, corners: list[int]) -> None:
        self._reread(lambda book, one, side: checkingcards.frame(book, one, side, corners))

    def read_again(self) -> None:
        """Read the card again as it is."""
        self._reread(lambda book, one, side: checkingcards.read_again(book, one))

    def _reread(self, verb: Callable[[Book, Id, int], object]) -> None:
        if self._look is not None:
            one, side = self._look.scan_id, self._side
            self._desk.run(lambda book: verb(book, one, side), done=lambda _made: card_reading(self._desk).start())

    def join(self) -> None:
        """Say that this is the back of the card before it."""
        ids = [one.id for one in self._scans]
        if self.wanted in ids[1:]:
            back, front = self.wanted, ids[ids.index(self.wanted) - 1]
            self.wanted, self._look = front, None
            self._desk.run(lambda book: checkingcards.join(book, front, back), say=_("Front and back are one card"))

    def part(self) -> None:
        """Say that the two sides are of two cards."""
        if self._look is not None and len(self._look.cards) > 1:
            one = self._look.scan_id
            self._look = None
            self._desk.run(lambda book: checkingcards.part(book, one), say=_("Two cards now"))
