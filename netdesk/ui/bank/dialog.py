"""The question bank by topic: questions worded in one's own way, hidden, added. Everything holds at once."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QScrollArea, QWidget

from netdesk.domain.bank import Ask, Topic
from netdesk.i18n import _, plural
from netdesk.operations import bank
from netdesk.storage.book import Book, Touched
from netdesk.ui.bank.questionrow import Acts, QuestionRow
from netdesk.ui.desk import Desk
from netdesk.ui.person.fields import grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import add, clear, hbox, open_at, vbox
from netdesk.words.bank import topic as topic_word

_WIDTH, _HEIGHT, _TOPICS, _LINE = 780, 560, 190, 32


def show_bank(parent: QWidget, desk: Desk) -> "BankDialog":
    """Open the questions."""
    dialog = BankDialog(desk, parent)
    dialog.open()
    return dialog


class BankDialog(QDialog):
    """Topics at the left, their questions at the right, a line for one of one's own below."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Questions to ask"))
        self._desk = desk
        self._bank: tuple[Ask, ...] = ()
        self._acts = Acts(self._word, self._hide, self._reset)
        self.rows: list[QuestionRow] = []
        self.topics = QListWidget()
        self.topics.setAccessibleName(_("What the questions are about"))
        self.topics.setFixedWidth(grown(_TOPICS))
        for topic in Topic:
            item = QListWidgetItem(topic_word(topic), self.topics)
            item.setSizeHint(QSize(0, grown(_LINE)))
        self.count = label("", "small", "faint")
        self._column = vbox(spacing=6)
        self.own = QLineEdit()
        self.own.setPlaceholderText(_("A question of your own"))
        self.own.setAccessibleName(_("A question of your own"))
        self.own.returnPressed.connect(self.add)
        self._lay_out()
        self.topics.currentRowChanged.connect(lambda _row: self._fill())
        desk.changed.connect(self._changed)
        self.reload()
        self.topics.setCurrentRow(0)
        self.topics.setFocus()

    @property
    def topic(self) -> Topic:
        """The topic that is shown."""
        return list(Topic)[max(0, self.topics.currentRow())]

    def add(self) -> None:
        """Add the question that was typed to the topic that is shown."""
        topic, text = self.topic, self.own.text()
        if text.strip():
            self._desk.run(
                lambda book: bank.add(book, topic, text), done=lambda _one: self._added(text), say=_("Question added")
            )

    def _added(self, text: str) -> None:
        if self.own.text() == text:
            self.own.clear()

    def reload(self) -> None:
        """Read the bank anew."""
        self._bank = self._desk.read(bank.bank)
        self._fill()

    # --- inside

    def _lay_out(self) -> None:
        told = _("What you ask, and how, is yours. A question that was not asked yet comes first on a person’s page.")
        inner = QWidget()
        inner.setProperty("look", "page")
        inner.setLayout(vbox(self._column, None))
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        more = button(_("&Add"), self.add)
        close = button(_("Close"), self.accept)
        for each in (more, close):
            each.setAutoDefault(False)
        head = vbox(label(_("Questions to ask"), "title"), label(told, tone="muted", wrap=True), spacing=2)
        right = vbox(self.count, scroll, hbox(self.own, more), spacing=8)
        right.setStretch(1, 1)
        middle = hbox(self.topics, right, spacing=14)
        middle.setStretch(1, 1)
        column = vbox(head, middle, hbox(None, close), margins=18, spacing=12)
        column.setStretch(1, 1)
        self.setLayout(column)
        open_at(self, _WIDTH, _HEIGHT)

    def _fill(self) -> None:
        """The questions of the topic; rows stay where the questions did, and so does the keyboard."""
        shown = [one for one in self._bank if one.topic is self.topic]
        if [row.question.key for row in self.rows] == [one.key for one in shown]:
            for row, one in zip(self.rows, shown, strict=True):
                row.show_question(one)
        else:
            clear(self._column)
            self.rows = [QuestionRow(one, self._acts) for one in shown]
            add(self._column, *self.rows)
        asked = sum(not one.hidden for one in shown)
        self.count.setText(plural("{n} question is asked", "{n} questions are asked", asked))

    def _word(self, key: str, text: str) -> None:
        self._run(lambda book: bank.word_differently(book, key, text), _("Question reworded"))

    def _hide(self, key: str, hidden: bool) -> None:
        said = _("Not asked any more") if hidden else _("Asked again")
        self._run(lambda book: bank.hide(book, key, hidden=hidden), said)

    def _reset(self, key: str) -> None:
        self._run(lambda book: bank.reset(book, key), _("Taken back"))

    def _run(self, verb: Callable[[Book], object], said: str) -> None:
        self._desk.run(verb, say=said)

    def _changed(self, touched: Touched) -> None:
        if touched.everything or "bank_question" in touched.nouns:
            self.reload()
