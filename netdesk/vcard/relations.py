"""People near a person: the properties and types that name them."""

import re

from netdesk.vcard.card import CardProperty
from netdesk.vcard.heads import names

RFC_KINDS = names(
    "contact acquaintance friend met co-worker colleague co-resident neighbor child parent sibling spouse kin muse "
    "crush date sweetheart me agent emergency"
)
NAMED_RELATIONS = {
    "X-SPOUSE": "spouse",
    "X-MS-SPOUSE": "spouse",
    "X-EVOLUTION-SPOUSE": "spouse",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse",
    "X-CHILD": "child",
    "X-MS-CHILD": "child",
    "X-MANAGER": "manager",
    "X-MS-MANAGER": "manager",
    "X-EVOLUTION-MANAGER": "manager",
    "X-KADDRESSBOOK-X-MANAGERSNAME": "manager",
    "X-ASSISTANT": "assistant",
    "X-MS-ASSISTANT": "assistant",
    "X-EVOLUTION-ASSISTANT": "assistant",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant",
}
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:\S+")


def is_address(prop: CardProperty) -> bool:
    """Whether a RELATED property points at another card instead of naming somebody."""
    return prop.param("VALUE").lower() != "text" and _ADDRESS.fullmatch(prop.text.strip()) is not None


def relation_kinds(prop: CardProperty) -> tuple[str, ...]:
    """The kinds that the types of a RELATED property name."""
    kinds = tuple(value.lower() for value in prop.types if value != "PREF")
    return kinds or ("other",)
