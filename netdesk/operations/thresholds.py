"""Other thresholds of the trust rules: what they would change, and using them."""

from netdesk.domain.policy import TrustPolicy
from netdesk.i18n import _
from netdesk.storage.book import Book
from netdesk.storage.derived import Progress, quiet
from netdesk.storage.whatif import WhatIf, what_if


def preview(book: Book, policy: TrustPolicy, progress: Progress = quiet) -> WhatIf:
    """Who would move if these thresholds were used; nothing is changed. `progress` may raise to leave."""
    with book.reading() as reader:
        return what_if(reader, policy, progress)


def use(book: Book, policy: TrustPolicy, progress: Progress = quiet) -> None:
    """Use these thresholds from now on. Every link is told anew, whole or not at all: `progress` gets people done and
    in all, and may raise to leave all as it was. It is a change like any other, undone also after a restart."""
    with book.changing(_("Change the trust rules")) as change:
        change.use_policy(policy, progress)
