"""A desk as it was before Today: written with bare SQL, so that this stays a test when the schema moves on."""

from datetime import date
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from desk_clock import Clock
from sqlalchemy import Connection, select, text

from netdesk.domain.interaction import Interaction, Kind
from netdesk.domain.link import Link, Pin, Tie
from netdesk.domain.person import Person
from netdesk.domain.promise import Promise
from netdesk.domain.referral import Referral, ReferralStatus, StatusStep
from netdesk.domain.stage import Stage
from netdesk.storage import schema
from netdesk.storage.book import Book
from netdesk.storage.engine import desk_url, open_engine
from netdesk.storage.soundness import look
from netdesk.storage.tables import stage_step

ME, ANA = "1" * 32, "2" * 32
TALKS = ((date(2026, 3, 1), "met"), (date(2026, 4, 1), "met"), (date(2026, 5, 1), "one-to-one"))

ROWS: dict[str, list[dict[str, Any]]] = {
    "person": [
        {"id": one, "name_full": name, "is_group": False, "created_on": date(2026, 1, 1), "version": 1}
        for one, name in ((ME, "Me"), (ANA, "Ana"))
    ],
    "person_letter": [
        {"owner_id": ANA, "position": place, "kind": kind, "text": "words", "on": date(2026, 5, 2)}
        for place, kind in enumerate(("goals", "skills"))
    ],
    "interaction": [
        {"id": f"a{place}" * 16, "kind": kind, "on": on, "minutes": 30, "version": 1}
        for place, (on, kind) in enumerate(TALKS)
    ],
    "interaction_participant": [
        {"owner_id": f"a{place}" * 16, "position": end, "person_id": one, "role": "present"}
        for place in range(len(TALKS))
        for end, one in enumerate((ME, ANA))
    ],
    "referral": [
        {
            "id": "r" * 32,
            "giver_id": ANA,
            "receiver_id": ME,
            "on": date(2026, 6, 1),
            "level": 3,
            "consent": True,
            "reported_on": date(2026, 6, 20),
            "version": 2,
        }
    ],
    "referral_status": [
        {"owner_id": "r" * 32, "position": place, "status": status, "on": on}
        for place, (status, on) in enumerate(
            (("contacted", date(2026, 6, 5)), ("meeting-set", date(2026, 6, 20)), ("closed", date(2026, 7, 1)))
        )
    ],
    "promise": [
        {"id": "p" * 32, "by_id": ME, "to_id": ANA, "text": "the list", "made_on": date(2026, 5, 1), "version": 1}
    ],
    "link": [{"id": "c" * 32, "a_id": ME, "b_id": ANA, "kinds": '["client"]', "version": 1}],
    "link_pin": [
        {"owner_id": "c" * 32, "position": 0, "truster_id": ANA, "stage": 3, "on": date(2026, 8, 1), "note": "she said"}
    ],
    "setting": [{"name": "me", "value": ME}, {"name": "figures_on", "value": "2026-11-22"}],
}


def write(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(schema.__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "0002")
    if connection.dialect.name == "sqlite":
        connection.execute(text("PRAGMA application_id=1314145355"))
        connection.execute(text("PRAGMA user_version=2"))
    for table, rows in ROWS.items():
        names = ", ".join(f'"{name}"' for name in rows[0])
        values = ", ".join(f":{name}" for name in rows[0])
        plain = [{name: str(held) if isinstance(held, date) else held for name, held in row.items()} for row in rows]
        connection.execute(text(f'INSERT INTO "{table}" ({names}) VALUES ({values})'), plain)


def test_a_desk_of_before_today_opens_with_all_its_rows_and_its_history(desk: str, clock: Clock) -> None:
    engine = open_engine(desk_url(desk), foreign_keys=False)
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        write(connection)
    engine.dispose()
    book = Book.open(desk, clock)
    with book.reading() as reader:
        assert {one.shown for one in reader.all(Person)} == {"Me", "Ana"}
        assert [
            (one.on, one.kind, one.people()) for one in sorted(reader.all(Interaction), key=lambda one: one.on)
        ] == [(on, Kind(kind), {ME, ANA}) for on, kind in TALKS]
        assert [one.text for one in reader.all(Promise)] == ["the list"]
        (link,), (referral,) = reader.all(Link), reader.all(Referral)
        steps = reader.connection.execute(select(stage_step).order_by(stage_step.c.on)).all()
    assert link.kinds == (Tie.CLIENT,)
    assert link.pins == (Pin(ANA, Stage.PROFITABILITY, date(2026, 8, 1), "she said"),)
    told = date(2026, 6, 20)
    assert referral.reported_on == told
    assert referral.statuses == (
        StatusStep(ReferralStatus.CONTACTED, date(2026, 6, 5), told_on=told),
        StatusStep(ReferralStatus.MEETING_SET, told, told_on=told),
        StatusStep(ReferralStatus.CLOSED, date(2026, 7, 1)),
    ), "what was reported back was told; what came later was not"
    assert [tuple(step) for step in steps] == [
        (ME, ANA, date(2026, 3, 1), 1, 1, 1),
        (ME, ANA, date(2026, 5, 1), 1, 1, 2),
        (ME, ANA, date(2026, 5, 2), 2, 2, 2),
        (ME, ANA, date(2026, 8, 1), 2, 2, 3),
    ]
    assert look(book).sound
    book.close()
