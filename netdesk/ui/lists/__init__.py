"""Lists that come in: what each column of a list is, shown on its first rows and corrected there."""
