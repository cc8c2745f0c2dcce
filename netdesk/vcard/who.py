"""Who a card is about: names, readings, work, picture. Each function says whether a property has a field."""

from collections.abc import Mapping

from netdesk.vcard import components, keys
from netdesk.vcard.card import CardProperty
from netdesk.vcard.gathering import LABELLED, UNDERSTOOD, Gathering, Understands
from netdesk.vcard.pictures import from_data_address, image_media

DERIVED = "X-NETDESK-DERIVED"
_OF_PHOTOS = LABELLED | {"MEDIATYPE"}
_READ_ALOUD = frozenset(("script", "piny", "jyut"))
_READINGS = frozenset(("X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME", "SORT-STRING"))


def full_name(into: Gathering, prop: CardProperty) -> bool:
    """The name as its owner writes it, unless we made it up for an export."""
    return bool(prop.param(DERIVED)) or into.single("FN", prop, prop.text)


def name(into: Gathering, prop: CardProperty) -> bool:
    """The parts of the name; parts beyond the five join the suffix, unless RFC 9554 gives them a meaning."""
    if prop.param(DERIVED):
        return True
    parts = [part.strip() for part in prop.parts]
    if prop.param("PHONETIC"):
        return _spoken(into, prop.param("PHONETIC"), parts)
    if into.fields.name:
        return False
    added = components.added(into.card.version, prop)
    into.fields.name = components.name_parts(parts) if added else _five(parts)
    understood = set(UNDERSTOOD)
    if prop.param("SORT-AS") and _sort_as(into, prop.param("SORT-AS")):
        understood.add("SORT-AS")
    return into.linked("N", prop, understood, components.kept(prop, added, into.fields.name))


def _five(parts: list[str]) -> list[str]:
    suffix = " ".join(part for part in parts[4:] if part)
    return [*(parts + [""] * 4)[:4], suffix]


def _spoken(into: Gathering, phonetic: str, parts: list[str]) -> bool:
    """A name as it is spoken (RFC 9554, PHONETIC) is a reading where it is letters to read, and kept in any case."""
    if phonetic.lower() in _READ_ALOUD:
        _as_readings(into, parts[:2])
    return False


def _sort_as(into: Gathering, text: str) -> bool:
    """Keys to sort by are readings, unless the card has readings."""
    return _as_readings(into, [part.strip() for part in text.replace(";", ",").split(",")])


def _as_readings(into: Gathering, parts: list[str]) -> bool:
    if any(prop.name in _READINGS and not prop.is_empty for prop in into.card.properties):
        return False
    if len(parts) > 2 or "reading_family" in into.fields.single:
        return False
    _set_readings(into, parts)
    return True


def _set_readings(into: Gathering, parts: list[str]) -> None:
    for key, part in zip(("reading_family", "reading_given"), parts, strict=False):
        if part:
            into.fields.single[key] = part


def sound(into: Gathering, prop: CardProperty) -> bool:
    """The reading of a name on Japanese phones."""
    parts = [part.strip() for part in prop.text.split(";")]
    if "X-IRMC-N" not in prop.types or any(parts[2:]) or "reading_family" in into.fields.single:
        return False
    _set_readings(into, parts)
    return into.linked("reading_family" if parts[0] else "reading_given", prop, LABELLED)


def reading_family(into: Gathering, prop: CardProperty) -> bool:
    """How the family name is read."""
    return into.single("reading_family", prop, prop.text)


def reading_given(into: Gathering, prop: CardProperty) -> bool:
    """How the given name is read."""
    return into.single("reading_given", prop, prop.text)


def nickname(into: Gathering, prop: CardProperty) -> bool:
    """Nicknames."""
    into.listed(prop, into.fields.nicknames)
    return True


def organisation(into: Gathering, prop: CardProperty) -> bool:
    """The organisation; its units are the department."""
    first, *others = (part.strip() for part in prop.parts)
    department = ", ".join(part for part in others if part)
    if "ORG" in into.fields.single or not (first or department):
        return False
    into.fields.single["ORG"] = first
    into.fields.single["department"] = department
    return into.linked("ORG", prop, UNDERSTOOD)


def plain(into: Gathering, prop: CardProperty) -> bool:
    """A field with one text."""
    return into.single(prop.name, prop, prop.text)


def gender(into: Gathering, prop: CardProperty) -> bool:
    """The letter, the words, or both with a semicolon between."""
    sex, text = (*(part.strip() for part in prop.parts), "")[:2]
    return into.single("GENDER", prop, f"{sex};{text}" if sex and text else sex or text)


def kind(into: Gathering, prop: CardProperty) -> bool:
    """Whether the card is of a group."""
    text = prop.text.strip().lower()
    into.fields.is_group = into.fields.is_group or text == "group"
    return text in ("group", "individual")


def photo(into: Gathering, prop: CardProperty) -> bool:
    """The first picture in the card, and the first address of one elsewhere, which nobody fetches."""
    content = _content(prop)
    if content is None:
        elsewhere = prop.text.strip().lower().startswith(("http://", "https://"))
        return elsewhere and into.single("PHOTO-URL", prop, prop.text, _OF_PHOTOS)
    if into.picture is not None or not image_media(content):
        return False
    into.picture = content
    if prop.group or not {name for name, _ in prop.params} <= _OF_PHOTOS:  # else the key is not worth a hash
        into.linked(keys.picture(content), prop, _OF_PHOTOS)
    return True


def _content(prop: CardProperty) -> bytes | None:
    if isinstance(prop.value, bytes):
        return prop.value
    found = from_data_address(prop.text)
    return found[1] if found else None


WHO: Mapping[str, Understands] = {
    "FN": full_name,
    "N": name,
    "SOUND": sound,
    "SORT-STRING": reading_family,
    "X-PHONETIC-LAST-NAME": reading_family,
    "X-PHONETIC-FIRST-NAME": reading_given,
    "NICKNAME": nickname,
    "ORG": organisation,
    "TITLE": plain,
    "ROLE": plain,
    "UID": plain,
    "LANG": plain,
    "X-NETDESK-SPHERE": plain,
    "GENDER": gender,
    "X-GENDER": gender,
    "KIND": kind,
    "X-ADDRESSBOOKSERVER-KIND": kind,
    "PHOTO": photo,
}
