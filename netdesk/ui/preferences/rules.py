"""The trust rules in Settings: the thresholds, what others would change, and using them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from netdesk.domain.policy import DEFAULT_POLICY, TrustPolicy
from netdesk.i18n import _
from netdesk.operations import thresholds
from netdesk.storage.book import Book, Touched
from netdesk.storage.whatif import WhatIf
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Context, Job
from netdesk.ui.messages import Action
from netdesk.ui.person.fields import Notice
from netdesk.ui.preferences.thresholds import Thresholds
from netdesk.ui.preferences.whatif import WhatWouldChange
from netdesk.ui.widgets.buttons import button
from netdesk.ui.widgets.labels import label
from netdesk.ui.widgets.layout import hbox, vbox


class Rules(QWidget):
    """Other thresholds are looked at first and used then: Apply waits until it was told what they would change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown = desk.book.policy
        self._told: TrustPolicy | None = None
        self._job: Job | None = None
        self.thresholds = Thresholds(self._shown)
        self.notice = Notice()
        self.changes = WhatWouldChange(desk)
        self.preview_button = button(_("&What would change?"), self.preview, look="primary")
        self.apply_button = button(_("&Apply"), self.apply, look="primary")
        self.defaults_button = button(_("Back to defaults"), lambda: self.thresholds.show_policy(DEFAULT_POLICY))
        intro = label(
            _("When trust grows and when it lapses. Stages follow from what happened; what you noted stays."),
            tone="muted",
            wrap=True,
        )
        foot = hbox(self.preview_button, self.apply_button, self.defaults_button, None)
        self.setLayout(vbox(intro, self.thresholds, self.notice, self.changes, foot, spacing=10))
        self.thresholds.changed.connect(self._tell)
        desk.changed.connect(self._changed)
        self._tell()

    def preview(self) -> None:
        """Tell what these thresholds would change; nothing is changed."""
        policy = self.thresholds.policy()

        def done(found: WhatIf) -> None:
            self._told = policy
            self.changes.tell(found)

        job = self._desk.jobs.pool(lambda context: thresholds.preview(self._desk.book, policy, context.step), done=done)
        self._desk.messages.follow(job, _("Looking at what would change"))
        self._busy(job)

    def apply(self) -> None:
        """Use the thresholds from now on: all links are assessed anew, whole or not at all."""
        policy = self.thresholds.policy()

        def work(book: Book, context: Context) -> TrustPolicy:
            thresholds.use(book, policy, context.step)
            return policy

        self._busy(self._desk.work(_("Assessing every link anew"), work, done=self._applied))

    # --- inside

    def _busy(self, job: Job) -> None:
        """Wait for a job; the keyboard then goes on where the user was, though that button may have gone."""
        held = self.isAncestorOf(QApplication.focusWidget() or self)
        self._job = job
        job.finished.connect(self._tell)
        if held:
            job.finished.connect(self._take_keyboard)
        self._tell()

    def _take_keyboard(self) -> None:
        for each in (self.apply_button, self.preview_button, self.defaults_button):
            if each.isVisible() and each.isEnabled():
                each.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def _applied(self, policy: TrustPolicy) -> None:
        self._shown = policy
        self._desk.messages.tell(_("The trust rules are in use"), Action(_("Undo"), self._desk.undo))

    def _changed(self, touched: Touched) -> None:
        """Other thresholds may be in use, by undo or from elsewhere; what is being edited here stays. What was told of
        the people as they were is told no longer."""
        policy = self._desk.book.policy
        if touched.everything and policy != self._shown:
            untouched = self.thresholds.policy() == self._shown
            self._shown = policy
            if untouched:
                self.thresholds.show_policy(policy)
        if touched.everything or touched.people:
            self._told = None
        self._tell()

    def _tell(self) -> None:
        """What can be pressed now, and what does not fit together."""
        problem, policy = self.thresholds.problem(), self.thresholds.policy()
        busy = self._job is not None and not self._job.over
        other = not problem and not busy and policy != self._desk.book.policy
        told = other and self._told == policy
        self.thresholds.setEnabled(not busy)
        self.preview_button.setVisible(not told)
        self.preview_button.setEnabled(other)
        self.apply_button.setVisible(told)
        self.changes.setVisible(told)
        self.defaults_button.setEnabled(not busy and policy != DEFAULT_POLICY)
        if problem:
            self.notice.say(problem)
        else:
            self.notice.hide()
