"""Runs migrations on the connection that the store hands over; triggers stand aside meanwhile."""

from alembic import context

from desktop.store import triggers
from desktop.store.base import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
triggers.remove(connection)
context.run_migrations()
triggers.install(connection)
