"""After the room: how it was with each person met, at the keyboard, seconds per person."""
