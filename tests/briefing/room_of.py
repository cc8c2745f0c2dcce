"""Rooms to print: people and sheets made from a few words."""

from datetime import date, datetime

from netdesk.briefing.choice import Choice
from netdesk.briefing.room import Entry, Known, RoomSheet, Run, colour, compose
from netdesk.domain.event import Attendance, Event
from netdesk.domain.interaction import Interaction, Kind, Participant, Role
from netdesk.domain.person import Letter, LetterKind, Name, Person, initials
from netdesk.domain.stage import Freshness, Stage

TODAY = date(2026, 11, 22)
ME = Person(
    id="0" * 32,
    name=Name(full="Maria Rossi"),
    letters=(
        Letter(LetterKind.LOOKS_FOR, "owners of small workshops", TODAY),
        Letter(LetterKind.RECOGNISE, "a founder past sixty", TODAY),
    ),
)


def person(number: int, name: str, title: str = "", looks_for: str = "", **more: object) -> Person:
    letters = (Letter(LetterKind.LOOKS_FOR, looks_for, TODAY),) if looks_for else ()
    return Person(id=f"{number:032x}", name=Name(full=name), title=title, letters=letters, **more)  # type: ignore[arg-type]


def known(
    one: Person, stage: Stage = Stage.VISIBILITY, freshness: Freshness = Freshness.FRESH, **more: object
) -> Known:
    return Known(one, stage, freshness, **more)  # type: ignore[arg-type]


def happened(one: Person, kind: Kind, on: date, note: str = "", giver: Person | None = None) -> Interaction:
    def part(who: Person) -> Participant:
        return Participant(who.id, Role.GIVER if who is giver else Role.PRESENT, "a private word")

    return Interaction(kind=kind, on=on, note=note, participants=(part(ME), part(one)))


def event(*attendances: Attendance, **more: object) -> Event:
    return Event(
        "Breakfast Porta Nuova",
        datetime(2026, 11, 23, 7, 30),
        place="Hotel Concord, Torino",
        attendances=attendances,
        **more,  # type: ignore[arg-type]
    )


def sheet(*people: Known, **choice: object) -> RoomSheet:
    return compose(event(), ME, people, TODAY, Choice(**choice))  # type: ignore[arg-type]


def entry(number: int, name: str, **more: object) -> Entry:
    given: dict[str, object] = {
        "key": f"{number:032x}",
        "name": name,
        "work": "Builder, Bianco Costruzioni",
        "stage": Stage(number % 4),
        "stage_word": "Visibility",
        "freshness": Freshness(number % 4),
        "freshness_word": "due",
        "reason": "You trust each other",
        "history": ("2 Oct one-to-one: wants an office in Asti.",),
        "looks_for": "small builders",
        "question": "What do you enjoy most in your work?",
        "next_step": ("Agree on a one-to-one",),
        "initials": initials(name),
        "colour": colour(f"{number:032x}"),
    }
    return Entry(**{**given, **more})  # type: ignore[arg-type]


def of(*people: Entry, **more: object) -> RoomSheet:
    given: dict[str, object] = {
        "title": "Breakfast Porta Nuova",
        "when": "Mon 23 Nov 2026, 7:30",
        "place": "Torino",
        "summary": (Run("34 coming · meet today: "), Run("Ewa Lis", strong=True)),
        "goals": ("two introductions",),
        "looks_for": "workshops",
        "recognise": "a founder past sixty",
        "strangers": (Entry("ana", "Ana Kovač"),),
    }
    return RoomSheet(people=people, **{**given, **more})  # type: ignore[arg-type]
