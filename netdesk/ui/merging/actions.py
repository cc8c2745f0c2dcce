"""What is done with people who are one, from wherever on the window: each can be undone."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from netdesk.domain.ids import Id
from netdesk.domain.person import Person
from netdesk.i18n import _, plural
from netdesk.operations import merging
from netdesk.storage.book import Book
from netdesk.ui.desk import Desk
from netdesk.ui.jobs import Context
from netdesk.ui.messages import Action

MOST = 20
"""People that are merged at once; more are hardly one person, and chosen by mistake."""


def ask_to_merge(desk: Desk, people: Sequence[Id], parent: QWidget) -> None:
    """Let the user say what becomes of people who are one."""
    if len(people) > MOST:
        desk.messages.tell(plural("Choose {n} person at most.", "Choose {n} people at most who are one.", MOST))
        return
    from netdesk.ui.merging.dialog import MergeDialog

    MergeDialog(desk, people, parent).open()


def part(desk: Desk, person: Person) -> None:
    """Part somebody from whom they were merged into, and open their page."""

    def parted(found: Person) -> None:
        desk.messages.tell(_("{name} is on their own again").format(name=found.shown), Action(_("Undo"), desk.undo))
        desk.person_wanted.emit(found.id)

    desk.run(lambda book: merging.part(book, person.id), done=parted)


def merged_into(desk: Desk, person: Id) -> list[Person]:
    """Who was merged into somebody, the newest first."""
    return desk.read(lambda reader: merging.merged_with(reader, person))


def find_duplicates(desk: Desk, show: Callable[[], object]) -> None:
    """Look through everybody for people who are there twice; `show` leads to what was found."""

    def work(book: Book, context: Context) -> int:
        from netdesk.operations import duplicates

        return duplicates.find(book, context.step)

    def done(count: int) -> None:
        if count:
            desk.messages.tell(
                plural("{n} pair is perhaps one person", "{n} pairs are perhaps one person each", count),
                Action(_("Undo"), desk.undo),
            )
            show()
        else:
            desk.messages.tell(_("Nobody new seems to be on your desk twice."))

    desk.work(_("Looking for duplicates"), work, done=done)
