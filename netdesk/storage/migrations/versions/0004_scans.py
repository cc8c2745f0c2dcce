"""Photographed cards: the scans that wait to be checked or were, their sides and fields, and what was read on them."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_ID = sa.String(length=32)


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "scan",
        sa.Column("id", _ID, nullable=False),
        sa.Column("arrival_id", _ID, nullable=False),
        sa.Column("came_at", sa.DateTime(), nullable=False),
        _text("text"),
        sa.Column("person_id", _ID, nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [f"{target}_id"],
                [f"{target}.id"],
                name=op.f(f"fk_scan_{target}_id"),
                deferrable=True,
                initially="DEFERRED",
            )
            for target in ("arrival", "person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan")),
    )
    for column in ("arrival_id", "person_id"):
        op.create_index(op.f(f"ix_scan_{column}"), "scan", [column])
    digest: sa.Column[Any] = sa.Column("digest", sa.String(length=64), nullable=False)
    _list("scan_side", _text("source"), digest, *(_text(part) for part in ("original", "corners", "picture")))
    op.create_index(op.f("ix_scan_side_digest"), "scan_side", ["digest"])
    sure: sa.Column[Any] = sa.Column("sure", sa.Boolean(), nullable=False)
    group: sa.Column[Any] = sa.Column("group", sa.Integer(), nullable=False)
    _list("scan_field", _text("kind"), _text("text"), sure, _text("lines"), group)
    op.create_table(
        "reading",
        sa.Column("original", sa.String(length=64), nullable=False),
        sa.Column("asked", sa.String(length=128), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("original", "asked", name=op.f("pk_reading")),
    )


def _text(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _list(name: str, *columns: sa.Column[Any]) -> None:
    """A list that a scan owns, in its order."""
    op.create_table(
        name,
        sa.Column("owner_id", _ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(["owner_id"], ["scan.id"], name=op.f(f"fk_{name}_owner_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("owner_id", "position", name=op.f(f"pk_{name}")),
    )
