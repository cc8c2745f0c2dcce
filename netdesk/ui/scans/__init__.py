"""Photographed cards: how they come in, and how they are checked."""
