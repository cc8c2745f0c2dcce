"""Pictures of cards come in from wherever on the window, and are read while one looks at the first of them."""

from collections.abc import Callable, Sequence

from netdesk.capture.process import forget, prepare
from netdesk.domain.ids import Id
from netdesk.i18n import _, plural
from netdesk.operations.scanning import Brought, bring
from netdesk.operations.sources import Source
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.heic import ordinary
from netdesk.ui.jobs import Context
from netdesk.ui.messages import Action
from netdesk.ui.scans.reading import card_reading
from netdesk.ui.window import MainWindow


def bring_pictures(
    window: MainWindow,
    desk: Desk,
    pictures: Sequence[Source],
    arrival: Id | None = None,
    *,
    over: Callable[[Brought | None], None] = lambda brought: None,
) -> None:
    """Bring pictures in, into an arrival that is there or one of their own; then read their cards, in the inbox.
    `over` is told what came of it, nothing when it did not come to an end."""
    came: list[Brought] = []

    def work(book: Book, context: Context) -> Brought:
        prepare()
        return bring(book, [ordinary(one) for one in pictures], arrival=arrival, progress=context.step)

    def done(brought: Brought) -> None:
        came.append(brought)
        if brought.scans:
            window.show_page("inbox")
            card_reading(desk).start()
        desk.messages.tell(_said(brought), Action(_("Undo"), desk.undo) if brought.scans else None)
        if brought.problems:
            desk.messages.warn(" ".join(brought.problems))

    def ended(brought: Brought | None) -> None:
        if not (brought and brought.scans):
            forget()
        over(brought)

    job = desk.work(_("Opening pictures"), work, done=done, aside=True)
    job.finished.connect(lambda: ended(came[0] if came else None))


def _said(brought: Brought) -> str:
    """What came of pictures, for the message bar."""
    came = plural("{n} picture came in", "{n} pictures came in", len(brought.scans))
    known = plural("{n} came in before", "{n} came in before", brought.known)
    parts = [text for count, text in ((len(brought.scans), came), (brought.known, known)) if count]
    return " · ".join(parts) or _("No picture came in")
