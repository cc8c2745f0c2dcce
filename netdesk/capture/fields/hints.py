"""What the sure parts of a card (mails, webs, profiles, a code) tell of its name and company."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from netdesk.capture.fields.wordlists import group, plain
from netdesk.domain.scan import Field, FieldKind
from netdesk.domain.text import fold

_SECOND_LEVEL = {"co", "com", "org", "net", "gov", "edu", "ac", "ltd", "plc", "waw", "biz", "info"}


@dataclass(frozen=True, slots=True)
class Hints:
    """`people`: parts of mails and profiles that may be made of the person's name; `companies`: names of domains that
    may be made of the company's; `languages` of the card, the surest first; `known`: what a code says, by kind."""

    people: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    known: tuple[Field, ...] = ()

    def said(self, *kinds: FieldKind) -> str:
        """What a code says, folded, of some kinds."""
        return plain(" ".join(one.text for one in self.known if one.kind in kinds))


def hints_of(fields: Sequence[Field], languages: Sequence[str], known: Sequence[Field]) -> Hints:
    """The hints of the fields that were found, and of those of a code."""
    mails = [one.text.lower() for one in (*fields, *known) if one.kind is FieldKind.EMAIL and "@" in one.text]
    webs = [one.text.lower() for one in (*fields, *known) if one.kind is FieldKind.WEB]
    profiles = [one.text for one in fields if one.kind is FieldKind.PROFILE]
    locals_ = [mail.partition("@")[0] for mail in mails]
    people = [local for local in locals_ if local not in group("mailservices", "duties")]
    people += [slug for one in profiles if (slug := _slug(one))]
    companies = [name for one in (*mails, *webs) if (name := company_name(one))]
    return Hints(tuple(dict.fromkeys(people)), tuple(dict.fromkeys(companies)), tuple(languages), tuple(known))


def domain_of(address: str) -> str:
    """The domain of a mail or of an address on the web."""
    host = re.sub(r"^[a-z]+://", "", address.lower().rpartition("@")[2]).partition("/")[0]
    return host.removeprefix("www.")


def company_name(address: str) -> str:
    """The part of an address that is made of a company's name: of its domain, or before the @ of a certified mail."""
    domain = domain_of(address)
    if domain in group("mailservices", "certified"):
        return address.partition("@")[0]
    if domain in group("mailservices", "open") or "." not in domain:
        return ""
    parts = domain.split(".")[:-1]
    if len(parts) > 1 and parts[-1] in _SECOND_LEVEL:
        parts.pop()
    return parts[-1]


def _slug(profile: str) -> str:
    last = profile.rstrip("/").rpartition("/")[2].lstrip("@")
    return re.sub(r"-[0-9a-f]{6,}$", "", fold(last))
