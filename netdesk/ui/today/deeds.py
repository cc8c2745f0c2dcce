"""What becomes of a line when the user acts on it: words to send, a call, a log entry, a rest, an end."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from netdesk import words
from netdesk.domain.draft import Draft
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Kind
from netdesk.domain.today import Act, Cause, Occasion
from netdesk.i18n import _, day
from netdesk.operations import promises, today
from netdesk.operations.today import CareLine
from netdesk.ui.desk import Desk
from netdesk.ui.drafting import show_draft
from netdesk.ui.messages import Action
from netdesk.ui.person.learned import Captured, logged_words
from netdesk.ui.today.keys import Deed
from netdesk.ui.today.logging import LogDialog
from netdesk.ui.today.row import CareRow
from netdesk.words import today as told

_LATER = ((1, "1"), (3, "3"), (7, "7"), (30, "0"))


class Deeds:
    """Acts on the lines of a page."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        self._desk, self._page = desk, page
        self._deeds: dict[Deed, Callable[[CareRow], object]] = {
            Deed.ACT: self.act,
            Deed.LOG: lambda row: self.log(row.line, _likely(row.line)),
            Deed.MESSAGE: lambda row: self.write(row.line),
            Deed.CALL: lambda row: self.log(row.line, Kind.CALL),
            Deed.DONE: lambda row: self.tick(row.line),
            Deed.LATER: self.later,
            Deed.NEVER: lambda row: self.never(row.line),
            Deed.OPEN: lambda row: desk.person_wanted.emit(row.line.row.id),
        }

    def do(self, row: CareRow, deed: Deed) -> None:
        """Do what the user chose about a row."""
        self._deeds[deed](row)

    def act(self, row: CareRow) -> None:
        """Do what the line proposes."""
        line = row.line
        if line.care.act is Act.INTRODUCE:
            self.introduce(line)
        elif line.care.act is Act.CALL:
            self.log(line, Kind.CALL)
        elif line.care.act is Act.LOG:
            self.log(line, _likely(line))
        else:
            self.write(line)

    def write(self, line: CareLine) -> None:
        """Open words to send; once they are said to be sent, that is logged."""
        subject, text = told.draft(line.care, line.person, line.opening, self._desk.book.today)
        to = tuple(mail.address for mail in sorted(line.person.emails, key=lambda one: not one.preferred)[:1])
        kind = Kind.THANK_YOU if line.care.act is Act.THANK else Kind.MESSAGE
        show_draft(self._page, self._desk, Draft(to, subject, text), sent=lambda: self._sent(line, kind))

    def introduce(self, line: CareLine) -> None:
        """Introduce two people: it is logged, how it went will be asked, and the words to both are drafted."""
        from netdesk.operations import giving

        one, other = line.row.id, line.care.first.other_id or ""

        def introduced(draft: Draft) -> None:
            self._desk.messages.tell(_("Introduced, and planned to ask both"), Action(_("Undo"), self._desk.undo))
            show_draft(self._page, self._desk, draft)

        self._desk.run(lambda book: giving.introduce(book, one, other), done=introduced)

    def log(self, line: CareLine, kind: Kind) -> None:
        """Ask what it was about, and log it."""

        def logged(kind: Kind, found: Captured, kept: tuple[Id, ...]) -> None:
            self._desk.run(
                lambda book: today.logged(
                    book, line.care, kind, note=found.note, learned=found.learned, promised=found.promised, kept=kept
                ),
                done=dialog.saved,
                failed=dialog.failed,
                say=logged_words(kind, found),
            )

        dialog = LogDialog(self._desk, line, kind, logged, self._page)
        dialog.open()

    def tick(self, line: CareLine) -> None:
        """Tick off what was promised, planned or owed."""
        self._desk.run(lambda book: today.done(book, line.care), say=_("Done: {why}").format(why=line.why))

    def later(self, row: CareRow) -> None:
        """Ask until when, and let the line rest."""
        menu = QMenu(self._page)
        today = self._desk.book.today
        for days, key in _LATER:
            action = menu.addAction(f"{_rest(days, today)}\t{key}")
            action.setShortcut(key)
            action.triggered.connect(lambda _on=False, days=days: self.rest(row.line, today + timedelta(days=days)))
        menu.setActiveAction(menu.actions()[0])
        menu.popup(row.later_button.mapToGlobal(QPoint(0, row.later_button.height())))

    def rest(self, line: CareLine, until: date) -> None:
        """Let a line rest until a day."""
        said = _("{name} comes back on {day}").format(name=line.row.name, day=day(until, "EEEE d MMMM"))
        self._desk.run(lambda book: today.later(book, line.care, until), say=said)

    def never(self, line: CareLine) -> None:
        """Never propose this again."""
        said = _("Not proposed again: {why}").format(why=line.why)
        self._desk.run(lambda book: today.never(book, line.care), say=said)

    def _sent(self, line: CareLine, kind: Kind) -> None:
        """Log it; a promise that it may have kept is asked about, not taken for kept."""
        me = self._desk.book.me
        said = _("Logged: {kind}").format(kind=words.kind(kind))
        promised = next((each for each in line.care.reasons if each.cause is Cause.PROMISED), None)
        self._desk.run(
            lambda book: today.logged(book, line.care, kind, giver=me),
            done=lambda _item: self._ask_kept(said, promised) if promised else None,
            say=said,
        )

    def _ask_kept(self, said: str, promised: Occasion) -> None:
        text = _("{said}. The promise is still open: {what}").format(said=said, what=told.short(promised.text, 50))
        self._desk.messages.tell(text, Action(_("It is kept"), lambda: self._keep(promised)), stay=True)

    def _keep(self, promised: Occasion) -> None:
        self._desk.run(lambda book: promises.keep(book, promised.about), say=_("Promise kept"))


def _likely(line: CareLine) -> Kind:
    """What is probably logged about a line."""
    if line.care.first.cause in (Cause.CLOSED, Cause.REFERRED, Cause.HELPED):
        return Kind.THANK_YOU
    return Kind.MET if line.care.first.cause is Cause.CARD else Kind.CALL


def _rest(days: int, today: date) -> str:
    if days == 1:
        return _("Tomorrow")
    if days < 7:
        told = _("On {day}").format(day=day(today + timedelta(days=days), "EEEE"))
        return told[:1].upper() + told[1:]
    return _("In a week") if days == 7 else _("In a month")
