"""Names for the fields of a person, so that parameters kept aside find their property again on export."""

import hashlib

from netdesk.domain.person import Address, Anniversary, Email, Handle, Phone, Relative, Web


def phone(value: Phone) -> str:
    """The name of a phone number."""
    return f"TEL:{value.number}"


def email(value: Email) -> str:
    """The name of a mail address."""
    return f"EMAIL:{value.address}"


def address(value: Address) -> str:
    """The name of a postal address."""
    return "ADR:" + ";".join(address_parts(value))


def address_parts(value: Address) -> tuple[str, ...]:
    """The components of a postal address in their order in ADR."""
    return (
        value.box,
        value.extended,
        value.street,
        value.locality,
        value.region,
        value.postcode,
        value.country,
    )


def web(value: Web) -> str:
    """The name of a web address."""
    return f"URL:{value.url}"


def handle(value: Handle) -> str:
    """The name of an account."""
    return f"IMPP:{value.service}:{value.account}"


def day(value: Anniversary) -> str:
    """The name of a day to remember."""
    return f"DAY:{value.kind}:{value.day}"


def relative(value: Relative) -> str:
    """The name of a relation."""
    return f"RELATED:{value.kind}:{value.name}"


def picture(content: bytes) -> str:
    """The name of a picture."""
    return f"PHOTO:{hashlib.sha256(content).hexdigest()[:16]}"
