"""How to reach somebody: numbers, addresses, accounts. Each function says whether a property has a field."""

from collections.abc import Mapping

from netdesk.domain.person import Address, Email, Handle, Phone, Web
from netdesk.vcard import components, handles, keys
from netdesk.vcard.card import CardProperty
from netdesk.vcard.gathering import LABELLED, Gathering, Understands
from netdesk.vcard.labels import labels_of

_OF_HANDLES = LABELLED | {*handles.SERVICE_PARAMS, *handles.USER_PARAMS}


def phone(into: Gathering, prop: CardProperty) -> bool:
    """A number; `tel:` addresses become the number they dial."""
    number = prop.text.strip()
    if number.lower().startswith("tel:"):
        number = number[4:].replace(";ext=", " ext. ").strip()
    if not number:
        return False
    labels, preferred = labels_of(prop, into.own_labels(prop))
    into.fields.phones.append(Phone(number, labels, preferred))
    return into.labelled(keys.phone(into.fields.phones[-1]), prop)


def email(into: Gathering, prop: CardProperty) -> bool:
    """A mail address."""
    address = prop.text.strip()
    if address.lower().startswith("mailto:"):
        address = address[7:].strip()
    if not address:
        return False
    labels, preferred = labels_of(prop, into.own_labels(prop))
    into.fields.emails.append(Email(address, labels, preferred))
    return into.labelled(keys.email(into.fields.emails[-1]), prop)


def web(into: Gathering, prop: CardProperty) -> bool:
    """A web address."""
    labels, preferred = labels_of(prop, into.own_labels(prop))
    into.fields.webs.append(Web(prop.text.strip(), labels, preferred))
    return into.labelled(keys.web(into.fields.webs[-1]), prop)


def address(into: Gathering, prop: CardProperty) -> bool:
    """A postal address; what newer versions add to its seven parts goes to the extended part, unless said already."""
    parts = [part.strip() for part in prop.parts]
    added = components.added(into.card.version, prop)
    parts = components.address_parts(parts) if added else parts
    more = [part for part in parts[7:] if part and not any(part in known for known in parts[:7])]
    box, extended, street, locality, region, postcode, country = (parts + [""] * 7)[:7]
    extended = ", ".join(part for part in (extended, *more) if part)
    labels, preferred = labels_of(prop, into.own_labels(prop))
    value = Address(street, locality, region, postcode, country, box, extended, labels, preferred)
    into.fields.addresses.append(value)
    return into.labelled(keys.address(value), prop, components.kept(prop, added, keys.address_parts(value)))


def address_label(into: Gathering, prop: CardProperty) -> bool:
    """The address as it is printed: the only one there is, where a card has no ADR."""
    if into.has_address or not prop.text.strip():
        return False
    labels, preferred = labels_of(prop, into.own_labels(prop))
    into.fields.addresses.append(Address(prop.text.strip(), labels=labels, preferred=preferred))
    return into.labelled(keys.address(into.fields.addresses[-1]), prop)


def messenger(into: Gathering, prop: CardProperty) -> bool:
    """An account at a messenger."""
    return _add(into, prop, handles.messenger(prop, _labels(into, prop)))


def profile(into: Gathering, prop: CardProperty) -> bool:
    """An account at a social network."""
    return _add(into, prop, handles.profile(prop, _labels(into, prop)))


def named_handle(into: Gathering, prop: CardProperty) -> bool:
    """An account in a property named after its service; the same account may stand in IMPP, too."""
    labels = _labels(into, prop)
    network = handles.NETWORKS.get(prop.name)
    value = Handle(network or handles.MESSENGERS[prop.name], prop.text.strip(), "", labels, social=bool(network))
    known = ((handle.service, handle.account) for handle in into.fields.handles)
    return (value.service, value.account) in known or _add(into, prop, value)


def _labels(into: Gathering, prop: CardProperty) -> tuple[str, ...]:
    """The labels of an account."""
    return labels_of(prop, into.own_labels(prop))[0]


def _add(into: Gathering, prop: CardProperty, value: Handle) -> bool:
    """Add an account."""
    into.fields.handles.append(value)
    return into.linked(keys.handle(value), prop, _OF_HANDLES)


REACH: Mapping[str, Understands] = {
    "TEL": phone,
    "EMAIL": email,
    "URL": web,
    "ADR": address,
    "LABEL": address_label,
    "IMPP": messenger,
    "X-SOCIALPROFILE": profile,
    "SOCIALPROFILE": profile,
} | dict.fromkeys((*handles.MESSENGERS, *handles.NETWORKS), named_handle)
