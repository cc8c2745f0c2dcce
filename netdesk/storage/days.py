"""Read models of what belongs into a calendar: open next steps, open promises with a day, days to remember."""

from sqlalchemy import select

from netdesk.domain.event import FollowUp
from netdesk.domain.ids import Id
from netdesk.domain.promise import Promise
from netdesk.storage.book import Reader
from netdesk.storage.tables import followup, person_anniversary, person_row, promise


def open_follow_ups(reader: Reader) -> list[FollowUp]:
    """Next steps that are not done, of people on the desk, by day."""
    row = followup.c
    wanted = (
        select(row.id)
        .join(person_row, person_row.c.person_id == row.person_id)
        .where(row.done_on.is_(None), row.removed_at.is_(None), person_row.c.removed.is_(False))
        .order_by(row.on, row.id)
    )
    return reader.find(FollowUp, list(reader.connection.scalars(wanted)))


def open_promises(reader: Reader) -> list[Promise]:
    """Promises by me and to me that have a day and are neither kept nor broken, by day."""
    row = promise.c
    wanted = select(row.id).where(
        (row.by_id == reader.me) | (row.to_id == reader.me),
        row.due_on.is_not(None),
        row.kept_on.is_(None),
        row.broken_on.is_(None),
        row.removed_at.is_(None),
    )
    found = reader.find(Promise, list(reader.connection.scalars(wanted.order_by(row.due_on, row.id))))
    there = reader.present({one for each in found for one in (each.by_id, each.to_id)})
    return [each for each in found if {each.by_id, each.to_id} <= there | {reader.me}]


def anniversaries(reader: Reader) -> list[tuple[Id, str, str]]:
    """Whose day to remember it is, of what kind, and the day as written in the card."""
    row = person_anniversary.c
    wanted = (
        select(row.owner_id, row.kind, row.day)
        .join(person_row, person_row.c.person_id == row.owner_id)
        .where(person_row.c.removed.is_(False))
        .order_by(row.owner_id, row.position)
    )
    return [(person, kind, day) for person, kind, day in reader.connection.execute(wanted)]
