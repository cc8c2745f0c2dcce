"""People dragged out of the window as cards: into a mail, into the file manager, into another address book."""

from collections.abc import Callable, Sequence
from functools import cached_property

from PySide6.QtCore import QByteArray, QMetaType, QMimeData, QUrl

from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.i18n import plural
from netdesk.operations import exporting
from netdesk.storage.book import Reader
from netdesk.ui.desk import Desk
from netdesk.ui.sharing.files import file_name, passing_file
from netdesk.ui.sharing.text import as_text

FORMATS = ("text/uri-list", "text/vcard", "text/x-vcard", "text/plain")


class CarriedCards(QMimeData):
    """People on their way out. They are read when somebody takes them, and the file is made when somebody wants one."""

    def __init__(self, desk: Desk, people: Sequence[Id]) -> None:
        super().__init__()
        self._desk, self._people = desk, people
        self._makers: dict[str, Callable[[], object]] = {
            "text/uri-list": lambda: [self._file],
            "text/vcard": lambda: QByteArray(self._cards),
            "text/x-vcard": lambda: QByteArray(self._cards),
            "text/plain": lambda: as_text(self._read),
        }

    def formats(self) -> list[str]:
        return list(FORMATS)

    def hasFormat(self, mimetype: str) -> bool:
        return mimetype in FORMATS

    def retrieveData(self, mimetype: str, _type: QMetaType | QMetaType.Type) -> object:
        maker = self._makers.get(mimetype)
        return maker() if maker else None

    @cached_property
    def _read(self) -> list[Person]:
        return self._desk.read(lambda reader: reader.find(Person, self._people))

    @cached_property
    def _cards(self) -> bytes:
        def write(reader: Reader) -> bytes:
            return exporting.cards(reader, self._people)

        return self._desk.read(write)

    @cached_property
    def _file(self) -> QUrl:
        count = len(self._people)
        name = self._read[0].shown if count == 1 else plural("{n} person", "{n} people", count)
        return QUrl.fromLocalFile(str(passing_file(file_name(name, ".vcf"), self._cards)))
