"""Who of a list of guests is on the desk: sure ones by mail or whole name, unsure ones to be chosen from, the rest are
names only."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from netdesk.domain.errors import NetdeskError
from netdesk.domain.event import Attendance
from netdesk.domain.guestlist import MOST, Listed, beside_name
from netdesk.domain.ids import Id
from netdesk.domain.person import Name, Person
from netdesk.domain.text import fold
from netdesk.i18n import _
from netdesk.storage.book import Reader
from netdesk.storage.guestnames import Called, mail_owners, who_is_called

_CHOICES = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on the desk who may be meant."""

    id: Id
    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Match:
    """A guest of a list: `sure` is who it is; else `choices` are those it may be, nobody where it is a name only."""

    listed: Listed
    sure: Candidate | None = None
    choices: tuple[Candidate, ...] = ()

    def attendance(self, chosen: Id | None = None) -> Attendance:
        """The guest as expected: the person that was chosen or is sure, else the name with the company."""
        person = chosen or (self.sure.id if self.sure else None)
        if person:
            return Attendance(person_id=person)
        return Attendance(name=self.listed.shown, note=beside_name(self.listed))


def read_file(path: Path) -> list[Listed]:
    """The guests of a CSV file, whatever its columns are called, or of an invitation (.ics); NetdeskError when it is
    no list."""
    from netdesk.lists.people import to_drafts
    from netdesk.operations.incoming import suggested

    try:
        data = path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise NetdeskError(_("{file} could not be read: {why}.").format(file=path.name, why=why)) from error
    if path.suffix.lower() == ".ics":
        found = _invited(data)
    else:
        table, columns = suggested(data)
        people = (row.person for row in to_drafts(table, columns, date.min) if row.person)
        found = [_listed(person) for person in people]
    if not found:
        raise NetdeskError(_("Nobody is named in this list."))
    return found[:MOST]


def _listed(person: Person) -> Listed:
    mail = person.emails[0].address if person.emails else ""
    return Listed(person.shown, mail if mail != person.shown else "", person.organisation)


def _invited(data: bytes) -> list[Listed]:
    """Everybody who is invited, and who invites: they are there too."""
    from netdesk.vcard.calendar import read

    there = [guest for one in read(data) for guest in (*one.attendees, one.organiser) if any(guest)]
    return [Listed(name, mail) for name, mail in dict.fromkeys(there)]


def match(reader: Reader, guests: Sequence[Listed]) -> list[Match]:
    """Who each guest is, in order, without me; nobody is taken for sure twice."""
    owners = mail_owners(reader, [fold(guest.mail) for guest in guests if guest.mail])
    called = who_is_called(reader, [guest.name for guest in guests if guest.name])
    taken: set[Id] = {reader.me}
    me = reader.get(Person, reader.me)
    found = []
    for guest in guests:
        if _is(me, guest):
            continue
        one = _match(guest, owners.get(fold(guest.mail), ()), called.get(guest.name, ()), taken)
        if one.sure:
            taken.add(one.sure.id)
        found.append(one)
    return found


def _is(me: Person, guest: Listed) -> bool:
    """By mail, or where the list has none by the whole name."""
    if guest.mail and me.emails:
        return fold(guest.mail) in {fold(each.address) for each in me.emails}
    return bool(guest.name) and fold(guest.name) == fold(me.shown)


def _match(guest: Listed, owners: Sequence[Called], called: Sequence[Called], taken: set[Id]) -> Match:
    """By mail first, of several owners the one of that name; then by name, of several the one of that company."""
    by_mail = [one for one in owners if one.id not in taken]
    named = [one for one in by_mail if _same_name(guest.name, one.name)] if guest.name else []
    if len(by_mail) == 1 and (named or not guest.name or _alike(guest, by_mail[0])):
        return Match(guest, _candidate(by_mail[0]))
    if len(named) == 1:
        return Match(guest, _candidate(named[0]))
    some = [one for one in called if one.id not in taken]
    exact = [one for one in some if _same_name(guest.name, one.name)]
    if sure := _only(guest, exact):
        return Match(guest, _candidate(sure))
    likely = exact or [one for one in some if _alike(guest, one)]
    return Match(guest, None, tuple(_candidate(one) for one in dict.fromkeys([*by_mail, *likely]))[:_CHOICES])


def _only(guest: Listed, exact: Sequence[Called]) -> Called | None:
    """The one of that name where nothing speaks against it; of several the one of that company."""
    if len(exact) == 1 and (not guest.company or not exact[0].organisation or _same_company(guest, exact[0])):
        return exact[0]
    there = [one for one in exact if guest.company and _same_company(guest, one)]
    return there[0] if len(there) == 1 else None


def _same_name(one: str, other: str) -> bool:
    return sorted(fold(one).split()) == sorted(fold(other).split())


def _same_company(guest: Listed, one: Called) -> bool:
    from netdesk.identity.traits import organisation_words

    first, second = organisation_words(guest.company), organisation_words(one.organisation)
    return bool(first and second) and (set(first) <= set(second) or set(second) <= set(first))


def _alike(guest: Listed, one: Called) -> bool:
    """Whether a name may be another way to write somebody's: a short form, an initial, a slip."""
    from netdesk.identity.names import Fit, fit
    from netdesk.identity.traits import traits

    first, second = (traits(Person(name=Name(full=text))) for text in (guest.name, one.name))
    return fit(first, second) not in (Fit.NAMELESS, Fit.OTHER, Fit.OTHER_GIVEN, Fit.OTHER_FAMILY, Fit.FAR_GIVEN)


def _candidate(one: Called) -> Candidate:
    return Candidate(one.id, one.name, one.organisation)


def attendances(matches: Iterable[Match], chosen: dict[int, Id]) -> list[Attendance]:
    """The guests as expected; `chosen` says by place who the unsure ones are."""
    return [one.attendance(chosen.get(at)) for at, one in enumerate(matches)]
