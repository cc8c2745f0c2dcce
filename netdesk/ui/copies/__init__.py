"""The safety copies of the desk: seen, made, gone back to; and the way out when the desk is damaged."""
