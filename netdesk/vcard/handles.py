"""Accounts at messengers and social networks: the many ways cards write them, and one domain value."""

import re
from urllib.parse import quote, unquote

from netdesk.domain.person import Handle
from netdesk.vcard.card import CardProperty
from netdesk.vcard.labels import APPLE_WORDS, TYPE_WORDS

SCHEMES = {"yahoo": "ymsgr", "msn": "msnim", "googletalk": "xmpp", "facebook": "xmpp", "gadugadu": "gg"}
_SERVICE_OF_SCHEME = {"ymsgr": "yahoo", "msnim": "msn", "gg": "gadugadu", "x-apple": ""}
UNNAMED_SCHEME = "x-apple"
ANDROID_NAMES = {
    "aim": "X-AIM",
    "msn": "X-MSN",
    "yahoo": "X-YAHOO",
    "icq": "X-ICQ",
    "xmpp": "X-JABBER",
    "qq": "X-QQ",
    "skype": "X-SKYPE-USERNAME",
    "googletalk": "X-GOOGLE-TALK",
}
MESSENGERS = {name: service for service, name in ANDROID_NAMES.items()} | {
    "X-SKYPE": "skype",
    "X-GTALK": "googletalk",
    "X-GOOGLE TALK": "googletalk",
    "X-GADUGADU": "gadugadu",
    "X-GADU-GADU": "gadugadu",
    "X-MESSAGING/XMPP-ALL": "xmpp",
    "X-MESSAGING/GADU-ALL": "gadugadu",
    "X-MESSAGING/SKYPE-ALL": "skype",
    "X-MESSAGING/AIM-ALL": "aim",
    "X-MESSAGING/ICQ-ALL": "icq",
    "X-MESSAGING/MSN-ALL": "msn",
    "X-MESSAGING/YAHOO-ALL": "yahoo",
    "X-GROUPWISE": "groupwise",
    "X-SAMETIME": "sametime",
    "X-SIP": "sip",
    "X-TELEGRAM": "telegram",
    "X-WHATSAPP": "whatsapp",
    "X-SIGNAL": "signal",
    "X-MATRIX": "matrix",
    "X-MS-IMADDRESS": "im",
    "X-KADDRESSBOOK-X-IMADDRESS": "im",
}
NETWORKS = {"X-TWITTER": "twitter", "X-LINKEDIN": "linkedin", "X-FACEBOOK": "facebook", "X-INSTAGRAM": "instagram"}
SERVICE_PARAMS = ("X-SERVICE-TYPE", "SERVICE-TYPE")
USER_PARAMS = ("X-USER", "X-USERID", "USERNAME")
_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(.*)", re.DOTALL)
_SAFE = "@+.:/!$*'()~-_?&=#"


def messenger(prop: CardProperty, labels: tuple[str, ...]) -> Handle:
    """The account in an IMPP property."""
    text = prop.text.strip()
    named = _first(prop, SERVICE_PARAMS).lower()
    match = _ADDRESS.fullmatch(text)
    user = _first(prop, USER_PARAMS)
    if not match:
        return Handle(named, user or text, text if user else "", labels)
    scheme = match[1].lower()
    service = named or _SERVICE_OF_SCHEME.get(scheme, scheme)
    account = unquote(match[2])
    plain = not user and scheme in (SCHEMES.get(service, service), UNNAMED_SCHEME)
    return Handle(service, user or account, "" if plain else text, labels)


def messenger_address(handle: Handle) -> str:
    """The value of an IMPP property for an account."""
    scheme = SCHEMES.get(handle.service, handle.service)
    if not re.fullmatch(r"[a-z][a-z0-9+.-]*", scheme):
        scheme = UNNAMED_SCHEME
    return handle.url or f"{scheme}:{quoted(handle.account)}"


def is_address(text: str) -> bool:
    """Whether a text is an address with its scheme."""
    return _ADDRESS.fullmatch(text) is not None and not any(letter.isspace() for letter in text)


def quoted(account: str) -> str:
    """An account as part of an address."""
    return quote(account, safe=_SAFE, errors="replace")


def profile(prop: CardProperty, labels: tuple[str, ...]) -> Handle:
    """The account in a SOCIALPROFILE or X-SOCIALPROFILE property; without a parameter that names its service, that is
    the first label that says no place."""
    text = prop.text.strip()
    words = [label for label in labels if label not in TYPE_WORDS and label not in APPLE_WORDS]
    service = (_first(prop, SERVICE_PARAMS) or next(iter(words), "")).lower()
    labels = tuple(label for label in labels if label not in words or label.lower() != service)
    user = _first(prop, USER_PARAMS)
    if prop.name == "SOCIALPROFILE" and prop.param("VALUE").lower() == "text":
        return Handle(service, user or text, text if user else "", labels, social=True)
    if text.lower().startswith(UNNAMED_SCHEME + ":"):
        return Handle(service, user or unquote(text.partition(":")[2]), "", labels, social=True)
    if "/" not in text:
        return Handle(service, user or text, text if user else "", labels, social=True)
    return Handle(service, user or unquote(text.rstrip("/").rpartition("/")[2]) or text, text, labels, social=True)


def _first(prop: CardProperty, keys: tuple[str, ...]) -> str:
    return next((value.strip() for key, value in prop.params if key in keys and value.strip()), "")
