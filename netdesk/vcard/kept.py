"""Properties without a field in the domain, kept so that an export writes them again; also single parameters and
groups of properties that do have a field."""

from netdesk.domain.person import Property
from netdesk.vcard.card import CardProperty
from netdesk.vcard.escapes import escape
from netdesk.vcard.heads import may_hold_bytes, safe_name
from netdesk.vcard.pictures import UNKNOWN_MEDIA, from_data_address, image_media, media_of_type, to_data_address

PARAMS = "X-NETDESK-PARAMS"
TRUE_NAME = "X-NETDESK-NAME"
ODD_PREF = "X-NETDESK-PREF"
_APPLE_GROUPS = {"X-ADDRESSBOOKSERVER-MEMBER": "MEMBER"}


def keep(prop: CardProperty) -> Property:
    """The property as it is kept: bytes as a `data:` address, parameters in one order."""
    name = prop.param(TRUE_NAME) or _APPLE_GROUPS.get(prop.name, prop.name)
    group = safe_name(prop.group or "")
    params = [(key, value) for key, value in prop.params if key not in (TRUE_NAME, "ENCODING", "CHARSET")]
    carried = _carried_bytes(prop)
    if carried is None:
        return Property(name, prop.raw_value.strip(), group, in_order(params))
    params = [
        (key, value)
        for key, value in params
        if key not in ("VALUE", "MEDIATYPE") and not (key == "TYPE" and media_of_type(value))
    ]
    return Property(name, to_data_address(carried[1], carried[0]), group, in_order(params))


def _carried_bytes(prop: CardProperty) -> tuple[str, bytes] | None:
    """Media type and bytes of a property that holds bytes, in either of the two ways."""
    if isinstance(prop.value, bytes):
        said = [media_of_type(value) for key, value in prop.params if key in ("TYPE", "MEDIATYPE")]
        media = next((media for media in said if media), "")
        return media or image_media(prop.value) or UNKNOWN_MEDIA, prop.value
    return from_data_address(prop.text) if may_hold_bytes(prop.param(TRUE_NAME) or prop.name) else None


def in_order(params: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Parameters by name, as every writer puts them; repeated ones other than TYPE in one."""
    merged: dict[str, list[str]] = {}
    for key, value in params:
        key = "PREF" if key == ODD_PREF and is_odd(value) else safe_name(key)
        merged.setdefault(key, []).append(_one_type(value) if key == "TYPE" else value)
    result: list[tuple[str, str]] = []
    for key in sorted(merged):
        result += [(key, value) for value in merged[key]] if key == "TYPE" else [(key, ",".join(merged[key]))]
    return tuple(result)


def is_odd(preference: str) -> bool:
    """Whether a PREF is none of 1 to 100, which version 4.0 does not allow."""
    return not (
        preference.isascii() and preference.isdecimal() and len(preference) <= 3 and 1 <= int(preference) <= 100
    )


def _one_type(value: str) -> str:
    return " ".join(value.replace(",", " ").split())


def params_entry(key: str, group: str, params: list[tuple[str, str]]) -> Property:
    """An entry that gives parameters and group back to the property which `key` names when it is written again."""
    return Property(PARAMS, escape(key), safe_name(group), in_order(params))
