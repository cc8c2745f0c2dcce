"""Who made a change: on a desk that several people share, undo takes back one's own."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; whoever asks first may take back what was changed up to now."""
    op.add_column("change", sa.Column("who", sa.Text(), server_default="", nullable=False))
