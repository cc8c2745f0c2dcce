"""The one-to-one sheet on the screen: two people, the pages, and the ways out."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget

from netdesk.briefing.choice import Length
from netdesk.briefing.sheet import PairSheet
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.i18n import _
from netdesk.operations import onetoone
from netdesk.ui.desk import Desk
from netdesk.ui.events.preview import SheetPreview
from netdesk.ui.events.sheet import file_name
from netdesk.ui.jobs import Context
from netdesk.ui.person.personfield import PersonField
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox

_SIZE = 980, 780
_FIELD = 260


class PairDialog(QDialog):
    """The sheet for somebody and me, or whoever else is chosen."""

    def __init__(self, desk: Desk, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("One-to-one sheet"))
        self._desk, self._person, self._other = desk, person, desk.book.me
        self.preview = SheetPreview(desk, _("One-to-one sheet"))
        self.field = PersonField(desk, _("With"), me=True, without=(person.id,), placeholder=_("you, or type a name"))
        self.field.setMinimumWidth(_FIELD)
        self.field.chosen.connect(self._choose)
        self.private = QCheckBox(_("My private notes"))
        self.private.toggled.connect(self._compose)
        close = button(_("Close"), self.close)
        first = hbox(
            label(_("{name} and").format(name=person.shown), "heading"), self.field, self.private, None, spacing=10
        )
        ways = hbox(None, close, self.preview.save_button, self.preview.print_button, spacing=10)
        column = vbox(first, self.preview.tools, self.preview, ways, margins=(18, 14, 18, 14), spacing=10)
        column.setStretch(2, 1)
        self.setLayout(column)
        self.resize(*_SIZE)
        QTimer.singleShot(0, self, self._compose)

    def _choose(self, person_id: Id, _name: str) -> None:
        self._other = person_id
        self._compose()

    def _compose(self) -> None:
        book, one, other, private = self._desk.book, self._person.id, self._other, self.private.isChecked()
        if one == other:  # opened from my own page: nobody is chosen yet
            self.preview.clear()
            return

        def work(_context: Context) -> PairSheet:
            return onetoone.pair_sheet(book, one, other, Length.FULL, private=private)

        self._desk.jobs.latest(f"pair sheet {id(self)}", work, done=self._take)

    def _take(self, sheet: PairSheet) -> None:
        self.preview.show_sheet(sheet, file_name(sheet.title, f"{self._desk.book.today:%Y-%m-%d}"))
