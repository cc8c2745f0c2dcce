"""A card as it is looked at while it is checked: what was read on it, its pictures, and what there is to say of it."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPixmap

from netdesk.domain.ids import Id
from netdesk.domain.scan import Field
from netdesk.i18n import _, plural
from netdesk.operations import checkingcards
from netdesk.operations.checkingcards import Draft
from netdesk.storage.book import Reader
from netdesk.ui.unpacking import unpacked

_AROUND = 6  # pixels of the card left around a line that is cut out


@dataclass(frozen=True, slots=True)
class Look:
    """A draft, and the straightened picture of each side, which is unpacked when it is looked at: it takes seven
    megabytes then."""

    draft: Draft
    cards: tuple[bytes | None, ...]
    _unpacked: dict[int, QImage] = field(default_factory=dict, compare=False, repr=False)

    @property
    def scan_id(self) -> Id:
        """Which card it is."""
        return self.draft.scan.id

    def card(self, side: int) -> QImage:
        """The straightened picture of a side; null where it was not read."""
        if side not in self._unpacked:
            self._unpacked[side] = unpacked(self.cards[side] or b"")
        return self._unpacked[side]

    def photo(self, reader: Reader, side: int) -> QImage:
        """The whole picture of a side."""
        return unpacked(reader.picture(self.draft.scan.sides[side].original) or b"")

    def corners(self, side: int) -> tuple[int, ...]:
        """Where the card is in the photo of a side: where somebody said, else where it was found."""
        reading = self.draft.readings[side]
        return self.draft.scan.sides[side].corners or (reading.corners if reading else ())

    def piece(self, told: Field) -> QPixmap | None:
        """The piece of the card on which a field stands; None for what stands nowhere."""
        if not told.lines or told.lines[0] >= len(self.draft.lines):
            return None
        line = self.draft.lines[told.lines[0]]
        box = QRect(line.left, line.top, line.right - line.left, line.bottom - line.top)
        image = self.card(line.side)
        cut = box.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND) & image.rect()
        return None if image.isNull() else QPixmap.fromImage(image.copy(cut))

    @property
    def told(self) -> str:
        """Where the card came from, and what there is to know of its reading."""
        sources = " · ".join(side.source for side in self.draft.scan.sides)
        problems = [one.problem for one in self.draft.readings if one and one.problem]
        if problems:
            return _("{file}: {problem} Drag its corners in the whole photo, or type what it says.").format(
                file=sources, problem=" ".join(problems)
            )
        if None in self.draft.readings:
            return _("{file}: not read yet").format(file=sources)
        if not self.draft.fields:
            return _("{file}: nothing could be read. Turn it, drag its corners, or type what it says.").format(
                file=sources
            )
        unsure = sum(not one.sure for one in self.draft.fields)
        told = plural("{n} field is not sure", "{n} fields are not sure", unsure) if unsure else _("all fields agree")
        return f"{sources} · {told}"


def read_look(reader: Reader, scan_id: Id, region: str, known: Look | None) -> Look:
    """Read a card; as it was `known`, where nothing about it has changed."""
    found = checkingcards.draft(reader, scan_id, region)
    if known and known.draft == found:
        return known
    return Look(found, tuple(reader.picture(one.picture) if one else None for one in found.readings))
