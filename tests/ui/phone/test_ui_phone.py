"""The window "From phone": its code, its question, what arrives in it, and its end."""

import base64
import functools
import json
import re
import secrets
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import zxingcpp
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from netdesk.capture.phone.addresses import outward_address
from netdesk.capture.phone.limits import Limits
from netdesk.capture.phone.parcels import Received
from netdesk.capture.phone.sealing import bound
from netdesk.capture.phone.session import PhoneSession
from netdesk.settings import Settings
from netdesk.ui.jobs import Jobs
from netdesk.ui.phone import dialog as module
from netdesk.ui.phone.dialog import PhoneDialog
from netdesk.ui.phone.launch import show_phone
from netdesk.ui.phone.networks import Network, networks
from netdesk.ui.sharing.qr import CodeView
from netdesk.ui.theme import Theme

DEVICE, OTHER = "a1" * 16, "b2" * 16
CARDS = b"BEGIN:VCARD\nFN:Ada\nEND:VCARD\n" * 2
AGENT = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)"
HOME = Network("127.0.0.1", "Wi-Fi")


class Place:
    """Where a window is opened, and what it handed over."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.jobs = qtbot, Jobs()
        self.problems: list[str] = []
        self.jobs.bug.connect(self.problems.append)
        self.settings = Settings(folder / "settings.json")
        self.parent = QWidget()
        self.time = 0.0
        self.batches: list[list[Received]] = []

    @property
    def desk(self) -> Any:
        return SimpleNamespace(jobs=self.jobs, settings=self.settings)

    def open(self) -> PhoneDialog:
        show_phone(self.parent, self.desk, self.batches.append)
        return self.dialog

    @property
    def dialog(self) -> PhoneDialog:
        (found,) = self.parent.findChildren(PhoneDialog)
        return found

    def until(self, true: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(true()), timeout=5000)

    @property
    def arrived(self) -> list[Received]:
        return [received for batch in self.batches for received in batch]


@pytest.fixture
def place(qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    made = Place(qtbot, tmp_path)
    monkeypatch.setattr(module, "networks", lambda: [HOME])
    monkeypatch.setattr(module, "PhoneSession", functools.partial(PhoneSession, now=lambda: made.time))
    yield made
    for dialog in made.parent.findChildren(PhoneDialog):
        dialog.close()
    made.until(lambda: not made.jobs.busy)
    made.jobs.close()
    made.parent.deleteLater()
    assert made.problems == []


def say(dialog: PhoneDialog, verb: str, data: bytes = b"", device: str = DEVICE, rest: str = "") -> int:
    """What the page would send; the status of the answer, 0 where nobody answers."""
    assert dialog.session
    address, key = dialog.session.url.split("#")
    label, nonce = f"{verb} {device}{rest}", secrets.token_bytes(12)
    cipher = ChaCha20Poly1305(base64.urlsafe_b64decode(key + "="))
    body = nonce + cipher.encrypt(nonce, data, bound(address.rpartition("/")[2], label))
    headers = {"X-Netdesk": label, "Content-Type": "application/octet-stream", "User-Agent": AGENT}
    try:
        with urllib.request.urlopen(urllib.request.Request(address, body, headers), timeout=5) as reply:
            return int(reply.status) if json.load(reply) else 0
    except urllib.error.HTTPError as error:
        with error:
            return error.code
    except OSError:
        return 0


def send(dialog: PhoneDialog, data: bytes, file: int = 1) -> int:
    return say(dialog, "chunk", data, rest=f" {file:032x} 1 0")


def enter(place: Place) -> PhoneDialog:
    dialog = place.open()
    assert say(dialog, "hello") == 200
    place.until(dialog.standing.accept_button.isVisible)
    dialog.standing.accept_button.click()
    return dialog


def codes(dialog: PhoneDialog) -> list[CodeView]:
    return dialog.findChildren(CodeView)


def photo() -> bytes:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#c04020"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "JPG")
    return bytes(data.data())


def test_the_code_on_the_screen_is_the_address_of_the_page(place: Place) -> None:
    dialog = place.open()
    (view,) = dialog.findChildren(CodeView)
    image = view.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    data = memoryview(image.constBits()).cast("B", (image.height(), image.bytesPerLine()))
    (found,) = zxingcpp.read_barcodes(data)
    assert dialog.session and found.text == dialog.session.url
    assert dialog.session.url.startswith("http://127.0.0.1:")
    assert not dialog.isModal() and "127.0.0.1" in dialog.where.text() and "10:00" in dialog.time.text()


def test_a_phone_is_asked_for_and_what_it_sends_arrives(place: Place) -> None:
    dialog = place.open()
    assert say(dialog, "hello") == 200 and send(dialog, CARDS) == 403
    place.until(lambda: dialog.standing.text == "Accept cards from iPhone (127.0.0.1)?")
    dialog.standing.accept_button.click()
    assert "may send cards now" in dialog.standing.text and not dialog.standing.accept_button.isVisible()
    picture = photo()
    assert send(dialog, picture, 1) == send(dialog, CARDS, 2) == 200
    place.until(lambda: len(place.arrived) == 2)
    assert [(each.name, each.kind, each.data) for each in place.arrived] == [
        ("phone-001.jpg", "picture", picture),
        ("phone-002.vcf", "card", CARDS),
    ]
    assert dialog.count.text() == "Arrived: 1 photo, 1 file of contacts"
    assert [dialog.arrivals.item(row).text() for row in range(2)] == ["Photo 1", "2 contacts"]
    place.until(lambda: not place.jobs.busy)
    colour = dialog.arrivals.item(0).icon().pixmap(96, 96).toImage().pixelColor(48, 36)
    assert abs(colour.red() - 0xC0) < 8 and abs(colour.blue() - 0x20) < 8


def test_what_comes_together_is_handed_over_together(place: Place) -> None:
    dialog = enter(place)
    for file in range(5):
        send(dialog, CARDS, file)
    place.until(lambda: len(place.arrived) == 5)
    assert len(place.batches) < 5


def test_a_picture_that_is_none_shows_as_an_icon(place: Place) -> None:
    dialog = enter(place)
    assert send(dialog, b"\xff\xd8\xff\xe0" + bytes(400)) == 200
    place.until(lambda: len(place.arrived) == 1 and not place.jobs.busy)
    assert not dialog.arrivals.item(0).icon().isNull()


def test_refusing_leaves_room_for_another(place: Place) -> None:
    dialog = place.open()
    say(dialog, "hello")
    place.until(dialog.standing.refuse_button.isVisible)
    dialog.standing.refuse_button.click()
    assert dialog.standing.text == "Waiting for a phone…"
    assert say(dialog, "hello") == 403 and say(dialog, "hello", device=OTHER) == 200
    place.until(dialog.standing.accept_button.isVisible)


def test_closing_ends_it_and_keeps_what_came(place: Place) -> None:
    dialog = enter(place)
    session = dialog.session
    assert send(dialog, CARDS) == 200
    dialog.close()
    assert [each.data for each in place.arrived] == [CARDS], "although nothing was shown of it yet"
    assert session
    with pytest.raises(OSError):
        urllib.request.urlopen(session.url.split("#")[0], timeout=2)


def test_the_end_offers_a_new_code(place: Place) -> None:
    dialog = enter(place)
    before = dialog.session
    place.time += Limits().lifetime
    place.until(dialog.standing.again_button.isVisible)
    assert "ten minutes are over" in dialog.standing.text and not any(map(CodeView.isVisible, codes(dialog)))
    assert send(dialog, CARDS) == 410
    dialog.standing.again_button.click()
    assert dialog.session and before and dialog.session.url != before.url
    assert say(dialog, "hello") == 200
    place.until(dialog.standing.accept_button.isVisible)


def test_the_time_runs(place: Place) -> None:
    dialog = place.open()
    place.time += 61
    dialog._tick()
    assert re.search(r"\b8:59\b", dialog.time.text())


def test_one_window_is_enough(place: Place) -> None:
    assert place.open() is place.open()


def test_one_of_several_networks_is_chosen(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "networks", lambda: [HOME, Network("127.0.0.2", "Hotspot")])
    dialog = place.open()
    assert dialog.network.isVisible() and not dialog.where.isVisible()
    dialog.network.setCurrentIndex(1)
    assert dialog.session and dialog.session.url.startswith("http://127.0.0.2:")
    place.until(lambda: [view.isVisible() for view in codes(dialog)] == [True])


def test_an_address_that_went_away_is_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "networks", lambda: [Network("192.0.2.77", "Wi-Fi")])
    dialog = place.open()
    assert "192.0.2.77" in dialog.notice.text and dialog.session is None
    monkeypatch.setattr(module, "networks", lambda: [HOME])
    press(dialog, "Look again")
    assert dialog.session and not dialog.notice.text


def test_without_a_network_it_says_what_to_do(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "networks", list)
    dialog = place.open()
    assert "hotspot" in dialog.notice.text and dialog.session is None
    monkeypatch.setattr(module, "networks", lambda: [HOME])
    press(dialog, "Look again")
    assert dialog.session


def test_windows_explains_its_firewall_before_it_asks(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_WINDOWS", True)
    dialog = place.open()
    assert "Windows will ask" in dialog.notice.text and dialog.session is None
    press(dialog, "Show the code")
    assert dialog.session and not dialog.notice.text
    dialog.close()
    place.qtbot.waitUntil(lambda: not place.parent.findChildren(PhoneDialog))
    assert place.open().session, "once is enough"


def press(dialog: PhoneDialog, text: str) -> None:
    (found,) = (each for each in dialog.notice.findChildren(QPushButton) if each.text() == text and each.isVisible())
    found.click()


def test_the_networks_are_those_of_this_computer() -> None:
    found = networks()
    assert all(re.fullmatch(r"\d+\.\d+\.\d+\.\d+", each.address) and each.name for each in found)
    assert not any(each.address.startswith("127.") for each in found)
    outward = outward_address()
    assert outward not in [each.address for each in found] or found[0].address == outward
