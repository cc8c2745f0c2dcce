"""Everything that somebody on the same network could try, over real sockets on this computer."""

import base64
import hashlib
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from phone_client import CARD, DEVICE, JPEG, OTHER, SMALL, Client, head, read, visiting

from netdesk.capture.phone.reception import Ending, Reception
from netdesk.capture.phone.session import PhoneSession
from netdesk.domain.errors import NetdeskError


@pytest.fixture
def client() -> Iterator[Client]:
    with visiting() as one:
        yield one


def soon(true: Callable[[], object]) -> None:
    """Wait until something that another thread does has happened."""
    began = time.monotonic()
    while not true() and time.monotonic() - began < 5:
        time.sleep(0.01)


# --- the page


def test_the_address_has_token_and_key(client: Client) -> None:
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+/d/[\w-]{22}#[\w-]{43}", client.session.url)
    with visiting() as another:
        assert (client.token, client.key) != (another.token, another.key)


def test_the_page_lets_only_its_own_script_run(client: Client) -> None:
    reply = client.get()
    policy = reply.headers["Content-Security-Policy"]
    script = re.search(rb"<script>(.*)</script>", reply.body, re.DOTALL)
    assert reply.status == 200 and script
    assert policy.startswith("default-src 'none'; ")
    assert base64.b64encode(hashlib.sha256(script[1]).digest()).decode() in policy
    assert "unsafe" not in policy and "*" not in policy
    assert reply.headers["X-Content-Type-Options"] == "nosniff" and reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["Referrer-Policy"] == "no-referrer" and reply.headers["Server"] == "Netdesk"


def test_the_page_is_small_and_loads_nothing(client: Client) -> None:
    assert len(client.get(Accept_Encoding="gzip, deflate").body) < 16_000
    assert not re.search(rb"<(?:script|img|iframe)[^>]+src=|@import|https?://", client.get().body)
    assert client.key not in client.get().body and client.session.url.split("#")[1].encode() not in client.get().body


@pytest.mark.parametrize(
    "path",
    ["/", "/d/", "/d", "/favicon.ico", "/index.html", "/../etc/passwd", "/d/..%2f..%2fetc%2fpasswd", "//", "*", "/d/ü"],
)
def test_nothing_else_is_there(client: Client, path: str) -> None:
    assert client.get(path).status in (400, 404)


def test_the_path_must_be_whole(client: Client) -> None:
    for path in (client.path + "/", client.path + "?a=1", client.path[:-1], client.path.upper()):
        assert client.get(path).status == 404
    assert client.get(f"http://evil.example{client.path}").status == 404


def test_what_came_cannot_be_fetched(client: Client) -> None:
    client.enter().chunk(JPEG)
    (received,) = client.told.received
    for name in (received.name, f"{1:032x}", "list"):
        assert client.get(f"{client.path}/{name}").status == 404


def test_who_comes_too_late_reads_a_sentence_in_their_language(client: Client) -> None:
    assert "Ten kod" in client.get("/d/no", Accept_Language="pl-PL,pl;q=0.9").body.decode()
    assert "Questo codice" in client.get("/d/no", Accept_Language="de, it;q=0.5").body.decode()
    assert "This code" in client.get("/d/no").body.decode()


# --- who sends


def test_another_name_is_refused(client: Client) -> None:
    for host in ("evil.example", "localhost", client.host.split(":")[0], f"evil.example:{client.place[1]}"):
        assert client.get(Host=host).status == 421
        assert client.hello(Host=host).status == 421
    assert client.raw(f"GET {client.path} HTTP/1.0\r\n\r\n".encode()).status == 421
    twice = f"GET {client.path} HTTP/1.1\r\nHost: {client.host}\r\nHost: evil.example\r\n\r\n"
    assert client.raw(twice.encode()).status == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1", ""])
def test_another_origin_is_refused(client: Client, origin: str) -> None:
    assert client.hello(Origin=origin).status == 403
    assert not client.told.asked


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_another_site_is_refused(client: Client, site: str) -> None:
    assert client.hello(Sec_Fetch_Site=site).status == 403
    if site != "none":
        assert client.get(Sec_Fetch_Site=site).status == 403
        assert client.get(Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="iframe").status == 403
        assert client.get(Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="document").status == 200


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain", None])
def test_a_form_is_refused(client: Client, kind: str | None) -> None:
    assert client.post("", b"a=1", Content_Type=kind, X_Netdesk=None).status == 403
    assert client.say(f"hello {DEVICE}", Content_Type=kind).status == 415


def test_what_is_not_sealed_is_refused(client: Client) -> None:
    assert client.post(f"hello {DEVICE}", CARD).status == 400
    assert client.post(f"hello {DEVICE}", b"").status == 400
    assert client.post(f"hello {DEVICE}", client.sealed(f"hello {OTHER}")).status == 400
    assert not client.told.asked


def test_what_was_heard_cannot_be_said_again(client: Client) -> None:
    client.enter()
    label = f"chunk {DEVICE} {7:032x} 1 0"
    heard = client.sealed(label, JPEG)
    assert client.post(label, heard).status == 200
    assert client.post(label, heard).status == 409
    assert len(client.told.received) == 1


# --- which device


def test_nobody_sends_before_being_accepted(client: Client) -> None:
    assert client.chunk(JPEG).json == {"state": "other"}
    assert client.hello().json["state"] == "waiting"
    assert client.hello().json["state"] == "waiting"
    assert client.chunk(JPEG).status == 403
    (device,) = client.told.asked
    assert (device.id, device.address) == (DEVICE, "127.0.0.1")
    client.session.answer(device, True)
    assert client.hello().json["state"] == "accepted"
    assert client.chunk(JPEG).json["done"]
    assert client.told.received[0].data == JPEG


def test_a_second_device_is_refused(client: Client) -> None:
    client.enter()
    reply = client.hello(OTHER)
    assert (reply.status, reply.json) == (403, {"state": "other"})
    assert client.chunk(JPEG, device=OTHER).status == 403
    assert len(client.told.asked) == 1 and not client.told.received


def test_a_refused_device_stays_out_and_leaves_room(client: Client) -> None:
    client.hello()
    client.session.answer(client.told.asked[0], False)
    assert client.hello().json == {"state": "refused"}
    assert client.hello(OTHER).json["state"] == "waiting"
    client.session.answer(client.told.asked[0], True)
    assert client.hello().json == {"state": "refused"}, "an answer that comes too late changes nothing"


def test_a_device_that_went_away_while_it_waited_loses_its_turn(client: Client) -> None:
    client.hello()
    assert client.hello(OTHER).status == 403
    client.time.now += SMALL.silence + 1
    assert client.hello(OTHER).json["state"] == "waiting"
    assert client.hello().json == {"state": "other"}


def test_many_refusals_end_it(client: Client) -> None:
    for number in range(SMALL.asks):
        client.hello(f"{number:032x}")
        client.session.answer(client.told.asked[-1], False)
    assert client.told.ended == [Ending.ASKED]
    assert client.hello(OTHER).status == 410


# --- what is sent


def test_pictures_and_cards_arrive_under_names_made_here(client: Client) -> None:
    client.enter()
    assert client.chunk(JPEG, file=1).json["done"] and client.chunk(CARD, file=2).json["done"]
    assert [(each.name, each.kind, each.data) for each in client.told.received] == [
        ("phone-001.jpg", "picture", JPEG),
        ("phone-002.vcf", "card", CARD),
    ]


def test_pieces_come_in_any_number_of_tries(client: Client) -> None:
    client.enter()
    data = JPEG + bytes(2000)
    pieces = [data[at : at + SMALL.chunk] for at in range(0, len(data), SMALL.chunk)]
    assert client.chunk(pieces[0], index=0, count=3).json == {"have": [0], "done": False}
    assert client.chunk(pieces[2], index=2, count=3).json == {"have": [0, 2], "done": False}
    assert client.chunk(pieces[2], index=2, count=3).json == {"have": [0, 2], "done": False}
    assert client.have(1, 3).json == {"have": [0, 2], "done": False}
    assert client.chunk(pieces[1], index=1, count=3).json == {"have": [], "done": True}
    assert client.have(1, 3).json["done"] and client.chunk(pieces[1], index=1, count=3).json["done"]
    assert [each.data for each in client.told.received] == [data]


@pytest.mark.parametrize("data", [b"MZ\x90\x00program", b"<!doctype html><script>", b"%PDF-1.7", b"\x00"])
def test_other_content_is_refused(client: Client, data: bytes) -> None:
    client.enter()
    assert client.chunk(data).status == 415
    assert client.have(1, 1).json == {"have": [], "done": False}
    assert not client.told.received


def test_a_file_may_not_be_too_large(client: Client) -> None:
    client.enter()
    assert client.chunk(JPEG[:1].ljust(SMALL.chunk), count=SMALL.chunks + 1).status == 413
    assert client.chunk(JPEG + bytes(SMALL.chunk)).status == 413
    assert client.chunk(JPEG, count=99999).status == 413


@pytest.mark.parametrize(("size", "index", "count"), [(100, 0, 2), (0, 0, 1), (100, 1, 1), (100, 0, 0)])
def test_pieces_have_their_size_and_place(client: Client, size: int, index: int, count: int) -> None:
    client.enter()
    assert client.chunk(JPEG[:size], index=index, count=count).status == 400


def test_a_file_keeps_its_number_of_pieces(client: Client) -> None:
    client.enter()
    client.chunk(JPEG.ljust(SMALL.chunk), index=0, count=3)
    assert client.chunk(JPEG, index=1, count=2).status == 400


def test_files_and_bytes_are_counted(client: Client) -> None:
    client.enter()
    for file in range(SMALL.files):
        assert client.chunk(CARD, file=file).status == 200
    assert client.chunk(CARD, file=99).status == 429
    with visiting(total=2000) as another:
        another.enter()
        assert [another.chunk(JPEG, file=file).status for file in range(3)] == [200, 200, 429]


def test_few_files_are_on_their_way_at_once(client: Client) -> None:
    client.enter()
    full = JPEG.ljust(SMALL.chunk)
    assert [client.chunk(full, file=file, count=2).status for file in range(3)] == [200, 200, 429]


def test_forty_at_once(client: Client) -> None:
    with visiting(files=20, unfinished=20, total=10**6, each=50, connections=60) as another:
        another.enter()
        found: list[int] = []
        threads = [
            threading.Thread(target=lambda file=file: found.append(another.chunk(CARD, file=file).status))
            for file in range(40)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(found) == [200] * 20 + [429] * 20
        assert len({each.name for each in another.told.received}) == 20


# --- how it is sent


def test_a_body_has_a_length_that_fits(client: Client) -> None:
    client.enter()
    label = f"hello {DEVICE}"
    assert client.say(label, Content_Length=None).status == 411
    assert client.say(label, Transfer_Encoding="chunked").status == 411
    assert client.say(label, Transfer_Encoding="chunked", Content_Length=None).status == 411
    for wrong in ("-1", "+5", "1e3", "0x10", "", "٣"):
        assert client.say(label, Content_Length=wrong).status == 400
    for large in (str(SMALL.chunk + 100), "26000000", "9" * 5000):
        assert client.say(label, Content_Length=large).status == 413
    assert client.say(label, Content_Length=" 28").status == 200


@pytest.mark.parametrize("verb", ["PUT", "TRACE", "DELETE", "OPTIONS", "HEAD", "PATCH", "CONNECT", "BREW"])
def test_other_verbs_are_unknown(client: Client, verb: str) -> None:
    assert client.raw(head(f"{verb} {client.path} HTTP/1.1", {"Host": client.host})).status == 501


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET / HTTP/1.1\r\nHost: a\r\nA: " + b"a" * 70_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"A: b\r\n" * 150 + b"\r\n", 431),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400),
        (b"GET / HTTP/9.9\r\n\r\n", 505),
    ],
)
def test_oversized_and_broken_heads_are_refused(client: Client, request_: bytes, status: int) -> None:
    with socket.create_connection(client.place, timeout=5) as line:
        line.sendall(request_)
        assert line.recv(65536).startswith(f"HTTP/1.0 {status} ".encode())
    assert client.get().status == 200


def test_slow_connections_are_few_and_short(client: Client) -> None:
    with visiting(each=3, head=0.4, whole=0.6) as another:
        slow = [socket.create_connection(another.place, timeout=5) for _ in range(3)]
        for line in slow:
            line.sendall(b"GET ")
        assert turned_away(another)
        began = time.monotonic()
        while time.monotonic() - began < 1 and not all(ended(line) for line in slow):
            time.sleep(0.05)  # a byte now and then does not help
        assert all(ended(line) for line in slow)
        assert another.get().status == 200
        for line in slow:
            line.close()


def turned_away(client: Client) -> bool:
    try:
        return client.get().status == 503
    except OSError:
        return True


def ended(line: socket.socket) -> bool:
    try:
        line.sendall(b"a")
        line.settimeout(0.01)
        return line.recv(1) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    with visiting(whole=0.3) as client, socket.create_connection(client.place, timeout=5) as line:
        body = client.sealed(f"hello {DEVICE}")
        headers = {
            "Host": client.host,
            "X-Netdesk": f"hello {DEVICE}",
            "Content-Type": "application/octet-stream",
            "Content-Length": str(len(body)),
        }
        line.sendall(head(f"POST {client.path} HTTP/1.1", headers) + body[:-1])
        assert line.recv(65536) == b""
        assert not client.told.asked


def test_a_bug_is_not_hidden(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    met: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", met.append)
    monkeypatch.setattr(Reception, "take", lambda *_args: 1 // 0)
    with pytest.raises(IndexError):  # no answer
        client.hello()
    soon(lambda: met)
    assert [each.exc_type for each in met] == [ZeroDivisionError]
    assert client.get().status == 200


# --- the end


def test_it_ends_after_its_time_and_says_so_for_a_while(client: Client) -> None:
    client.enter()
    client.time.now += SMALL.lifetime - 1
    assert client.hello().json["left"] == 1
    client.time.now += 1
    assert client.hello().status == 410 and client.chunk(JPEG).status == 410 and client.get().status == 410
    assert client.told.ended == [Ending.EXPIRED] and client.session.left() == 0
    client.time.now += SMALL.grace
    client.session._thread.join(5)
    with pytest.raises(OSError):
        client.get()


def test_it_ends_by_itself_without_a_visitor(client: Client) -> None:
    client.time.now += SMALL.lifetime
    soon(lambda: client.told.ended)
    assert client.told.ended == [Ending.EXPIRED] and client.session.ending is Ending.EXPIRED


def test_twenty_guesses_end_it(client: Client) -> None:
    statuses = [client.get(f"/d/{number:022}").status for number in range(SMALL.wrong)]
    assert statuses == [404] * (SMALL.wrong - 1) + [410]
    assert client.told.ended == [Ending.GUESSED]
    assert client.get().status == 410


def test_closing_frees_the_port_at_once_and_tells_nobody(client: Client) -> None:
    with socket.create_connection(client.place, timeout=5) as line:
        line.sendall(b"GET ")
        time.sleep(0.15)
        began = time.monotonic()
        client.session.close()
        client.session.close()
        assert time.monotonic() - began < 1
        assert line.recv(1) == b""
    with pytest.raises(OSError):
        client.get()
    assert client.told.ended == [] and client.session.ending is Ending.CLOSED


def test_only_the_chosen_address_listens(client: Client) -> None:
    name, port = client.place
    assert name == "127.0.0.1"
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.2", port), timeout=1)


def test_an_address_of_another_computer_is_told_in_words() -> None:
    with pytest.raises(NetdeskError, match=r"192\.0\.2\.77"):
        PhoneSession("192.0.2.77", asked=print, received=print, ended=print)


def test_nothing_is_said_on_the_terminal(client: Client, capfd: pytest.CaptureFixture[str]) -> None:
    client.enter().chunk(CARD)
    client.get("/d/no")
    with socket.create_connection(client.place, timeout=5) as line:
        line.sendall(b"POST")
    with socket.create_connection(client.place, timeout=5) as line:
        line.sendall(b"nonsense\r\n\r\n")
        read(line) if line.recv(1, socket.MSG_PEEK) == b"H" else None
    assert capfd.readouterr() == ("", "")
