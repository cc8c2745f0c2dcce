"""What becomes of one person's card until it comes in again: each change keeps something by which they are known."""

import random
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from netdesk.domain.person import Email, Name, Person, Phone
from netdesk.domain.text import fold

if TYPE_CHECKING:
    from acquaintances import World

CALLED = {
    "Małgorzata": "Gosia", "Katarzyna": "Kasia", "Joanna": "Asia", "Agnieszka": "Aga", "Barbara": "Basia",
    "Aleksandra": "Ola", "Zofia": "Zosia", "Krzysztof": "Krzysiek", "Tomasz": "Tomek", "Stanisław": "Staszek",
    "Jakub": "Kuba", "Wojciech": "Wojtek", "Grzegorz": "Grzesiek", "Zbigniew": "Zbyszek", "Przemysław": "Przemek",
    "Bartosz": "Bartek", "Magdalena": "Magda", "Elżbieta": "Ela", "Piotr": "Piotrek", "Maciej": "Maciek",
    "Giuseppe": "Pino", "Giovanni": "Gianni", "Francesco": "Ciccio", "Antonio": "Tonino", "Vincenzo": "Enzo",
    "Luigi": "Gigi", "Domenico": "Mimmo", "Alessandro": "Sandro", "Federica": "Fede", "Giuseppina": "Pina",
    "Johannes": "Hans", "Josef": "Sepp", "Andreas": "Andi", "Friedrich": "Fritz", "Heinrich": "Heinz",
    "Wilhelm": "Willi", "Katharina": "Kathi", "Elisabeth": "Lisa", "Sebastian": "Basti", "Matthias": "Matze",
    "Robert": "Bob", "William": "Bill", "Richard": "Dick", "James": "Jim", "Michael": "Mike", "Elizabeth": "Liz",
    "Margaret": "Peggy", "Edward": "Ted", "Thomas": "Tom", "Charles": "Chuck", "Samuel": "Sam", "Susan": "Sue",
    "Christopher": "Chris", "Alexander": "Alex", "Stephen": "Steve", "Rebecca": "Becky", "Patricia": "Trish",
}  # fmt: skip
_TITLES = ("Dr ", "mgr inż. ", "Dott.ssa ", "Prof. Dr. ", "Ing. ", "Herr ", "Mr ", "Avv. ", "dr hab. ", "Dipl.-Ing. ")


def exact(_world: "World", known: Person) -> Person:
    """The same card again."""
    return known


def changed_employer(world: "World", known: Person) -> Person | None:
    """Another company, mail and desk; the mobile or the private mail stays."""
    company = world.chance.choice(world.companies)
    kept = tuple(phone for phone in known.phones if "work" not in phone.labels)
    mails = tuple(mail for mail in known.emails if not mail.address.endswith(".example"))
    if not kept and not mails:
        return None
    new = Email(world.work_mail(known.name.given, known.name.family, company))
    mails = mails if not kept or world.likely(0.5) else ()
    return replace(known, organisation=company.name, phones=kept, emails=(new, *mails))


def new_mail(world: "World", known: Person) -> Person | None:
    """Another mail address; phones, employer and the rest stay."""
    if not known.phones and not known.organisation:
        return None
    return replace(known, emails=(Email(world.private_mail(known.name.given, known.name.family)),))


def typo(world: "World", known: Person) -> Person:
    """An error in one part of the name, and some of the rest left out."""
    name = known.name
    if world.likely(0.5):
        name = replace(name, given=world.mixture.errors(world.chance, name.given))
    else:
        name = replace(name, family=world.mixture.errors(world.chance, name.family))
    return _thinned(world, replace(known, name=_whole(name)))


def nickname(world: "World", known: Person) -> Person | None:
    """As friends call them."""
    called = CALLED.get(known.name.given)
    return _thinned(world, replace(known, name=_whole(replace(known.name, given=called)))) if called else None


def without_diacritics(world: "World", known: Person) -> Person | None:
    """As a keyboard without the letters types it."""
    umlauts = str.maketrans({"ü": "ue", "ö": "oe", "ä": "ae", "Ü": "Ue", "Ö": "Oe", "Ä": "Ae"})
    plain = [fold(part.translate(umlauts)).title() for part in (known.name.given, known.name.family)]
    if plain == [known.name.given, known.name.family]:
        return None
    return _thinned(world, replace(known, name=_whole(Name(given=plain[0], family=plain[1]))))


def swapped(world: "World", known: Person) -> Person:
    """Given and family name in each other's place, or the family name first in one line."""
    name = known.name
    if world.likely(0.5):
        return _thinned(world, replace(known, name=_whole(Name(given=name.family, family=name.given))))
    return _thinned(world, replace(known, name=Name(full=f"{name.family} {name.given}")))


def with_a_title(world: "World", known: Person) -> Person:
    """A title before the name, in its field or in one line."""
    title = world.chance.choice(_TITLES)
    name = Name(full=title + known.name.full) if world.likely(0.6) else replace(known.name, prefix=title.strip())
    return _thinned(world, replace(known, name=name))


def other_writing(world: "World", known: Person) -> Person | None:
    """The phones as dialled at home, with signs between; no mail."""
    if not known.phones:
        return None
    sign = world.chance.choice((" ", "-", "/", ""))
    trunk = "" if known.phones[0].number.startswith(("+48", "+39")) else "0"
    numbers = [trunk + sign.join(phone.number.split()[1:]) for phone in known.phones]
    return replace(known, phones=tuple(Phone(number) for number in numbers), emails=())


def initial(world: "World", known: Person) -> Person:
    """One letter for the given name."""
    return _thinned(world, replace(known, name=_whole(replace(known.name, given=known.name.given[0] + "."))))


def double_name(world: "World", known: Person) -> Person:
    """A second family name, as after a marriage, or a second given name."""
    other = world.person()
    if world.likely(0.5):
        name = replace(known.name, family=f"{known.name.family}-{other.name.family}")
    else:
        name = replace(known.name, middle=other.name.given, given=known.name.given)
    return _thinned(world, replace(known, name=_whole(name)))


def name_and_company(_world: "World", known: Person) -> Person | None:
    """As in a list of guests."""
    if not known.organisation:
        return None
    return Person(name=Name(full=known.name.full), organisation=known.organisation)


def only_phone(world: "World", known: Person) -> Person | None:
    """A number without a name."""
    own = [phone for phone in known.phones if not {"work", "home"} & set(phone.labels)]
    return Person(phones=(world.chance.choice(own),)) if own else None


def only_mail(_world: "World", known: Person) -> Person | None:
    """An address without a name, or with the address as the name."""
    own = [mail for mail in known.emails if not mail.address.startswith("info@")]
    return Person(name=Name(full=own[0].address), emails=tuple(own[:1])) if own else None


def _whole(name: Name) -> Name:
    parts = (name.given, name.middle, name.family)
    return replace(name, full=" ".join(part for part in parts if part))


def _thinned(world: "World", card: Person) -> Person:
    """The card with some of what it had; one own way to reach them, or the employer in every tenth."""
    if card.organisation and world.likely(0.1):
        return replace(card, emails=(), phones=(), anniversaries=(), addresses=())
    if card.emails and card.phones and world.likely(0.6):
        keeps_mail = world.likely(0.5)
        card = replace(card, emails=card.emails if keeps_mail else (), phones=() if keeps_mail else card.phones)
    if world.likely(0.3):
        card = replace(card, organisation="")
    return replace(card, anniversaries=(), addresses=()) if world.likely(0.5) else card


def mistyped(chance: random.Random, word: str) -> str:
    """A letter left out, doubled, swapped with the next, or another in its place; seldom the first one."""
    place = chance.randrange(0 if chance.random() < 0.1 else 1, len(word))
    before, here, after = word[:place], word[place], word[place + 1 :]
    letter = chance.choice("aeionrstlkmw")
    made = (
        before + after,
        before + here + here + after,
        before + after[:1] + here + after[1:],
        before + letter + after,
    )
    return chance.choice(made) or word


CHANGES: dict[str, Callable[["World", Person], Person | None]] = {
    "exact": exact,
    "changed employer": changed_employer,
    "new mail": new_mail,
    "typo": typo,
    "nickname": nickname,
    "without diacritics": without_diacritics,
    "swapped": swapped,
    "with a title": with_a_title,
    "other writing of the phone": other_writing,
    "initial": initial,
    "double name": double_name,
    "name and company": name_and_company,
    "only phone": only_phone,
    "only mail": only_mail,
}
