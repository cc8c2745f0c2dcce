"""What stands on a card: somebody invented, their firm, and how to reach them, in one of four languages."""

import random
import unicodedata
from dataclasses import dataclass
from typing import Any

import phonenumbers

from tests.benchmarks.cardphotos.pools import Words, words

_PHONES = {
    "it": (39, ["3## #######"], ["011 #######", "049 #######", "0422 ######", "080 #######", "02 ########"]),
    "pl": (
        48,
        ["5## ### ###", "6## ### ###", "7## ### ###"],
        ["61 ### ## ##", "32 ### ## ##", "17 ### ## ##", "22 ### ## ##"],
    ),
    "en": (44, ["07### ######"], ["0117 ### ####", "01904 ######", "020 #### ####", "0141 ### ####"]),
    "de": (49, ["0151 ########", "0170 #######"], ["040 #######", "0341 #######", "0251 ######", "089 ########"]),
}
_ENDINGS = {
    "it": ["it", "it", "com", "eu"],
    "pl": ["pl", "pl", "com.pl", "eu"],
    "en": ["co.uk", "com", "org", "io"],
    "de": ["de", "de", "com", "net"],
}
_LABELS = {
    "it": {
        "mobile": ["Cell.", "Mobile", "M", "Cellulare"],
        "office": ["Tel.", "T", "Telefono", "Uff."],
        "fax": ["Fax", "F"],
    },
    "pl": {
        "mobile": ["kom.", "tel. kom.", "M", "komórka"],
        "office": ["tel.", "T", "telefon", "biuro"],
        "fax": ["fax", "faks"],
    },
    "en": {"mobile": ["Mobile", "M", "Cell", "Mob."], "office": ["Tel", "T", "Phone", "Direct"], "fax": ["Fax", "F"]},
    "de": {
        "mobile": ["Mobil", "M", "Handy", "mobil"],
        "office": ["Tel.", "T", "Telefon", "Fon"],
        "fax": ["Fax", "F", "Telefax"],
    },
}
_ELSEWHERE = ["gmail.com", "outlook.com", "icloud.com", "yahoo.com"]
_FEMININE = (("ski", "ska"), ("cki", "cka"), ("dzki", "dzka"))


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a card: its label if it has one, its text, and what it is (see `lines` of the truth)."""

    label: str
    text: str
    field: str


@dataclass(frozen=True, slots=True)
class Content:
    """A card before it is laid out: the truth's `fields`, and its lines."""

    locale: str
    fields: dict[str, Any]
    lines: tuple[Said, ...]

    def text(self, field: str) -> str:
        """What stands in the lines of a field, or nothing."""
        return " ".join(one.text for one in self.lines if one.field == field)


def content(pool: str, locale: str, chance: random.Random) -> Content:
    """A card of a set and language."""
    known = words(pool, locale)
    fields = _person(known, locale, chance)
    fields["org"], domain = known.firm(chance)
    domain = f"{domain}.{chance.choice(_ENDINGS[locale])}"
    fields["emails"] = _mails(fields, domain, locale, chance)
    fields["url"] = chance.choice(["www.", "www.", "", "https://"]) + domain if chance.random() < 0.8 else ""
    fields["phones"] = _phones(locale, chance)
    _address(fields, known, locale, chance)
    fields["social"] = f"linkedin.com/in/{_plain(fields['name'], '-')}" if chance.random() < 0.1 else ""
    fields["vat"] = _vat(locale, chance) if chance.random() < 0.2 else ""
    fields["tagline"] = known.one(chance, "taglines") if chance.random() < 0.25 else ""
    return Content(locale, fields, _lines(fields, known, locale, chance))


def phone(locale: str, chance: random.Random, kind: str) -> dict[str, str]:
    """A number that could exist there, as it may be printed."""
    code, mobiles, offices = _PHONES[locale]
    while True:
        shape = chance.choice(mobiles if kind == "mobile" else offices)
        shape = "".join(str(chance.randrange(10)) if sign == "#" else sign for sign in shape)
        number = phonenumbers.parse(f"+{code}{shape if locale == 'it' else shape.lstrip('0')}")
        if (phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE) is (kind == "mobile") and (
            phonenumbers.is_valid_number(number)
        ):
            e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
            return {"kind": kind, "e164": e164, "text": _dialled(number, shape, code, chance)}


def _dialled(number: phonenumbers.PhoneNumber, shape: str, code: int, chance: random.Random) -> str:
    form = phonenumbers.PhoneNumberFormat
    wide = phonenumbers.format_number(number, form.INTERNATIONAL)
    local = phonenumbers.format_number(number, form.NATIONAL)
    rest = wide.partition(" ")[2]
    ways = [wide, wide, wide, f"00{code} {rest}", f"(+{code}) {rest}", f"+{code} {rest.replace(' ', '-')}"]
    ways += [f"+{code}.{rest.replace(' ', '.').replace('-', '.')}", local]
    if code in (44, 49):
        ways.append(f"+{code} (0) {rest}")
    return chance.choice(ways)


def _person(known: Words, locale: str, chance: random.Random) -> dict[str, Any]:
    sex = chance.choice(("men", "women"))
    given, family = known.one(chance, sex), known.one(chance, "families")
    if locale == "pl" and sex == "women":
        family = next((family.removesuffix(he) + she for he, she in _FEMININE if family.endswith(he)), family)
    if chance.random() < 0.08:
        family += "-" + next(
            one for one in iter(lambda: known.one(chance, "families"), "") if " " not in one and one != family
        )
    if chance.random() < 0.06 and "-" not in given:
        given += " " + next(one for one in iter(lambda: known.one(chance, sex), "") if one != given)
    prefix = known.one(chance, "prefixes") if chance.random() < 0.22 else ""
    suffix = known.one(chance, "suffixes") if chance.random() < 0.08 else ""
    title = known.one(chance, f"{sex}_titles") if chance.random() < 0.92 else ""
    return {
        "name": f"{given} {family}",
        "given": given,
        "family": family,
        "prefix": prefix,
        "suffix": suffix,
        "title": title,
    }


def _mails(fields: dict[str, Any], domain: str, locale: str, chance: random.Random) -> list[str]:
    given, family = (
        _plain(fields[one].split(" ")[0] if one == "given" else fields[one], "", locale) for one in ("given", "family")
    )
    own = (
        [f"{given}.{family}@{domain}"] * 4
        + [f"{given[0]}.{family}@{domain}"] * 3
        + [f"{given[0]}{family}@{domain}", f"{given}@{domain}"]
    )
    own += [
        f"{chance.choice(['info', 'office', 'kontakt'])}@{domain}",
        f"{given}{family}{chance.randrange(60, 99)}@{chance.choice(_ELSEWHERE)}",
    ]
    mails = [chance.choice(own)]
    if chance.random() < (0.25 if locale == "it" else 0.08):
        mails.append(f"{domain.partition('.')[0]}@pec.it" if locale == "it" else f"info@{domain}")
    return list(dict.fromkeys(mails))


def _phones(locale: str, chance: random.Random) -> list[dict[str, str]]:
    kinds = chance.choice(
        (["office", "mobile"],) * 4 + (["mobile"],) * 3 + (["office"], ["office", "mobile", "fax"], ["office", "fax"])
    )
    return [phone(locale, chance, kind) for kind in kinds]


def _address(fields: dict[str, Any], known: Words, locale: str, chance: random.Random) -> None:
    street, number = (
        known.one(chance, "streets"),
        str(chance.randrange(1, 140)) + chance.choice(["", "", "", "A", "/3"]),
    )
    town = known.one(chance, "towns")
    fields["street"] = f"{number} {street}" if locale == "en" else f"{street} {number}"
    fields["country"] = known.of["country"][0] if chance.random() < 0.2 and ", " not in town else ""
    if locale == "en":
        city, _space, code = (
            town.rpartition(" ") if ", " in town else (town.rsplit(" ", 2)[0], "", " ".join(town.split(" ")[-2:]))
        )
        fields["zip"], fields["city"] = code, city.partition(",")[0]
    else:
        fields["zip"], _space, fields["city"] = town.partition(" ")
        fields["city"] = fields["city"].rsplit(" ", 1)[0] if locale == "it" else fields["city"]
    if locale == "it":
        town = chance.choice([f"{town[:-2]}({town[-2:]})", town, town[:-3]])
    fields["town"] = town


def _lines(fields: dict[str, Any], known: Words, locale: str, chance: random.Random) -> tuple[Said, ...]:
    name = " ".join(filter(None, (fields["prefix"], fields["name"]))) + (
        f", {fields['suffix']}" if fields["suffix"] else ""
    )
    lines = [
        Said("", fields["org"], "org"),
        Said("", name, "name"),
        Said("", fields["title"], "title"),
        Said("", fields["tagline"], "tagline"),
    ]
    lines.append(Said("", known.one(chance, "depts") if chance.random() < 0.1 else "", "dept"))
    labelled = chance.random() < 0.8
    for one in fields["phones"]:
        label = chance.choice(_LABELS[locale][one["kind"]]) if labelled or one["kind"] == "fax" else ""
        lines.append(Said(label, one["text"], one["kind"]))
    mail_label = chance.choice(["E-mail", "", "E", "Mail", ""]) if labelled else ""
    lines += [
        Said("PEC" if "@pec." in one else mail_label, one, "pec" if "@pec." in one else "email")
        for one in fields["emails"]
    ]
    lines += [
        Said("Web" if labelled and chance.random() < 0.3 else "", fields["url"], "url"),
        Said("", fields["social"], "social"),
    ]
    lines += [Said("", one, "address") for one in _places(fields, chance)]
    return tuple(one for one in (*lines, Said("", fields["vat"], "vat")) if one.text)


def _places(fields: dict[str, Any], chance: random.Random) -> list[str]:
    town = fields.pop("town")
    if fields["country"]:
        town += chance.choice([" - ", ", "]) + fields["country"]
    return (
        [fields["street"], town]
        if chance.random() < 0.55
        else [f"{fields['street']}{chance.choice([', ', ' - ', ' · '])}{town}"]
    )


def _vat(locale: str, chance: random.Random) -> str:
    digits = "".join(str(chance.randrange(10)) for _place in range(11))
    return {
        "it": f"P.IVA {digits}",
        "pl": f"NIP {digits[:10]}",
        "en": f"VAT No. GB {digits[:9]}",
        "de": f"USt-IdNr. DE{digits[:9]}",
    }[locale]


def _plain(text: str, between: str, locale: str = "") -> str:
    """As it stands in an address of the net."""
    text = text.casefold().replace("ł", "l")
    if locale == "de":
        text = text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    apart = unicodedata.normalize("NFKD", text)
    plain = "".join(sign for sign in apart if sign.isascii() and (sign.isalnum() or sign in " -"))
    return between.join(plain.split()).strip("-")
