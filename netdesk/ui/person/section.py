"""What a part of a person's page is, and what it is given."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from netdesk.domain.cadence import Chosen
from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.operations.trust import LinkTrust
from netdesk.storage.personfile import PersonFile
from netdesk.storage.rows import PersonRow


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything a section may show of the open person; `row`, `trust` and `cadence` are None for myself."""

    file: PersonFile
    trust: LinkTrust | None
    row: PersonRow | None
    me: Id
    cadence: Chosen | None = None

    @property
    def person(self) -> Person:
        """The open person."""
        return self.file.person


class Section(QWidget):
    """A part of a person's page; `show_person` fills it anew."""

    def show_person(self, shown: Shown) -> None:
        """Show somebody."""
        raise NotImplementedError
