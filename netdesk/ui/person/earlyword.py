"""The quiet word below a line in which somebody is about to be asked too early; what is typed is taken all the same."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from netdesk.domain.ids import Id
from netdesk.domain.stage import Stage
from netdesk.ui.desk import Desk
from netdesk.words import asking


class EarlyWord(QLabel):
    """Hidden unless the text asks for business of somebody with whom there is not enough trust yet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("look", "small")
        self.setProperty("tone", "accent")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def look(self, text: str, person_id: Id, stage: Stage) -> None:
        """Look at what is typed about somebody."""
        early = asking.too_early(text, stage)
        if early:
            from netdesk.operations.today import ask_warning

            self.setText(self._desk.read(lambda reader: ask_warning(reader, person_id)))
        self.setVisible(early)
