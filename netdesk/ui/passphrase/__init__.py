"""The passphrase: set, changed and removed, asked for when the desk opens, and the window locked when nobody uses it."""
