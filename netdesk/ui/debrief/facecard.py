"""Who is being told of: picture, name, work, and what was noted last, so that the room comes back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from netdesk import words
from netdesk.domain.person import initials
from netdesk.domain.stage import Stage
from netdesk.i18n import _, ago
from netdesk.operations.debrief import Face
from netdesk.ui.desk import Desk
from netdesk.ui.messages import announce
from netdesk.ui.widgets.avatar import Avatar
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox

_AVATAR = 84


class FaceCard(QWidget):
    """One person of the walk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._key = ""
        self._avatar = Avatar(_AVATAR)
        self._name = label("", "title", wrap=True)
        self._work = label("", tone="muted", wrap=True)
        self._stage = label("", "small", "muted", wrap=True)
        self._before = label("", "small", "muted", wrap=True)
        texts = vbox(None, self._name, self._work, self._stage, self._before, None, spacing=4)
        row = hbox(self._avatar, texts, spacing=18)
        row.setAlignment(self._avatar, Qt.AlignmentFlag.AlignTop)
        row.setStretch(1, 1)
        self.setLayout(row)
        desk.pictures.arrived.connect(self._arrived)

    def show_face(self, face: Face) -> None:
        """Show somebody."""
        theme, row = self._desk.theme, face.row
        stage = row.stage if row else Stage.CARD
        self._key = row.picture if row else ""
        picture = self._desk.pictures(self._key) if self._key else None
        ground = theme.avatar_colour(row.id if row else face.name)
        self._avatar.show_person(
            face.name, initials(face.name), ground, picture=picture, ring=lambda: theme.stage_pen(stage)
        )
        work = " · ".join(part for part in (row.title, row.organisation) if part) if row else face.attendance.note
        self._name.setText(face.name)
        self._work.setText(work)
        self._work.setVisible(bool(work))
        self._stage.setText(_stage_words(face))
        told = ""
        if before := face.before:
            told = _("Noted last: {note} ({when})").format(note=before[1], when=ago(before[0], self._desk.book.today))
        self._before.setText(told)
        self._before.setVisible(bool(told))
        announce(self, ". ".join(part for part in (face.name, work, self._stage.text(), told) if part))

    def _arrived(self, key: str) -> None:
        if key == self._key:
            self._avatar.set_picture(self._desk.pictures(key))


def _stage_words(face: Face) -> str:
    if face.row is None:
        return _("Comes onto your desk with what you tell")
    if face.new:
        return _("{stage}; your first conversation").format(stage=words.stage(face.row.stage))
    return words.stage(face.row.stage)
