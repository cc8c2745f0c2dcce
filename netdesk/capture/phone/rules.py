"""What must hold of the head of a request before anything of it is read: it came from our page, at our address."""

import hmac
from dataclasses import dataclass
from email.message import Message

from netdesk.capture.phone.labels import HEADER, Label, label_of
from netdesk.capture.phone.limits import Limits
from netdesk.capture.phone.refusal import Refusal
from netdesk.capture.phone.sealing import OVERHEAD

BODY = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the page is: `host` as `192.168.1.5:40123`, and the token of its path."""

    host: str
    token: str

    @property
    def path(self) -> str:
        """The one path there is."""
        return f"/d/{self.token}"

    @property
    def origin(self) -> str:
        """What the page's own requests name as their origin."""
        return f"http://{self.host}"


def check_host(headers: Message, place: Place) -> None:
    """Refuse requests under another name (421): a foreign site whose name was pointed at this address."""
    if headers.get_all("Host", []) != [place.host]:
        raise Refusal(421, "host")


def is_at(path: str, place: Place) -> bool:
    """Whether a path is that of the page; takes as long for a good guess as for a bad one."""
    return hmac.compare_digest(path.encode("utf-8", "replace"), place.path.encode())


def check_visit(headers: Message) -> None:
    """Refuse to show the page inside of, or to, another site (403); opening a link to it is fine."""
    site = headers.get("Sec-Fetch-Site", "none")
    opened = headers.get("Sec-Fetch-Mode") == "navigate" and headers.get("Sec-Fetch-Dest") == "document"
    if site not in ("none", "same-origin") and not opened:
        raise Refusal(403, "site")


def check_sender(headers: Message, place: Place) -> Label:
    """The label of what our page sends. Refused: other sites and forms (403), other content (415)."""
    if headers.get("Origin", place.origin) != place.origin:
        raise Refusal(403, "site")
    if headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        raise Refusal(403, "site")
    label = label_of(headers.get(HEADER, ""))
    if headers.get("Content-Type") != BODY:
        raise Refusal(415, "form")
    return label


def length_of(headers: Message, limits: Limits) -> int:
    """The size of the body in bytes. Refused: in pieces or untold (411), no number (400), too large (413)."""
    told = headers.get_all("Content-Length", [])
    if headers.get("Transfer-Encoding") or not told:
        raise Refusal(411, "length")
    if len(told) > 1 or not told[0].isascii() or not told[0].isdigit():
        raise Refusal(400, "length")
    if len(told[0]) > 12 or int(told[0]) > limits.chunk + OVERHEAD:
        raise Refusal(413, "large")
    return int(told[0])
