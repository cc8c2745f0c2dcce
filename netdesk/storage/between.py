"""The links that somebody has with others than me."""

from dataclasses import dataclass

from sqlalchemy import case, or_, select

from netdesk.domain.ids import Id
from netdesk.domain.stage import Stage
from netdesk.storage.book import Reader
from netdesk.storage.tables import link_state, person_row

MOST = 200


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link with somebody else: its stage, and those of the person's trust in the other and of the other's in them."""

    other: Id
    name: str
    stage: Stage
    outward: Stage
    inward: Stage
    stated: bool


def links_with_others(reader: Reader, person: Id) -> list[LinkRow]:
    """Somebody's links with others than me, the strongest first, at most `MOST`; nobody from the trash."""
    state, row = link_state.c, person_row.c
    other = case((state.a_id == person, state.b_id), else_=state.a_id)
    first = state.a_id == person
    query = (
        select(
            row.person_id,
            row.name,
            state.stage,
            case((first, state.outward), else_=state.inward),
            case((first, state.inward), else_=state.outward),
            state.stated,
        )
        .join(person_row, row.person_id == other)
        .where(or_(first, state.b_id == person), state.a_id != reader.me, row.removed.is_(False))
        .order_by(state.stage.desc(), state.last_contact.desc().nulls_last(), row.sort_name)
        .limit(MOST)
    )
    return [
        LinkRow(one, name, Stage(stage), Stage(there), Stage(back), stated)
        for one, name, stage, there, back, stated in reader.connection.execute(query)
    ]
