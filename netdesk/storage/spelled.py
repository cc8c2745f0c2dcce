"""The recovery key: the secret of a sealed desk spelled out for paper, and read back from what somebody types."""

import hashlib

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _
from netdesk.storage.key import Key

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U, which are misread
_MISREAD = str.maketrans("ILO", "110")
_SECRET, _CHECK, _GROUP = 52, 4, 4  # letters: 256 bits and four of zero, what a slip is noticed by, a group


def spelled(key: Key) -> str:
    """The recovery key as it is printed: fourteen groups of four letters and digits."""
    letters = _spell(key.secret)
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def read_key(typed: str, salt: bytes) -> Key:
    """The key that somebody typed, in any case and grouping, for the file with this salt; NetdeskError for what is no
    recovery key, or has a slip in it. Whether it `fits` the file is another question."""
    letters = "".join(one for one in typed.upper() if one.isalnum()).translate(_MISREAD)
    if len(letters) != _SECRET + _CHECK or not set(letters) <= set(_LETTERS):
        told = _("A recovery key has {n} letters and digits, without U; this has {found}.")
        raise NetdeskError(told.format(n=_SECRET + _CHECK, found=len(letters)))
    number = 0
    for letter in letters[:_SECRET]:
        number = number << 5 | _LETTERS.index(letter)
    secret = (number >> 4).to_bytes(32, "big")
    if _spell(secret) != letters:
        raise NetdeskError(_("There is a slip in the recovery key: compare it letter by letter."))
    return Key(secret, salt)


def looks_spelled(typed: str) -> bool:
    """Whether something typed where a passphrase was asked is a recovery key rather."""
    letters = "".join(one for one in typed.upper() if one.isalnum()).translate(_MISREAD)
    return len(letters) == _SECRET + _CHECK and set(letters) <= set(_LETTERS)


def _spell(secret: bytes) -> str:
    check = hashlib.sha256(b"Netdesk recovery key" + secret).digest()
    return _base32(int.from_bytes(secret, "big") << 4, _SECRET) + _base32(int.from_bytes(check[:3], "big") >> 4, _CHECK)


def _base32(number: int, letters: int) -> str:
    return "".join(_LETTERS[number >> 5 * at & 31] for at in reversed(range(letters)))
