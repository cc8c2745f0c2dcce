"""A person as the lines of a card, in the order they are written, with parameters that were kept aside put back."""

import base64
import re
import uuid
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from netdesk.domain.person import Anniversary, Handle, Person, Property, Relative
from netdesk.vcard import components, handles, keys
from netdesk.vcard.days import is_day
from netdesk.vcard.escapes import escape, unescape
from netdesk.vcard.heads import may_hold_bytes, safe_name
from netdesk.vcard.kept import PARAMS, TRUE_NAME
from netdesk.vcard.labels import APPLE_RELATIONS, APPLE_WORDS, TYPE_WORDS
from netdesk.vcard.pictures import from_data_address, image_media, to_data_address, type_of_media
from netdesk.vcard.relations import RFC_KINDS
from netdesk.vcard.who import DERIVED

Version = Literal["3.0", "4.0"]
Params = tuple[tuple[str, str], ...]
_PLAIN_WORD = re.compile(r"[a-z][a-z0-9.-]*")
_TYPED = frozenset(("TEL", "EMAIL", "ADR", "URL", "IMPP"))
_SEXES = frozenset("MFONU")
_APPLE_YEAR = "1604"


@dataclass(frozen=True, slots=True)
class CardLine:
    """One property as it is written: the value is escaped, the parameters are not."""

    name: str
    value: str
    params: Params = ()
    group: str = ""


def card_lines(person: Person, picture: bytes | None, version: Version) -> list[CardLine]:
    """The lines between BEGIN and END."""
    composer = _Composer(person, version)
    composer.names()
    composer.work_and_words()
    composer.picture(picture)
    composer.ways_to_reach()
    composer.people_and_days()
    composer.our_own()
    composer.kept()
    return composer.lines


class _Composer:
    """One card being written."""

    def __init__(self, person: Person, version: Version) -> None:
        self.lines: list[CardLine] = []
        self._person = person
        self._version = version
        self._links: dict[str, list[Property]] = {}
        for entry in person.kept:
            if entry.name == PARAMS:
                self._links.setdefault(unescape(entry.value), []).append(entry)
        self._groups = {entry.group.lower() for entry in person.kept}
        self._shared = Counter(link.group for links in self._links.values() for link in links if link.group)
        self._item = 0

    # Lines

    def _add(self, name: str, value: str, key: str = "", params: Params = (), labels: tuple[str, ...] = ()) -> None:
        waiting = self._links.get(key)
        link = waiting.pop(0) if waiting else None
        group = link.group if link else ""
        params = (*params, *_not_said(params, link.params if link else ()))
        value, params = components.put_back(name, value, params, as_components=self._version == "4.0")
        if labels and self._shared[group] > 1:
            group, params, labels = _label_by_type(name, group, params, labels)
        if labels and not group:
            group = self._new_group()
        self.lines.append(CardLine(name, value, params, group))
        for label in labels:
            self.lines.append(CardLine("X-ABLABEL", escape(label), (), group))

    def _new_group(self) -> str:
        self._item += 1
        while f"item{self._item}" in self._groups:
            self._item += 1
        return f"item{self._item}"

    def _text(self, name: str, text: str, key: str = "", params: Params = ()) -> None:
        if text:
            self._add(name, escape(text), key or name, params)

    def _labelled(self, name: str, value: str, key: str, words: tuple[str, ...], preferred: bool) -> None:
        types = [word for word in words if word in TYPE_WORDS]
        if name == "EMAIL" and self._version == "3.0":
            types.insert(0, "internet")
        own = tuple(_apple(APPLE_WORDS, word) for word in words if word not in TYPE_WORDS)
        self._add(name, value, key, (*self._types(types), *self._preferred(preferred)), own)

    def _types(self, words: Iterable[str]) -> Params:
        return tuple(("TYPE", word.upper() if self._version == "3.0" else word) for word in words)

    def _preferred(self, preferred: bool) -> Params:
        if not preferred:
            return ()
        return (("TYPE", "PREF"),) if self._version == "3.0" else (("PREF", "1"),)

    # Parts of the card

    def names(self) -> None:
        """Who it is. Both versions require FN, 3.0 also N; what is derived is marked, so that we do not read it."""
        person, name = self._person, self._person.name
        self.lines.append(CardLine("PRODID", "-//Netdesk//Netdesk//EN"))
        uid = person.uid or uuid.UUID(person.id).urn
        plain = self._version == "4.0" and not handles.is_address(uid)
        self._text("UID", uid, "UID", (("VALUE", "text"),) if plain else ())
        if person.is_group:
            self._text("KIND" if self._version == "4.0" else "X-ADDRESSBOOKSERVER-KIND", "group", "KIND")
        if name.full:
            self._text("FN", name.full)
        else:
            self.lines.append(CardLine("FN", escape(person.shown), ((DERIVED, "1"),)))
        parts = (name.family, name.given, name.middle, name.prefix, name.suffix)
        if any(parts) or "N" in self._links:
            self._add("N", ";".join(escape(part) for part in parts), "N")
        elif self._version == "3.0":
            self.lines.append(CardLine("N", f";{escape(person.shown)};;;", ((DERIVED, "1"),)))
        self._text("X-PHONETIC-LAST-NAME", name.reading_family, "reading_family")
        self._text("X-PHONETIC-FIRST-NAME", name.reading_given, "reading_given")
        self._list("NICKNAME", person.nicknames)

    def work_and_words(self) -> None:
        """What they do, and what was written of them."""
        person = self._person
        if person.organisation or person.department:
            parts = (person.organisation, person.department) if person.department else (person.organisation,)
            self._add("ORG", ";".join(escape(part) for part in parts), "ORG")
        self._text("TITLE", person.title)
        self._text("ROLE", person.role)
        self._text("NOTE", person.note)
        self._text("LANG", person.language)
        self._list("CATEGORIES", person.tags)
        if person.gender:
            self._add("GENDER", _gender(person.gender), "GENDER")

    def picture(self, content: bytes | None) -> None:
        """The picture itself, and where the original card only had its address, that."""
        if content:
            media = image_media(content) or "image/jpeg"
            self._bytes("PHOTO", media, content, keys.picture(content) if self._links else "", ())
        if self._person.picture_url:
            self._add("PHOTO", _address(self._person.picture_url), "PHOTO-URL", (("VALUE", "uri"),))

    def ways_to_reach(self) -> None:
        """Numbers, addresses and accounts."""
        for phone in self._person.phones:
            self._labelled("TEL", escape(phone.number), keys.phone(phone), phone.labels, phone.preferred)
        for email in self._person.emails:
            self._labelled("EMAIL", escape(email.address), keys.email(email), email.labels, email.preferred)
        for place in self._person.addresses:
            value = ";".join(escape(part) for part in keys.address_parts(place))
            self._labelled("ADR", value, keys.address(place), place.labels, place.preferred)
        for web in self._person.webs:
            self._labelled("URL", _address(web.url), keys.web(web), web.labels, web.preferred)
        for handle in self._person.handles:
            self._profile(handle) if handle.social else self._messenger(handle)

    def people_and_days(self) -> None:
        """Days to remember, and who is near them."""
        only_once = {"birthday": "BDAY"} | ({"anniversary": "ANNIVERSARY"} if self._version == "4.0" else {})
        for day in self._person.anniversaries:
            self._day(day, only_once.pop(day.kind, ""))
        for relative in self._person.relatives:
            self._relative(relative)

    def our_own(self) -> None:
        """What only Netdesk knows, so that it survives its own export."""
        person = self._person
        self._text("X-NETDESK-SPHERE", person.sphere)
        if person.cadence_ideal is not None or person.cadence_longest is not None:
            days = ("" if days is None else str(days) for days in (person.cadence_ideal, person.cadence_longest))
            self.lines.append(CardLine("X-NETDESK-CADENCE", "/".join(days)))
        for letter in person.letters:
            params = (("KIND", letter.kind.value), ("ON", letter.on.isoformat()))
            self._add("X-NETDESK-LETTER", escape(letter.text), "", params)
        for job in person.jobs:
            parts = (job.organisation, job.title, job.department, job.role)
            until = (("UNTIL", job.until.isoformat()),) if job.until else ()
            self._add("X-NETDESK-JOB", ";".join(escape(part) for part in parts), "", until)

    def kept(self) -> None:
        """Everything without a field, as it stood."""
        for entry in self._person.kept:
            if entry.name != PARAMS:
                self._kept_entry(entry)

    # Single properties

    def _kept_entry(self, entry: Property) -> None:
        name = safe_name(entry.name)
        params = entry.params if name == entry.name else (*entry.params, (TRUE_NAME, entry.name))
        if name == "MEMBER" and self._version == "3.0":
            name = "X-ADDRESSBOOKSERVER-MEMBER"
        carried = from_data_address(entry.value)
        if carried and carried[1] and may_hold_bytes(name) and self._version == "3.0":
            self._bytes(name, *carried, "", params, entry.group)
        else:
            self.lines.append(CardLine(name, _one_line(entry.value), params, entry.group))

    def _bytes(self, name: str, media: str, content: bytes, key: str, params: Params, group: str = "") -> None:
        if self._version == "4.0":
            value = to_data_address(content, media)
        else:
            value = base64.b64encode(content).decode()
            said = type_of_media(media)
            params = (*params, ("ENCODING", "b"), *((("TYPE", said),) if said else ()))
        if group:
            self.lines.append(CardLine(name, value, params, group))
        else:
            self._add(name, value, key, params)

    def _list(self, name: str, texts: tuple[str, ...]) -> None:
        if texts:
            self._add(name, ",".join(escape(text) for text in texts), name)

    def _messenger(self, handle: Handle) -> None:
        service = "X-SERVICE-TYPE" if self._version == "3.0" else "SERVICE-TYPE"
        params = self._handle_params(handle, (service, handle.service))
        own = tuple(_apple(APPLE_WORDS, word) for word in handle.labels if word not in TYPE_WORDS)
        self._add("IMPP", _address(handles.messenger_address(handle)), keys.handle(handle), params, own)
        android = handles.ANDROID_NAMES.get(handle.service)
        if android and self._version == "3.0":
            self.lines.append(CardLine(android, escape(handle.account)))

    def _profile(self, handle: Handle) -> None:
        own = tuple(_apple(APPLE_WORDS, word) for word in handle.labels if word not in TYPE_WORDS)
        text = handle.url or handle.account
        as_text = handle.service and text and text == text.strip()  # blanks around a text would be lost
        if self._version == "4.0" and (as_text or handles.is_address(handle.url)):
            self._profile_of_four(handle, own)
            return
        plain = _PLAIN_WORD.fullmatch(handle.service) and handle.service not in TYPE_WORDS
        service = ("TYPE" if plain and handle.service not in APPLE_WORDS else "X-SERVICE-TYPE", handle.service)
        value = handle.url or f"{handles.UNNAMED_SCHEME}:{handles.quoted(handle.account)}"
        params = self._handle_params(handle, service)
        self._add("X-SOCIALPROFILE", _address(value), keys.handle(handle), params, own)

    def _profile_of_four(self, handle: Handle, own: tuple[str, ...]) -> None:
        """An account by RFC 9554, 3.5: its address, or as text with the service it is at."""
        params = self._handle_params(handle, ("SERVICE-TYPE", handle.service))
        value = _address(handle.url)
        if not handles.is_address(handle.url):
            value, params = escape(handle.url or handle.account), (*params, ("VALUE", "text"))
        self._add("SOCIALPROFILE", value, keys.handle(handle), params, own)

    def _handle_params(self, handle: Handle, service: tuple[str, str]) -> Params:
        params = self._types(word for word in handle.labels if word in TYPE_WORDS)
        user = (("X-USER" if self._version == "3.0" else "USERNAME", handle.account),) if handle.url else ()
        return (*((service,) if service[1] else ()), *params, *user)

    def _day(self, day: Anniversary, name: str) -> None:
        value = day.day
        written: Params = ()
        if not is_day(day.day):
            value, written = escape(day.day), (("VALUE", "text"),)
        elif day.day.startswith("--") and self._version == "3.0":
            value, written = _APPLE_YEAR + day.day[1:], (("X-APPLE-OMIT-YEAR", _APPLE_YEAR),)
        elif self._version == "4.0" and name:
            value = "--" + day.day[2:].replace("-", "") if day.day.startswith("--") else day.day.replace("-", "")
        labels = () if name else (_apple(APPLE_WORDS | APPLE_RELATIONS, day.kind),)
        self._add(name or "X-ABDATE", value, keys.day(day), written, labels)

    def _relative(self, relative: Relative) -> None:
        if self._version == "4.0" and relative.kind in RFC_KINDS | {"other"}:
            types = (("TYPE", relative.kind),) if relative.kind != "other" else ()
            self._add("RELATED", escape(relative.name), keys.relative(relative), (("VALUE", "text"), *types))
            return
        labels = (_apple(APPLE_WORDS | APPLE_RELATIONS, relative.kind),)
        self._add("X-ABRELATEDNAMES", escape(relative.name), keys.relative(relative), (), labels)


def _apple(words: dict[str, str], word: str) -> str:
    """A label as Apple writes it: its own words between signs, which other phones show or translate, too."""
    return f"_$!<{words[word]}>!$_" if word in words else word


def _not_said(params: Params, others: Params) -> Params:
    """The parameters kept aside, without a second value for one that may stand only once."""
    said = {key for key, _ in params} - {"TYPE"}
    return tuple(param for param in others if param[0] not in said)


def _label_by_type(
    name: str, group: str, params: Params, labels: tuple[str, ...]
) -> tuple[str, Params, tuple[str, ...]]:
    """In a group that several properties share an X-ABLabel would label all: the labels become types, or where that
    cannot be, the property leaves the group."""
    if name in _TYPED and not any("," in label for label in labels):
        return group, (*params, *(("TYPE", f"X-{label}") for label in labels)), ()
    return "", params, labels


def _gender(text: str) -> str:
    sex, _, words = text.partition(";")
    if sex in _SEXES:
        return f"{sex};{escape(words)}" if words else sex
    return ";" + escape(text)


def _one_line(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _address(text: str) -> str:
    """A web address as a value: readers elsewhere do not undo escapes in it, so it has as few as can be."""
    return _one_line(text.replace("\\", "\\\\"))
