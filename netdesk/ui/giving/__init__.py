"""Introductions to give, and the circles of trades with their empty seats."""
