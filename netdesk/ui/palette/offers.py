"""The rows of the list below the search field: commands that are called so, and what was found on the desk."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from netdesk.domain.text import fold
from netdesk.i18n import _, day, moment, plural
from netdesk.storage.hits import EventHit, Hits, NoteHit, of_company
from netdesk.storage.rows import PersonRow
from netdesk.ui.events.lines import work_words
from netdesk.ui.palette.command import Command, Reach

MOST_COMMANDS = 5
"""Commands on show for a text; without a text it is all of them."""

_SHORTEST_TRADE = 3  # letters


@dataclass(frozen=True, slots=True)
class Offer:
    """A row: what it is, more about it, what stands on the right. Without `act` it is the heading of those below."""

    title: str
    act: Callable[[], object] | None = None
    detail: str = ""
    right: str = ""
    icon: str = ""
    person: PersonRow | None = None
    command: Command | None = None

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        return ", ".join(part for part in (self.title, self.detail, self.right) if part)


def command_offers(commands: Sequence[Command], text: str, lately: Sequence[str]) -> list[Offer]:
    """The commands that a text calls; those used lately come first."""
    words = fold(text).split()
    called = [one for one in commands if one.called(words)]
    used = [one for each in lately for one in called if one.id == each]
    rest = [one for one in called if one not in used]
    if words:
        return _under(_("Commands"), [_command(one) for one in [*used, *rest][:MOST_COMMANDS]])
    lately_used = _under(_("Used lately"), [_command(one) for one in used])
    return [*lately_used, *_under(_("Commands"), [_command(one) for one in rest])]


def found_offers(found: Hits, text: str, reach: Reach, *, people: bool = True) -> list[Offer]:
    """What was found of a text; events alone where the page shows itself who is found."""
    events = _under(_("Events"), [_event(one, reach) for one in found.events])
    if not people:
        return events
    return [
        *_under(_("People"), [*(_person(row, reach) for row in found.people), *_further(found, text, reach)]),
        *_under(_("Companies"), [_company(name, count, reach) for name, count in found.companies]),
        *events,
        *_under(_("Notes"), [_note(one, reach) for one in found.notes]),
    ]


def _under(heading: str, offers: Sequence[Offer]) -> list[Offer]:
    return [Offer(heading), *offers] if offers else []


def _command(one: Command) -> Offer:
    return Offer(one.title, one.act, right=" / ".join(one.shown_keys), icon="chevron-right", command=one)


def _person(row: PersonRow, reach: Reach) -> Offer:
    return Offer(row.name, lambda: reach.desk.person_wanted.emit(row.id), work_words(row), person=row)


def _further(found: Hits, text: str, reach: Reach) -> Iterator[Offer]:
    """The whole list of who was found, and the way to whom nobody here is."""

    def show_all() -> None:
        reach.window.show_page("people")
        reach.window.search.setText(text)

    def ask() -> None:
        from netdesk.ui.network.page import NetworkPage

        page = reach.window.show_page("network")
        assert isinstance(page, NetworkPage)
        page.ask_trade(text)

    if len(found.people) > 1:
        yield Offer(_("Everybody with “{text}”").format(text=text), show_all, icon="people")
    if len(text) >= _SHORTEST_TRADE:
        yield Offer(_("Who knows “{text}”? The warmest way").format(text=text), ask, icon="path")


def _company(name: str, count: int, reach: Reach) -> Offer:
    def show() -> None:
        reach.desk.fetch("palette.company", lambda reader: of_company(reader, name), reach.desk.people_wanted.emit)

    return Offer(name, show, right=plural("{n} person", "{n} people", count), icon="company")


def _event(one: EventHit, reach: Reach) -> Offer:
    when = moment(one.starts, "d MMM yyyy")
    return Offer(one.name, partial(_show_event, reach, one.id), one.place, when, "events")


def _show_event(reach: Reach, event_id: str) -> None:
    from netdesk.ui.events.page import EventsPage

    page = reach.window.show_page("events")
    assert isinstance(page, EventsPage)
    page.show_event(event_id)


def _note(one: NoteHit, reach: Reach) -> Offer:
    go = partial(reach.desk.entry_wanted.emit, one.person_id, one.id)
    return Offer(one.text, go, one.name, day(one.on), "note")
