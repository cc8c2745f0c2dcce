"""Everything from the keyboard: the list below the search field, and the sheet with all keys."""
