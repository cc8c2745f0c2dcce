"""A person and everything a vCard, a conversation and the letters hold of them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from netdesk.domain.ids import Id, new_id


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name (RFC 6350, N). `full` is the name as its owner writes it (FN)."""

    full: str = ""
    prefix: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    reading_given: str = ""
    reading_family: str = ""

    @property
    def shown(self) -> str:
        """The full name, or what the parts give when no full name was written."""
        if self.full:
            return self.full
        parts = (self.prefix, self.given, self.middle, self.family)
        joined = " ".join(part for part in parts if part)
        return f"{joined}, {self.suffix}" if joined and self.suffix else joined or self.suffix

    @property
    def sort_key(self) -> str:
        """Family name first, then the given name; the full name where no parts are known."""
        family = self.reading_family or self.family
        given = self.reading_given or self.given
        return f"{family} {given}".strip() or self.shown


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number as it was written. `labels` are lower-case words: work, cell, home, fax, or the user's own."""

    number: str
    labels: tuple[str, ...] = ()
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Email:
    """A mail address with its labels."""

    address: str
    labels: tuple[str, ...] = ()
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address (RFC 6350, ADR); `label` parts as in `Phone.labels`."""

    street: str = ""
    locality: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    box: str = ""
    extended: str = ""
    labels: tuple[str, ...] = ()
    preferred: bool = False

    @property
    def one_line(self) -> str:
        """The address in one line, for lists and search."""
        town = " ".join(part for part in (self.postcode, self.locality) if part)
        parts = (self.box, self.extended, self.street, town, self.region, self.country)
        return ", ".join(part.replace("\n", ", ") for part in parts if part)


@dataclass(frozen=True, slots=True)
class Web:
    """A web address."""

    url: str
    labels: tuple[str, ...] = ()
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Handle:
    """An account at a messenger or a social network: `service` (skype, linkedin …) and the account there."""

    service: str
    account: str
    url: str = ""
    labels: tuple[str, ...] = ()
    social: bool = False


@dataclass(frozen=True, slots=True)
class Anniversary:
    """A day to remember. `kind` is birthday, anniversary or the user's own word; `day` is ISO 8601: `1984-02-29`,
    without the year `--02-29`, or the text as found when it is no date."""

    kind: str
    day: str


@dataclass(frozen=True, slots=True)
class Relative:
    """Somebody near this person who is perhaps not on the desk: `kind` is spouse, child, assistant … or own words."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Job:
    """What somebody did before: their history of work, the newest last. `until` is the day it was known to be over."""

    organisation: str = ""
    title: str = ""
    department: str = ""
    role: str = ""
    until: date | None = None


class LetterKind(StrEnum):
    """What is worth knowing of a person. The first five are the letters; depth is measured on them."""

    GOALS = "goals"
    ACCOMPLISHMENTS = "accomplishments"
    INTERESTS = "interests"
    NETWORKS = "networks"
    SKILLS = "skills"
    FAMILY = "family"
    HOBBIES = "hobbies"
    SATISFIES = "satisfies"
    LOOKS_FOR = "looks_for"
    RECOGNISE = "recognise"


FIVE_LETTERS = (
    LetterKind.GOALS,
    LetterKind.ACCOMPLISHMENTS,
    LetterKind.INTERESTS,
    LetterKind.NETWORKS,
    LetterKind.SKILLS,
)


@dataclass(frozen=True, slots=True)
class Letter:
    """One thing learned of a person on a date. History is kept: later entries stand beside earlier ones."""

    kind: LetterKind
    text: str
    on: date


@dataclass(frozen=True, slots=True)
class Property:
    """A vCard property that has no field here, kept in order and written again on export.

    `value` is the text as it stood in the card, still escaped; `params` are (name, value) pairs in their order.
    """

    name: str
    value: str
    group: str = ""
    params: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Anyone on the desk, the user included. `picture` is the key of an image in the store (SHA-256 of its bytes)."""

    id: Id = field(default_factory=new_id)
    name: Name = Name()
    nicknames: tuple[str, ...] = ()
    organisation: str = ""
    department: str = ""
    title: str = ""
    role: str = ""
    sphere: str = ""
    note: str = ""
    gender: str = ""
    language: str = ""
    uid: str = ""
    picture: str = ""
    picture_url: str = ""
    is_group: bool = False
    cadence_ideal: int | None = None
    cadence_longest: int | None = None
    created_on: date = date.min
    tags: tuple[str, ...] = ()
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    addresses: tuple[Address, ...] = ()
    webs: tuple[Web, ...] = ()
    handles: tuple[Handle, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    relatives: tuple[Relative, ...] = ()
    letters: tuple[Letter, ...] = ()
    jobs: tuple[Job, ...] = ()
    kept: tuple[Property, ...] = ()
    removed_at: datetime | None = None
    version: int = 0

    @property
    def shown(self) -> str:
        """What to call this person: the name, else nickname, organisation, mail, phone or the note's first line."""
        if name := self.name.shown:
            return name
        candidates = (
            *self.nicknames[:1],
            self.organisation,
            *(email.address for email in self.emails[:1]),
            *(phone.number for phone in self.phones[:1]),
            *(handle.account for handle in self.handles[:1]),
            *(web.url for web in self.webs[:1]),
            self.note.strip().partition("\n")[0][:60],
        )
        return next((text for text in candidates if text), "")

    @property
    def work(self) -> str:
        """Title and organisation in one line."""
        return " · ".join(part for part in (self.title or self.role, self.organisation) if part)

    @property
    def birthday(self) -> str:
        """The birthday as in `Anniversary.day`, or nothing."""
        return next((day.day for day in self.anniversaries if day.kind == "birthday"), "")

    def latest(self, kind: LetterKind) -> Letter | None:
        """The newest entry of a letter; of several on one day the last written."""
        entries = [letter for letter in self.letters if letter.kind is kind]
        return max(reversed(entries), key=lambda letter: letter.on, default=None)

    def letters_learned(self) -> tuple[date, ...]:
        """The days on which each of the five letters was first learned, in order."""
        first: dict[LetterKind, date] = {}
        for letter in self.letters:
            if letter.kind in FIVE_LETTERS:
                first[letter.kind] = min(letter.on, first.get(letter.kind, letter.on))
        return tuple(sorted(first.values()))

    def known_letters(self, on: date | None = None) -> frozenset[LetterKind]:
        """Which of the five letters were known on a date (today's knowledge when no date is given)."""
        return frozenset(
            letter.kind for letter in self.letters if letter.kind in FIVE_LETTERS and (on is None or letter.on <= on)
        )


def initials(name: str) -> str:
    """One or two letters to stand for a name where there is no picture."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    if not words:
        return name.strip()[:1].upper()[:1] or "?"
    first, last = words[0][0].upper()[0], words[-1][0].upper()[0]  # one letter each: the capital of ß is two
    return first if len(words) == 1 or ord(first) > 0x2E7F else first + last
