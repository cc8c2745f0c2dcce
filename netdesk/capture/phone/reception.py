"""What the computer does with a message of the page: opens it, knows the device, puts files together."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from netdesk.capture.phone.door import Device, Door, Standing
from netdesk.capture.phone.labels import Label
from netdesk.capture.phone.limits import Limits
from netdesk.capture.phone.parcels import Parcels, Received
from netdesk.capture.phone.refusal import Refusal
from netdesk.capture.phone.sealing import Seal


class Ending(StrEnum):
    """Why a session is over."""

    CLOSED = "closed"
    EXPIRED = "expired"
    GUESSED = "guessed"
    """Somebody tried wrong addresses, again and again."""
    ASKED = "asked"
    """Too many devices were refused, one after the other."""


@dataclass(frozen=True, slots=True)
class Callbacks:
    """Whom a session tells: of a device that asks to be accepted, of a file that is here, of its end. They are called
    on the session's own threads, one at a time, and never after `PhoneSession.close` returned."""

    asked: Callable[[Device], None]
    received: Callable[[Received], None]
    ended: Callable[[Ending], None]


Reply = dict[str, object]


class Reception:
    """One session: its time, its door, its files. Safe to call from several threads."""

    def __init__(self, key: bytes, token: str, callbacks: Callbacks, limits: Limits, now: Callable[[], float]) -> None:
        self.limits = limits
        self._callbacks, self._now = callbacks, now
        self._seal, self._door, self._parcels = Seal(key, token), Door(limits), Parcels(limits)
        self._lock = threading.RLock()
        self._wrong = 0
        self._ended_at: float | None = None
        self.ending: Ending | None = None
        self.expires_at = now() + limits.lifetime

    def left(self) -> float:
        """Seconds until the end."""
        return 0.0 if self.ending else max(0.0, self.expires_at - self._now())

    def is_over(self) -> bool:
        """Whether nothing is taken any more."""
        with self._lock:
            if not self.ending and self._now() >= self.expires_at:
                self.end(Ending.EXPIRED)
            return self.ending is not None

    def is_forgotten(self) -> bool:
        """Whether it is over so long that nobody needs to be told."""
        return self.is_over() and self._ended_at is not None and self._now() >= self._ended_at + self.limits.grace

    def end(self, ending: Ending) -> None:
        """End it, once."""
        with self._lock:
            if not self.ending:
                self.ending, self._ended_at = ending, self._now()
                if ending is not Ending.CLOSED:
                    self._callbacks.ended(ending)

    def guess(self) -> None:
        """Somebody asked for a page that is not there."""
        with self._lock:
            self._wrong += 1
            if self._wrong >= self.limits.wrong:
                self.end(Ending.GUESSED)

    def answer(self, device_id: str, welcome: bool) -> None:
        """What the user said about a device."""
        with self._lock:
            self._door.answer(device_id, welcome)
            if not welcome and self._door.asked >= self.limits.asks:
                self.end(Ending.ASKED)

    def take(self, label: Label, body: bytes, name: str, address: str) -> Reply:
        """The reply to a message. `Refusal` where there is a reason not to listen."""
        with self._lock:
            if self.is_over():
                raise Refusal(410, "over")
            data = self._seal.open(label.text, body)
            if label.verb == "hello":
                return self._greet(Device(label.device, name, address))
            if (standing := self._door.standing(label.device)) is not Standing.ACCEPTED:
                raise Refusal(403, standing)
            return self._reply_of(label, data)

    def _greet(self, device: Device) -> Reply:
        if self._door.knock(device, self._now()):
            self._callbacks.asked(device)
        standing = self._door.standing(device.id)
        if standing in (Standing.REFUSED, Standing.OTHER):
            raise Refusal(403, standing)
        limits = self.limits
        return {"state": standing, "left": round(self.left()), "chunk": limits.chunk, "largest": limits.largest}

    def _reply_of(self, label: Label, data: bytes) -> Reply:
        if label.verb == "chunk":
            received = self._parcels.add(label.file, label.index, label.count, data)
            if received:
                self._callbacks.received(received)
        return {"have": self._parcels.have(label.file), "done": self._parcels.is_done(label.file)}
