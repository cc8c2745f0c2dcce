"""What came in and has not been decided: arrivals, questions, entries that nobody could read."""
