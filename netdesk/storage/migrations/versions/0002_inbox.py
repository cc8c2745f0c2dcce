"""The inbox: arrivals, questions, merges; past jobs; the invitation an event came from."""

import zlib
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_ID = sa.String(length=32)


def upgrade() -> None:
    """Add the tables and columns of the inbox; what came in stands there as it was, no longer compressed."""
    for name in ("card", "unreadable"):
        _unpack(sa.table(name, sa.column("id"), sa.column("raw")))
    op.add_column("event", sa.Column("uid", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "person_job",
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(
            sa.Column(n, sa.Text(), server_default="", nullable=False)
            for n in "organisation title department role".split()
        ),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], name=op.f("fk_person_job_owner_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owner_id", "position", name=op.f("pk_person_job")),
    )
    _noun(
        "arrival",
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("came_at", sa.DateTime(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("new", "added", "unchanged", "unreadable")),
        sa.Column("event_id", _ID, nullable=True),
        sa.Column("accepted_at", sa.DateTime(), nullable=True),
        to={"event_id": "event"},
    )
    with op.batch_alter_table("card") as card:
        card.add_column(sa.Column("arrival_id", _ID, nullable=True))
        card.add_column(sa.Column("added", sa.Boolean(), server_default=sa.false(), nullable=False))
        card.add_column(sa.Column("decided_on", sa.Date(), nullable=True))
        card.create_foreign_key(
            op.f("fk_card_arrival_id"), "arrival", ["arrival_id"], ["id"], deferrable=True, initially="DEFERRED"
        )
    op.create_index(op.f("ix_card_arrival_id"), "card", ["arrival_id"])
    _noun(
        "question",
        sa.Column("one_id", _ID, nullable=False),
        sa.Column("other_id", _ID, nullable=False),
        sa.Column("score", sa.SmallInteger(), nullable=False),
        sa.Column("asked_at", sa.DateTime(), nullable=False),
        sa.Column("reasons", sa.Text(), server_default="", nullable=False),
        sa.Column("answer", sa.String(length=16), nullable=False),
        to={"one_id": "person", "other_id": "person"},
    )
    op.create_index(op.f("ix_question_answer"), "question", ["answer"])
    _noun(
        "merge",
        sa.Column("kept_id", _ID, nullable=False),
        sa.Column("gone_id", _ID, nullable=False),
        sa.Column("merged_at", sa.DateTime(), nullable=False),
        sa.Column("parted_at", sa.DateTime(), nullable=True),
        to={"kept_id": "person", "gone_id": "person"},
    )
    op.create_table(
        "merge_moved",
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("noun", sa.Text(), server_default="", nullable=False),
        sa.Column("entity_id", _ID, nullable=False),
        sa.Column("before", sa.Text(), server_default="", nullable=False),
        sa.Column("after", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["merge.id"], name=op.f("fk_merge_moved_owner_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owner_id", "position", name=op.f("pk_merge_moved")),
    )


def _unpack(table: Any) -> None:
    connection = op.get_bind()
    for one in connection.scalars(sa.select(table.c.id)).all():
        here = table.c.id == one
        packed = connection.scalar(sa.select(table.c.raw).where(here))
        connection.execute(sa.update(table).where(here).values(raw=zlib.decompress(packed or b"")))


def _noun(name: str, *columns: sa.Column[Any], to: dict[str, str]) -> None:
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
            for column, target in to.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{name}")),
    )
    for column in to:
        op.create_index(op.f(f"ix_{name}_{column}"), name, [column])
