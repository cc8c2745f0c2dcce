"""How sure a field is: it counts as sure where independent evidence agrees and no letter is in doubt."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from netdesk.capture.fields.accents import is_known
from netdesk.capture.fields.choosing import Choice
from netdesk.capture.fields.firms import domain_fit, legal_form, without_form
from netdesk.capture.fields.hints import Hints, company_name, domain_of
from netdesk.capture.fields.mailfit import mail_fit
from netdesk.capture.fields.names import is_given
from netdesk.capture.fields.pieces import Found
from netdesk.capture.fields.titles import title_words
from netdesk.capture.fields.wordlists import group
from netdesk.domain.scan import Field, FieldKind

_LEAST_READ, _READ_WELL = 0.9, 0.97
_LEAST_LEAD = 0.8
_NAME = (FieldKind.GIVEN, FieldKind.MIDDLE, FieldKind.FAMILY)
_DOUBTFUL = re.compile(r"[żźŻŹ]")


def judged(found: Sequence[Found], choice: Choice, hints: Hints) -> tuple[Field, ...]:
    """The fields, those that may be wrong marked as unsure."""
    judge = _Judge(found, choice, hints)
    return tuple(replace(one.field, sure=judge.is_sure(one)) for one in found)


class _Judge:
    """What is asked of each kind of field."""

    def __init__(self, found: Sequence[Found], choice: Choice, hints: Hints) -> None:
        self.choice, self.hints = choice, hints
        self.name = tuple(one.field.text for one in found if one.field.kind in _NAME)
        self.company = next((one.field.text for one in found if one.field.kind is FieldKind.ORGANISATION), "")
        webs = [domain_of(one.field.text) for one in found if one.field.kind in (FieldKind.EMAIL, FieldKind.WEB)]
        self.domains = [one for one in webs if one]
        name_words = tuple(word for part in self.name for word in part.split())
        self.fit = mail_fit(name_words, hints.people) if len(name_words) > 1 else 0.0
        self.by_kind: Mapping[FieldKind, Callable[[Found], bool]] = {
            FieldKind.EMAIL: self._mail,
            FieldKind.WEB: self._web,
            FieldKind.TITLE: self._title,
            FieldKind.ORGANISATION: self._company,
            FieldKind.DEPARTMENT: self._wording,
            FieldKind.STREET: self._wording,
            FieldKind.LOCALITY: self._wording,
        } | dict.fromkeys(_NAME, self._name)

    def is_sure(self, one: Found) -> bool:
        """Whether a field was read clearly and its own test holds."""
        if not one.field.sure or one.piece.score < _LEAST_READ:
            return False
        test = self.by_kind.get(one.field.kind)
        return test is None or test(one)

    def _mail(self, one: Found) -> bool:
        """The domain stands twice on the card, or is that of a mail service, or the company's; what is before the @ is
        a duty, or made of the name."""
        local, _, domain = one.field.text.partition("@")
        services = group("mailservices", "open") | group("mailservices", "certified")
        named = company_name(one.field.text)
        theirs = bool(named) and domain_fit(self.company, (named,)) > 0.7
        clear = one.piece.score >= _READ_WELL and not re.search(r"\d", domain)
        right = self.domains.count(domain) > 1 or domain in services or theirs or clear
        duty = local in group("mailservices", "duties") or domain in group("mailservices", "certified")
        theirs = domain_fit(self.company, (local,)) > 0.7
        return right and (duty or theirs or mail_fit(self._words(), (local,)) > 0.6)

    def _words(self) -> tuple[str, ...]:
        return tuple(word for part in self.name for word in part.split())

    def _web(self, one: Found) -> bool:
        domain = domain_of(one.field.text)
        named = (company_name(domain),)
        told = max(domain_fit(self.company, named), domain_fit(" ".join(self.name), named))
        return self.domains.count(domain) > 1 or told > 0.7

    def _name(self, one: Found) -> bool:
        """A mail or profile is made of it, or its given name is known and nothing else could be the name; and every
        letter stands."""
        known = any(map(is_given, self._words())) and self.choice.leads[0] >= _LEAST_LEAD
        told = self.fit >= 0.65 or (known and (self._language != ("de",) or is_given(one.field.text)))
        sharp = "de" in self._language and re.search(r"\w\wSS", one.piece.text) and "ss" in one.field.text
        return told and not sharp and all(self._is_spelled(word) for word in re.split(r"[\s\-]", one.field.text))

    def _title(self, one: Found) -> bool:
        known = title_words(one.field.text) >= 0.6
        return known and self.choice.leads[1] >= _LEAST_LEAD and self._wording(one)

    def _company(self, one: Found) -> bool:
        """Its domain or its legal form speaks for it, and nothing else could be the company."""
        text = one.field.text
        told = domain_fit(text, self.hints.companies) >= 0.7 or bool(legal_form(text))
        read = all(is_known(word, self._language) or not self._may_lack(word) for word in without_form(text).split())
        return told and read and self.choice.leads[2] >= _LEAST_LEAD / 2

    def _wording(self, one: Found) -> bool:
        return all(self._is_spelled(word) for word in re.findall(r"[^\W\d_]+", one.field.text))

    @property
    def _language(self) -> Sequence[str]:
        return self.hints.languages[:1]

    def _is_spelled(self, word: str) -> bool:
        """Whether a word has the letters it must have: in Polish only a list tells, as the reader loses accents."""
        return "pl" not in self._language or len(word.strip(".")) < 3 or is_known(word, self._language)

    def _may_lack(self, word: str) -> bool:
        """Whether an accent may be lost or mistaken: in Polish, in capitals, or where two look alike."""
        return "pl" in self._language and len(word) > 2 and (word.isupper() or bool(_DOUBTFUL.search(word)))
