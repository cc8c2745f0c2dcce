"""Where the user dragged people in the picture of the network, and where everybody stood last: kept with the desk."""

import json
from collections.abc import Collection, Mapping

from netdesk.domain.ids import Id
from netdesk.storage.book import Book

LAYOUTS = ("rings", "forces")
"""The layouts; each has places of its own."""

Places = dict[Id, tuple[float, float]]


def dragged(book: Book, layout: str) -> Places:
    """Where the user put people in a layout, in its units."""
    return _read(book, f"dragged.{layout}")


def drag(book: Book, layout: str, places: Mapping[Id, tuple[float, float]]) -> None:
    """Keep where the user put people; those put before stay."""
    before = dragged(book, layout)
    _keep(book, f"dragged.{layout}", before | dict(places))


def let_go(book: Book, layout: str, people: Collection[Id] | None = None) -> None:
    """Let the layout place people again, everybody where nobody is named."""
    before = dragged(book, layout)
    gone = set(before) if people is None else set(people)
    _keep(book, f"dragged.{layout}", {one: place for one, place in before.items() if one not in gone})


def last(book: Book, layout: str) -> Places:
    """Where everybody stood when the picture was last shown, so that it is there at once."""
    return _read(book, f"places.{layout}")


def remember(book: Book, layout: str, places: Mapping[Id, tuple[float, float]]) -> None:
    """Keep where everybody stands."""
    _keep(book, f"places.{layout}", places)


def _read(book: Book, name: str) -> Places:
    return {one: (x, y) for one, (x, y) in json.loads(book.setting(name) or "{}").items()}


def _keep(book: Book, name: str, places: Mapping[Id, tuple[float, float]]) -> None:
    rounded = {one: (round(x, 1), round(y, 1)) for one, (x, y) in places.items()}
    book.keep_setting(name, json.dumps(rounded, separators=(",", ":")))
