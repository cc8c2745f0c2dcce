"""Today: whom to care for, why, and with what words to begin."""
