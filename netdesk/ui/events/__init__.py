"""Events: the list, one event with its people, and its briefing sheet."""
