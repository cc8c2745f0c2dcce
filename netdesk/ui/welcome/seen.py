"""Whether somebody is new here: the first steps come by themselves once, and are kept as seen with the desk."""

from netdesk.domain.person import Person
from netdesk.domain.query import PeopleQuery
from netdesk.storage.book import Book
from netdesk.storage.people import first_ids

_SETTING = "first_steps"
_SEEN = "seen"


def is_new(book: Book) -> bool:
    """Whether nobody is on the desk, or its user just joined those who share it and is only called as the server calls
    them; and the steps were not gone through yet."""
    if book.setting(_name(book)) == _SEEN:
        return False
    with book.reading() as reader:
        joined = book.user and reader.get(Person, reader.me).shown == book.user
        return bool(joined) or not first_ids(reader, PeopleQuery(), 1)


def keep_seen(book: Book) -> None:
    """The steps do not come by themselves again."""
    book.keep_setting(_name(book), _SEEN)


def _name(book: Book) -> str:
    return f"{_SETTING}:{book.me}" if book.user else _SETTING
