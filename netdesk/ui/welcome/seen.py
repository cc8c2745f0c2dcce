"""Whether a desk is new: the first steps come by themselves once, and are kept as seen with the desk."""

from netdesk.domain.query import PeopleQuery
from netdesk.storage.book import Book
from netdesk.storage.people import first_ids

_SETTING = "first_steps"
_SEEN = "seen"


def is_new(book: Book) -> bool:
    """Whether nobody is on the desk, and the steps were not gone through yet."""
    if book.setting(_SETTING) == _SEEN:
        return False
    with book.reading() as reader:
        return not first_ids(reader, PeopleQuery(), 1)


def keep_seen(book: Book) -> None:
    """The steps do not come by themselves again."""
    book.keep_setting(_SETTING, _SEEN)
