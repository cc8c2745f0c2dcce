"""Read models of how the network came about: every step of every link, and since when people are on the desk."""

from sqlalchemy import select

from netdesk.domain.ids import Id
from netdesk.storage.book import Reader
from netdesk.storage.tables import person_row, stage_step

Step = tuple[Id, Id, int, int, int, int]


def link_history_rows(reader: Reader) -> list[Step]:
    """Every step of every link: two people, the day as an ordinal, the stage of the link from then on, the trust of the
    first in the second and the other way."""
    row = stage_step.c
    query = select(row.a_id, row.b_id, row.on, row.stage, row.outward, row.inward)
    return [(a, b, on.toordinal(), stage, out, back) for a, b, on, stage, out, back in reader.connection.execute(query)]


def created_days(reader: Reader) -> dict[Id, int]:
    """The day (ordinal) on which everybody was written onto the desk; nobody from the trash."""
    row = person_row.c
    query = select(row.person_id, row.created_on).where(row.removed.is_(False))
    return {one: on.toordinal() for one, on in reader.connection.execute(query)}
