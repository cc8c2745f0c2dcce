"""Dataclasses to rows and back: transactions, undo, read models, search. The only place that knows SQLAlchemy."""
