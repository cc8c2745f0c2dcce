"""Photographed cards: where they are in a picture, what stands on them, and which field each line is."""
