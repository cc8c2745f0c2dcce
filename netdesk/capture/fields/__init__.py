"""From the lines of a card to its fields: who, what, where, and how sure that is."""

from netdesk.capture.fields.making import fields_of

__all__ = ["fields_of"]
