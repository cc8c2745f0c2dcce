"""Two who are one: side by side, merged, parted again, and looked for among everybody."""
