"""Nouns and rules of Netdesk: frozen dataclasses and pure functions, standard library only."""
