"""The command line: parse, call a verb, print as text or as JSON. It never loads Qt itself."""
