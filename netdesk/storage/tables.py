"""The tables. Truth first: one per noun and one per list it owns; then what is derived, then the book's own."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    false,
)
from sqlalchemy.types import TypeEngine

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

_ID = String(32)
_BIGKEY = BigInteger().with_variant(Integer, "sqlite")


def _id(name: str = "id") -> Column[Any]:
    return Column(name, _ID, primary_key=True)


def _to(name: str, target: str, *, null: bool = False, index: bool = True) -> Column[Any]:
    """A reference by id, checked when the transaction commits, so that a change may save in any order."""
    key = ForeignKey(f"{target}.id", deferrable=True, initially="DEFERRED")
    return Column(name, _ID, key, nullable=null, index=index)


def _text(name: str) -> Column[Any]:
    return Column(name, Text, nullable=False, server_default="")


def _day(name: str, *, null: bool = True, index: bool = False) -> Column[Any]:
    return Column(name, Date, nullable=null, index=index)


def _flag(name: str) -> Column[Any]:
    return Column(name, Boolean, nullable=False)


def _noun(name: str, *columns: Column[Any]) -> Table:
    """A table of things that can be removed (into the trash) and changed by several programs (version)."""
    tail: tuple[Column[Any], ...] = (
        Column("removed_at", DateTime, nullable=True),
        Column("version", Integer, nullable=False),
    )
    return Table(name, metadata, _id(), *columns, *tail)


def _list(name: str, owner: str, *columns: Column[Any]) -> Table:
    """A list that a noun owns, in its order."""
    key = ForeignKey(f"{owner}.id", ondelete="CASCADE")
    return Table(
        name,
        metadata,
        Column("owner_id", _ID, key, primary_key=True),
        Column("position", Integer, primary_key=True),
        *columns,
    )


def _column(name: str, kind: TypeEngine[Any], *, null: bool = False) -> Column[Any]:
    return Column(name, kind, nullable=null)


person = _noun(
    "person",
    *(_text(f"name_{part}") for part in ("full", "prefix", "given", "middle", "family", "suffix")),
    _text("name_reading_given"),
    _text("name_reading_family"),
    _text("nicknames"),
    *(_text(part) for part in ("organisation", "department", "title", "role", "sphere", "note", "gender", "language")),
    Column("uid", Text, nullable=False, server_default="", index=True),
    _text("picture"),
    _text("picture_url"),
    _flag("is_group"),
    _column("cadence_ideal", Integer(), null=True),
    _column("cadence_longest", Integer(), null=True),
    _day("created_on", null=False),
)
person_tag = _list("person_tag", "person", Column("value", Text, nullable=False, index=True))
person_phone = _list("person_phone", "person", _text("number"), _text("labels"), _flag("preferred"))
person_email = _list("person_email", "person", _text("address"), _text("labels"), _flag("preferred"))
person_address = _list(
    "person_address",
    "person",
    *(_text(part) for part in ("street", "locality", "region", "postcode", "country", "box", "extended", "labels")),
    _flag("preferred"),
)
person_web = _list("person_web", "person", _text("url"), _text("labels"), _flag("preferred"))
person_handle = _list(
    "person_handle", "person", _text("service"), _text("account"), _text("url"), _text("labels"), _flag("social")
)
person_anniversary = _list("person_anniversary", "person", _text("kind"), _text("day"))
person_relative = _list("person_relative", "person", _text("kind"), _text("name"))
person_letter = _list("person_letter", "person", _text("kind"), _text("text"), _day("on", null=False))
person_job = _list(
    "person_job", "person", *(_text(part) for part in ("organisation", "title", "department", "role")), _day("until")
)
person_kept = _list("person_kept", "person", _text("name"), _text("value"), _text("group"), _text("params"))

interaction = _noun(
    "interaction",
    _text("kind"),
    _day("on", null=False, index=True),
    _column("minutes", Integer(), null=True),
    _text("place"),
    _to("event_id", "event", null=True),
    _column("quality", SmallInteger(), null=True),
    _text("note"),
    _day("made_good_on"),
)
interaction_participant = _list(
    "interaction_participant", "interaction", _to("person_id", "person"), _text("role"), _text("note")
)

link = _noun(
    "link",
    _to("a_id", "person"),
    _to("b_id", "person"),
    _text("kinds"),
    _day("since"),
    _to("introduced_by", "person", null=True),
    _text("note"),
)
link_pin = _list(
    "link_pin",
    "link",
    _to("truster_id", "person", index=False),
    _column("stage", SmallInteger(), null=True),
    _day("on", null=False),
    _text("note"),
)

promise = _noun(
    "promise",
    _to("by_id", "person"),
    _to("to_id", "person"),
    _text("text"),
    _day("made_on", null=False),
    _day("due_on", index=True),
    _day("kept_on"),
    _day("broken_on"),
    _day("made_good_on"),
    _to("interaction_id", "interaction", null=True),
)

referral = _noun(
    "referral",
    _to("giver_id", "person"),
    _to("receiver_id", "person"),
    _day("on", null=False),
    _to("prospect_id", "person", null=True),
    _text("prospect_name"),
    _text("need"),
    _column("level", SmallInteger()),
    _flag("consent"),
    _day("thanked_on"),
    _day("reported_on"),
    _to("parent_id", "referral", null=True),
    _text("note"),
)
referral_status = _list(
    "referral_status", "referral", _text("status"), _day("on", null=False), _text("note"), _day("told_on")
)
referral_money = _list(
    "referral_money", "referral", _text("amount"), _text("currency"), _day("on", null=False), _text("note")
)

event = _noun(
    "event",
    _text("name"),
    Column("starts", DateTime, nullable=False, index=True),
    _column("ends", DateTime(), null=True),
    *(_text(part) for part in ("place", "host", "series", "goals", "agenda", "note")),
    _column("cost", Text(), null=True),
    _text("currency"),
    _text("uid"),
    _day("debriefed_on"),
)
event_attendance = _list(
    "event_attendance",
    "event",
    _to("person_id", "person", null=True),
    _text("name"),
    _flag("expected"),
    _column("met", Boolean(), null=True),
    _text("note"),
    _text("table"),
)

followup = _noun(
    "followup",
    _to("person_id", "person"),
    _day("on", null=False, index=True),
    _text("reason"),
    _to("event_id", "event", null=True),
    _day("done_on"),
)

sequence_step = _noun("sequence_step", _column("days", Integer()), _text("text"))
tag_cadence = _noun("tag_cadence", _text("tag"), _column("ideal", Integer()), _column("longest", Integer()))
laid_aside = _noun(
    "laid_aside",
    _text("what"),
    _to("person_id", "person"),
    _day("on", null=False),
    _to("other_id", "person", null=True),
    _text("about"),
    _day("until"),
)
bank_question = _noun("bank_question", _text("topic"), _text("text"), _text("key"), _flag("hidden"))
asked = _noun("asked", _to("person_id", "person"), _text("key"), _day("on", null=False))
sphere = _noun("sphere", _text("name"), _text("trades"))
aim = _noun(
    "aim",
    _text("measure"),
    _column("goal", Integer()),
    _column("points", Integer()),
    _day("since", null=False),
    _text("currency"),
)
expense = _noun(
    "expense",
    _text("what"),
    _day("on", null=False, index=True),
    _column("amount", Text(), null=True),
    _text("currency"),
    _column("minutes", Integer(), null=True),
    _to("event_id", "event", null=True),
)

arrival = _noun(
    "arrival",
    _text("source"),
    Column("came_at", DateTime, nullable=False),
    *(_column(name, Integer()) for name in ("new", "added", "unchanged", "unreadable")),
    _to("event_id", "event", null=True),
    _column("accepted_at", DateTime(), null=True),
)
card = _noun(
    "card",
    _to("person_id", "person"),
    Column("digest", String(64), nullable=False, index=True),
    _text("source"),
    Column("raw", LargeBinary, nullable=False),
    Column("came_at", DateTime, nullable=False),
    _to("arrival_id", "arrival", null=True),
    Column("added", Boolean, nullable=False, server_default=false()),
    _day("decided_on"),
)
question = _noun(
    "question",
    _to("one_id", "person"),
    _to("other_id", "person"),
    _column("score", SmallInteger()),
    Column("asked_at", DateTime, nullable=False),
    _text("reasons"),
    Column("answer", String(16), nullable=False, index=True),
)
merge = _noun(
    "merge",
    _to("kept_id", "person"),
    _to("gone_id", "person"),
    Column("merged_at", DateTime, nullable=False),
    _column("parted_at", DateTime(), null=True),
)
merge_moved = _list(
    "merge_moved", "merge", _text("noun"), Column("entity_id", _ID, nullable=False), _text("before"), _text("after")
)
unreadable = _noun(
    "unreadable",
    Column("digest", String(64), nullable=False, index=True),
    _text("reason"),
    _text("source"),
    _column("line", Integer()),
    Column("raw", LargeBinary, nullable=False),
    Column("came_at", DateTime, nullable=False),
)

scan = _noun(
    "scan",
    _to("arrival_id", "arrival"),
    Column("came_at", DateTime, nullable=False),
    _text("text"),
    _to("person_id", "person", null=True),
)
scan_side = _list(
    "scan_side",
    "scan",
    _text("source"),
    Column("digest", String(64), nullable=False, index=True),
    *(_text(part) for part in ("original", "corners", "picture")),
)
scan_field = _list(
    "scan_field", "scan", _text("kind"), _text("text"), _flag("sure"), _text("lines"), _column("group", Integer())
)

picture = Table(
    "picture",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

link_state = Table(
    "link_state",
    metadata,
    Column("a_id", _ID, primary_key=True),
    Column("b_id", _ID, primary_key=True),
    *(Column(name, SmallInteger, nullable=False) for name in ("stage", "outward", "inward")),
    *(Column(name, Date, nullable=True) for name in ("since", "lapses_on", "changes_on", "last_contact")),
    *(Column(name, Date, nullable=False) for name in ("due_on", "late_on", "dormant_on")),
    *(Column(name, Integer, nullable=False) for name in ("minutes", "contacts", "given", "received")),
    Column("stated", Boolean, nullable=False),
    Index("ix_link_state_b_id", "b_id"),
    Index("ix_link_state_changes_on", "changes_on"),
)

stage_step = Table(
    "stage_step",
    metadata,
    Column("a_id", _ID, primary_key=True),
    Column("b_id", _ID, primary_key=True),
    Column("on", Date, primary_key=True),
    *(Column(name, SmallInteger, nullable=False) for name in ("stage", "outward", "inward")),
    Index("ix_stage_step_b_id", "b_id"),
)

person_row = Table(
    "person_row",
    metadata,
    Column("person_id", _ID, primary_key=True),
    Column("number", _BIGKEY, nullable=False, unique=True),
    Column("removed", Boolean, nullable=False),
    *(Column(name, Text, nullable=False) for name in ("name", "sort_name", "title", "organisation", "picture")),
    Column("stage", SmallInteger, nullable=False),
    Column("last_contact", Date, nullable=True),
    *(Column(name, Date, nullable=False) for name in ("due_on", "late_on", "dormant_on")),
    *(Column(name, Integer, nullable=False) for name in ("given", "received")),
    Column("next_step", Text, nullable=False),
    Column("next_on", Date, nullable=True),
    Column("created_on", Date, nullable=False),
    Column("text", Text, nullable=False),
    Index("ix_person_row_sort", "removed", "sort_name", "person_id"),
    Index("ix_person_row_care", "removed", "stage", "due_on", "sort_name", "person_id"),
    Index("ix_person_row_contact", "removed", "last_contact", "sort_name", "person_id"),
    Index("ix_person_row_stage", "removed", "stage", "sort_name", "person_id"),
    Index("ix_person_row_new", "removed", "person_id"),
    Index("ix_person_row_fresh", "removed", "late_on", "dormant_on", "due_on", "stage"),
)

reading = Table(
    "reading",
    metadata,
    Column("original", String(64), primary_key=True),
    Column("asked", String(128), primary_key=True),
    Column("data", Text, nullable=False),
)

setting = Table(
    "setting", metadata, Column("name", String(64), primary_key=True), Column("value", Text, nullable=False)
)

change = Table(
    "change",
    metadata,
    Column("number", _BIGKEY, primary_key=True),
    Column("title", Text, nullable=False),
    Column("made_at", DateTime, nullable=False),
    Column("undone", Boolean, nullable=False),
    _text("who"),
)
image = Table(
    "image",
    metadata,
    Column("change_number", _BIGKEY, ForeignKey("change.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("noun", String(32), nullable=False),
    Column("entity_id", _ID, nullable=False),
    Column("before", Text, nullable=True),
    Column("after", Text, nullable=True),
)
