"""The events of the demo: what they take, and of those that are over whom one met there and what about."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from netdesk.domain.event import Attendance, Event
from netdesk.domain.ids import Id
from netdesk.domain.interaction import Interaction, Kind, Participant

_MET, _TOLD = 9, 6
_HOURS, _PRICE = timedelta(hours=2), Decimal(25)
_HOSTS = ("Circolo Porta Nuova", "Camera di commercio", "Lingotto Fiere", "Coro San Filippo")
_TALKS = (
    "Spoke about the stand, and about the new office.",
    "Introduced to two of their clients.",
    "Wants to know who does good brochures.",
    "Long talk about the choir.",
    "Their daughter starts at the firm.",
    "Asked what a good client is for them.",
)


def evening(
    event: Event, place: int, known: Collection[Id], me: Id, today: date, new_id: Callable[[], Id]
) -> tuple[Event, list[Interaction]]:
    """An event as it would be on a desk in use, and the talks logged with it. `known` are those one talks with; the
    last evening is not told to its end."""
    full = replace(
        event,
        ends=event.starts + _HOURS,
        host=_HOSTS[place % len(_HOSTS)],
        series=event.name if place == 0 else "",
        cost=_PRICE,
        currency="EUR",
    )
    day = event.starts.date()
    if day >= today:
        return full, []
    met = [item.person_id for item in event.attendances if item.person_id in known][:_MET]
    told = met[:_TOLD] if (today - day).days < 90 else met
    talks = [_talk(one, full, me, new_id(), _TALKS[at % len(_TALKS)]) for at, one in enumerate(told) if one]
    over = len(told) == len(met) and (today - day).days > 90
    there = tuple(_there(item, set(met), over=over) for item in event.attendances)
    return replace(full, attendances=there, debriefed_on=day + timedelta(days=1) if over else None), talks


def _talk(one: Id, event: Event, me: Id, own: Id, note: str) -> Interaction:
    both = (Participant(me), Participant(one))
    day, place = event.starts.date(), event.place
    return Interaction(own, Kind.MET, day, 15, place=place, event_id=event.id, note=note, participants=both)


def _there(item: Attendance, met: set[Id | None], *, over: bool) -> Attendance:
    if item.person_id and item.person_id in met:
        return replace(item, met=True)
    return replace(item, met=False) if over else item
