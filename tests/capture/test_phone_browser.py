"""The page in a browser as a phone has it: photographs and contacts sent, and everything that can come between."""

import io
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from phone_client import CARD, Client, visiting
from PIL import Image
from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from netdesk.capture.phone.handler import Handler
from netdesk.capture.phone.limits import Limits

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    *("headless=new", "no-sandbox", "disable-gpu", "disable-quic", "no-first-run", "disable-background-networking"),
    *("disable-component-update", "disable-sync", "disable-dev-shm-usage"),
)
AGENT = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
QUARTERS = ((200, 30, 30), (30, 160, 30), (30, 30, 200), (230, 200, 30))  # top left, top right, bottom left, right

Phone = webdriver.Chrome


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Phone]:
    """One browser for all tests, with an empty profile; every session has a port of its own, and so its own memory."""
    driver, program = shutil.which("chromedriver"), next(filter(None, map(shutil.which, BROWSERS)), None)
    if not driver or not program:
        pytest.skip("there is no Chromium with its driver here (apt install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for flag in (*FLAGS, f"user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(f"--{flag}")
    metrics = {"width": 320, "height": 568, "pixelRatio": 2, "touch": True}  # the narrowest phone in use
    options.add_experimental_option("mobileEmulation", {"deviceMetrics": metrics, "userAgent": AGENT})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    made = webdriver.Chrome(options=options, service=Service(driver))
    yield made
    made.quit()


@pytest.fixture
def phone(browser: Phone) -> Iterator[Phone]:
    speak(browser, "en-GB")
    browser.get_log("browser")
    yield browser
    browser.get("about:blank")  # the page asks on as long as it is open


@pytest.fixture
def client() -> Iterator[Client]:
    with visiting(Limits()) as one:
        yield one


def speak(phone: Phone, language: str) -> None:
    phone.execute_cdp_cmd("Emulation.setUserAgentOverride", {"userAgent": AGENT, "acceptLanguage": language})


def wait(phone: Phone, until: Callable[[], object]) -> None:
    WebDriverWait(phone, 15, poll_frequency=0.05).until(lambda _driver: until())


def headline(phone: Phone) -> str:
    return phone.find_element(By.ID, "headline").text


def items(phone: Phone) -> list[str]:
    """What stands beside the files, the newest first."""
    return [line.text for line in phone.find_elements(By.CSS_SELECTOR, "#list .state")]


def complaints(phone: Phone) -> list[str]:
    return [entry["message"] for entry in phone.get_log("browser")]


def enter(phone: Phone, client: Client) -> None:
    """Open the page, and accept the phone."""
    phone.get(client.session.url)
    wait(phone, lambda: client.told.asked)
    client.session.answer(client.told.asked[-1], True)
    ask_again(phone)
    wait(phone, lambda: headline(phone) == "Ready")


def ask_again(phone: Phone) -> None:
    """What the page does by itself every few seconds."""
    phone.execute_script("return greet()")


def give(phone: Phone, *files: Path, into: str = "files") -> None:
    phone.find_element(By.ID, into).send_keys("\n".join(map(str, files)))


def picture(width: int, height: int) -> Image.Image:
    """Four quarters in four colours, so that every turn and mirror shows."""
    made = Image.new("RGB", (width, height))
    for at, colour in enumerate(QUARTERS):
        left, top = at % 2 * (width // 2), at // 2 * (height // 2)
        made.paste(colour, (left, top, left + width // 2, top + height // 2))
    return made


def stored(folder: Path, turn: int, width: int, height: int) -> Path:
    """A photo that looks like `picture` once it is turned as its EXIF says."""
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    made = picture(width, height)
    exif = Image.Exif()
    exif[0x0112] = turn
    file = folder / f"turn{turn}.jpg"
    (made.transpose(undo[turn]) if turn in undo else made).save(file, exif=exif)
    return file


def quarters(data: bytes) -> list[tuple[int, ...]]:
    """The colours of the four quarters of what came, as they are stored, and that nothing is left to be turned."""
    came = Image.open(io.BytesIO(data))
    assert came.getexif().get(0x0112, 1) == 1
    places = [(came.width * x // 4, came.height * y // 4) for y in (1, 3) for x in (1, 3)]
    return [came.convert("RGB").getpixel(place) for place in places]  # type: ignore[misc]


def same_colours(data: bytes) -> bool:
    pairs = zip(quarters(data), QUARTERS, strict=True)
    return all(abs(one - other) < 12 for seen, wanted in pairs for one, other in zip(seen, wanted, strict=True))


def test_a_photo_and_contacts_are_sent(phone: Phone, client: Client, tmp_path: Path) -> None:
    phone.get(client.session.url)
    wait(phone, lambda: headline(phone) == "Look at the computer")
    assert not phone.find_element(By.ID, "buttons").is_displayed()
    (device,) = client.told.asked
    assert (device.name, device.address) == ("iPhone", "127.0.0.1")
    client.session.answer(device, True)
    wait(phone, lambda: headline(phone) == "Ready")
    card = tmp_path / "Ada.vcf"
    card.write_bytes(CARD)
    give(phone, stored(tmp_path, 6, 3000, 4000), into="camera")
    give(phone, card)
    wait(phone, lambda: items(phone) == ["Sent", "Sent"] and headline(phone) == "All sent")
    photo, contacts = client.told.received
    assert (photo.name, photo.kind) == ("phone-001.jpg", "picture")
    assert (contacts.name, contacts.kind, contacts.data) == ("phone-002.vcf", "card", CARD)
    assert Image.open(io.BytesIO(photo.data)).size == (1950, 2600) and same_colours(photo.data)
    assert "2 of 2" in phone.find_element(By.ID, "detail").text
    assert complaints(phone) == []


def test_the_buttons_open_the_camera_and_the_files(phone: Phone, client: Client) -> None:
    enter(phone, client)
    camera, files = (phone.find_element(By.ID, name) for name in ("camera", "files"))
    assert (camera.get_attribute("capture"), camera.get_attribute("accept")) == ("environment", "image/*")
    assert camera.get_attribute("multiple") and files.get_attribute("multiple")
    assert not files.get_attribute("capture") and ".vcf" in str(files.get_attribute("accept"))


@pytest.mark.parametrize("how", ["as usual", "without bitmaps", "a browser that does not turn"])
def test_photos_stand_upright(phone: Phone, client: Client, tmp_path: Path, how: str) -> None:
    enter(phone, client)
    if how == "without bitmaps":
        phone.execute_script("self.createImageBitmap = undefined")
    if how == "a browser that does not turn":
        old = "asBitmap = function (blob) { return createImageBitmap(blob, { imageOrientation: 'none' }); }"
        phone.execute_script(old)
    for turn in range(1, 9):
        give(phone, stored(tmp_path, turn, 2620, 400))
    wait(phone, lambda: items(phone) == ["Sent"] * 8)
    for received in client.told.received:
        assert Image.open(io.BytesIO(received.data)).size == (2600, 397)
        assert same_colours(received.data)
    assert complaints(phone) == []


def test_small_pictures_go_as_they_are_and_large_ones_as_jpeg(phone: Phone, client: Client, tmp_path: Path) -> None:
    enter(phone, client)
    for name, size in (("small.png", (300, 200)), ("small.webp", (300, 200)), ("large.png", (4000, 500))):
        picture(*size).save(tmp_path / name)
        give(phone, tmp_path / name)
    wait(phone, lambda: items(phone) == ["Sent"] * 3)
    small, web, large = client.told.received
    assert small.data == (tmp_path / "small.png").read_bytes() and small.name.endswith(".png")
    assert web.data == (tmp_path / "small.webp").read_bytes() and web.name.endswith(".webp")
    assert Image.open(io.BytesIO(large.data)).size == (2600, 325) and large.name.endswith(".jpg")


def test_a_photo_that_does_not_say_what_it_is(phone: Phone, client: Client, tmp_path: Path) -> None:
    enter(phone, client)
    phone.execute_script("add = (old => file => old(new File([file], file.name, { type: '' })))(add)")
    phone.execute_script("byId('files').onchange = event => { add(event.target.files[0]); work(); }")
    give(phone, stored(tmp_path, 8, 4000, 400))
    wait(phone, lambda: items(phone) == ["Sent"])
    assert Image.open(io.BytesIO(client.told.received[0].data)).size == (2600, 260)


def test_other_files_and_empty_ones_are_refused_in_words(phone: Phone, client: Client, tmp_path: Path) -> None:
    enter(phone, client)
    for name, data in (("page.vcf", b"<!doctype html>"), ("empty.vcf", b""), ("broken.jpg", b"no picture at all")):
        (tmp_path / name).write_bytes(data)
        give(phone, tmp_path / name)
    wait(phone, lambda: items(phone) == ["Neither a picture nor a contact card"] * 3)
    assert headline(phone) == "Not everything was sent"
    (tmp_path / "good.vcf").write_bytes(CARD)
    give(phone, tmp_path / "good.vcf")
    wait(phone, lambda: items(phone)[0] == "Sent")
    assert [received.data for received in client.told.received] == [CARD]


def test_what_is_too_large_is_told_and_not_sent(phone: Phone, tmp_path: Path) -> None:
    with visiting(Limits(), chunks=4) as client:
        enter(phone, client)
        (tmp_path / "many.vcf").write_bytes(CARD * 25_000)
        give(phone, tmp_path / "many.vcf")
        wait(phone, lambda: items(phone) == ["Too large: at most 1 MB"])
        assert not client.told.received and complaints(phone) == []


def test_too_many_files_are_told(phone: Phone, tmp_path: Path) -> None:
    with visiting(Limits(), files=1) as client:
        enter(phone, client)
        (tmp_path / "one.vcf").write_bytes(CARD)
        give(phone, tmp_path / "one.vcf")
        give(phone, tmp_path / "one.vcf")
        wait(phone, lambda: items(phone) == ["Too many for one code: show a new one on the computer", "Sent"])


def test_a_wrong_token_shows_a_sentence_and_no_page(phone: Phone, client: Client) -> None:
    phone.get(client.session.url.replace(client.token, "A" * 22))
    assert phone.find_element(By.TAG_NAME, "body").text.startswith("This code is no longer valid.")
    assert not phone.find_elements(By.TAG_NAME, "script")


@pytest.mark.parametrize("key", ["", "#", "#short", "#" + "A" * 43])
def test_a_wrong_key_shows_what_to_do(phone: Phone, client: Client, key: str) -> None:
    phone.get(client.session.url.split("#")[0] + key)
    wait(phone, lambda: headline(phone) == "This link is not complete")
    assert not client.told.asked and not phone.find_element(By.ID, "buttons").is_displayed()


def test_a_second_phone_is_refused_in_words(phone: Phone, client: Client) -> None:
    enter(phone, client)
    phone.execute_script("localStorage.clear()")
    phone.refresh()
    wait(phone, lambda: headline(phone) == "Another phone is using this code")
    assert not phone.find_element(By.ID, "buttons").is_displayed() and len(client.told.asked) == 1


def test_the_same_phone_may_open_the_page_again(phone: Phone, client: Client) -> None:
    enter(phone, client)
    phone.refresh()
    wait(phone, lambda: headline(phone) == "Ready")
    assert len(client.told.asked) == 1


def test_a_refused_phone_reads_so(phone: Phone, client: Client) -> None:
    phone.get(client.session.url)
    wait(phone, lambda: client.told.asked)
    client.session.answer(client.told.asked[0], False)
    wait(phone, lambda: headline(phone) == "The computer refused this phone")


class Cut:
    """A network that breaks: some requests are cut in the middle, of some others the answer is lost."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, before: set[int], after: set[int]) -> None:
        self.count, self.lock = 0, threading.Lock()
        whole = Handler.do_POST
        reply = Handler._reply

        def do_post(handler: Handler) -> None:
            with self.lock:
                self.count += handler.headers["X-Netdesk"].startswith("chunk")
                number = self.count if handler.headers["X-Netdesk"].startswith("chunk") else 0
            if number in before:
                handler.rfile.read(1000)
                raise ConnectionResetError
            handler.lost = number in after  # type: ignore[attr-defined]
            whole(handler)

        def answer(handler: Handler, status: int, said: dict[str, Any]) -> None:
            if handler.lost:  # type: ignore[attr-defined]
                raise ConnectionResetError
            reply(handler, status, said)

        monkeypatch.setattr(Handler, "do_POST", do_post)
        monkeypatch.setattr(Handler, "_reply", answer)


def test_a_broken_connection_costs_a_piece_and_no_file(
    phone: Phone, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(phone, client)
    cut = Cut(monkeypatch, before={2}, after={5, 7})
    data = CARD * 30_000  # six pieces
    (tmp_path / "all.vcf").write_bytes(data)
    give(phone, tmp_path / "all.vcf")
    wait(phone, lambda: "Connection lost, trying again…" in items(phone))
    wait(phone, lambda: items(phone) == ["Sent"])
    assert [received.data for received in client.told.received] == [data], "once, and whole"
    assert cut.count == 7, "six pieces, and one of them twice"


def test_a_network_that_is_away_for_a_while(phone: Phone, client: Client, tmp_path: Path) -> None:
    enter(phone, client)
    conditions = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    phone.execute_cdp_cmd("Network.enable", {})
    phone.execute_cdp_cmd("Network.emulateNetworkConditions", conditions | {"offline": True})
    (tmp_path / "one.vcf").write_bytes(CARD)
    give(phone, tmp_path / "one.vcf")
    wait(phone, lambda: "Connection lost, trying again…" in items(phone))
    ask_again(phone)
    assert headline(phone) == "The computer does not answer"
    phone.execute_cdp_cmd("Network.emulateNetworkConditions", conditions | {"offline": False})
    wait(phone, lambda: items(phone) == ["Sent"] and headline(phone) == "All sent")
    assert [received.data for received in client.told.received] == [CARD]


def test_the_end_is_told(phone: Phone, client: Client, tmp_path: Path) -> None:
    enter(phone, client)
    assert phone.find_element(By.ID, "left").text == "10 min left"
    client.time.now += 600
    (tmp_path / "late.vcf").write_bytes(CARD)
    give(phone, tmp_path / "late.vcf")
    wait(phone, lambda: headline(phone) == "This code has expired")
    assert items(phone) == ["Not sent"] and not client.told.received
    assert not phone.find_element(By.ID, "buttons").is_displayed()


def test_the_page_knows_the_end_without_the_computer(phone: Phone, client: Client) -> None:
    enter(phone, client)
    client.session.close()
    ask_again(phone)
    assert headline(phone) == "The computer does not answer"
    phone.execute_script("session.endsAt = Date.now() - 1")
    wait(phone, lambda: headline(phone) == "This code has expired")


@pytest.mark.parametrize(
    ("language", "words"),
    [("it-IT", "Ora guarda il computer"), ("pl", "Teraz spójrz na komputer"), ("de-DE", "Look at the computer")],
)
def test_the_page_speaks_the_language_of_the_phone(phone: Phone, client: Client, language: str, words: str) -> None:
    speak(phone, language)
    phone.get(client.session.url)
    wait(phone, lambda: headline(phone) == words)
    spoken = language[:2] if language[:2] in ("it", "pl") else "en"
    assert phone.execute_script("return document.documentElement.lang") == spoken


def test_every_sentence_is_there_in_every_language(phone: Phone, client: Client) -> None:
    phone.get(client.session.url)
    words = phone.execute_script("return WORDS")
    assert set(words) == {"en", "it", "pl"}
    for name in ("it", "pl"):
        assert set(words[name]) == set(words["en"])
        assert all(places(words[name][key]) == places(words["en"][key]) for key in words["en"])
        assert [key for key in words["en"] if words[name][key] == words["en"][key]] == []


def places(text: str) -> set[str]:
    return {part.split("}")[0] for part in text.split("{")[1:]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "it", "pl"])
def test_nothing_is_cut_off(phone: Phone, client: Client, tmp_path: Path, language: str, scheme: str) -> None:
    speak(phone, language)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    phone.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    try:
        phone.get(client.session.url)
        wait(phone, lambda: client.told.asked)
        client.session.answer(client.told.asked[0], True)
        (tmp_path / ("a long name " * 8 + ".vcf")).write_bytes(b"no card")
        ask_again(phone)
        give(phone, tmp_path / ("a long name " * 8 + ".vcf"), stored(tmp_path, 1, 400, 300))
        wait(phone, lambda: len(client.told.received) == 1 and len(items(phone)) == 2)
        assert phone.execute_script("return document.documentElement.scrollWidth") == 320
        over = "return [...document.querySelectorAll('h1,p,.button,.state')].filter(e => e.scrollWidth > e.clientWidth)"
        assert phone.execute_script(over) == []
        ground = phone.execute_script("return getComputedStyle(document.body).backgroundColor")
        if folder := os.environ.get("NETDESK_TEST_PICTURES"):
            phone.save_screenshot(f"{folder}/phone-{language}-{scheme}.png")
        assert ground == ("rgb(20, 22, 25)" if scheme == "dark" else "rgb(246, 245, 241)")
    finally:
        phone.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_a_phone_without_large_numbers_seals_the_same(phone: Phone, client: Client) -> None:
    """Browsers of before 2020 have no BigInt."""
    old = "delete self.BigInt; delete DataView.prototype.setBigUint64; delete Blob.prototype.arrayBuffer;"
    added = phone.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": old})
    try:
        enter(phone, client)
        assert phone.execute_script("return BigInt === Number")
        assert complaints(phone) == []
    finally:
        phone.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
