"""Verbs: one short function per thing a user can do, shared by the window and the command line."""
