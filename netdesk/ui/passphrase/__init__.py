"""The passphrase: set, changed, removed, asked for when the desk opens; the window locks when nobody uses it."""
