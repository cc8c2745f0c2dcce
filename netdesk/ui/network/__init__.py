"""The Network screen: the picture of who knows whom, and how much trust is on each link."""
