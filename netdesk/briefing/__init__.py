"""The printable sheets: what they say as plain data, and their pages."""
