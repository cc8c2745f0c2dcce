"""vCard and MECARD text to people and back: reading without loss, writing what phones read."""
