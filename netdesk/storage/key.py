"""The key of a sealed desk: made of a passphrase and of what the file's first bytes say, or typed from its recovery
key. A file's first 16 bytes are SQLCipher's salt and stand there unencrypted; ours say that it is a sealed desk, and
whether a key fits it, so that a wrong passphrase is never taken for damage nor damage for a wrong passphrase."""

import hashlib
import hmac
import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

MARK = b"NDK\x01"
_RANDOM, _CHECK = 8, 4  # bytes; with the mark they are the 16 of a salt
_COST = {"n": 2**16, "r": 8, "p": 1, "maxmem": 2**27, "dklen": 32}  # a fifth of a second and 64 MB, once per opening


@dataclass(frozen=True, slots=True)
class Key:
    """What opens a sealed desk and every copy made of it: 32 secret bytes, and the 16 open ones of the file."""

    secret: bytes = field(repr=False)
    salt: bytes

    def fits(self) -> bool:
        """Whether this is the key of the file that the salt was read from; wrong by chance once in four thousand
        million times."""
        return hmac.compare_digest(self.salt[-_CHECK:], _check(self.secret))

    def pragma(self) -> str:
        """The key as SQLCipher takes it."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


def new_key(passphrase: str) -> Key:
    """A key for a passphrase that is set: no two desks have the same one, whatever the passphrase."""
    start = MARK + os.urandom(_RANDOM)
    secret = _derive(passphrase, start)
    return Key(secret, start + _check(secret))


def key_of(passphrase: str, salt: bytes) -> Key:
    """The key that a passphrase makes for the file with this salt; whether it `fits` is another question."""
    return Key(_derive(passphrase, salt[:-_CHECK]), salt)


def salt_of(file: Path) -> bytes | None:
    """The salt of a sealed desk; None for every other file, and where there is none."""
    try:
        with file.open("rb") as stream:
            start = stream.read(16)
    except OSError:
        return None
    return start if len(start) == 16 and start.startswith(MARK) else None


def is_sealed(file: Path) -> bool:
    """Whether a file is a desk protected by a passphrase."""
    return salt_of(file) is not None


def _derive(passphrase: str, salt: bytes) -> bytes:
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return hashlib.scrypt(typed, salt=salt, **_COST)


def _check(secret: bytes) -> bytes:
    return hmac.digest(secret, b"Netdesk key", "sha256")[:_CHECK]
