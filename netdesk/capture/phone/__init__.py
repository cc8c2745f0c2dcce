"""Cards from a phone on the same network: one page, one device that was asked for, sealed content, ten minutes."""
