"""The fields of a person while a card is gone through, and what of its properties has no place in them."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date

from netdesk.domain.person import (
    Address,
    Anniversary,
    Email,
    Handle,
    Job,
    Letter,
    Name,
    Person,
    Phone,
    Property,
    Relative,
    Web,
)
from netdesk.vcard.card import CardProperty, RawCard
from netdesk.vcard.components import MORE
from netdesk.vcard.escapes import split, unescape
from netdesk.vcard.kept import keep, params_entry

UNDERSTOOD = frozenset(("VALUE", "ENCODING", "CHARSET", MORE))
LABELLED = UNDERSTOOD | {"TYPE"}
_LABELLED_BY_GROUP = ("DAY:", "RELATED:", "IMPP:")
_PREFERRED = LABELLED | {"PREF"}
Params = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class Link:
    """A property that became a field: what of it has no place there."""

    key: str
    group: str
    params: list[tuple[str, str]]


@dataclass(slots=True)
class Fields:
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
    jobs: list[Job] = field(default_factory=list)
    cadence: list[int | None] = field(default_factory=lambda: [None, None])
    is_group: bool = False


class Gathering:
    """One card on its way to a person."""

    def __init__(self, card: RawCard, today: date) -> None:
        self.card = card
        self.today = today
        self.old = card.version.startswith("2")
        self.fields = Fields()
        self._kept: list[tuple[int, Property]] = []
        self.links: list[Link] = []
        self._labels: dict[str, list[str]] = {}
        self._label_places: list[int] = []
        self._used_groups: set[str] = set()
        self._listed: set[str] = set()
        self.has_address = False
        self.picture: bytes | None = None

    def look_ahead(self) -> None:
        """Collect the labels of groups, which may stand before or after what they label, and see if there is an
        address."""
        for position, prop in enumerate(self.card.properties):
            if prop.name == "ADR":
                self.has_address = self.has_address or any(prop.parts)
            elif prop.name == "X-ABLABEL" and prop.group and prop.text.strip():
                self._labels.setdefault(prop.group, []).append(prop.text)
                self._label_places.append(position)

    def keep(self, position: int, prop: CardProperty) -> None:
        """Keep a property that has no field."""
        self._kept.append((position, keep(prop)))

    def finish(self) -> None:
        """Keep what is left: labels of properties without a field, parameters and groups of those with one."""
        self._keep_other_labels()
        self._keep_links()

    def linked(self, key: str, prop: CardProperty, understood: Collection[str], more: Params = ()) -> bool:
        """Remember that a property became the field `key`, with the parameters that are not understood and `more` that
        did not fit; says yes."""
        left = [param for param in prop.params if param[0] not in understood] if prop.params else []
        self.links.append(Link(key, prop.group or "", [*left, *more]))
        return True

    def labelled(self, key: str, prop: CardProperty, more: Params = ()) -> bool:
        """The same for a field that has labels and may be preferred."""
        understood = _PREFERRED if prop.param("PREF") == "1" or "PREF" in prop.types else LABELLED
        return self.linked(key, prop, understood, more)

    def own_labels(self, prop: CardProperty) -> list[str]:
        """The texts of the X-ABLabel lines of a property's group, which are used with this."""
        if not prop.group:
            return []
        self._used_groups.add(prop.group)
        return self._labels.get(prop.group, [])

    def single(self, key: str, prop: CardProperty, text: str, understood: Collection[str] = UNDERSTOOD) -> bool:
        """The first value takes the field; a later one is kept as it stood."""
        if key in self.fields.single or not text.strip():
            return False
        self.fields.single[key] = text.strip()
        return self.linked(key, prop, understood)

    def listed(self, prop: CardProperty, into: list[str]) -> None:
        """Add the texts of a list, each once. vCard 2.1 has no lists: there a comma is part of the text."""
        pieces = [prop.raw_value] if self.old else split(prop.raw_value, ",")
        into.extend(text for piece in pieces if (text := unescape(piece, old=self.old).strip()) and text not in into)
        if prop.name not in self._listed:
            self._listed.add(prop.name)
            self.linked(prop.name, prop, UNDERSTOOD)

    def _keep_other_labels(self) -> None:
        for position in self._label_places:
            prop = self.card.properties[position]
            if prop.group not in self._used_groups:
                self.keep(position, prop)
        self._kept.sort(key=lambda item: item[0])

    def _keep_links(self) -> None:
        """Keep the links that say something; of fields with the same key also those before, so that each finds its
        own again."""
        if not any(link.group or link.params for link in self.links):
            return
        kept_groups = {entry.group.lower() for _, entry in self._kept if entry.group}
        members = Counter(link.group for link in self.links if link.group)
        found: dict[str, list[Property]] = {}
        for link in reversed(self.links):
            stays = link.group.lower() in kept_groups and (members[link.group] == 1 or self._can_share(link))
            if stays or link.params or link.key in found:
                entry = params_entry(link.key, link.group if stays else "", link.params)
                found.setdefault(link.key, []).append(entry)
        end = len(self.card.properties)
        self._kept += [(end, entry) for key in sorted(found) for entry in reversed(found[key])]

    def _can_share(self, link: Link) -> bool:
        """Whether a field can be written into a group with others: not where its label could only be said by an
        X-ABLabel of its own."""
        by_comma = any("," in text for text in self._labels.get(link.group, ()))
        return not (by_comma or link.key.startswith(_LABELLED_BY_GROUP))

    def person(self) -> Person:
        """The person that was gathered."""
        fields, single = self.fields, self.fields.single.get
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
            created_on=self.today,
            tags=tuple(fields.tags),
            phones=tuple(fields.phones),
            emails=tuple(fields.emails),
            addresses=tuple(fields.addresses),
            webs=tuple(fields.webs),
            handles=tuple(fields.handles),
            anniversaries=tuple(fields.days),
            relatives=tuple(fields.relatives),
            letters=tuple(fields.letters),
            jobs=tuple(fields.jobs),
            kept=tuple(entry for _, entry in self._kept),
        )


Understands = Callable[[Gathering, CardProperty], bool]
