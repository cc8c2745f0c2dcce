"""Pictures and PDF files of any origin, as upright pages to read: what is broken or a trap ends here."""

import io
import warnings
from collections.abc import Iterator
from contextlib import closing

import pypdfium2
from PIL import Image, ImageFile, ImageOps, UnidentifiedImageError

from netdesk.domain.errors import NetdeskError
from netdesk.i18n import _

LONGEST = 2600  # pixels: the longer side of a page
_KINDS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF")
_MOST = 120_000_000  # pixels: more than any camera card by card; a small file can claim any number
_PAGES = 300
_FINEST = 600 / 72  # dots of a page of a PDF: 600 to the inch
_HEIC = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_BROKEN = OSError, ValueError, TypeError, SyntaxError, EOFError, RuntimeError, MemoryError  # what decoders raise

ImageFile.LOAD_TRUNCATED_IMAGES = True  # what came of half a picture is shown, and read


def pages_of(data: bytes) -> Iterator[bytes]:
    """The pages of a picture or a PDF as JPEG, upright, the longer side at most `LONGEST` pixels. NetdeskError when it
    is neither, or cannot be read."""
    if b"%PDF-" in data[:1024]:
        return map(_kept, _printed(data))
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise NetdeskError(
            _("HEIC pictures cannot be read here. Save it as JPEG, or set the phone's camera to “Most compatible”.")
        )
    return map(_kept, _painted(data))


def _kept(picture: Image.Image) -> bytes:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=95)
    return written.getvalue()


# --- pictures


def _painted(data: bytes) -> Iterator[Image.Image]:
    """The pictures of a file: of a TIFF all, of what moves the first."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is odd in a file; what cannot be read is told below
        try:
            with Image.open(io.BytesIO(data), formats=_KINDS) as file:
                for number in range(min(getattr(file, "n_frames", 1), _PAGES) if file.format == "TIFF" else 1):
                    file.seek(number)
                    yield _upright(file)
        except UnidentifiedImageError as error:
            raise NetdeskError(_("This is no picture that can be read.")) from error
        except Image.DecompressionBombError as error:
            raise NetdeskError(_("This picture is too large. Make it smaller first.")) from error
        except _BROKEN as error:
            raise NetdeskError(_("This picture is damaged and cannot be read.")) from error


def _upright(file: Image.Image) -> Image.Image:
    """The picture as it is meant to be seen, no larger than is of use, in colours on white."""
    if file.width * file.height > _MOST:
        raise NetdeskError(_("This picture is too large. Make it smaller first."))
    file.draft("RGB", (LONGEST, LONGEST))
    picture = _coloured(file)
    picture.thumbnail(
        (LONGEST, LONGEST), Image.Resampling.BOX if max(picture.size) > 3 * LONGEST else Image.Resampling.LANCZOS
    )
    turned: Image.Image = ImageOps.exif_transpose(picture)
    return turned


def _coloured(file: Image.Image) -> Image.Image:
    if file.mode.startswith("I"):  # 16 bits a pixel
        file = file.point(lambda value: value / 256).convert("L")
    if file.has_transparency_data:
        white = Image.new("RGBA", file.size, "white")
        white.alpha_composite(file.convert("RGBA"))
        white.info.update(file.info)
        file = white
    return file.convert("RGB")


# --- PDF


def _printed(data: bytes) -> Iterator[Image.Image]:
    """The pages of a PDF."""
    try:
        with closing(pypdfium2.PdfDocument(data)) as file:
            if len(file) > _PAGES:
                raise NetdeskError(_("This PDF has more than {n} pages. Divide it first.").format(n=_PAGES))
            for page in file:
                longer = max(page.get_size())
                picture: Image.Image = page.render(scale=min(_FINEST, LONGEST / max(longer, 1))).to_pil()
                yield picture.convert("RGB")
                page.close()
    except pypdfium2.PdfiumError as error:
        raise NetdeskError(_("This PDF is damaged or locked, and cannot be read.")) from error
