"""The one page that is served: put together from its parts, with rules that let nothing else run in it."""

import base64
import gzip
import hashlib
from dataclasses import dataclass
from functools import cache

from netdesk import paths

_SCRIPTS = (
    "old.js",
    "noble-ciphers.js",
    "words.js",
    "sealing.js",
    "turning.js",
    "pictures.js",
    "sending.js",
    "page.js",
)
_RULES = (
    "default-src 'none'; script-src '{script}'; style-src '{style}'; img-src blob: data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Page:
    """The page as it travels, plain and compressed, and its content security policy."""

    html: bytes
    packed: bytes
    policy: str


@cache
def page() -> Page:
    """The page; the same for every session, since what differs stands in its address."""
    style = _part("page.css")
    script = "\n".join(_part(name) for name in _SCRIPTS)
    html = _part("page.html").replace("/*style*/", style).replace("/*script*/", script).encode()
    return Page(html, gzip.compress(html, mtime=0), _RULES.format(script=_hash(script), style=_hash(style)))


def _part(name: str) -> str:
    return paths.resource("phone", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    """The text of an element as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
