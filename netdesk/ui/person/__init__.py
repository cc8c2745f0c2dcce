"""One person beside the list: who they are, trust, giving, letters, logging, timeline."""
