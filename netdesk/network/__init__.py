"""The network as arrays: who knows whom, where each person stands in the picture, and how it is handed to others."""
