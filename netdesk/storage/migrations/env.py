"""Runs the migrations on the connection that `netdesk.storage.schema` hands over, in its transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], render_as_batch=True)
context.run_migrations()
