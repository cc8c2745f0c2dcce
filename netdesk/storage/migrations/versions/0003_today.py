"""What a day asks for: cadences of tags, suggestions laid aside, the question bank, spheres, aims, expenses; whether a
giver was told of a referral; tables at events and what follows a first meeting; how the stages of links came about
(derived, made when the desk is opened)."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ID = sa.String(length=32)


def upgrade() -> None:
    """Add the tables and columns; what was reported back to a giver was told up to then."""
    op.add_column("referral_status", sa.Column("told_on", sa.Date(), nullable=True))
    step, referral = (
        sa.table("referral_status", *(sa.column(n) for n in ("owner_id", "on", "told_on"))),
        sa.table("referral", *(sa.column(n) for n in ("id", "reported_on"))),
    )
    for one, on in op.get_bind().execute(sa.select(referral.c.id, referral.c.reported_on)).all():
        if on is not None:
            told = sa.update(step).where(step.c.owner_id == one, step.c.on <= on)
            op.get_bind().execute(told.values(told_on=on))
    op.add_column("event", sa.Column("debriefed_on", sa.Date(), nullable=True))
    op.add_column("event_attendance", sa.Column("table", sa.Text(), server_default="", nullable=False))
    _noun("sequence_step", _number("days"), _text("text"))
    with op.batch_alter_table("link_pin") as pin:
        pin.alter_column("stage", existing_type=sa.SmallInteger(), nullable=True)
    _noun("tag_cadence", _text("tag"), _number("ideal"), _number("longest"))
    _noun(
        "laid_aside",
        _text("what"),
        sa.Column("person_id", _ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("other_id", _ID, nullable=True),
        _text("about"),
        sa.Column("until", sa.Date(), nullable=True),
        to={"person_id": "person", "other_id": "person"},
    )
    hidden: sa.Column[Any] = sa.Column("hidden", sa.Boolean(), nullable=False)
    _noun("bank_question", _text("topic"), _text("text"), _text("key"), hidden)
    _noun(
        "asked",
        sa.Column("person_id", _ID, nullable=False),
        _text("key"),
        sa.Column("on", sa.Date(), nullable=False),
        to={"person_id": "person"},
    )
    _noun("sphere", _text("name"), _text("trades"))
    since: sa.Column[Any] = sa.Column("since", sa.Date(), nullable=False)
    _noun("aim", _text("measure"), _number("goal"), _number("points"), since, _text("currency"))
    _noun(
        "expense",
        _text("what"),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Text(), nullable=True),
        _text("currency"),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("event_id", _ID, nullable=True),
        to={"event_id": "event"},
    )
    op.create_index(op.f("ix_expense_on"), "expense", ["on"])
    op.create_table(
        "stage_step",
        sa.Column("a_id", _ID, nullable=False),
        sa.Column("b_id", _ID, nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.SmallInteger(), nullable=False) for name in ("stage", "outward", "inward")),
        sa.PrimaryKeyConstraint("a_id", "b_id", "on", name=op.f("pk_stage_step")),
    )
    op.create_index("ix_stage_step_b_id", "stage_step", ["b_id"])
    setting = sa.table("setting", sa.column("name"))
    op.get_bind().execute(sa.delete(setting).where(setting.c.name == "figures_on"))  # so that all are made anew


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _number(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _noun(name: str, *columns: sa.Column[Any], to: dict[str, str] | None = None) -> None:
    """A table of things with a trash and versions, its references checked at commit and indexed."""
    op.create_table(
        name,
        sa.Column("id", _ID, nullable=False),
        *columns,
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{target}.id"], name=op.f(f"fk_{name}_{column}"), deferrable=True, initially="DEFERRED"
            )
            for column, target in (to or {}).items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    for column in to or {}:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])
