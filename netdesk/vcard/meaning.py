"""What a card says, as a person: everything with a meaning in the fields of the domain, everything else kept."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from netdesk.domain.person import (
    Address,
    Anniversary,
    Email,
    Handle,
    Letter,
    LetterKind,
    Name,
    Person,
    Phone,
    Property,
    Relative,
    Web,
)
from netdesk.vcard import handles, keys
from netdesk.vcard.android import android_entry
from netdesk.vcard.card import CardProperty, Problem, RawCard
from netdesk.vcard.days import read_day
from netdesk.vcard.escapes import split, unescape
from netdesk.vcard.kept import PARAMS, keep, params_entry
from netdesk.vcard.labels import kind_of, labels_of
from netdesk.vcard.pictures import from_data_address, image_media
from netdesk.vcard.relations import NAMED_RELATIONS, is_address, relation_kinds

DERIVED = "X-NETDESK-DERIVED"
TIME = "X-NETDESK-TIME"
_SAID_BY_US = frozenset(("PRODID", "VERSION", "PROFILE", "BEGIN", "END"))
_UNDERSTOOD = frozenset(("VALUE", "ENCODING", "CHARSET"))
_LABELLED = _UNDERSTOOD | {"TYPE"}
_OF_PHOTOS = _LABELLED | {"MEDIATYPE"}
_OF_HANDLES = _LABELLED | {*handles.SERVICE_PARAMS, *handles.USER_PARAMS}
_OF_DAYS = _LABELLED | {"X-APPLE-OMIT-YEAR"}
_SYSTEM_GROUPS = frozenset(("mycontacts", "my contacts", "starred"))
_ANNIVERSARIES = frozenset(
    ("ANNIVERSARY", "X-ANNIVERSARY", "X-MS-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY")
)
_READINGS = frozenset(("X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME", "SORT-STRING"))
_LETTER_KINDS = frozenset(kind.value for kind in LetterKind)


@dataclass(frozen=True, slots=True)
class Draft:
    """A person as a card describes them, with the picture's bytes, and what was repaired on the way."""

    person: Person
    picture: bytes | None
    problems: tuple[Problem, ...]


def to_draft(card: RawCard, today: date) -> Draft:
    """The person in a card; `today` is when they came to the desk, and the day of letters that have none. A card
    with an error gives an empty person and the error among the problems."""
    if card.error:
        return Draft(Person(created_on=today), None, (*card.problems, Problem(card.line, card.error)))
    meaning = _Meaning(card, today)
    meaning.gather()
    return Draft(meaning.person(), meaning.picture, card.problems)


@dataclass(slots=True)
class _Link:
    """A property that became a field: what of it has no place there."""

    key: str
    group: str
    params: list[tuple[str, str]]


@dataclass(slots=True)
class _Fields:
    """The person's fields while the properties are gone through."""

    single: dict[str, str] = field(default_factory=dict)
    name: list[str] = field(default_factory=list)
    nicknames: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    phones: list[Phone] = field(default_factory=list)
    emails: list[Email] = field(default_factory=list)
    addresses: list[Address] = field(default_factory=list)
    webs: list[Web] = field(default_factory=list)
    handles: list[Handle] = field(default_factory=list)
    days: list[Anniversary] = field(default_factory=list)
    relatives: list[Relative] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    cadence: list[int | None] = field(default_factory=lambda: [None, None])
    is_group: bool = False


class _Meaning:
    """One card on its way to a person. Each `_do` method takes a property and says whether it has a field."""

    def __init__(self, card: RawCard, today: date) -> None:
        self._card = card
        self._today = today
        self._old = card.version.startswith("2")
        self._fields = _Fields()
        self._kept: list[tuple[int, Property]] = []
        self._links: list[_Link] = []
        self._labels: dict[str, list[str]] = {}
        self._used_groups: set[str] = set()
        self._position = 0
        self._has_address = any(prop.name == "ADR" and any(prop.parts) for prop in card.properties)
        self.picture: bytes | None = None

    def gather(self) -> None:
        """Go through the properties in their order."""
        for prop in self._card.properties:
            if prop.name == "X-ABLABEL" and prop.group and prop.text.strip():
                self._labels.setdefault(prop.group, []).append(prop.text)
        for position, prop in enumerate(self._card.properties):
            self._position = position
            if prop.name == "X-ABLABEL" and prop.group:
                continue
            if prop.name in _SAID_BY_US or not (
                prop.value if isinstance(prop.value, bytes) else any(part.strip() for part in prop.parts)
            ):
                continue
            if not self._understood(prop):
                self._kept.append((self._position, keep(prop)))
        self._keep_other_labels()
        self._keep_links()

    def _understood(self, prop: CardProperty) -> bool:
        if isinstance(prop.value, bytes):
            return prop.name == "PHOTO" and self._photo(prop)
        do = _DO.get(prop.name)
        return do(self, prop) if do else self._by_table(prop)

    def _by_table(self, prop: CardProperty) -> bool:
        if prop.name in handles.MESSENGERS or prop.name in handles.NETWORKS:
            return self._named_handle(prop)
        if prop.name in _ANNIVERSARIES:
            return self._day(prop, "anniversary")
        if prop.name in NAMED_RELATIONS:
            return self._relation(prop, (NAMED_RELATIONS[prop.name],))
        return False

    # What is left when a property has become a field

    def _linked(self, key: str, prop: CardProperty, understood: Iterable[str]) -> bool:
        left = [(name, value) for name, value in prop.params if name not in understood]
        self._links.append(_Link(key, prop.group or "", left))
        return True

    def _keep_other_labels(self) -> None:
        for position, prop in enumerate(self._card.properties):
            if prop.name == "X-ABLABEL" and prop.group not in self._used_groups and prop.text.strip():
                self._kept.append((position, keep(prop)))
        self._kept.sort(key=lambda item: item[0])

    def _keep_links(self) -> None:
        kept_groups = {entry.group.lower() for _, entry in self._kept if entry.group}
        for link in sorted(self._links, key=lambda link: link.key):
            group = link.group if link.group.lower() in kept_groups else ""
            if group or link.params:
                self._kept.append((len(self._card.properties), params_entry(link.key, group, link.params)))

    def _own_labels(self, prop: CardProperty) -> list[str]:
        if not prop.group:
            return []
        self._used_groups.add(prop.group)
        return self._labels.get(prop.group, [])

    # Fields with one value

    def _single(self, key: str, prop: CardProperty, text: str, understood: Iterable[str] = _UNDERSTOOD) -> bool:
        """The first value takes the field; a later one is kept as it stood."""
        if key in self._fields.single or not text.strip():
            return False
        self._fields.single[key] = text.strip()
        return self._linked(key, prop, understood)

    def _plain(self, prop: CardProperty) -> bool:
        return self._single(prop.name, prop, prop.text)

    def _full_name(self, prop: CardProperty) -> bool:
        return bool(prop.param(DERIVED)) or self._single("FN", prop, prop.text)

    def _name(self, prop: CardProperty) -> bool:
        if prop.param(DERIVED):
            return True
        if self._fields.name:
            return False
        parts = [part.strip() for part in prop.parts]
        extra = " ".join(part for part in parts[5:] if part)
        parts = [*parts[:4], " ".join(part for part in (*parts[4:5], extra) if part)] if extra else parts
        self._fields.name = (parts + [""] * 5)[:5]
        understood = set(_UNDERSTOOD)
        if prop.param("SORT-AS") and self._sort_as(prop.param("SORT-AS")):
            understood.add("SORT-AS")
        return self._linked("N", prop, understood)

    def _sort_as(self, text: str) -> bool:
        """Keys to sort by are readings, unless the card has readings."""
        if any(prop.name in _READINGS for prop in self._card.properties):
            return False
        parts = [part.strip() for part in text.replace(";", ",").split(",")]
        if len(parts) > 2 or "reading_family" in self._fields.single:
            return False
        for key, part in zip(("reading_family", "reading_given"), parts, strict=False):
            if part:
                self._fields.single[key] = part
        return True

    def _sound(self, prop: CardProperty) -> bool:
        parts = [part.strip() for part in prop.text.split(";")]
        if "X-IRMC-N" not in prop.types or any(parts[2:]) or "reading_family" in self._fields.single:
            return False
        for key, part in zip(("reading_family", "reading_given"), parts, strict=False):
            if part:
                self._fields.single[key] = part
        return self._linked("reading_family" if parts[0] else "reading_given", prop, _LABELLED)

    def _reading_family(self, prop: CardProperty) -> bool:
        return self._single("reading_family", prop, prop.text)

    def _reading_given(self, prop: CardProperty) -> bool:
        return self._single("reading_given", prop, prop.text)

    def _organisation(self, prop: CardProperty) -> bool:
        first, *others = (part.strip() for part in prop.parts)
        department = ", ".join(part for part in others if part)
        if "ORG" in self._fields.single or not (first or department):
            return False
        self._fields.single["ORG"] = first
        self._fields.single["department"] = department
        return self._linked("ORG", prop, _UNDERSTOOD)

    def _gender(self, prop: CardProperty) -> bool:
        sex, text = (*(part.strip() for part in prop.parts), "")[:2]
        return self._single("GENDER", prop, f"{sex};{text}" if sex and text else sex or text)

    def _kind(self, prop: CardProperty) -> bool:
        kind = prop.text.strip().lower()
        self._fields.is_group = self._fields.is_group or kind == "group"
        return kind in ("group", "individual")

    def _photo(self, prop: CardProperty) -> bool:
        content = prop.value if isinstance(prop.value, bytes) else None
        if content is None and prop.text[:5].lower() == "data:":
            found = from_data_address(prop.text)
            content = found[1] if found else None
        if content is not None:
            if self.picture is not None or not image_media(content):
                return False
            self.picture = content
            return self._linked(keys.picture(content), prop, _OF_PHOTOS)
        if not prop.text.strip().lower().startswith(("http://", "https://")):
            return False
        return self._single("PHOTO-URL", prop, prop.text, _OF_PHOTOS)

    # Fields with many values

    def _list(self, prop: CardProperty, into: list[str]) -> bool:
        pieces = [prop.raw_value] if self._old else split(prop.raw_value, ",")
        into.extend(text for piece in pieces if (text := unescape(piece, old=self._old).strip()) and text not in into)
        if not any(link.key == prop.name for link in self._links):
            self._linked(prop.name, prop, _UNDERSTOOD)
        return True

    def _nickname(self, prop: CardProperty) -> bool:
        return self._list(prop, self._fields.nicknames)

    def _categories(self, prop: CardProperty) -> bool:
        self._list(prop, self._fields.tags)
        self._fields.tags[:] = [tag for tag in self._fields.tags if tag.lstrip("* ").lower() not in _SYSTEM_GROUPS]
        return True

    def _note(self, prop: CardProperty) -> bool:
        self._fields.notes.append(prop.text.strip())
        return True if len(self._fields.notes) > 1 else self._linked("NOTE", prop, _UNDERSTOOD)

    def _phone(self, prop: CardProperty) -> bool:
        number = prop.text.strip()
        if number.lower().startswith("tel:"):
            number = number[4:].replace(";ext=", " ext. ")
        labels, preferred = labels_of(prop, self._own_labels(prop))
        self._fields.phones.append(Phone(number, labels, preferred))
        return self._labelled(keys.phone(self._fields.phones[-1]), prop)

    def _email(self, prop: CardProperty) -> bool:
        address = prop.text.strip()
        if address.lower().startswith("mailto:"):
            address = address[7:]
        labels, preferred = labels_of(prop, self._own_labels(prop))
        self._fields.emails.append(Email(address, labels, preferred))
        return self._labelled(keys.email(self._fields.emails[-1]), prop)

    def _web(self, prop: CardProperty) -> bool:
        labels, preferred = labels_of(prop, self._own_labels(prop))
        self._fields.webs.append(Web(prop.text.strip(), labels, preferred))
        return self._labelled(keys.web(self._fields.webs[-1]), prop)

    def _address(self, prop: CardProperty) -> bool:
        parts = [part.strip() for part in prop.parts]
        more = [part for part in parts[7:] if part and not any(part in known for known in parts[:7])]
        box, extended, street, locality, region, postcode, country = (parts + [""] * 7)[:7]
        extended = ", ".join(part for part in (extended, *more) if part)
        labels, preferred = labels_of(prop, self._own_labels(prop))
        value = Address(street, locality, region, postcode, country, box, extended, labels, preferred)
        self._fields.addresses.append(value)
        return self._labelled(keys.address(value), prop)

    def _address_label(self, prop: CardProperty) -> bool:
        """The address as it is printed: the only one there is, where a card has no ADR."""
        if self._has_address or not prop.text.strip():
            return False
        labels, preferred = labels_of(prop, self._own_labels(prop))
        self._fields.addresses.append(Address(prop.text.strip(), labels=labels, preferred=preferred))
        return self._labelled(keys.address(self._fields.addresses[-1]), prop)

    def _labelled(self, key: str, prop: CardProperty) -> bool:
        understood = _LABELLED | {"PREF"} if prop.param("PREF") == "1" else _LABELLED
        return self._linked(key, prop, understood)

    def _messenger(self, prop: CardProperty) -> bool:
        return self._handle(prop, handles.messenger(prop, self._handle_labels(prop)))

    def _profile(self, prop: CardProperty) -> bool:
        return self._handle(prop, handles.profile(prop, self._handle_labels(prop)))

    def _named_handle(self, prop: CardProperty) -> bool:
        labels = self._handle_labels(prop)
        network = handles.NETWORKS.get(prop.name)
        value = Handle(network or handles.MESSENGERS[prop.name], prop.text.strip(), "", labels, social=bool(network))
        known = ((handle.service, handle.account) for handle in self._fields.handles)
        return (value.service, value.account) in known or self._handle(prop, value)

    def _handle_labels(self, prop: CardProperty) -> tuple[str, ...]:
        return labels_of(prop, self._own_labels(prop))[0]

    def _handle(self, prop: CardProperty, value: Handle) -> bool:
        self._fields.handles.append(value)
        return self._linked(keys.handle(value), prop, _OF_HANDLES)

    def _birthday(self, prop: CardProperty) -> bool:
        return self._day(prop, "birthday")

    def _dated(self, prop: CardProperty) -> bool:
        return self._day(prop, kind_of(self._own_labels(prop)))

    def _day(self, prop: CardProperty, kind: str) -> bool:
        day, time = read_day(prop.text, prop.param("X-APPLE-OMIT-YEAR"))
        value = Anniversary(kind, day)
        if value in self._fields.days:
            return True
        self._fields.days.append(value)
        self._linked(keys.day(value), prop, _OF_DAYS | {TIME} if time else _OF_DAYS)
        if time:
            self._links[-1].params.append((TIME, time))
        return True

    def _related_names(self, prop: CardProperty) -> bool:
        return self._relation(prop, (kind_of(self._own_labels(prop)),))

    def _related(self, prop: CardProperty) -> bool:
        return not is_address(prop) and self._relation(prop, relation_kinds(prop))

    def _relation(self, prop: CardProperty, kinds: tuple[str, ...]) -> bool:
        for kind in kinds:
            self._fields.relatives.append(Relative(kind, prop.text.strip()))
        return self._linked(keys.relative(self._fields.relatives[-1]), prop, _LABELLED)

    def _android(self, prop: CardProperty) -> bool:
        entry = android_entry(prop)
        if isinstance(entry, str):
            self._fields.nicknames.extend([entry] if entry not in self._fields.nicknames else [])
        elif isinstance(entry, Anniversary):
            day, _ = read_day(entry.day)
            self._fields.days.append(Anniversary(entry.kind, day))
        elif isinstance(entry, Relative):
            self._fields.relatives.append(entry)
        return entry is not None

    # Our own

    def _letter(self, prop: CardProperty) -> bool:
        kind = prop.param("KIND").lower()
        if kind not in _LETTER_KINDS or not prop.text.strip():
            return False
        try:
            on = date.fromisoformat(prop.param("ON"))
        except ValueError:
            on = self._today
        self._fields.letters.append(Letter(LetterKind(kind), prop.text.strip(), on))
        return True

    def _cadence(self, prop: CardProperty) -> bool:
        days = [int(part) if part.isdecimal() and len(part) < 7 else None for part in prop.text.split("/")]
        self._fields.cadence = [*days, None, None][:2]
        return True

    def _params(self, prop: CardProperty) -> bool:
        """Parameters kept aside whose property is gone."""
        return True

    def person(self) -> Person:
        """The person that was gathered."""
        fields, single = self._fields, self._fields.single.get
        family, given, middle, prefix, suffix = fields.name or [""] * 5
        return Person(
            name=Name(
                full=single("FN", ""),
                prefix=prefix,
                given=given,
                middle=middle,
                family=family,
                suffix=suffix,
                reading_given=single("reading_given", ""),
                reading_family=single("reading_family", ""),
            ),
            nicknames=tuple(fields.nicknames),
            organisation=single("ORG", ""),
            department=single("department", ""),
            title=single("TITLE", ""),
            role=single("ROLE", ""),
            sphere=single("X-NETDESK-SPHERE", ""),
            note="\n\n".join(note for note in fields.notes if note),
            gender=single("GENDER", "") or single("X-GENDER", ""),
            language=single("LANG", ""),
            uid=single("UID", ""),
            picture_url=single("PHOTO-URL", ""),
            is_group=fields.is_group,
            cadence_ideal=fields.cadence[0],
            cadence_longest=fields.cadence[1],
            created_on=self._today,
            tags=tuple(fields.tags),
            phones=tuple(fields.phones),
            emails=tuple(fields.emails),
            addresses=tuple(fields.addresses),
            webs=tuple(fields.webs),
            handles=tuple(fields.handles),
            anniversaries=tuple(fields.days),
            relatives=tuple(fields.relatives),
            letters=tuple(fields.letters),
            kept=tuple(entry for _, entry in self._kept),
        )


_DO: dict[str, Callable[[_Meaning, CardProperty], bool]] = {
    "FN": _Meaning._full_name,
    "N": _Meaning._name,
    "SOUND": _Meaning._sound,
    "SORT-STRING": _Meaning._reading_family,
    "X-PHONETIC-LAST-NAME": _Meaning._reading_family,
    "X-PHONETIC-FIRST-NAME": _Meaning._reading_given,
    "NICKNAME": _Meaning._nickname,
    "ORG": _Meaning._organisation,
    "TITLE": _Meaning._plain,
    "ROLE": _Meaning._plain,
    "UID": _Meaning._plain,
    "LANG": _Meaning._plain,
    "X-NETDESK-SPHERE": _Meaning._plain,
    "NOTE": _Meaning._note,
    "GENDER": _Meaning._gender,
    "X-GENDER": _Meaning._gender,
    "KIND": _Meaning._kind,
    "X-ADDRESSBOOKSERVER-KIND": _Meaning._kind,
    "PHOTO": _Meaning._photo,
    "CATEGORIES": _Meaning._categories,
    "TEL": _Meaning._phone,
    "EMAIL": _Meaning._email,
    "URL": _Meaning._web,
    "ADR": _Meaning._address,
    "LABEL": _Meaning._address_label,
    "IMPP": _Meaning._messenger,
    "X-SOCIALPROFILE": _Meaning._profile,
    "SOCIALPROFILE": _Meaning._profile,
    "BDAY": _Meaning._birthday,
    "X-ABDATE": _Meaning._dated,
    "X-ABRELATEDNAMES": _Meaning._related_names,
    "RELATED": _Meaning._related,
    "X-ANDROID-CUSTOM": _Meaning._android,
    "X-NETDESK-LETTER": _Meaning._letter,
    "X-NETDESK-CADENCE": _Meaning._cadence,
    PARAMS: _Meaning._params,
}
