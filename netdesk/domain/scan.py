"""Photographed business cards: their pictures, what was read on them, and the fields made of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from netdesk.domain.ids import Id, new_id


class FieldKind(StrEnum):
    """What a piece of text on a card is."""

    PREFIX = "prefix"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    SUFFIX = "suffix"
    TITLE = "title"
    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    MOBILE = "mobile"
    WORK = "work"
    HOME = "home"
    FAX = "fax"
    EMAIL = "email"
    WEB = "web"
    STREET = "street"
    POSTCODE = "postcode"
    LOCALITY = "locality"
    REGION = "region"
    COUNTRY = "country"
    PROFILE = "profile"
    TAX = "tax"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Line:
    """A line read on a card. `score`: how sure the reader is, 0 to 1. The box is in pixels of the straightened picture;
    `side` is 0 for the front and 1 for the back."""

    text: str
    score: float
    left: int
    top: int
    right: int
    bottom: int
    side: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a card. `sure`: everything that was looked at agrees; what is not sure is shown first. `lines` are
    the numbers of the lines it was read in (none: from a code, or typed). `group` tells the parts of a second address
    from those of the first."""

    kind: FieldKind
    text: str
    sure: bool = True
    lines: tuple[int, ...] = ()
    group: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a card in a picture. `original` is the key of the picture as it is kept, `digest` tells a picture
    that came in before (SHA-256 of the bytes that came), `corners` are those of the card in it: eight pixel
    coordinates, x and y, clockwise from the card's own top left (so they say its turn too); none: to be found.
    `picture` is the key of the straightened picture as it was when the card was checked."""

    source: str
    digest: str
    original: str
    corners: tuple[int, ...] = ()
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """A photographed card that waits to be checked, or (`person_id`) was. `fields` are what the user made of them;
    while there are none, those that were read hold. `text` is all that was read on it, kept when it was checked."""

    arrival_id: Id
    came_at: datetime
    sides: tuple[Side, ...] = ()
    fields: tuple[Field, ...] = ()
    text: str = ""
    person_id: Id | None = None
    id: Id = field(default_factory=new_id)
    removed_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read on a card in a picture (`original`), where somebody said its corners (`asked`) or not; it can be
    made again at any time. `picture` is the key of the straightened picture, so many pixels wide and high, `corners`
    where the card was found, `codes` what stands in its QR codes, `problem` why nothing was read."""

    original: str
    asked: tuple[int, ...] = ()
    picture: str = ""
    width: int = 0
    height: int = 0
    corners: tuple[int, ...] = ()
    lines: tuple[Line, ...] = ()
    codes: tuple[bytes, ...] = ()
    problem: str = ""
