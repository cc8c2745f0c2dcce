"""What stands in the codes of cards: vCards of three versions, MECARD, BIZCARD and addresses, in several encodings."""

import random
from typing import Any

_ENCODINGS = {"pl": ("utf-8", "utf-8", "iso-8859-2", "cp1250"), "de": ("utf-8", "utf-8", "iso-8859-1")}


def payload(fields: dict[str, Any], locale: str, chance: random.Random) -> bytes:
    """The bytes of a code for a card."""
    made = chance.choice([_vcard21, _vcard30, _vcard30, _vcard40, _mecard, _bizcard, _address])(fields)
    encoding = chance.choice(_ENCODINGS.get(locale, ("utf-8",))) if "VERSION:4" not in made else "utf-8"
    return made.encode(encoding, "replace")


def _vcard21(fields: dict[str, Any]) -> str:
    numbers = [f"TEL;{'CELL' if one['kind'] == 'mobile' else 'WORK'}:{one['e164']}" for one in fields["phones"]]
    return _card("2.1", fields, numbers)


def _vcard30(fields: dict[str, Any]) -> str:
    numbers = [f"TEL;TYPE={'CELL' if one['kind'] == 'mobile' else 'WORK'}:{one['e164']}" for one in fields["phones"]]
    return _card("3.0", fields, numbers)


def _vcard40(fields: dict[str, Any]) -> str:
    numbers = [
        f"TEL;VALUE=uri;TYPE={'cell' if one['kind'] == 'mobile' else 'work'}:tel:{one['e164']}"
        for one in fields["phones"]
    ]
    return _card("4.0", fields, numbers)


def _card(version: str, fields: dict[str, Any], numbers: list[str]) -> str:
    head = [
        "BEGIN:VCARD",
        f"VERSION:{version}",
        f"N:{fields['family']};{fields['given']};;{fields['prefix']};{fields['suffix']}",
    ]
    head += [f"FN:{fields['name']}", f"ORG:{fields['org']}"] + ([f"TITLE:{fields['title']}"] if fields["title"] else [])
    return "\r\n".join([*head, *numbers, *(f"EMAIL:{one}" for one in fields["emails"]), "END:VCARD"])


def _mecard(fields: dict[str, Any]) -> str:
    numbers = "".join(f"TEL:{one['e164']};" for one in fields["phones"])
    return f"MECARD:N:{fields['family']},{fields['given']};ORG:{fields['org']};{numbers}EMAIL:{fields['emails'][0]};;"


def _bizcard(fields: dict[str, Any]) -> str:
    who = f"N:{fields['given']};X:{fields['family']};T:{fields['title']};C:{fields['org']}"
    return f"BIZCARD:{who};B:{fields['phones'][0]['e164']};E:{fields['emails'][0]};;"


def _address(fields: dict[str, Any]) -> str:
    return f"https://{fields['emails'][0].partition('@')[2]}/team/{fields['family'].split()[-1].lower()}"
