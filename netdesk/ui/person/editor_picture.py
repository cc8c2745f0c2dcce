"""The picture of a person's form: chosen, dropped or pasted; checked here, stored as it was given."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPixmap,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from netdesk.domain.errors import NetdeskError
from netdesk.domain.person import Person, initials
from netdesk.i18n import _
from netdesk.storage.pictures import MAX_PICTURE
from netdesk.ui.desk import Desk
from netdesk.ui.icons import ACCENT, icon
from netdesk.ui.jobs import Context
from netdesk.ui.pictures import SIDE, scaled
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.drop import dragged_files
from netdesk.ui.widgets.layout import hbox, vbox

_SIZE = 96
_AS_GIVEN = ("image/jpeg", "image/png", "image/webp", "image/gif")

Read = tuple[bytes, QImage]


def read_picture(data: bytes) -> Read:
    """A picture's bytes with what to show of it; NetdeskError when they are too many or no picture."""
    if len(data) > MAX_PICTURE:
        raise NetdeskError(_("This picture is larger than 20 MB; choose a smaller one."))
    drawing = data.lstrip()[:1] == b"<"  # an SVG is no photograph, and may reach outside itself
    image = None if drawing else scaled(data, SIDE)
    if image is not None:
        return data, image
    if data[4:8] == b"ftyp":
        raise NetdeskError(_("Pictures of this kind (HEIC) cannot be read here; save it as JPEG first."))
    raise NetdeskError(_("This is no picture that can be read."))


def read_file(path: Path) -> Read:
    """A picture from a file."""
    try:
        if path.stat().st_size > MAX_PICTURE:
            raise NetdeskError(_("This picture is larger than 20 MB; choose a smaller one."))
        return read_picture(path.read_bytes())
    except OSError as error:
        why = error.strerror or str(error)
        raise NetdeskError(_("{file} could not be read: {why}.").format(file=path.name, why=why)) from error


class PictureField(QWidget):
    """`key` is the stored picture, `data` the bytes of a new one. `refused` says why a picture was not taken."""

    refused = Signal(str)

    def __init__(self, desk: Desk, person: Person) -> None:
        super().__init__()
        self._desk = desk
        self.key = person.picture
        self.data: bytes | None = None
        self._avatar = _Face(_SIZE)
        self._avatar.show_person(
            _("Picture"), initials(person.shown), lambda: desk.theme.avatar_colour(person.id), picture=None
        )
        self._avatar.pressed.connect(self.choose)
        self._choose = button(_("Choose…"), self.choose, look="link", icon=icon("camera", ACCENT))
        self._choose.setToolTip(_("Choose a picture, drop one here, or paste one"))
        self._choose.setAccessibleName(_("Choose a picture"))
        self._remove = button(_("Remove"), self.remove, look="link")
        self._remove.setAccessibleName(_("Remove the picture"))
        rows = (hbox(None, each, None) for each in (self._avatar, self._choose, self._remove))
        self.setLayout(vbox(*rows, None, spacing=2))
        self.setAcceptDrops(True)
        desk.pictures.arrived.connect(self._arrived)
        self._show()

    def choose(self) -> None:
        """Ask for a file."""
        kinds = _("Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.heic);;All files (*)")
        folder = self._desk.settings.get("picture_folder", str(Path.home()))
        file, _kind = QFileDialog.getOpenFileName(self, _("Choose a picture"), folder, kinds)
        if file:
            self._desk.settings.set("picture_folder", str(Path(file).parent))
            self.take_file(Path(file))

    def take_file(self, path: Path) -> None:
        """Read a file in the background and show it."""

        def work(_context: Context) -> Read:
            return read_file(path)

        self._desk.jobs.pool(work, done=self._take, failed=self._refuse)

    def take_clipboard(self) -> bool:
        """Take the picture on the clipboard; False when there is none."""
        data = QGuiApplication.clipboard().mimeData()
        return data is not None and self._take_mime(data)

    def remove(self) -> None:
        """Have no picture."""
        self.key, self.data = "", None
        self._avatar.set_picture(None)
        self._show_remove()
        self._choose.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_files(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._take_mime(event.mimeData()):
            event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and self.take_clipboard():
            return
        super().keyPressEvent(event)

    def _take_mime(self, data: QMimeData) -> bool:
        if files := dragged_files(data):
            self.take_file(files[0])
            return True
        if not data.hasImage():
            return False
        given = next((bytes(data.data(kind).data()) for kind in _AS_GIVEN if data.hasFormat(kind)), b"")
        try:
            self._take(read_picture(given or _png(data.imageData())))
        except NetdeskError as error:
            self._refuse(error)
        return True

    def _take(self, found: Read) -> None:
        self.data, image = found
        self._avatar.set_picture(QPixmap.fromImage(image))
        self._show_remove()

    def _refuse(self, problem: Exception) -> None:
        if isinstance(problem, NetdeskError):
            self.refused.emit(str(problem))

    def _arrived(self, key: str) -> None:
        if key == self.key and self.data is None:
            self._show()

    def _show(self) -> None:
        self._avatar.set_picture(self._desk.pictures(self.key) if self.key else None)
        self._show_remove()

    def _show_remove(self) -> None:
        self._remove.setVisible(bool(self.key or self.data))


class _Face(Avatar):
    """The avatar as a thing to press; the button below does the same for the keyboard."""

    pressed = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()


def _png(image: object) -> bytes:
    """An image of the clipboard as bytes; nothing when there is none."""
    if not isinstance(image, QImage) or image.isNull():
        return b""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())
