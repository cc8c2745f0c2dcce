"""The page of insights: figures and plots of the whole network, each with the people behind it."""
