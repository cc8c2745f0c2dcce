"""A question to ask somebody: chosen from the bank, another one on demand, and noted as asked with one click."""

from netdesk import words
from netdesk.domain.bank import Ask
from netdesk.i18n import _
from netdesk.operations import bank
from netdesk.ui.desk import Desk
from netdesk.ui.icons import INK, icon
from netdesk.ui.person.section import Section, Shown
from netdesk.ui.widgets.buttons import button, icon_button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox

_CHOICE = 12  # questions that “another one” goes through


class AskSection(Section):
    """What is not known yet and was not asked yet comes first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._person = ""
        self._choice: tuple[Ask, ...] = ()
        self._place = 0
        self.text = label("", "small", wrap=True)
        self.text.setMinimumWidth(1)
        self.another_button = icon_button(_("Another question"), icon("refresh", INK), self.another)
        self.asked_button = button(_("Asked"), self.asked, look="link")
        head = hbox(label(_("A question to ask"), "small", "faint"), None, self.asked_button, self.another_button)
        self.setLayout(vbox(head, self.text, spacing=0))

    def show_person(self, shown: Shown) -> None:
        person = shown.person
        there = shown.row is not None and person.removed_at is None
        self._person, self._place = person.id, 0
        self._choice = self._desk.read(lambda reader: bank.next_questions(reader, person, _CHOICE)) if there else ()
        self.setVisible(bool(self._choice))
        self._show()

    @property
    def question(self) -> Ask | None:
        """The question that is shown."""
        return self._choice[self._place] if self._choice else None

    def another(self) -> None:
        """Show the next of the choice; after the last the first again."""
        self._place = (self._place + 1) % max(1, len(self._choice))
        self._show()

    def asked(self) -> None:
        """Note that it was asked today; the next one follows."""
        if (question := self.question) is not None:
            person, key = self._person, question.key
            self._desk.run(lambda book: bank.ask(book, person, key), say=_("Noted as asked"))

    def _show(self) -> None:
        if (question := self.question) is None:
            return
        self.text.setText(question.text)
        about = words.letter(question.letter) if question.letter else ""
        self.text.setToolTip(_("The answer tells: {letter}").format(letter=about) if about else "")
        self.another_button.setVisible(len(self._choice) > 1)
