"""On a desk that several people share, a note is read by who wrote it: the server sees to that."""

from alembic import op

revision = "0006"
down_revision = "0005"

_MINE = (
    "kind <> 'note' OR current_setting('netdesk.all', true) = 'yes' OR EXISTS (SELECT 1 FROM interaction_participant p "
    "JOIN setting s ON s.value = p.person_id "
    "WHERE p.owner_id = interaction.id AND p.position = 0 AND s.name = 'me:' || current_user) "
    "OR NOT EXISTS (SELECT 1 FROM interaction_participant p JOIN setting s ON s.value = p.person_id "
    "WHERE p.owner_id = interaction.id AND p.position = 0 AND starts_with(s.name, 'me:'))"
)
"""Who writes a note is the first to take part in it."""
_MADE = "EXISTS (SELECT 1 FROM change c WHERE c.number = change_number AND c.who IN ('', current_user))"


def upgrade() -> None:
    """Let users of a server see the notes they wrote or that are nobody's, and of what undo keeps their own;
    the owner of the tables, too. A file has one user."""
    if op.get_bind().dialect.name != "postgresql":
        return
    for table, whose in (("interaction", _MINE), ("image", _MADE)):
        op.execute(f"CREATE POLICY own_{table} ON {table} USING ({whose}) WITH CHECK (true)")
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY")
