"""The orders of the list of people, cut into pieces that an index gives in order. As SQL, so that the first page can be
read before SQLAlchemy is loaded. `:today` is bound."""

from collections.abc import Iterator

from netdesk.domain.query import Sort
from netdesk.domain.stage import Stage

Piece = tuple[str, str]
"""A condition and the order within it."""

_NAME = "person_row.sort_name, person_row.person_id"
_CARE = (
    "person_row.due_on <= :today AND person_row.dormant_on > :today",
    "person_row.due_on > :today AND person_row.dormant_on > :today",
    "person_row.dormant_on <= :today",
)


def pieces(sort: Sort) -> Iterator[Piece]:
    """The pieces of an order, one after the other. Needs care: who is due and not yet dormant, the most trusted first;
    then the fresh ones, then the dormant."""
    stages = [int(stage) for stage in sorted(Stage, reverse=True)]
    if sort is Sort.CARE:
        for state in _CARE:
            for stage in stages:
                yield f"person_row.stage = {stage} AND {state}", f"person_row.due_on, {_NAME}"
    elif sort is Sort.STAGE:
        for stage in stages:
            yield f"person_row.stage = {stage}", _NAME
    elif sort is Sort.CONTACT:
        yield "person_row.last_contact IS NOT NULL", f"person_row.last_contact DESC, {_NAME}"
        yield "person_row.last_contact IS NULL", _NAME
    else:
        yield "1 = 1", "person_row.person_id DESC" if sort is Sort.NEW else _NAME
