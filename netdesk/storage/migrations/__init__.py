"""Alembic migrations: the schema from its first version."""
