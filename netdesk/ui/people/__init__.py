"""The people page: cards in a grid or a dense list."""
