"""Lists of people as spreadsheets write them: bytes to rows to drafts of people, whatever the columns are called."""
