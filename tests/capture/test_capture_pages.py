"""Files of any origin become upright pages, and what is broken or a trap is told in one sentence."""

import io
import struct
import zlib

import numpy as np
import pytest
from drawn_cards import desk, jpeg, saved
from PIL import Image
from pypdf import PdfReader, PdfWriter

from netdesk.capture.pages import LONGEST, pages_of
from netdesk.domain.errors import NetdeskError


def opened(page: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(page))
    assert picture.format == "JPEG"
    return picture.convert("RGB")


def only(data: bytes) -> Image.Image:
    (page,) = pages_of(data)
    return opened(page)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF"])
def test_pictures_of_every_kind(kind: str) -> None:
    picture = only(saved(desk((40, 120, 200), (300, 200)), kind))
    assert picture.size == (300, 200)
    assert np.abs(np.asarray(picture).mean(axis=(0, 1)) - (200, 120, 40)).max() < 8


def test_a_photo_is_turned_as_the_camera_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be shown a quarter turn clockwise
    picture = desk(size=(300, 200))
    picture[:, :60] = (0, 0, 255)  # red at the left
    shown = only(jpeg(picture, exif=exif))
    assert shown.size == (200, 300)
    red, _green, blue = np.asarray(shown)[20].mean(axis=0)
    assert red > 200 > 60 > blue, "the left is above"


def test_a_large_picture_is_made_smaller() -> None:
    assert only(jpeg(desk(size=(5000, 2500)))).size == (LONGEST, LONGEST // 2)
    assert only(saved(desk(size=(3000, 600)), "PNG")).size == (LONGEST, 520)


def test_what_is_transparent_is_white() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (50, 40), (0, 0, 0, 0)).save(file, "PNG")
    assert np.asarray(only(file.getvalue())).min() > 250


def test_sixteen_bits_are_shown_as_eight() -> None:
    file = io.BytesIO()
    Image.fromarray(np.full((40, 50), 128 * 256, np.uint16)).save(file, "PNG")
    assert abs(float(np.asarray(only(file.getvalue())).mean()) - 128) < 3


def test_the_pages_of_a_tiff_and_of_a_pdf() -> None:
    front, back = (Image.fromarray(desk(colour, (850, 550))) for colour in ((20, 20, 20), (230, 230, 230)))
    for kind in ("TIFF", "PDF"):
        file = io.BytesIO()
        front.save(file, kind, save_all=True, append_images=[back])
        dark, bright = map(opened, pages_of(file.getvalue()))
        assert np.asarray(dark).mean() < 60 < 200 < np.asarray(bright).mean()
        assert dark.width > dark.height
        assert dark.width <= LONGEST


def test_half_a_picture_is_read_as_far_as_it_goes() -> None:
    whole = jpeg(desk(size=(900, 600)))
    picture = only(whole[: len(whole) // 2])
    assert picture.size == (900, 600)
    assert np.asarray(picture)[:100].std() > 0


def claiming(wide: int, high: int) -> bytes:
    """A PNG that says it is as large as that."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    chunks = [struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def locked() -> bytes:
    plain, file = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (80, 50)).save(plain, "PDF")
    writer = PdfWriter(clone_from=PdfReader(plain))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "no picture"),
        (b"BEGIN:VCARD\nEND:VCARD\n", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (b"\xff\xd8\xff\xe0only a beginning", "cannot be read|no picture"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "cannot be read|no picture"),
        (claiming(60_000, 60_000), "too large"),
        (claiming(0, 10), "no picture|damaged"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "JPEG"),
        (b"%PDF-1.7 and nothing more", "PDF"),
        (locked(), "locked"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, told: str) -> None:
    with pytest.raises(NetdeskError, match=told) as raised:
        list(pages_of(data))
    assert str(raised.value).endswith(".")
