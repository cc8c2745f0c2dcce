"""The questions worth asking, to make one's own."""
