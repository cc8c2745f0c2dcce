"""What stands on paper: the words, pictures and links of a PDF with their places, read back with pdfium."""

from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from netdesk.briefing import pages
from netdesk.briefing.pages import Paper
from netdesk.briefing.sheet import Printable


@dataclass(frozen=True)
class Box:
    """Something on a page: left, bottom, right, top in points."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Box", slack: float = 1.2) -> bool:
        """Whether the two cover each other by more than the tails of letters do."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.top, other.top) - max(self.bottom, other.bottom)
        return across > slack and down > slack


@dataclass(frozen=True)
class Page:
    """One page: its size in points, its runs of words, its pictures (with their width in pixels)."""

    width: float
    height: float
    lines: tuple[Box, ...]
    pictures: tuple[tuple[Box, int], ...]
    text: str


def printed(sheet: Printable, paper: Paper = "A4") -> list[Page]:
    """The pages of a sheet as they are printed."""
    document = pypdfium2.PdfDocument(pages.pdf(sheet, paper))
    made = [_page(document[number]) for number in range(len(document))]
    document.close()
    return made


def _page(page: pypdfium2.PdfPage) -> Page:
    text = page.get_textpage()
    lines = [Box(*item.get_bounds()) for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=10)]
    pictures = tuple(
        (Box(*item.get_bounds()), item.get_px_size()[0])
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=10)
    )
    return Page(page.get_width(), page.get_height(), tuple(lines), pictures, text.get_text_range())


def inside(page: Page, margin: float = 14) -> bool:
    """Whether everything stands within the paper, away from the edges that printers cannot reach."""
    boxes = [*page.lines, *(box for box, _pixels in page.pictures)]
    return all(
        box.left >= margin
        and box.bottom >= margin
        and box.right <= page.width - margin
        and box.top <= page.height - margin
        for box in boxes
    )


def overlapping(page: Page) -> list[tuple[Box, Box]]:
    """The pairs of lines that cover each other, and lines that stand on a picture."""
    boxes = [*page.lines, *(box for box, _pixels in page.pictures)]
    boxes.sort(key=lambda box: -box.top)
    return [(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :] if one.overlaps(other)]
