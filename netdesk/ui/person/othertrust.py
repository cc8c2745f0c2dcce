"""The trust between two others, in a window of its own."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QWidget

from netdesk import words
from netdesk.domain.errors import NetdeskError
from netdesk.domain.ids import Id
from netdesk.i18n import _
from netdesk.operations import trust
from netdesk.storage.book import Touched
from netdesk.ui.desk import Desk
from netdesk.ui.person.linkwhy import LinkWhy, Pair, advice_line
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, open_at, vbox


class OtherTrust(QDialog):
    """Stage, advice, both directions. `reveal` shows a piece of evidence of the first one's page, and this closes."""

    def __init__(self, desk: Desk, pair: Pair, reveal: Callable[[Id], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Trust between two people"))
        self._desk, self._pair, self._reveal = desk, pair, reveal
        self._stage, self.advice = label("", "strong"), label("", wrap=True)
        self.why = LinkWhy(desk, self._show)
        title = _("{one} and {other}").format(one=pair.one_name, other=pair.other_name)
        inside = QWidget()
        inside.setProperty("look", "page")
        inside.setLayout(vbox(self.why, None, margins=(0, 4, 10, 4)))
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        scroll.setAccessibleName(title)
        close = button(_("Close"), self.accept, look="primary")
        self.setLayout(
            vbox(
                label(title, "title", wrap=True),
                self._stage,
                self.advice,
                scroll,
                hbox(None, close),
                margins=18,
                spacing=8,
            )
        )
        open_at(self, 520, 560)
        desk.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Read the link anew; when one of the two is gone there is nothing to show."""
        pair = self._pair
        try:
            story = self._desk.read(lambda reader: trust.tell(reader, pair.one, pair.other))
        except NetdeskError:
            self.reject()
            return
        self._stage.setText(words.stage(story.trust.stage))
        self.advice.setText(advice_line(story.advice, pair))
        self.why.show_link(story, pair)

    def _show(self, ref: Id) -> None:
        self.accept()
        self._reveal(ref)

    def _changed(self, touched: Touched) -> None:
        if touched.everything or {self._pair.one, self._pair.other} & touched.people:
            self.refresh()
