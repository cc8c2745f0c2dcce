"""What stands in the codes of cards, and the codes themselves."""

import random
from typing import Any

import numpy as np
import zxingcpp
from PIL import Image


def payload(fields: dict[str, Any], chance: random.Random) -> str:
    """A vCard, a MECARD or a link for somebody."""
    return chance.choice((_vcard, _vcard, _mecard, _link))(fields)


def code(text: str, chance: random.Random) -> Image.Image:
    """A QR code with white around it, in UTF-8, or at times the smallest set that has its letters."""
    made = zxingcpp.create_barcode(text if chance.random() < 0.2 else text.encode(), zxingcpp.BarcodeFormat.QRCode)
    return Image.fromarray(np.array(made.to_image(scale=8, add_quiet_zones=True)))


def _vcard(fields: dict[str, Any]) -> str:
    rows = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{fields['family']};{fields['given']};;{fields['prefix']};",
        f"FN:{fields['name']}",
    ]
    rows += [f"ORG:{fields['org']}", *([f"TITLE:{fields['title']}"] if fields["title"] else [])]
    rows += [f"TEL;TYPE={_type(one['kind'])}:{one['e164']}" for one in fields["phones"]]
    return "\r\n".join([*rows, *(f"EMAIL;TYPE=WORK:{one}" for one in fields["emails"]), "END:VCARD", ""])


def _type(kind: str) -> str:
    return {"mobile": "CELL", "fax": "WORK,FAX"}.get(kind, "WORK,VOICE")


def _mecard(fields: dict[str, Any]) -> str:
    numbers = "".join(f"TEL:{one['e164']};" for one in fields["phones"] if one["kind"] != "fax")
    return f"MECARD:N:{fields['family']},{fields['given']};{numbers}EMAIL:{fields['emails'][0]};;"


def _link(fields: dict[str, Any]) -> str:
    return f"https://www.{fields['emails'][0].partition('@')[2]}/contact?from=card"
