"""The safety copies of a desk that was protected come under its key, in the background."""

from netdesk.i18n import _, plural
from netdesk.operations import passphrase
from netdesk.storage.snapshot import Snapshot
from netdesk.ui.desk import Desk
from netdesk.ui.messages import Action


def seal_copies(desk: Desk) -> None:
    """Bring the copies under the key, with progress; what cannot be is said, with a way to be rid of it."""

    def done(left: list[Snapshot]) -> None:
        if left:
            told = plural(
                "One safety copy could not be protected: anybody can read what is in it.",
                "{n} safety copies could not be protected: anybody can read what is in them.",
                len(left),
            )
            desk.messages.warn(told, Action(_("Delete for good"), lambda: _delete(desk, left)))

    desk.work(
        _("Protecting the safety copies"),
        lambda book, context: passphrase.seal_copies(book, context.step),
        done=done,
        aside=True,
    )


def _delete(desk: Desk, copies: list[Snapshot]) -> None:
    def delete() -> None:
        for copy in copies:
            copy.delete()

    desk.jobs.pool(lambda _context: delete())
