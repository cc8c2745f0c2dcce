"""The first step: who I am, what I do, and whom I look for; it goes into my own person."""

from dataclasses import replace

from PySide6.QtCore import Qt

from netdesk.domain.person import LetterKind, Person
from netdesk.i18n import _
from netdesk.operations import people
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.person.editor_name import split_name
from netdesk.ui.person.fields import Form, TextField
from netdesk.ui.welcome.step import Step
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import vbox


class MeStep(Step):
    """Four lines; Enter leads from one to the next."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.title = _("You")
        me = desk.read(people.me)
        looks_for = me.latest(LetterKind.LOOKS_FOR)
        self.name = TextField(_("Your name"), me.name.shown)
        self.company = TextField(_("Company"), me.organisation)
        self.trade = TextField(_("What you do"), me.title, _("notary, florist, IT support …"))
        self.looks_for = TextField(
            _("Whom you look for"), looks_for.text if looks_for else "", _("first-time home buyers in Asti")
        )
        self._fields = (self.name, self.company, self.trade, self.looks_for)
        self._lay_out()

    def begin(self) -> None:
        """Take the keyboard."""
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> bool:
        keyboard = self.window().focusWidget()
        before = next((at for at, field in enumerate(self._fields) if field is keyboard), len(self._fields))
        following = self._fields[before + 1 :]
        if following:
            following[0].setFocus(Qt.FocusReason.TabFocusReason)
        return bool(following)

    def accept(self) -> None:
        """Keep what was typed; nothing where nothing was."""
        if any(field.touched for field in self._fields):
            told = (self.name.value(), self.company.value(), self.trade.value(), self.looks_for.value())
            learned = self.looks_for.touched
            self._desk.run(lambda book: tell_me(book, *told, learned=learned))
            for field, text in zip(self._fields, told, strict=True):
                field.give(text)

    def _lay_out(self) -> None:
        form = Form()
        for field in self._fields:
            form.row(field.accessibleName(), field)
        told = _("You are a person on your desk too. Netdesk matches whom you look for with what others are and know.")
        self.setLayout(
            vbox(label(_("Welcome to your desk"), "title"), label(told, tone="muted", wrap=True), 6, form, None)
        )


def tell_me(book: Book, name: str, company: str, trade: str, looks_for: str, *, learned: bool) -> Person:
    """Put into my own person what I said of myself; what I look for only where it is new."""
    with book.reading() as reader:
        me = people.me(reader)
    called = me.name if name == me.name.shown else split_name(name)
    now = people.edit(book, replace(me, name=called, organisation=company, title=trade))
    return people.learn(book, me.id, LetterKind.LOOKS_FOR, looks_for) if learned and looks_for else now
