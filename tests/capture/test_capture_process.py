"""Pictures are opened and read in a process of its own, and whatever happens there the program goes on."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from drawn_cards import ADA, ENZO, desk, drawn, jpeg, lying, saved

from netdesk.capture import process
from netdesk.capture.process import Reader, forget, prepare, reader
from netdesk.domain.errors import NetdeskError
from netdesk.i18n import language, use_language

ROOT = Path(__file__).parents[2]
CARDS = Path("/work/shared/cards")


@pytest.fixture(scope="module")
def read() -> Iterator[Reader]:
    with reader() as one:
        yield one


def texts(read: Reader, data: bytes) -> list[list[str]]:
    return [[line.text for line in card.lines] for page in read.pages(data) for card in read.read(page)]


def test_a_file_becomes_pages_and_a_page_cards(read: Reader) -> None:
    picture = desk(size=(2000, 1000))
    lying(drawn(ADA), picture, (520, 480), 4, 800)
    lying(drawn(ENZO), picture, (1480, 500), 176, 800)
    assert sorted(texts(read, jpeg(picture))) == sorted([list(ADA), list(ENZO)])


def test_corners_go_along(read: Reader) -> None:
    corners = (0, 0, 1050, 0, 1050, 600, 0, 600)
    (page,) = read.pages(saved(drawn(ADA), "PNG"))
    (card,) = read.read(page, list(corners))
    assert card.corners == corners
    assert [line.text for line in card.lines] == list(ADA)


def test_what_cannot_be_read_is_told_and_the_next_is_read(read: Reader) -> None:
    for ask in (lambda: read.pages(b"nothing"), lambda: read.read(b"nothing"), lambda: read.read(b"", (0,) * 8)):
        with pytest.raises(NetdeskError):
            ask()
    assert texts(read, jpeg(drawn(ENZO))) == [list(ENZO)]


def test_who_reads_first_has_the_process_that_was_prepared() -> None:
    prepare()
    ready = process._spare
    assert ready is not None
    with reader() as read:
        (page,) = read.pages(saved(drawn(ADA), "PNG"))
        assert process._spare is ready, "opening takes none"
    with reader() as read:
        (card,) = read.read(page)
        assert read._running is ready and process._spare is None
    assert [line.text for line in card.lines] == list(ADA)


def test_a_prepared_process_that_is_dead_or_forgotten_is_nobody_s() -> None:
    page = jpeg(drawn(ADA))
    prepare()
    dead = process._spare
    assert dead is not None
    dead.process.kill()
    dead.process.join()
    with reader() as read:
        assert len(read.read(page)) == 1
        assert read._running is not dead
    prepare()
    forget()
    assert process._spare is None
    forget()


def test_the_sentence_is_in_the_language_of_who_asks() -> None:
    before = language()
    use_language("it")
    try:
        with reader() as read, pytest.raises(NetdeskError) as raised:
            read.pages(b"nothing")
    finally:
        use_language(before)
    assert str(raised.value)
    assert str(raised.value) != "This is no picture that can be read."


def test_a_crash_takes_nothing_down(read: Reader) -> None:
    (page,) = read.pages(jpeg(drawn(ADA)))
    assert read._running is not None
    read._running.process.kill()
    read._running.process.join()
    with pytest.raises(NetdeskError, match="cannot be read"):
        read.read(page)
    assert [line.text for card in read.read(page) for line in card.lines] == list(ADA)


def test_a_picture_that_takes_too_long_is_left() -> None:
    with reader(patience=0.01) as read:
        began = time.monotonic()
        with pytest.raises(NetdeskError, match="too long"):
            read.pages(jpeg(desk()))
        assert time.monotonic() - began < 5
        assert read._running is None, "and so is its process"


def test_what_nobody_wants_any_more_is_left_at_once() -> None:
    def leave() -> None:
        raise LookupError

    began = time.monotonic()
    with pytest.raises(LookupError), reader(check=leave) as read:
        read.pages(jpeg(desk()))
    assert time.monotonic() - began < 5


def test_the_process_ends_with_the_batch() -> None:
    with reader() as read:
        read.pages(jpeg(desk(size=(60, 40))))
        assert read._running is not None
        process = read._running.process
        assert process.is_alive()
    with pytest.raises(ValueError, match="closed"):
        process.is_alive()


def test_nothing_starts_before_something_is_asked() -> None:
    with reader() as read:
        assert read._running is None


def test_the_program_itself_loads_no_library_that_reads(tmp_path: Path) -> None:
    file = tmp_path / "card.jpg"
    file.write_bytes(jpeg(drawn(ADA[:2])))
    code = f"""
import sys
from pathlib import Path
from netdesk.capture.process import reader
if __name__ == "__main__":
    with reader() as read:
        (page,) = read.pages(Path({str(file)!r}).read_bytes())
        read.read(page)
    print(*{{name.partition(".")[0] for name in sys.modules}})
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert not set(done.stdout.split()) & {"cv2", "rapidocr", "onnxruntime", "PIL", "zxingcpp", "pypdfium2", "numpy"}
    assert done.stderr == ""


@pytest.mark.skipif(not CARDS.exists(), reason="the photographed cards are not here")
@pytest.mark.parametrize("name", ["001", "021", "036", "045"])
def test_photographed_cards_are_read_upright(read: Reader, name: str) -> None:
    """Beside a printed sheet, dark and turned, in a hard shadow, upside down on a dark desk."""
    truth = next(card for card in json.loads((CARDS / "photos.json").read_text("utf-8")) if card["id"] == name)
    (lines,) = texts(read, (CARDS / f"photos/{name}.jpg").read_bytes())
    printed = {line["text"].replace(" ", "").casefold() for line in truth["lines"]}
    assert len(printed & {line.replace(" ", "").casefold() for line in lines}) >= len(printed) - 2
    assert len(lines) <= len(printed) + 2
