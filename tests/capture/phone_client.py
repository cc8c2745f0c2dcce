"""What the page does, and what it never would: raw requests to a session, sealed as the page seals them."""

import base64
import json
import secrets
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from netdesk.capture.phone.door import Device
from netdesk.capture.phone.limits import Limits
from netdesk.capture.phone.parcels import Received
from netdesk.capture.phone.reception import Ending
from netdesk.capture.phone.sealing import bound
from netdesk.capture.phone.session import PhoneSession

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 3
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nEND:VCARD\r\n"
DEVICE, OTHER = "a1" * 16, "b2" * 16
SMALL = Limits(chunk=1024, chunks=4, files=3, total=10_000, unfinished=2)


@dataclass
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        return json.loads(self.body)


class Time:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Told:
    """What a session told."""

    asked: list[Device] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    ended: list[Ending] = field(default_factory=list)


class Client:
    """Speaks to a session over a socket of its own for every request."""

    def __init__(self, session: PhoneSession, told: Told, time: Time) -> None:
        self.session, self.told, self.time = session, told, time
        address, key = session.url.split("#")
        self.host, self.path = address.removeprefix("http://").split("/", 1)
        self.path = "/" + self.path
        self.token = self.path.removeprefix("/d/")
        self.key = base64.urlsafe_b64decode(key + "=")

    @property
    def place(self) -> tuple[str, int]:
        name, port = self.host.split(":")
        return name, int(port)

    def raw(self, data: bytes) -> Reply:
        with socket.create_connection(self.place, timeout=5) as line:
            line.sendall(data)
            return read(line)

    def get(self, path: str | None = None, **headers: str) -> Reply:
        return self.raw(head(f"GET {path or self.path} HTTP/1.1", {"Host": self.host} | dashed(headers)))

    def post(self, label: str, body: bytes, **headers: str | None) -> Reply:
        usual = {
            "Host": self.host,
            "Origin": f"http://{self.host}",
            "Content-Type": "application/octet-stream",
            "Content-Length": str(len(body)),
            "X-Netdesk": label,
        }
        return self.raw(head(f"POST {self.path} HTTP/1.1", usual | dashed(headers)) + body)

    def sealed(self, label: str, data: bytes = b"", nonce: bytes = b"") -> bytes:
        nonce = nonce or secrets.token_bytes(12)
        return nonce + ChaCha20Poly1305(self.key).encrypt(nonce, data, bound(self.token, label))

    def say(self, label: str, data: bytes = b"", **headers: str | None) -> Reply:
        return self.post(label, self.sealed(label, data), **headers)

    def hello(self, device: str = DEVICE, **headers: str) -> Reply:
        return self.say(f"hello {device}", **headers)

    def enter(self) -> "Client":
        """Ask, and be accepted."""
        self.hello()
        self.session.answer(self.told.asked[-1], True)
        return self

    def chunk(self, data: bytes, file: int = 1, index: int = 0, count: int = 1, device: str = DEVICE) -> Reply:
        return self.say(f"chunk {device} {file:032x} {count} {index}", data)

    def have(self, file: int, count: int) -> Reply:
        return self.say(f"have {DEVICE} {file:032x} {count}")


@contextmanager
def visiting(limits: Limits = SMALL, **changes: Any) -> Iterator[Client]:
    """A session on this computer, with small limits."""
    told, time = Told(), Time()
    session = PhoneSession(
        "127.0.0.1",
        asked=told.asked.append,
        received=told.received.append,
        ended=told.ended.append,
        limits=replace(limits, **changes),
        now=time,
    )
    try:
        yield Client(session, told, time)
    finally:
        session.close()


def dashed(headers: dict[str, str | None]) -> dict[str, str | None]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def head(first: str, headers: dict[str, str | None]) -> bytes:
    lines = [f"{name}: {value}" for name, value in headers.items() if value is not None]
    return "\r\n".join([first, *lines, "", ""]).encode()


def read(line: socket.socket) -> Reply:
    """Everything until the other side is done."""
    data = b""
    while more := line.recv(65536):
        data += more
    top, _, body = data.partition(b"\r\n\r\n")
    first, *lines = top.decode("latin-1").split("\r\n")
    return Reply(int(first.split()[1]), dict(each.split(": ", 1) for each in lines), body)
