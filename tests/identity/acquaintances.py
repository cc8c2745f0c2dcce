"""People as address books hold them and cards that come in later, made by chance, with the truth about each card."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from changed_cards import CHANGES, mistyped
from invented_names import LANGUAGES, Language, feminine, invented_family

from netdesk.domain.ids import Id
from netdesk.domain.person import Address, Anniversary, Email, Name, Person, Phone
from netdesk.domain.text import fold


@dataclass(frozen=True, slots=True)
class Case:
    """One incoming card: what was done to it, and who it really is; nobody for somebody new."""

    kind: str
    card: Person
    truth: Id | None = None


@dataclass(frozen=True, slots=True)
class Mixture:
    """How often what happens, as weights and shares; `errors` are what a wrong letter is made of."""

    languages: dict[str, float]
    repeats: dict[str, float]
    news: dict[str, float]
    share_new: float = 0.5
    shares_switchboard: float = 0.25
    has_birthday: float = 0.15
    labels_mobile: float = 0.7
    labels_home: float = 0.9
    shares_mail_at_home: float = 0.3
    frequent_family_names: float = 0.4
    people_of_a_company: int = 8
    words: Mapping[str, Language] = field(default_factory=lambda: LANGUAGES)
    errors: Callable[[random.Random, str], str] = mistyped


USUAL = Mixture(
    languages={"pl": 4, "it": 2, "de": 2, "en": 2},
    repeats={
        "exact": 10,
        "changed employer": 10,
        "new mail": 10,
        "typo": 10,
        "nickname": 8,
        "without diacritics": 6,
        "swapped": 5,
        "with a title": 6,
        "other writing of the phone": 8,
        "initial": 3,
        "double name": 3,
        "name and company": 6,
        "only phone": 4,
        "only mail": 4,
    },
    news={
        "stranger": 60,
        "homonym": 8,
        "homonym at one company": 2,
        "family": 10,
        "father and son": 1.5,
        "colleague": 15,
        "stranger with only a name": 3,
    },
)


@dataclass(slots=True)
class Company:
    """An employer with what all its people share."""

    name: str
    domain: str
    switchboard: str
    language: str


@dataclass(slots=True)
class World:
    """Known people and incoming cards; the same seed makes the same world."""

    seed: int
    mixture: Mixture = USUAL
    known: list[Person] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    chance: random.Random = field(init=False)
    companies: list[Company] = field(default_factory=list)
    count: int = 0
    taken: set[str] = field(default_factory=set)
    at_home: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def fill(self, known: int, incoming: int) -> "World":
        """Make so many known people, then so many cards."""
        self.companies = [
            self._company(self._language()) for _ in range(max(3, known // self.mixture.people_of_a_company))
        ]
        while len(self.known) < known:
            self.known += self._household() if self.chance.random() < 0.1 else [self.person()]
        for _ in range(incoming):
            self.cases.append(self._new() if self.chance.random() < self.mixture.share_new else self._repeat())
        return self

    def picked(self, weights: dict[str, float]) -> str:
        """One of the keys, by their weights."""
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def likely(self, share: float) -> bool:
        """True so often."""
        return self.chance.random() < share

    def _language(self) -> Language:
        return self.mixture.words[self.picked(self.mixture.languages)]

    def _company(self, language: Language) -> Company:
        self.count += 1
        name = invented_family(self.chance, language)
        form = self.chance.choice(language.companies)
        return Company(
            form.format(name), f"{_ascii(name)}{self.count}.example", self._landline(language), language.code
        )

    def _landline(self, language: Language) -> str:
        return f"+{language.calling} {self.chance.choice(language.areas)} {self.chance.randrange(2000000, 9999999)}"

    def mobile(self, language: Language) -> str:
        """A mobile number of a country."""
        return f"+{language.calling} {self.chance.choice(language.mobiles)} {self.chance.randrange(100000, 9999999):07}"

    def names(self, language: Language) -> tuple[str, str, bool]:
        """Given name, family name in the form of its bearer, and whether she is a woman."""
        woman = self.likely(0.5)
        pool = language.women if woman else language.men
        place = min(int(self.chance.expovariate(1 / 22)), len(pool) - 1)
        if self.likely(self.mixture.frequent_family_names):
            family = language.families[min(int(self.chance.expovariate(1 / 30)), len(language.families) - 1)]
        else:
            family = invented_family(self.chance, language)
        return pool[place], feminine(family) if woman and language.code == "pl" else family, woman

    def person(self, language: Language | None = None, company: Company | None = None) -> Person:
        """Somebody with a name, mostly an employer, mostly mail and phone."""
        self.count += 1
        language = language or self._language()
        given, family, _woman = self.names(language)
        company = company or (self.chance.choice(self.companies) if self.likely(0.75) else None)
        if company:
            language = self.mixture.words[company.language] if self.likely(0.8) else language
        mails = [self.private_mail(given, family)] if self.likely(0.5) else []
        if company and self.likely(0.75):
            mails.append(self.work_mail(given, family, company))
        if company and self.likely(0.06):
            mails.append(f"info@{company.domain}")
        phones = [self.mobile_phone(language)] if self.likely(0.75) else []
        if company and self.likely(self.mixture.shares_switchboard):
            phones.append(Phone(company.switchboard, ("work",)))
        if not mails and not phones:
            phones = [self.mobile_phone(language)]
        day = f"{self.chance.randrange(1945, 2004)}-{self.chance.randrange(1, 13):02}-{self.chance.randrange(1, 29):02}"
        return Person(
            id=f"{self.count:032x}",
            name=Name(full=f"{given} {family}", given=given, family=family),
            organisation=company.name if company else "",
            emails=tuple(Email(mail) for mail in mails),
            phones=tuple(phones),
            addresses=(Address(country=language.country),) if self.likely(0.3) else (),
            anniversaries=(Anniversary("birthday", day),) if self.likely(self.mixture.has_birthday) else (),
        )

    def mobile_phone(self, language: Language) -> Phone:
        """A mobile, mostly labelled so."""
        return Phone(self.mobile(language), ("cell",) if self.likely(self.mixture.labels_mobile) else ())

    def private_mail(self, given: str, family: str) -> str:
        """An address at an open mail service that nobody else has."""
        self.count += 1
        return f"{_ascii(given)}.{_ascii(family)}{self.count}@{self.chance.choice(('gmail.com', 'wp.pl', 'gmx.de'))}"

    def work_mail(self, given: str, family: str, company: Company) -> str:
        """An address at the employer; of two of one name the second has a number."""
        self.count += 1
        local = f"{_ascii(given)[0]}.{_ascii(family)}" if self.likely(0.4) else f"{_ascii(given)}.{_ascii(family)}"
        address = f"{local}{self.count if self.likely(0.1) else ''}@{company.domain}"
        address = f"{local}{self.count}@{company.domain}" if address in self.taken else address
        self.taken.add(address)
        return address

    def _household(self) -> list[Person]:
        """Two to four people of one family name with one telephone at home, some with one mail address."""
        language = self._language()
        _given, family, _woman = self.names(language)
        landline, mail = self._house_phone(language), self.private_mail("", family)
        members = [self.member(language, family, landline, mail) for _ in range(self.chance.randrange(2, 5))]
        if self.likely(0.15):
            members.append(self.son(members[0]))
        return members

    def _house_phone(self, language: Language) -> Phone:
        return Phone(self._landline(language), ("home",) if self.likely(self.mixture.labels_home) else ())

    def member(self, language: Language, family: str, landline: Phone, mail: str) -> Person:
        """One of a family, reached at the telephone of the house."""
        one = self.person(language)
        names = self.at_home.setdefault(landline.number, set())
        while (picked := self.names(language))[0] in names:
            pass
        given, _family, woman = picked
        names.add(given)
        name = feminine(family) if woman and language.code == "pl" else family
        return replace(
            one,
            name=Name(full=f"{given} {name}", given=given, family=name),
            phones=(landline, *one.phones[: self.chance.randrange(2)]),
            emails=(Email(mail),)
            if self.likely(self.mixture.shares_mail_at_home)
            else self._own_mails(one, given, name),
        )

    def _own_mails(self, one: Person, given: str, family: str) -> tuple[Email, ...]:
        return tuple(Email(self.private_mail(given, family)) for _ in one.emails[:1])

    def son(self, father: Person) -> Person:
        """Somebody of the same name: told apart by a suffix, a birthday or nothing but a mobile of his own."""
        self.count += 1
        son = replace(father, id=f"{self.count:032x}", phones=father.phones[:1], anniversaries=())
        told = self.chance.random()
        if told < 0.35:
            name = replace(son.name, suffix="Jr", full=f"{son.name.full} Jr")
            return replace(son, name=name)
        if told < 0.7 and father.birthday:
            return replace(son, anniversaries=(Anniversary("birthday", f"{int(father.birthday[:4]) + 28}-03-09"),))
        own = Phone(self.mobile(self._language()), ("cell",))
        return replace(son, phones=(*son.phones, own), emails=())

    def _repeat(self) -> Case:
        kind = self.picked(self.mixture.repeats)
        while True:
            known = self.chance.choice(self.known)
            if card := CHANGES[kind](self, known):
                return Case(kind, replace(card, id=self.fresh_id()), known.id)

    def fresh_id(self) -> Id:
        """An id that nobody has."""
        self.count += 1
        return f"{self.count:032x}"

    def _new(self) -> Case:
        kind, near = self.picked(self.mixture.news), self.chance.choice(self.known)
        made = self.person()
        if kind == "homonym":
            made = replace(made, name=near.name)
        elif kind == "homonym at one company" and near.organisation:
            made = replace(made, name=near.name, organisation=near.organisation)
        elif kind == "father and son" and near.phones and "home" in near.phones[0].labels and not near.name.suffix:
            made = self.son(near)
        elif kind == "family" and near.phones and "work" not in near.phones[0].labels:
            made = self._relative(near)
        elif kind == "colleague":
            made = self._colleague()
        elif kind == "stranger with only a name":
            made = replace(made, emails=(), phones=(), addresses=(), anniversaries=())
        else:
            kind = "stranger"
        return Case(kind, made)

    def _relative(self, near: Person) -> Person:
        """Another given name, the same family name, the same telephone and sometimes the same mail."""
        self.at_home.setdefault(near.phones[0].number, set()).add(near.name.given)
        made = self.member(self._language(), near.name.family, near.phones[0], "")
        mails = near.emails[:1] if self.likely(0.4) else made.emails
        return replace(made, organisation="", emails=tuple(mail for mail in mails if mail.address))

    def _colleague(self) -> Person:
        """Somebody at a known company, reached at the switchboard and at info@."""
        company = self.chance.choice(self.companies)
        made = self.person(self.mixture.words[company.language], company)
        mails = (*made.emails, Email(f"info@{company.domain}")) if self.likely(0.5) else made.emails
        return replace(made, phones=(*made.phones[:1], Phone(company.switchboard, ("work",))), emails=mails)


def _ascii(text: str) -> str:
    return "".join(filter(str.isalpha, fold(text)))
