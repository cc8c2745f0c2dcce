"""Taking the network out of the program: pictures for print and screen, and files for other programs."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from netdesk.i18n import _
from netdesk.operations import network
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.network import export
from netdesk.ui.network.arranging import Arrangement, arrange, load
from netdesk.ui.network.colours import LIGHT
from netdesk.ui.network.picture import Picture


def export_menu(parent: QWidget, desk: Desk, picture: Callable[[], Picture]) -> QMenu:
    """The menu of the export button; `picture` is what is shown when it is used."""
    menu = QMenu(parent)

    def draw(kind: str, write: Callable[[Picture, Path], None]) -> None:
        if (path := _ask(parent, kind)) is not None:
            shown = picture()
            desk.jobs.pool(lambda _context: write(shown, path), done=lambda _none: _written(desk, path))

    def tell(kind: str, write: Callable[[Book, Path], object]) -> None:
        if (path := _ask(parent, kind)) is not None:
            desk.run(lambda book: write(book, path), done=lambda _none: _written(desk, path))

    menu.addAction(_("PNG at print size…"), lambda: draw("png", export.png))
    menu.addAction("SVG…", lambda: draw("svg", export.svg))
    menu.addAction(_("PDF page…"), lambda: draw("pdf", export.pdf))
    menu.addSeparator()
    menu.addAction("GraphML…", lambda: tell("graphml", network.export_graphml))
    menu.addAction("CSV…", lambda: tell("csv", network.export_csv))
    return menu


def _ask(parent: QWidget, kind: str) -> Path | None:
    title = _("Export the network")
    file, _kind = QFileDialog.getSaveFileName(parent, title, f"network.{kind}", f"{kind.upper()} (*.{kind})")
    if not file:
        return None
    path = Path(file)
    return path if path.suffix else path.with_suffix(f".{kind}")


def _written(desk: Desk, path: Path) -> None:
    desk.messages.tell(_("Written: {file}").format(file=path.name))


def write_picture(book: Book, target: Path) -> None:
    """The network as a PNG, SVG or PDF, for the command line. NetdeskError where it cannot be written."""
    layout = Arrangement()
    read = load(book, layout.layout)
    placed = arrange(read.graph, layout, read.last, read.dragged)
    picture = Picture(placed.graph, placed.places, placed.bands, LIGHT, QApplication.font())
    export.WRITERS.get(target.suffix.lower(), export.png)(picture, target)
