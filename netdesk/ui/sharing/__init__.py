"""Handing people on: a code to hold under a camera, text to paste, cards to drag out, and cards pasted in."""
