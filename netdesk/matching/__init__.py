"""Who looks for what, against what everybody else is, can and knows, in four languages."""
