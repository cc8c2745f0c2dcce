"""The triage: deciding with one key each what becomes of those of whom only a card exists."""
