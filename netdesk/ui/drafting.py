"""Words that were drafted for the user: to read, to change, to copy, or to hand to the mail program."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from netdesk.domain.draft import LONGEST_LINK, Draft, mailto
from netdesk.i18n import _
from netdesk.ui.desk import Desk
from netdesk.ui.icons import icon
from netdesk.ui.person.fields import Form, NoteField, Notice, TextField, grown
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox

_LINES = 12


def show_draft(
    parent: QWidget | None, desk: Desk, draft: Draft, *, sent: Callable[[], None] | None = None
) -> "DraftDialog":
    """Open a draft. With `sent` there is a button that notes it as sent; nothing is sent by the program."""
    dialog = DraftDialog(desk, draft, parent, sent=sent)
    dialog.open()
    return dialog


class DraftDialog(QDialog):
    """To whom, the subject and the text, all open to change; Ctrl+Return opens the mail program."""

    def __init__(
        self, desk: Desk, draft: Draft, parent: QWidget | None = None, *, sent: Callable[[], None] | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Words to send"))
        self._desk, self._note_sent = desk, sent
        self.to = TextField(_("To"), ", ".join(draft.to), _("no mail address is known"))
        self.subject = TextField(_("Subject"), draft.subject)
        self.text = NoteField(_("Text"), draft.text, lines=_LINES)
        self.text.setMaximumHeight(16777215)
        self.notice = Notice()
        self.copy_button = button(_("&Copy"), self.copy, icon=icon("copy"))
        self.mail_button = button(_("&Open in the mail program"), self.open_mail, look="primary")
        self.sent_button = button(_("It is &sent"), self.note_sent)
        self._lay_out()

    @property
    def draft(self) -> Draft:
        """The message as it stands now."""
        to = tuple(one for part in self.to.value().split(",") if (one := part.strip()))
        return Draft(to, self.subject.value(), self.text.toPlainText().strip())

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self.draft.text)
        self.copy_button.setText(_("Copied"))

    def open_mail(self) -> None:
        """Hand the message to the mail program; a text too long for that is copied, to be pasted there."""
        draft = self.draft
        if len(mailto(draft)) > LONGEST_LINK:
            self.copy()
            draft = replace(draft, text="")
            self.notice.say(_("The text is too long to hand over, so it was copied: paste it into the message."))
        if len(link := mailto(draft)) > LONGEST_LINK or not QDesktopServices.openUrl(QUrl.fromEncoded(link.encode())):
            self.copy()
            self.notice.say(_("No mail program took it, so the text was copied: paste it where you write."))

    def note_sent(self) -> None:
        """Record that the user sent it, and close."""
        self.accept()
        if self._note_sent:
            self._note_sent()

    def _lay_out(self) -> None:
        form = Form()
        form.row(_("&To"), self.to)
        form.row(_("Su&bject"), self.subject)
        self.sent_button.setVisible(self._note_sent is not None)
        close = button(_("Close"), self.reject)
        for each in (self.copy_button, self.mail_button, self.sent_button, close):
            each.setAutoDefault(False)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.open_mail)
        hint = label(_("Make it yours before it goes. Netdesk sends nothing by itself."), "small", "muted", wrap=True)
        foot = hbox(close, None, self.copy_button, self.sent_button, self.mail_button, spacing=10)
        column = vbox(hint, form, self.text, self.notice, foot, margins=(20, 18, 20, 16), spacing=12)
        column.setStretchFactor(self.text, 1)
        self.setLayout(column)
        self.setMinimumWidth(grown(620))
        self.text.setFocus()
