"""What is printed on a card, and what it means."""

import random
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.unseen_cards.phones import Phone, phone
from tests.benchmarks.unseen_cards.plain import plain
from tests.benchmarks.unseen_cards.pools import ENDINGS, REGIONS, pool

_PREFIXES = {
    "it": ("Ing.", "Dott.ssa", "Avv.", "Geom."),
    "pl": ("mgr inż.", "dr", "inż."),
    "en": ("Dr", "Prof."),
    "de": ("Dr.", "Dipl.-Ing.", "Prof. Dr."),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its place on the card (`block`), its text with the label before it, and what field it is."""

    block: str
    field: str
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The lines of a card and its truth. `more` are the places of a second office."""

    language: str
    fields: dict[str, Any]
    lines: tuple[Line, ...]
    more: tuple[dict[str, str], ...] = field(default=())


def content(language: str, chance: random.Random, *, two: bool = False) -> Content:
    """Somebody's card; with `two` offices on it."""
    fields = _who(language, chance) | _place(language, chance)
    fields["emails"], fields["url"] = _reached(language, fields, chance)
    phones = _phones(REGIONS[language], chance)
    fields["phones"] = [{"kind": one.kind, "e164": one.e164, "text": one.text} for one in phones]
    more = (_place(language, chance),) if two else ()
    return Content(
        language, fields, (*_names(language, fields, chance), *_rest(language, fields, phones, more, chance)), more
    )


# --- what is true


def _who(language: str, chance: random.Random) -> dict[str, Any]:
    words = pool(language)
    given, family = words.any("given", chance), words.any("family", chance)
    return {
        "name": f"{given} {family}",
        "given": given,
        "family": family,
        "prefix": chance.choice(_PREFIXES[language]) if chance.random() < 0.15 else "",
        "suffix": "",
        "title": words.any("titles", chance) if chance.random() < 0.9 else "",
        "org": words.firm(chance),
        "social": "",
        "country": "",
        "department": words.any("departments", chance) if chance.random() < 0.12 else "",
        "vat": _digits(chance) if chance.random() < 0.15 else "",
        "tagline": words.any("taglines", chance) if chance.random() < 0.2 else "",
    }


def _digits(chance: random.Random) -> str:
    """Digits of a tax number, whose check nobody makes here."""
    return str(chance.randrange(10**9, 10**10))


def _place(language: str, chance: random.Random) -> dict[str, str]:
    """Street, postcode and town, and how the town's line is printed."""
    street = pool(language).any("streets", chance).format(n=chance.randrange(1, 140))
    printed = pool(language).any("towns", chance)
    words = printed.split()
    if language == "en":
        return {"street": street, "zip": " ".join(words[-2:]), "city": " ".join(words[:-2]), "town": printed}
    city = " ".join(words[1:-1] if language == "it" else words[1:])
    return {"street": street, "zip": words[0], "city": city, "town": printed}


def _reached(language: str, fields: dict[str, Any], chance: random.Random) -> tuple[list[str], str]:
    """Mail addresses and a site, at a domain made of the firm's name."""
    german = language == "de"
    words = [word for word in (plain(one, german=german) for one in fields["org"].replace("&", " ").split()) if word]
    domain = chance.choice(("".join(words[:2]), words[0] + "-" + words[1], words[1] + words[0][:3]))
    domain += "." + chance.choice(ENDINGS[language])
    given, family = plain(fields["given"], german=german), plain(fields["family"], german=german)
    local = chance.choice(
        (f"{given}.{family}", f"{given[0]}.{family}", family, f"{given[0]}{family}", f"{family}.{given}", "info")
    )
    mails = [f"{local}@{domain}"] + ([f"office@{domain}"] if chance.random() < 0.1 and local != "info" else [])
    site = chance.choice((f"www.{domain}", f"www.{domain}", domain, f"https://www.{domain}", ""))
    return mails, site


def _phones(region: str, chance: random.Random) -> list[Phone]:
    kinds = chance.choice(
        (
            ("mobile",),
            ("office",),
            ("office", "mobile"),
            ("office", "mobile"),
            ("office", "mobile", "fax"),
            ("office", "fax"),
        )
    )
    return [phone(kind, region, chance) for kind in kinds]


# --- how it is printed


def _names(language: str, fields: dict[str, Any], chance: random.Random) -> list[Line]:
    name = f"{fields['prefix']} {fields['name']}".strip()
    if chance.random() < 0.2:
        name = name.upper() if language != "de" else name
    org = fields["org"].upper() if chance.random() < 0.2 and "ß" not in fields["org"] else fields["org"]
    lines = [("name", name), ("title", fields["title"]), ("org", org), ("tagline", fields["tagline"])]
    lines.insert(2, ("dept", fields.pop("department")))
    return [Line(field, field, text) for field, text in lines if text]


def _rest(
    language: str, fields: dict[str, Any], phones: list[Phone], more: tuple[dict[str, str], ...], chance: random.Random
) -> list[Line]:
    words, labelled = pool(language), chance.random() < 0.85
    many = {one.kind for one in phones} != {"mobile"} and (labelled or len(phones) > 1)
    lines = [
        Line("phones", one.kind, one.text, words.any(f"labels.{one.kind}", chance) if many or one.kind == "fax" else "")
        for one in phones
    ]
    lines += [
        Line("web", "email", one, words.any("labels.email", chance) if labelled else "") for one in fields["emails"]
    ]
    lines += (
        [Line("web", "url", fields["url"], words.any("labels.web", chance) if labelled else "")]
        if fields["url"]
        else []
    )
    offices = words.of["labels.offices"] if more else ("",)
    inline = chance.random() < 0.35
    for head, place in zip(offices, ({key: fields[key] for key in ("street", "town")}, *more), strict=False):
        lines += [Line("address", "label", head)] if head else []
        parts = [f"{place['street']}, {place['town']}"] if inline else [place["street"], place["town"]]
        lines += [Line("address", "address", part) for part in parts]
    if fields["vat"]:
        lines.append(Line("address", "vat", words.any("labels.vat", chance).format(v=fields["vat"])))
    del fields["town"]
    return lines
