"""The way from lines to fields: contacts first, then addresses, then who, each from what is left."""

from collections.abc import Iterator, Sequence

from netdesk.capture.fields.accents import respelled
from netdesk.capture.fields.agreeing import agreed
from netdesk.capture.fields.candidates import candidates_of
from netdesk.capture.fields.choosing import Choice, chosen
from netdesk.capture.fields.firms import with_mended_form
from netdesk.capture.fields.hints import Hints, domain_of, hints_of
from netdesk.capture.fields.mails import take_mails
from netdesk.capture.fields.mending import mended
from netdesk.capture.fields.names import could_be_name, is_latin, parted
from netdesk.capture.fields.numbers import take_numbers
from netdesk.capture.fields.pieces import Found, Piece, found, pieces_of, together
from netdesk.capture.fields.places import take_places
from netdesk.capture.fields.regions import languages_of, regions_of
from netdesk.capture.fields.spacing import title_spaced
from netdesk.capture.fields.sure import judged
from netdesk.capture.fields.taxes import take_taxes
from netdesk.capture.fields.titles import is_department
from netdesk.capture.fields.webs import take_profiles, take_webs
from netdesk.domain.scan import Field, FieldKind, Line


def fields_of(
    lines: Sequence[Line], sizes: Sequence[tuple[int, int]], region: str = "", known: Sequence[Field] = ()
) -> tuple[Field, ...]:
    """The fields of a card. `lines` of both its sides, `sizes`: width and height of the straightened picture of each
    side; `region` (ISO 3166, or nothing): where numbers without a country are dialled when the card does not tell;
    `known`: the fields of a code on it, to check those that are read with. What fits no field is left out."""
    pieces = pieces_of(lines, sizes)
    contacts, rest, regions = _contacts(pieces, region)
    places, rest = take_places(rest)
    languages = languages_of([one.text for one in pieces], regions)
    contacts = agreed(contacts, [one.text for one in rest])
    hints = hints_of([one.field for one in contacts], languages, known)
    candidates = candidates_of(rest, hints)
    choice = chosen(candidates, hints)
    who = list(_who(candidates, choice, hints))
    return judged([*who, *contacts, *_respelled(places, languages)], choice, hints)


def _contacts(pieces: Sequence[Piece], region: str) -> tuple[list[Found], list[Piece], list[str]]:
    """Mails, webs, profiles, tax and telephone numbers; what is left; and the countries the card may come from."""
    mails, rest = take_mails(pieces)
    profiles, rest = take_profiles(rest)
    webs, rest = take_webs(rest)
    taxes, rest = take_taxes(rest)
    domains = [domain_of(one.field.text) for one in (*mails, *webs)]
    regions = regions_of([one.text for one in pieces], domains, region)
    numbers, rest = take_numbers(rest, regions)
    return [*numbers, *mails, *webs, *profiles, *taxes], rest, regions


def _who(pieces: Sequence[Piece], choice: Choice, hints: Hints) -> Iterator[Found]:
    yield from _name(choice, hints)
    if choice.title:
        yield _text(FieldKind.TITLE, choice.title, hints)
    if choice.company:
        yield _text(FieldKind.ORGANISATION, choice.company, hints)
    taken = {*choice.name, *choice.title, *choice.company}
    department = next((one for one in pieces if one not in taken and is_department(one.text)), None)
    if department:
        yield _text(FieldKind.DEPARTMENT, (department,), hints)
    yield from _in_other_letters(pieces, choice)


def _in_other_letters(pieces: Sequence[Piece], choice: Choice) -> Iterator[Found]:
    """The name as it stands in another script on the other side, as a note."""
    sides = {one.side for one in choice.name}
    others = [one for one in pieces if sides and one.side not in sides and could_be_name(one.text)]
    names = [one for one in others if not any(is_latin(sign) for sign in one.text if sign.isalpha())]
    if names:
        largest = max(names, key=lambda one: one.size)
        yield found(FieldKind.NOTE, largest.text, largest, sure=False)


def _name(choice: Choice, hints: Hints) -> Iterator[Found]:
    if not choice.name:
        return
    piece = together(choice.name)
    text = respelled(mended(piece.text, hints.people, hints.languages), hints.languages, "given", "families")
    name = parted(text, hints.languages, hints.people)
    parts = {
        FieldKind.PREFIX: name.prefix,
        FieldKind.GIVEN: name.given,
        FieldKind.MIDDLE: name.middle,
        FieldKind.FAMILY: name.family,
        FieldKind.SUFFIX: name.suffix,
    }
    yield from (found(kind, text, piece) for kind, text in parts.items() if text)


def _text(kind: FieldKind, span: Sequence[Piece], hints: Hints) -> Found:
    piece = together(span)
    text = title_spaced(piece.text) if kind is FieldKind.TITLE else with_mended_form(piece.text)
    if kind is FieldKind.ORGANISATION:
        text = mended(text, hints.companies, hints.languages)
    lists = ("firms",) if kind is FieldKind.ORGANISATION else ("titles", "departments")
    return found(kind, respelled(text, hints.languages, *lists).strip(" ,;:"), piece)


def _respelled(places: Sequence[Found], languages: Sequence[str]) -> list[Found]:
    """Places with the accents of large towns put back."""
    towns = (FieldKind.LOCALITY, FieldKind.STREET)
    return [
        found(one.field.kind, respelled(one.field.text, languages), one.piece, one.field.sure, one.field.group)
        if one.field.kind in towns
        else one
        for one in places
    ]
