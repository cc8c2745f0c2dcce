"""Opening what the page sealed: ChaCha20-Poly1305 (RFC 8439) with a key that never travels, and nothing twice."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from netdesk.capture.phone.refusal import Refusal

KEY = 32  # bytes
NONCE = 12
TAG = 16
OVERHEAD = NONCE + TAG
_VERSION = "netdesk/1"


class Seal:
    """The seal of one session. A message is a nonce, then the text of the cipher with its tag; the label of the request
    and the session's token are bound to it."""

    def __init__(self, key: bytes, token: str) -> None:
        self._cipher = ChaCha20Poly1305(key)
        self._token = token
        self._seen: set[bytes] = set()

    def open(self, label: str, body: bytes) -> bytes:
        """What was sealed. Refused with 400 where the key does not fit, with 409 what was opened before."""
        nonce, sealed = body[:NONCE], body[NONCE:]
        try:
            plain = self._cipher.decrypt(nonce, sealed, bound(self._token, label))
        except (InvalidTag, ValueError):
            raise Refusal(400, "sealed") from None
        if nonce in self._seen:
            raise Refusal(409, "again")
        self._seen.add(nonce)
        return plain


def bound(token: str, label: str) -> bytes:
    """The associated data of a message: it opens in no other session and as no other part of a file."""
    return f"{_VERSION} {token} {label}".encode()
