"""The goals of the week: what to do, what it is worth, what it took, and the last half year."""
