"""Who may send: the first device that asks, once the computer accepted it, and nobody else."""

import re
from dataclasses import dataclass
from enum import StrEnum

from netdesk.capture.phone.limits import Limits

_MODEL = re.compile(r"Android [\d.]+; (?:[a-z]{2}-[a-z]{2}; )?(\w[\w .+-]{1,28}?)(?: Build/|[;)])")
_NAMES = ("iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux")
_NO_MODEL = ("Mobile", "Tablet", "wv")


class Standing(StrEnum):
    """What a device is told about itself."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Device:
    """A phone (or whatever opened the page): the number it gave itself, what it is, its address on the network."""

    id: str
    name: str
    address: str


class Door:
    """One device at a time. One that is refused stays out, and one that falls silent while it waits loses its turn."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._refused: set[str] = set()
        self._heard = 0.0
        self.device: Device | None = None
        self.accepted = False
        self.asked = 0

    def knock(self, device: Device, now: float) -> bool:
        """A device asks to come in; whether it is a new question for the computer."""
        if device.id in self._refused:
            return False
        if self.device and self.device.id == device.id:
            self._heard = now
            return False
        if self.device and (self.accepted or now - self._heard < self._limits.silence):
            return False
        self.device, self._heard = device, now
        self.asked += 1
        return True

    def standing(self, device_id: str) -> Standing:
        """How a device stands."""
        if device_id in self._refused:
            return Standing.REFUSED
        if not self.device or self.device.id != device_id:
            return Standing.OTHER
        return Standing.ACCEPTED if self.accepted else Standing.WAITING

    def answer(self, device_id: str, welcome: bool) -> None:
        """The computer's answer to the device that asks; nothing when another one asks by now."""
        if self.device and self.device.id == device_id and not self.accepted:
            self.accepted = welcome
            if not welcome:
                self._refused.add(device_id)
                self.device = None


def device_name(agent: str) -> str:
    """What a browser says it runs on, in a word or two: `iPhone`, `Pixel 7`, `Android`; nothing where it does not."""
    found = _MODEL.search(agent)
    if found and found[1] not in _NO_MODEL:
        return found[1]
    return next((name for name in _NAMES if name in agent), "").replace("Macintosh", "Mac")
